using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Trine.Kernel.Access;
using Trine.Kernel.Data;
using Trine.Kernel.Objects;
using Trine.Kernel.Query;
using Trine.Kernel.Text;

namespace Trine.Kernel.Search;

/// <summary>
/// The full-text index: one row of tokens per record, made by <see cref="SearchReader"/> from the log. Tokens of the object, the owner and
/// the department stand in the same index, so a search of somebody who sees one row in a hundred costs no more than the administrator's.
/// What is found is still read through the one read path; a row that changed hands a moment ago does not slip out here.
/// </summary>
public sealed class SearchIndex(TrineDb db, AccessRules access)
{
    // So many hits are looked at at once: enough that most searches are over with one statement.
    private const int Glance = 200;

    // No search looks at more hits of an object than this for those that are the caller's: to learn anything beyond, he would have to own as many.
    private const int MostLooked = 10 * RecordReader.CountCap;

    /// <summary>Ids of matching records of one object, best first: the exact title, then titles, then everything.</summary>
    public async Task<IReadOnlyList<Guid>> FindIdsAsync(ObjectSchema schema, string text, int limit, CancellationToken cancellationToken) =>
        (await FindAsync([schema], text, limit, cancellationToken)).GetValueOrDefault(schema.Key) ?? [];

    /// <summary>Ids of matching records by object, best first, so many of each object; objects without a hit are missing.</summary>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<Guid>>> FindAsync(
        IReadOnlyList<ObjectSchema> objects, string text, int limit, CancellationToken cancellationToken)
    {
        var terms = SearchTokens.Parse(text);
        var views = objects.Where(o => access.Can(o.Definition, AccessAction.Read)).Select(access.View).ToList();
        if (terms.Count == 0 || views.Count == 0)
        {
            return new Dictionary<string, IReadOnlyList<Guid>>();
        }

        // Of what others may not let him see, enough is looked at that his own is among it.
        var most = views.Exists(o => IsSharedWith(o.Definition)) ? Math.Max(limit, RecordReader.CountCap) : limit;
        await db.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            // What is found by what he does not see is left out afterwards. If it took another hit's place, an answer that is one short
            // would tell him of it: so it looks on until none is.
            while (true)
            {
                var (found, isShort) = await LookAsync(views, text, terms, limit, most, cancellationToken);
                if (!isShort || most >= MostLooked)
                {
                    return found;
                }

                most = Math.Min(most * 8, MostLooked);
            }
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    /// <summary>The hits among so many of each object, and whether there may be more that are the caller's where he gets less than he asked for.</summary>
    private async Task<(IReadOnlyDictionary<string, IReadOnlyList<Guid>> Found, bool IsShort)> LookAsync(
        IReadOnlyList<ObjectSchema> views, string text, IReadOnlyList<SearchTerm> terms, int limit, int most, CancellationToken cancellationToken)
    {
        var scopes = views.GroupBy(v => ScopeTokens(v.Definition), v => v.Key).Select(g => (AnyOf: g.Key, Objects: g.ToList())).ToList();
        var found = views.ToDictionary(v => v.Key, _ => new Hits());
        foreach (var (column, wanted) in new[] { ("title", new[] { new SearchTerm(ExactToken(text), false) }), ("title", [.. terms]), ("", [.. terms]) })
        {
            foreach (var (anyOf, keys) in scopes)
            {
                await FillAsync(found, new SearchMatch(column, wanted, keys, anyOf), most, cancellationToken);
            }
        }

        var isShort = false;
        foreach (var view in views.Where(v => Sifts(v) && found[v.Key].Ids.Count > 0))
        {
            var hits = found[view.Key];
            var mayBeMore = hits.Ids.Count >= most;
            hits.Keep(await SeenMatch.AmongAsync(db, view, hits.Ids, terms, cancellationToken));
            isShort |= mayBeMore && hits.Ids.Count < limit;
        }

        return (found.Where(f => f.Value.Ids.Count > 0).ToDictionary(f => f.Key, f => (IReadOnlyList<Guid>)(f.Value.Ids.Count > limit ? f.Value.Ids[..limit] : f.Value.Ids)), isShort);
    }

    /// <summary>
    /// Asks for all objects at once. When there were more hits than are looked at, those of a small object may lie beyond them: then for the
    /// objects that are not full by now, and so on. A round that is not the last fills one object at least.
    /// </summary>
    private async Task FillAsync(Dictionary<string, Hits> found, SearchMatch match, int limit, CancellationToken cancellationToken)
    {
        while (match.Among([.. match.Objects.Where(k => found[k].Ids.Count < limit)]) is { Objects.Count: > 0 } open)
        {
            var most = open.Objects.Count == 1 ? limit : Math.Max(Glance, limit * open.Objects.Count);
            var hits = await RunAsync(open, most, cancellationToken);
            foreach (var (key, id) in hits)
            {
                if (open.Objects.Contains(key))
                {
                    found[key].Add(id);
                }
            }

            if (hits.Count < most || open.Objects.Count == 1)
            {
                return;
            }

            match = open with { Named = true };
        }
    }

    /// <summary>A token that stands for a whole title, so an exact hit is found before thousands of longer ones.</summary>
    internal static string ExactToken(string title) =>
        "e" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(title.Trim().ToLowerInvariant())), 0, 8);

    internal static string OwnerToken(Guid id) => "o" + id.ToString("N");

    internal static string DepartmentToken(Guid id) => "d" + id.ToString("N");

    internal static string ObjectToken(string objectKey) => "k" + objectKey.ToLowerInvariant();

    /// <summary>Of which tokens a record must have one for the caller to see it, as one text so that objects can be grouped by it; empty for all records.</summary>
    private string ScopeTokens(ObjectDefinition definition)
    {
        var reach = access.Reach(definition, AccessAction.Read);
        return reach.All || reach.Records.Count + reach.Rules.Count > 0 ? "" : string.Join(' ', reach.Owners.Select(OwnerToken).Concat(reach.Departments.Select(DepartmentToken)));
    }

    /// <summary>
    /// Whether the index finds more for the caller than he sees: by fields that are hidden from him, what is not shared with him, or what belongs
    /// to a record of somebody whose own records he sees (in the index owners of both kinds are one).
    /// </summary>
    private bool Sifts(ObjectSchema view) =>
        view.HidesSearched || IsSharedWith(view.Definition) || access.Reach(view.Definition, AccessAction.Read) is { All: false, ParentOwner: not null, Owners.Count: > 1 };

    private bool IsSharedWith(ObjectDefinition definition) => access.Reach(definition, AccessAction.Read) is { All: false } reach && reach.Records.Count + reach.Rules.Count > 0;

    private async Task<List<(string Object, Guid Id)>> RunAsync(SearchMatch match, int limit, CancellationToken cancellationToken)
    {
        // By hand: the search box runs with every letter typed, and EF's share of a statement this small is the greater one.
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        command.CommandText = db.Kind == DatabaseKind.Sqlite
            ? """
              SELECT e.object, e.record_id FROM search_index JOIN search_entries e ON e.id = search_index.rowid
              WHERE search_index MATCH @match ORDER BY search_index.rowid DESC LIMIT @limit
              """
            : $"SELECT object, record_id FROM search_entries WHERE {(match.Column.Length > 0 ? "title" : "tokens")} @@ @match::tsquery LIMIT @limit";
        Add(command, "@match", db.Kind == DatabaseKind.Sqlite ? match.ForSqlite() : match.ForPostgres());
        Add(command, "@limit", limit);
        var hits = new List<(string, Guid)>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            // Raw bytes, not Guid: the driver reads blobs little-endian, we write them so that they sort.
            hits.Add((reader.GetString(0), db.Kind == DatabaseKind.Sqlite ? new Guid(reader.GetFieldValue<byte[]>(1), bigEndian: true) : reader.GetGuid(1)));
        }

        return hits;
    }

    private static void Add(System.Data.Common.DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }

    /// <summary>The hits of one object, in order, none twice.</summary>
    private sealed class Hits
    {
        private readonly HashSet<Guid> _seen = [];

        public List<Guid> Ids { get; } = [];

        public void Keep(IReadOnlySet<Guid> ids) => Ids.RemoveAll(id => !ids.Contains(id));

        public void Add(Guid id)
        {
            if (_seen.Add(id))
            {
                Ids.Add(id);
            }
        }
    }
}
