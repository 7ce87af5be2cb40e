using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Trine.Kernel.Changes;
using Trine.Kernel.Data;
using Trine.Kernel.Objects;

namespace Trine.Privacy.Erasure;

/// <summary>Asks again for the erasures a database knows nothing of, because it was brought back from an older backup.</summary>
internal sealed class ErasureReplay(TrineDb db, Metadata metadata, RecordStore store, PersonalDataErasure erasure, ErasureRegister register, ILogger<ErasureReplay> log)
{
    /// <summary>Compares the register with the database. Call as the system.</summary>
    /// <returns>Records that will be erased again.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var entries = register.Read().ToList();
        if (entries.Count == 0)
        {
            return 0;
        }

        var erased = await db.Set<ErasedRecord>().AsNoTracking().ToDictionaryAsync(e => e.RecordId, e => e.At, cancellationToken);
        var asked = 0;
        foreach (var entry in entries)
        {
            var missing = entry.Records.Select(PersonReference.Parse).Where(r => !erased.TryGetValue(r.Id, out var at) || at < entry.At).ToList();
            var records = missing.Count == 0 ? [] : await LeftAsync(missing, cancellationToken);
            if (records.Count == 0)
            {
                continue;
            }

            try
            {
                await erasure.AskAsync(records, (ErasureReason)EnumText.Parse(typeof(ErasureReason), entry.Reason)!, entry.Everywhere, entry.Note, null, cancellationToken);
                asked += records.Count;
            }
            catch (RefusedException)
            {
                // It is under way: another node was faster, or the process ended in the middle of it.
            }
        }

        if (asked > 0)
        {
            log.LogWarning("{Count} records are erased again: this database comes from a backup older than their erasure", asked);
        }

        return asked;
    }

    /// <summary>Those of the records that are there. Some were made after the backup.</summary>
    private async Task<List<PersonReference>> LeftAsync(List<PersonReference> records, CancellationToken cancellationToken)
    {
        var left = new List<PersonReference>();
        foreach (var group in records.GroupBy(r => r.Object).Where(g => metadata.Current.Find(g.Key) is { Definition.IsPersonal: true }))
        {
            left.AddRange((await store.DeletableAsync(metadata.Current.Schema(group.Key), [.. group.Select(r => r.Id)], cancellationToken)).Select(r => new PersonReference(group.Key, r.Id)));
            db.ChangeTracker.Clear();
        }

        return left;
    }
}
