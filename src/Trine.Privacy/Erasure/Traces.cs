using Microsoft.EntityFrameworkCore;
using Trine.Kernel.Changes;
using Trine.Kernel.Comments;
using Trine.Kernel.Data;
using Trine.Kernel.Files;
using Trine.Kernel.Objects;
using Trine.Privacy.Consents;

namespace Trine.Privacy.Erasure;

/// <summary>What is kept of a person: the records that stand for him, those about him, and what hangs on them.</summary>
internal sealed class Traces
{
    private const int ChunkSize = 200;

    private Traces()
    {
    }

    /// <summary>The records that stand for the person, living or deleted.</summary>
    public IReadOnlyList<(ObjectSchema Schema, Record Record)> Subjects { get; private init; } = [];

    /// <summary>Ids of records about the person whose words are personal (activities, tasks), by object.</summary>
    public IReadOnlyDictionary<ObjectSchema, List<Guid>> Related { get; private init; } = new Dictionary<ObjectSchema, List<Guid>>();

    /// <summary>Ids of parts of those records that say something of the person themselves, by object; comments and files are apart.</summary>
    public IReadOnlyDictionary<ObjectSchema, List<Guid>> Parts { get; private init; } = new Dictionary<ObjectSchema, List<Guid>>();

    /// <summary>Comments on those records.</summary>
    public IReadOnlyList<Comment> Comments { get; private init; } = [];

    /// <summary>Files on those records.</summary>
    public IReadOnlyList<Attachment> Files { get; private init; } = [];

    /// <summary>Ids of those records.</summary>
    public IReadOnlySet<Guid> Ids { get; private init; } = new HashSet<Guid>();

    /// <summary>Those, and what the person belongs to: a name in what belongs to the same customer is his.</summary>
    public IReadOnlySet<Guid> Family { get; private init; } = new HashSet<Guid>();

    /// <summary>All whose values go, by object: the records themselves, those about the person, and their parts.</summary>
    public IReadOnlyList<(ObjectSchema Schema, List<Guid> Ids)> Emptied =>
        [.. Subjects.GroupBy(s => s.Schema, s => s.Record.Id).Select(g => (g.Key, g.ToList())), .. Related.Select(r => (r.Key, r.Value)), .. Parts.Select(p => (p.Key, p.Value))];

    /// <summary>How many entries of the ledger of consents there are.</summary>
    public int Consents => Parts.Where(p => p.Key.Key == Consent.ObjectKey).Sum(p => p.Value.Count);

    /// <summary>Everything there is of the records of a person, or of others that tell of people and whose time is over.</summary>
    /// <exception cref="NotThereException">There is no such record.</exception>
    public static async Task<Traces> FindAsync(
        TrineDb db, MetadataSnapshot metadata, RecordStore store, IEnumerable<PersonReference> persons, CancellationToken cancellationToken)
    {
        var search = new TextSearch(db);
        var subjects = new List<(ObjectSchema Schema, Record Record)>();
        foreach (var group in persons.GroupBy(p => p.Object))
        {
            var schema = metadata.Find(group.Key) is { Definition.IsPersonal: true } personal ? personal : throw new NotThereException(group.Key);
            var records = await store.DeletableAsync(schema, [.. group.Select(p => p.Id).Distinct()], cancellationToken);
            subjects.AddRange(records.Count == group.Select(p => p.Id).Distinct().Count() ? records.Select(r => (schema, r)) : throw new NotThereException(group.Key));
        }

        var related = new Dictionary<ObjectSchema, List<Guid>>();
        foreach (var schema in metadata.Schemas.Where(s => s.Definition is { IsPersonal: true, IsPerson: false }))
        {
            var ids = new HashSet<Guid>();
            foreach (var group in subjects.GroupBy(s => s.Schema))
            {
                foreach (var field in schema.Definition.Fields.Where(f => f.Type == FieldType.Reference && f.Target == group.Key.Key))
                {
                    ids.UnionWith(await search.ReferringAsync(schema.Definition.ClrType, field.Property!.Name, [.. group.Select(s => s.Record.Id)], cancellationToken));
                }
            }

            ids.ExceptWith(subjects.Select(s => s.Record.Id));
            if (ids.Count > 0)
            {
                related[schema] = [.. ids];
            }
        }

        var all = subjects.Select(s => s.Record.Id).Concat(related.Values.SelectMany(r => r)).ToHashSet();
        var parts = new Dictionary<ObjectSchema, List<Guid>>();
        foreach (var schema in metadata.Schemas.Where(s => s.Definition is { Internal: true } && s.Definition.Fields.Any(f => f.IsPersonal)))
        {
            if (await search.ReferringAsync(schema.Definition.ClrType, nameof(Comment.RecordId), all, cancellationToken) is { Count: > 0 } ids)
            {
                parts[schema] = ids;
            }
        }

        return new Traces
        {
            Subjects = subjects,
            Related = related,
            Parts = parts,
            Comments = await OnAsync(all, chunk => db.Set<Comment>().IgnoreQueryFilters([TrineDb.LivingOnly]).AsNoTracking().Where(c => chunk.Contains(c.RecordId)), cancellationToken),
            Files = await OnAsync(all, chunk => db.Set<Attachment>().IgnoreQueryFilters([TrineDb.LivingOnly]).AsNoTracking().Where(a => chunk.Contains(a.RecordId)), cancellationToken),
            Ids = all,
            Family = all.Concat(subjects.SelectMany(s => Parents(s.Schema, s.Record))).ToHashSet(),
        };
    }

    /// <summary>Numbers of the log's entries of all of it, but those whose values are gone already.</summary>
    public async Task<HashSet<long>> EntriesAsync(TrineDb db, CancellationToken cancellationToken)
    {
        // By object: the log has an index of its records, and the writers may be waiting meanwhile.
        var parts = new[] { (Key: Comment.ObjectKey, Ids: Comments.Select(c => c.Id).ToList()), (Key: Attachment.ObjectKey, Ids: Files.Select(f => f.Id).ToList()) };
        var found = new HashSet<long>();
        foreach (var (key, ids) in Emptied.Select(g => (g.Schema.Key, g.Ids)).Concat(parts))
        {
            foreach (var chunk in ids.Chunk(ChunkSize))
            {
                found.UnionWith(await db.Set<ChangeLogEntry>().Where(e => e.Object == key && chunk.Contains(e.RecordId) && e.Op != ChangeOp.Event && e.FieldsHash == null).Select(e => e.Seq).ToListAsync(cancellationToken));
            }
        }

        return found;
    }

    private static IEnumerable<Guid> Parents(ObjectSchema schema, Record record) =>
        schema.Definition.Fields.Where(f => f.Type == FieldType.Reference && f.Key != "id" && f.Target is not null).Select(f => f.Get(record)).OfType<Guid>();

    private static async Task<List<T>> OnAsync<T>(IReadOnlyCollection<Guid> ids, Func<List<Guid>, IQueryable<T>> query, CancellationToken cancellationToken)
    {
        var found = new List<T>();
        foreach (var chunk in ids.Chunk(500))
        {
            found.AddRange(await query([.. chunk]).ToListAsync(cancellationToken));
        }

        return found;
    }
}
