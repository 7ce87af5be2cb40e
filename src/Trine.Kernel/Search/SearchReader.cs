using System.Text.Json;
using Trine.Kernel.Changes;
using Trine.Kernel.Data;
using Trine.Kernel.Objects;
using Trine.Kernel.Query;

namespace Trine.Kernel.Search;

/// <summary>Keeps the full-text index in step with the log.</summary>
public sealed class SearchReader(Metadata metadata, RecordReader reader) : ILogReader
{
    private readonly List<SearchRow> _prepared = [];

    /// <inheritdoc/>
    public string Name => "search";

    /// <inheritdoc/>
    public async Task PrepareAsync(IReadOnlyList<ChangeLogEntry> entries, TrineDb db, CancellationToken cancellationToken)
    {
        _prepared.Clear();
        var touched = new Dictionary<ObjectSchema, Touched>();
        foreach (var group in entries.GroupBy(e => e.Object))
        {
            if (metadata.Current.Find(group.Key) is not { } schema)
            {
                continue;
            }

            var fields = Searched(schema);
            foreach (var entry in fields.Count == 0 ? [] : group.Where(e => Touches(e, fields)))
            {
                Of(touched, schema).Add(entry.RecordId, entry.Op == ChangeOp.Create);
            }

            var handedOver = group.Where(e => e.Op == ChangeOp.Update && e.Fields.Contains("\"owner\"", StringComparison.Ordinal)).Select(e => e.RecordId).Distinct().ToList();
            await BelongingAsync(touched, schema, handedOver, lines: false, cancellationToken);
        }

        foreach (var (schema, (ids, fresh)) in touched)
        {
            var fields = Searched(schema);
            var query = new RecordQuery { Schema = schema, Fields = fields, Limit = ids.Count, Filter = RecordReader.ById(schema, ids) };
            var rows = (await reader.ReadAsync(query, cancellationToken)).Rows.ToDictionary(r => r.Id);
            foreach (var id in ids)
            {
                var tokens = rows.TryGetValue(id, out var row) ? RecordTokens.Of(schema.Key, row.Place, fields, row.Values) : null;
                _prepared.Add(new SearchRow(schema.Key, id, tokens, !fresh.Contains(id)));
            }
        }
    }

    /// <summary>What belongs to records that were handed over is found by their new owner, and no more by the old one.</summary>
    private async Task BelongingAsync(Dictionary<ObjectSchema, Touched> touched, ObjectSchema parent, IReadOnlyList<Guid> ids, bool lines, CancellationToken cancellationToken)
    {
        if (ids.Count == 0)
        {
            return;
        }

        foreach (var child in metadata.Current.Schemas.Where(s => s.Definition.Parent?.Target == parent.Key && s.Definition.AccessOf is not null == lines && s.Definition.IsSearchable))
        {
            var query = new RecordQuery { Schema = child, Fields = [], Limit = int.MaxValue - 1, Filter = new FieldFilter(child.Definition.Parent!, FilterOp.In, [.. ids.Cast<object?>()]) };
            var found = (await reader.ReadAsync(query, cancellationToken)).Rows.Select(r => r.Id).ToList();
            found.ForEach(id => Of(touched, child).Add(id, isNew: false));
            await BelongingAsync(touched, child, found, lines: true, cancellationToken);
        }
    }

    private static Touched Of(Dictionary<ObjectSchema, Touched> touched, ObjectSchema schema) => touched.TryGetValue(schema, out var known) ? known : touched[schema] = new Touched([], []);

    private static List<FieldDefinition> Searched(ObjectSchema schema) => [.. schema.Fields.Where(f => f.Search != SearchWeight.None)];

    /// <inheritdoc/>
    public Task HandleAsync(IReadOnlyList<ChangeLogEntry> entries, TrineDb db, CancellationToken cancellationToken) =>
        SearchWriter.WriteAsync(db, _prepared, cancellationToken);

    private static bool Touches(ChangeLogEntry entry, List<FieldDefinition> fields)
    {
        if (entry.Op != ChangeOp.Update)
        {
            return true;
        }

        using var document = JsonDocument.Parse(entry.Fields);
        return document.RootElement.EnumerateObject().Any(p => p.Name is "owner" or "department" || fields.Exists(f => f.Key == p.Name));
    }

    /// <param name="Ids">Records to index anew, each once.</param>
    /// <param name="Fresh">Those that are new, and so in no index yet.</param>
    private sealed record Touched(HashSet<Guid> Ids, HashSet<Guid> Fresh)
    {
        public void Add(Guid id, bool isNew)
        {
            Ids.Add(id);
            if (isNew)
            {
                Fresh.Add(id);
            }
        }
    }
}
