using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Trine.Kernel.Access;
using Trine.Kernel.Audit;
using Trine.Kernel.Changes;
using Trine.Kernel.Comments;
using Trine.Kernel.Data;
using Trine.Kernel.Files;
using Trine.Kernel.Localisation;
using Trine.Kernel.Notifications;
using Trine.Kernel.Objects;
using Trine.Kernel.Search;
using Trine.Kernel.Transfer;
using Trine.Kernel.Transfer.Exports;
using Trine.Kernel.Transfer.Imports;

namespace Trine.Privacy.Erasure;

/// <summary>
/// One erasure at work. First everything others wrote of the person, then, in one transaction, the person's own records, what hangs on them and what the
/// log says of all of it. Whoever goes on after a crash begins anew: the words to look for stand in the person's records until that transaction.
/// </summary>
internal sealed class ErasureRun(IServiceScopeFactory scopes, ErasureJob job, LogReaderLoop loop)
{
    private const int ChunkSize = 200;
    private const int HitLimit = 1_000;

    private static readonly TimeSpan ReadersMay = TimeSpan.FromMinutes(2);

    private readonly bool _everyPlace = job.Reason == ErasureReason.Request;
    private readonly HashSet<string> _tables = [];

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var terms = job.Cleared ? null : await ClearAsync(cancellationToken);
        await DiscardAsync(cancellationToken);
        var indexed = await IsIndexedAsync(cancellationToken);
        await using var scope = NewScope();
        var compacted = _everyPlace && indexed && await scope.ServiceProvider.GetRequiredService<Compaction>().RunAsync(_tables, cancellationToken);
        await ProveAsync(scope.ServiceProvider, terms, compacted, cancellationToken);
    }

    private AsyncServiceScope NewScope()
    {
        var scope = scopes.CreateSystemScope();
        var changes = scope.ServiceProvider.GetRequiredService<ChangeScope>();
        (changes.Source, changes.ChangeSet) = (ChangeSource.Erasure, job.Id);
        return scope;
    }

    /// <summary>Takes the person out of everything.</summary>
    /// <returns>What he was known by; null when nobody is to look for it.</returns>
    private async Task<PersonTerms?> ClearAsync(CancellationToken cancellationToken)
    {
        await using var scope = NewScope();
        var services = scope.ServiceProvider;
        var (db, metadata) = (services.GetRequiredService<TrineDb>(), services.GetRequiredService<Metadata>().Current);
        var store = services.GetRequiredService<RecordStore>();
        var traces = await Traces.FindAsync(db, metadata, store, job.Records.Select(PersonReference.Parse), cancellationToken);
        db.ChangeTracker.Clear();
        PersonTerms? terms = null;
        var certificate = new ErasureCertificate { Records = traces.Subjects.Count, Related = traces.Related.Values.Sum(r => r.Count), Comments = traces.Comments.Count, Files = traces.Files.Count };
        var told = new HashSet<long>();
        if (_everyPlace)
        {
            terms = await PersonTerms.OfAsync(db, services.GetRequiredService<MessageTexts>(), traces, cancellationToken);
            var mentions = new Mentions(db, metadata, store, traces, terms, job.Everywhere);
            certificate = certificate with { Mentions = await mentions.ReplaceAsync(_tables, cancellationToken) };
            told = await mentions.EntriesAsync(cancellationToken);
        }

        await EmptyAsync(services, traces, told, certificate, cancellationToken);
        return terms;
    }

    /// <summary>The person's own records, what hangs on them, and the log: all or nothing.</summary>
    private async Task EmptyAsync(IServiceProvider services, Traces traces, HashSet<long> told, ErasureCertificate certificate, CancellationToken cancellationToken)
    {
        var db = services.GetRequiredService<TrineDb>();
        var now = services.GetRequiredService<WorkspaceClock>().Now;
        await using var write = await db.BeginWriteAsync(cancellationToken);
        foreach (var (schema, ids) in traces.Emptied)
        {
            await EmptyAsync(services, schema, ids, cancellationToken);
        }

        foreach (var chunk in traces.Ids.Chunk(ChunkSize))
        {
            await db.Set<Comment>().IgnoreQueryFilters([TrineDb.LivingOnly]).Where(c => chunk.Contains(c.RecordId)).ExecuteDeleteAsync(cancellationToken);
            await db.Set<Attachment>().IgnoreQueryFilters([TrineDb.LivingOnly]).Where(a => chunk.Contains(a.RecordId)).ExecuteDeleteAsync(cancellationToken);
            var gone = await db.Set<Notification>().Where(n => n.RecordId != null && chunk.Contains(n.RecordId.Value)).ExecuteDeleteAsync(cancellationToken);
            certificate = certificate with { Notifications = certificate.Notifications + gone };
        }

        told.UnionWith(await traces.EntriesAsync(db, cancellationToken));
        told.UnionWith(await db.Set<ChangeLogEntry>().Where(e => e.ChangeSet == job.Id && e.Op != ChangeOp.Event).Select(e => e.Seq).ToListAsync(cancellationToken));
        certificate = certificate with { Entries = await services.GetRequiredService<AuditChain>().EraseAsync(job.Id, told, cancellationToken) };
        foreach (var chunk in traces.Subjects.Select(s => s.Record.Id).Chunk(ChunkSize))
        {
            // Of those erased before, when somebody wrote in them again, the last time counts.
            await db.Set<ErasedRecord>().Where(e => chunk.Contains(e.RecordId)).ExecuteDeleteAsync(cancellationToken);
        }

        db.AddRange(traces.Subjects.Select(s => new ErasedRecord { Object = s.Schema.Key, RecordId = s.Record.Id, ErasureId = job.Id, At = now }));
        await db.SaveChangesAsync(cancellationToken);
        job.Certificate = ErasureJob.Text(certificate);
        job.PendingFiles = [.. traces.Files.Select(f => f.StorageKey)];
        job.Cleared = true;
        await db.Set<ErasureJob>().Where(j => j.Id == job.Id).ExecuteUpdateAsync(
            s => s.SetProperty(j => j.Cleared, true).SetProperty(j => j.Certificate, job.Certificate).SetProperty(j => j.PendingFiles, job.PendingFiles).SetProperty(j => j.Done, certificate.Records), cancellationToken);
        if (_everyPlace)
        {
            // One at work may have written the person down already, and its file would stay for a month: it begins anew.
            await db.Set<ExportJob>().Where(j => j.State == TransferState.Running).ExecuteUpdateAsync(
                s => s.SetProperty(j => j.State, TransferState.Queued).SetProperty(j => j.Holder, (string?)null).SetProperty(j => j.Claims, 0), cancellationToken);
        }

        services.GetRequiredService<ErasureRegister>().Add(job, now);
        await write.CommitAsync(cancellationToken);
        _tables.UnionWith(["change_log", "comments", "attachments", "notifications", "search_entries"]);
    }

    private async Task EmptyAsync(IServiceProvider services, ObjectSchema schema, List<Guid> ids, CancellationToken cancellationToken)
    {
        var db = services.GetRequiredService<TrineDb>();
        var (store, texts) = (services.GetRequiredService<RecordStore>(), services.GetRequiredService<MessageTexts>());
        _tables.Add(db.Model.FindEntityType(schema.Definition.ClrType)!.GetTableName()!);
        var fields = schema.Fields.Where(f => f is { IsPersonal: true, IsComputed: false }).ToList();
        foreach (var chunk in ids.Chunk(ChunkSize))
        {
            foreach (var record in await store.DeletableAsync(schema, chunk, cancellationToken))
            {
                foreach (var field in fields)
                {
                    object? empty = field.Key == schema.Title.Key ? ErasedName.Of(texts, job.Language, record.Id) : field.Required && field.IsText ? PersonTerms.Mask : field.IsList ? (IReadOnlyList<string>)[] : null;
                    field.Set(record, empty);
                }
            }

            await db.SaveChangesAsync(cancellationToken);
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>The bytes of files, once no row names them; and whatever was imported or exported, for nobody knows who is in it.</summary>
    private async Task DiscardAsync(CancellationToken cancellationToken)
    {
        await using var scope = NewScope();
        var (db, files) = (scope.ServiceProvider.GetRequiredService<TrineDb>(), scope.ServiceProvider.GetRequiredService<IFileStore>());
        job.PendingFiles.ForEach(files.Discard);
        if (_everyPlace)
        {
            var gone = scope.ServiceProvider.GetRequiredService<TransferFolder>().Clear(await NeededAsync(db, cancellationToken));
            job.Certificate = ErasureJob.Text(job.ReadCertificate() with { TransferFiles = gone });
        }
    }

    /// <summary>What files of imports and exports under way are called.</summary>
    public static async Task<HashSet<string>> NeededAsync(TrineDb db, CancellationToken cancellationToken)
    {
        var uploads = await db.Set<ImportJob>().Where(j => j.State == TransferState.Queued || j.State == TransferState.Running).Select(j => new { j.Token, j.Id }).ToListAsync(cancellationToken);
        var exports = await db.Set<ExportJob>().Where(j => j.State == TransferState.Queued || j.State == TransferState.Running).Select(j => j.Id).ToListAsync(cancellationToken);
        return [.. uploads.Select(u => u.Token), .. uploads.Select(u => u.Id).Concat(exports).Select(id => id.ToString("N"))];
    }

    /// <summary>Waits until the search index has read what happened, here or on the node that keeps it.</summary>
    /// <returns>False when it is far behind (a large import): it follows by itself, and the certificate says what it still knew.</returns>
    private async Task<bool> IsIndexedAsync(CancellationToken cancellationToken)
    {
        await using var scope = NewScope();
        var db = scope.ServiceProvider.GetRequiredService<TrineDb>();
        // Up to the erasure's own last entry, seen by readers or not: on PostgreSQL they wait for whoever else is writing.
        var own = await db.Set<ChangeLogEntry>().Where(e => e.ChangeSet == job.Id).Select(e => new { e.Tx, e.Seq }).ToListAsync(cancellationToken);
        var last = own.Select(e => (e.Tx, e.Seq)).DefaultIfEmpty().Max();
        var since = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(since) < ReadersMay)
        {
            await loop.CatchUpAsync("search", cancellationToken);
            var state = await db.Set<ReaderState>().AsNoTracking().SingleOrDefaultAsync(s => s.Name == "search", cancellationToken);
            if (state is not null && (state.Tx, state.Seq).CompareTo(last) >= 0)
            {
                return true;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(200), cancellationToken);
        }

        return false;
    }

    /// <summary>Looks everywhere once more and writes down what it found.</summary>
    private async Task ProveAsync(IServiceProvider services, PersonTerms? terms, bool compacted, CancellationToken cancellationToken)
    {
        var db = services.GetRequiredService<TrineDb>();
        var certificate = job.ReadCertificate() with { Compacted = compacted };
        if (terms is not null)
        {
            var search = new TextSearch(db);
            var remaining = new Dictionary<string, int>();
            foreach (var table in search.Tables)
            {
                if (await search.CountAsync(table, terms.All, cancellationToken) is > 0 and var count)
                {
                    remaining[table.Name] = count;
                }
            }

            var index = services.GetRequiredService<SearchIndex>();
            var subjects = job.Records.ConvertAll(PersonReference.Parse);
            var metadata = services.GetRequiredService<Metadata>().Current;
            foreach (var schema in subjects.Select(s => metadata.Schema(s.Object)).Distinct())
            {
                foreach (var term in terms.All)
                {
                    var hits = await index.FindIdsAsync(schema, term, HitLimit, cancellationToken);
                    if (hits.Intersect(subjects.Select(s => s.Id)).Count() is > 0 and var found)
                    {
                        remaining["search_index"] = remaining.GetValueOrDefault("search_index") + found;
                    }
                }
            }

            certificate = certificate with { Columns = search.Tables.Sum(t => t.Columns.Count), Remaining = remaining };
        }

        job.Certificate = ErasureJob.Text(certificate);
        await using var write = await db.BeginWriteAsync(cancellationToken);
        await db.Set<ErasureJob>().Where(j => j.Id == job.Id).ExecuteUpdateAsync(s => s.SetProperty(j => j.Certificate, job.Certificate).SetProperty(j => j.PendingFiles, []), cancellationToken);
        await write.CommitAsync(cancellationToken);
    }
}
