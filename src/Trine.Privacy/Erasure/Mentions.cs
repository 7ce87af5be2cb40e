using Trine.Kernel.Changes;
using Trine.Kernel.Comments;
using Trine.Kernel.Data;
using Trine.Kernel.Files;
using Trine.Kernel.Objects;

namespace Trine.Privacy.Erasure;

/// <summary>What others' records, settings and the log say of a person: his numbers wherever they stand, his name where it is surely his.</summary>
internal sealed class Mentions(TrineDb db, MetadataSnapshot metadata, RecordStore store, Traces traces, PersonTerms terms, bool everywhere)
{
    private const int ChunkSize = 200;

    // Entries of these are blanked with the records themselves, or hold nothing anybody wrote.
    private static readonly string[] Apart = ["change_log", "log_seals", "schema_versions"];

    private readonly TextSearch _search = new(db);
    private readonly Dictionary<Guid, bool> _known = [];

    /// <summary>Takes the person out of texts.</summary>
    /// <param name="tables">Gets the names of the tables where anything changed.</param>
    /// <returns>Records, and rows of other tables, that mentioned him.</returns>
    public async Task<int> ReplaceAsync(ISet<string> tables, CancellationToken cancellationToken)
    {
        var found = await InTablesAsync(replace: true, cancellationToken);
        tables.UnionWith(found.Select(f => f.Table.Name));
        return found.Sum(f => f.Count);
    }

    /// <summary>How many would be changed: by object, and of what is no record (recent lists, saved filters, jobs) by table.</summary>
    public async Task<IReadOnlyDictionary<string, int>> CountAsync(CancellationToken cancellationToken) =>
        (await InTablesAsync(replace: false, cancellationToken)).ToDictionary(f => f.Schema?.Key ?? f.Table.Name, f => f.Count);

    /// <summary>One way for both, so that what was announced is what happens.</summary>
    private async Task<List<(TextTable Table, ObjectSchema? Schema, int Count)>> InTablesAsync(bool replace, CancellationToken cancellationToken)
    {
        var found = new List<(TextTable Table, ObjectSchema? Schema, int Count)>();
        foreach (var table in _search.Tables.Where(t => !Apart.Contains(t.Name)))
        {
            var schema = metadata.Schemas.FirstOrDefault(s => s.Definition.ClrType == table.Type);
            var count = schema switch
            {
                null => await RowsAsync(table, replace, cancellationToken),

                // Who people of ours are, and how the workspace is set up, is no mention.
                { Definition.Administrative: true } => 0,
                _ => await RecordsAsync(schema, table, replace, cancellationToken),
            };
            if (count > 0)
            {
                found.Add((table, schema, count));
            }
        }

        return found;
    }

    private async Task<int> RowsAsync(TextTable table, bool replace, CancellationToken cancellationToken)
    {
        var (anywhere, his) = everywhere ? (terms.All, []) : (terms.Identifiers, terms.Names);
        if (!replace)
        {
            return await _search.ReplaceableAsync(table, anywhere, null, cancellationToken) + await _search.ReplaceableAsync(table, his, traces.Ids.ToList(), cancellationToken);
        }

        await using var write = await db.BeginWriteAsync(cancellationToken);
        var changed = await _search.ReplaceAsync(table, anywhere, null, cancellationToken) + await _search.ReplaceAsync(table, his, traces.Ids.ToList(), cancellationToken);
        await write.CommitAsync(cancellationToken);
        return changed;
    }

    /// <summary>Numbers of the log's entries that tell of the person.</summary>
    public async Task<HashSet<long>> EntriesAsync(CancellationToken cancellationToken)
    {
        var sure = (await _search.EntriesAsync(everywhere ? terms.All : terms.Identifiers, cancellationToken)).Select(e => e.Seq).ToHashSet();
        if (!everywhere)
        {
            foreach (var group in (await _search.EntriesAsync(terms.Names, cancellationToken)).Where(e => !sure.Contains(e.Seq)).GroupBy(e => e.Object))
            {
                var ids = group.Select(e => e.Record).Distinct().ToList();
                var his = metadata.Find(group.Key) is { } schema ? await HisAsync(schema, ids, cancellationToken) : [];
                sure.UnionWith(group.Where(e => his.Contains(e.Record)).Select(e => e.Seq));
            }
        }

        return sure;
    }

