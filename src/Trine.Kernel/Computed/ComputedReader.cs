using System.Text.Json;
using Trine.Kernel.Changes;
using Trine.Kernel.Data;
using Trine.Kernel.Objects;
using Trine.Kernel.Query;

namespace Trine.Kernel.Computed;

/// <summary>
/// Keeps roll-ups in step with the records they add up. It looks again at the computed fields of every record written, too: whoever writes
/// a record side by side with this reader may put back an older value, but his write has an entry of its own, and that brings it here again.
/// </summary>
public sealed class ComputedReader(Metadata metadata, RecordReader reader, ComputedUpkeep upkeep) : ILogReader
{
    private const int ChunkSize = 500;

    private readonly Dictionary<string, List<Guid>> _stale = [];

    /// <inheritdoc/>
    public string Name => "computed";

    /// <inheritdoc/>
    public async Task PrepareAsync(IReadOnlyList<ChangeLogEntry> entries, TrineDb db, CancellationToken cancellationToken)
    {
        _stale.Clear();
        var touched = new Dictionary<string, HashSet<Guid>>();
        foreach (var group in entries.GroupBy(e => e.Object))
        {
            if (metadata.Current.Find(group.Key) is not { } schema)
            {
                continue;
            }

            if (schema.Computed.Any)
            {
                Of(touched, schema.Key).UnionWith(group.Where(e => e.Op != ChangeOp.Delete).Select(e => e.RecordId));
            }

            foreach (var rollUp in schema.RolledUp)
            {
                Of(touched, rollUp.Parent.Key).UnionWith(await ParentsAsync(rollUp, [.. group], cancellationToken));
            }
        }

        foreach (var (key, ids) in touched)
        {
            foreach (var chunk in ids.Chunk(ChunkSize))
            {
                var stale = await upkeep.StaleAsync(metadata.Current.Schema(key), chunk, cancellationToken);
                if (stale.Count > 0)
                {
                    (_stale.TryGetValue(key, out var known) ? known : _stale[key] = []).AddRange(stale);
                }
            }
        }
    }

    /// <inheritdoc/>
    public async Task HandleAsync(IReadOnlyList<ChangeLogEntry> entries, TrineDb db, CancellationToken cancellationToken)
    {
        foreach (var (key, ids) in _stale)
        {
            foreach (var chunk in ids.Chunk(ChunkSize))
            {
                await upkeep.FixAsync(metadata.Current.Schema(key), chunk, cancellationToken);
            }
        }
    }

    /// <summary>The parents the changed records have or had.</summary>
    private async Task<HashSet<Guid>> ParentsAsync(RollUpField rollUp, List<ChangeLogEntry> entries, CancellationToken cancellationToken)
    {
        var parents = new HashSet<Guid>();
        var children = new HashSet<Guid>();
        foreach (var entry in entries)
        {
            using var document = JsonDocument.Parse(entry.Fields);
            var fields = document.RootElement;
            if (fields.TryGetProperty(rollUp.Reference.Key, out var moved))
            {
                parents.UnionWith(moved.EnumerateArray().Where(v => v.ValueKind == JsonValueKind.String).Select(v => v.GetGuid()));
            }

            // An entry names what changed; whose the record is stands on the record itself.
            if (entry.Op != ChangeOp.Update || fields.EnumerateObject().Any(p => rollUp.Watched.Contains(p.Name)))
            {
                children.Add(entry.RecordId);
            }
        }

        foreach (var chunk in children.Chunk(ChunkSize))
        {
            foreach (var deleted in (bool[])[false, true])
            {
                var query = new RecordQuery { Schema = rollUp.Child, Fields = [rollUp.Reference], Filter = RecordReader.ById(rollUp.Child, chunk), Limit = ChunkSize, Deleted = deleted };
                var page = await reader.ReadAsync(query, cancellationToken);
                parents.UnionWith(page.Rows.Select(r => r.Values[0]).OfType<Guid>());
            }
        }

        return parents;
    }

    private static HashSet<Guid> Of(Dictionary<string, HashSet<Guid>> touched, string key) => touched.TryGetValue(key, out var known) ? known : touched[key] = [];
}
