using System.Reflection;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Trine.Kernel.Changes;
using Trine.Kernel.Data;
using Trine.Kernel.Objects;
using Trine.Kernel.Query;

namespace Trine.Kernel.Computed;

/// <summary>
/// Makes computed fields of stored records agree with what they are computed from, as the system. Looks at what is there now and never
/// adds up changes, so doing it twice, late, or side by side with somebody else comes to the same.
/// </summary>
public sealed class ComputedUpkeep(TrineDb db, RecordReader reader, FilterParser filters, WorkspaceClock clock, WorkspaceCurrency currency)
{
    /// <summary>Times a record is read anew because somebody was quicker.</summary>
    private const int Attempts = 5;

    private static readonly MethodInfo LoadMethod = typeof(ComputedUpkeep).GetMethod(nameof(LoadTypedAsync), BindingFlags.NonPublic | BindingFlags.Instance)!;

    /// <summary>Which of these records hold something else than they should. Saves nothing.</summary>
    public async Task<IReadOnlyList<Guid>> StaleAsync(ObjectSchema schema, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) =>
        schema.Computed.Any ? [.. (await RunAsync(schema, ids, track: false, cancellationToken)).Select(r => r.Id)] : [];

    /// <summary>Sets these records right. Call in a write transaction.</summary>
    public async Task FixAsync(ObjectSchema schema, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ids.Count > 0; attempt++)
        {
            await RunAsync(schema, ids, track: true, cancellationToken);
            try
            {
                await db.SaveChangesAsync(cancellationToken);
                db.ChangeTracker.Clear();
                return;
            }
            catch (StaleException) when (attempt < Attempts)
            {
                db.ChangeTracker.Clear();
            }
        }
    }

    private async Task<IReadOnlyList<Record>> RunAsync(ObjectSchema schema, IReadOnlyCollection<Guid> ids, bool track, CancellationToken cancellationToken)
    {
        var records = await LoadAsync(schema, ids, track, cancellationToken);
        var changed = new HashSet<Record>();
        foreach (var rollUp in schema.Computed.RollUps)
        {
            var tallies = await TallyAsync(rollUp, [.. records.Select(r => r.Id)], cancellationToken);
            foreach (var record in records)
            {
                var value = (tallies.GetValueOrDefault(record.Id) ?? new RollUpTally(rollUp)).Result(Currency(schema, record));
                if (!FieldValues.Same(rollUp.Field.Get(record), value))
                {
                    rollUp.Field.Set(record, value);
                    changed.Add(record);
                }
            }
        }

        changed.UnionWith(records.Where(r => schema.Computed.Derive(schema, r, clock.Now, clock)));
        return [.. changed];
    }

    private async Task<Dictionary<Guid, RollUpTally>> TallyAsync(RollUpField rollUp, List<Guid> parents, CancellationToken cancellationToken)
    {
        var fields = new List<FieldDefinition> { rollUp.Reference };
        fields.AddRange(rollUp.Source is { } source ? [source] : []);
        var money = rollUp.Source?.Type == FieldType.Money ? rollUp.Child.Find("currency") : null;
        fields.AddRange(money is null ? [] : [money]);
        var filter = new List<Filter> { new FieldFilter(rollUp.Reference, FilterOp.In, [.. parents.Cast<object?>()]) };
        if (!string.IsNullOrWhiteSpace(rollUp.Definition.FilterJson))
        {
            using var document = JsonDocument.Parse(rollUp.Definition.FilterJson);
            filter.AddRange(filters.Parse(rollUp.Child, document.RootElement) is { } own ? [own] : []);
        }

        var query = new RecordQuery { Schema = rollUp.Child, Fields = fields, Filter = new AndFilter(filter) };
        var tallies = new Dictionary<Guid, RollUpTally>();
        await foreach (var row in parents.Count == 0 ? AsyncEnumerable.Empty<RecordRow>() : reader.StreamAsync(query, cancellationToken))
        {
            var parent = (Guid)row.Values[0]!;
            var tally = tallies.TryGetValue(parent, out var known) ? known : tallies[parent] = new RollUpTally(rollUp);
            tally.Add(rollUp.Source is null ? null : row.Values[1], money is null ? currency.Code : row.Values[2] as string ?? currency.Code);
        }

        return tallies;
    }

    private string Currency(ObjectSchema schema, Record record) => schema.Find("currency")?.Get(record) as string ?? currency.Code;

    private Task<IReadOnlyList<Record>> LoadAsync(ObjectSchema schema, IReadOnlyCollection<Guid> ids, bool track, CancellationToken cancellationToken) =>
        (Task<IReadOnlyList<Record>>)LoadMethod.MakeGenericMethod(schema.Definition.ClrType).Invoke(this, [ids, track, cancellationToken])!;

    private async Task<IReadOnlyList<Record>> LoadTypedAsync<T>(IReadOnlyCollection<Guid> ids, bool track, CancellationToken cancellationToken)
        where T : Record
    {
        if (track)
        {
            await HoldAsync<T>(ids, cancellationToken);
        }

        var rows = db.Unscoped<T>().Where(r => ids.Contains(r.Id));
        return await (track ? rows : rows.AsNoTracking()).ToListAsync(cancellationToken);
    }

    /// <summary>
    /// Computed values leave a record's version alone, so the version does not keep two who compute side by side apart: both would find
    /// the old value, and the log would have the change twice. SQLite has one writer anyway.
    /// </summary>
    private async Task HoldAsync<T>(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        if (db.Kind == DatabaseKind.Postgres)
        {
            var sql = $"SELECT id FROM \"{db.Model.FindEntityType(typeof(T))!.GetTableName()}\" WHERE id = ANY(@ids) ORDER BY id FOR UPDATE";
            await db.Database.ExecuteSqlRawAsync(sql, [new NpgsqlParameter("ids", ids.ToArray())], cancellationToken);
        }
    }
}