    private async Task<int> RecordsAsync(ObjectSchema schema, TextTable table, bool replace, CancellationToken cancellationToken)
    {
        var emptied = traces.Related.GetValueOrDefault(schema, []).Concat(traces.Parts.GetValueOrDefault(schema, [])).Concat(traces.Comments.Select(c => c.Id)).Concat(traces.Files.Select(f => f.Id))
            .Concat(traces.Subjects.Select(s => s.Record.Id)).ToHashSet();
        var changed = 0;
        foreach (var chunk in (await _search.RecordsAsync(table, terms.All, cancellationToken)).Where(id => !emptied.Contains(id)).Chunk(ChunkSize))
        {
            var his = everywhere ? chunk.ToHashSet() : await HisAsync(schema, chunk, cancellationToken);
            foreach (var record in await store.DeletableAsync(schema, chunk, cancellationToken))
            {
                changed += Replace(schema, record, his.Contains(record.Id)) ? 1 : 0;
            }

            if (replace)
            {
                await db.SaveChangesAsync(cancellationToken);
            }

            db.ChangeTracker.Clear();
        }

        return changed;
    }

    private bool Replace(ObjectSchema schema, Record record, bool names)
    {
        var changed = false;
        foreach (var field in schema.Fields.Where(f => !f.IsComputed))
        {
            // Another person's own name and number are his, were they the same.
            var value = field.Get(record);
            object? cleaned = (field.Type, value) switch
            {
                (FieldType.LongText or FieldType.RichText, string text) => terms.Without(text, names),
                (FieldType.Text, string text) when !schema.Definition.IsPerson => terms.Without(text, names),
                (FieldType.Phone or FieldType.Email or FieldType.Url, string text) when !schema.Definition.IsPerson => terms.Without(text, names) == text ? text : null,
                (FieldType.MultiChoice, IReadOnlyList<string> items) when field.Open => (IReadOnlyList<string>)[.. items.Select(i => terms.Without(i, names))],
                _ => value,
            };
            if (!FieldValues.Same(value, cleaned))
            {
                field.Set(record, cleaned);
                changed = true;
            }
        }

        return changed;
    }

    /// <summary>Those of the records that are about the person, or belong to what he belongs to.</summary>
    private async Task<HashSet<Guid>> HisAsync(ObjectSchema schema, IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
    {
        var unknown = ids.Where(id => !_known.ContainsKey(id)).ToList();
        foreach (var chunk in unknown.Chunk(ChunkSize))
        {
            var records = await store.DeletableAsync(schema, chunk, cancellationToken);
            foreach (var record in records)
            {
                _known[record.Id] = traces.Family.Contains(record.Id)
                    || schema.Definition.Fields.Any(f => f.Type == FieldType.Reference && f.Key != "id" && f.Get(record) is Guid target && traces.Family.Contains(target));
            }

            // Comments and files are his when what they are on is.
            foreach (var group in records.Select(OnWhat).OfType<PersonReference>().GroupBy(r => r.Object).Where(g => metadata.Find(g.Key) is not null))
            {
                var his = await HisAsync(metadata.Schema(group.Key), [.. group.Select(g => g.Id).Distinct()], cancellationToken);
                foreach (var record in records.Where(r => OnWhat(r) is { } on && on.Object == group.Key && his.Contains(on.Id)))
                {
                    _known[record.Id] = true;
                }
            }
        }

        return ids.Where(id => _known.GetValueOrDefault(id)).ToHashSet();
    }

    private static PersonReference? OnWhat(Record record) => record switch
    {
        Comment comment => new PersonReference(comment.Object, comment.RecordId),
        Attachment file => new PersonReference(file.Object, file.RecordId),
        _ => null,
    };
}
