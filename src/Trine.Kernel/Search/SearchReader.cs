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
        foreach (var group in entries.GroupBy(e => e.Object))
        {
            if (metadata.Current.Find(group.Key) is not { } schema)
            {
                continue;
            }

            var fields = schema.Fields.Where(f => f.Search != SearchWeight.None).ToList();
            var touched = fields.Count == 0 ? [] : group.Where(e => Touches(e, fields)).ToList();
            var ids = touched.Select(e => e.RecordId).Distinct().ToList();
            if (ids.Count == 0)
            {
                continue;
            }

            var fresh = touched.Where(e => e.Op == ChangeOp.Create).Select(e => e.RecordId).ToHashSet();
            var query = new RecordQuery { Schema = schema, Fields = fields, Limit = ids.Count, Filter = RecordReader.ById(schema, ids) };
            var rows = (await reader.ReadAsync(query, cancellationToken)).Rows.ToDictionary(r => r.Id);
            foreach (var id in ids)
            {
                var tokens = rows.TryGetValue(id, out var row) ? RecordTokens.Of(schema.Key, row.OwnerId, row.DepartmentId, fields, row.Values) : null;
                _prepared.Add(new SearchRow(schema.Key, id, tokens, !fresh.Contains(id)));
            }
        }
    }

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
}
