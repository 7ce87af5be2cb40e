using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Trine.Kernel.Access;
using Trine.Kernel.Data;
using Trine.Kernel.Objects;
using Trine.Kernel.Text;

namespace Trine.Kernel.Search;

/// <summary>
/// The full-text index: one row of tokens per record, made by <see cref="SearchReader"/> from the log. Tokens of the object, the owner and
/// the department stand in the same index, so a search of somebody who sees one row in a hundred costs no more than the administrator's.
/// What is found is still read through the one read path; a row that changed hands a moment ago does not slip out here.
/// </summary>
public sealed class SearchIndex(TrineDb db, AccessRules access)
{
    /// <summary>Ids of matching records, best first: the exact title, then titles, then everything.</summary>
    public async Task<IReadOnlyList<Guid>> FindIdsAsync(ObjectDefinition definition, string text, int limit, CancellationToken cancellationToken)
    {
        var terms = SearchTokens.Parse(text);
        if (terms.Count == 0 || !access.Can(definition, AccessAction.Read))
        {
            return [];
        }

        var scope = ScopeTokens(definition);
        var found = new List<Guid>();
        var seen = new HashSet<Guid>();
        foreach (var (column, wanted) in new[] { ("title", new[] { new SearchTerm(ExactToken(text), false) }), ("title", [.. terms]), ("", [.. terms]) })
        {
            foreach (var id in await MatchAsync(column, wanted, scope, limit, cancellationToken))
            {
                if (seen.Add(id))
                {
                    found.Add(id);
                }
            }

            if (found.Count >= limit)
            {
                break;
            }
        }

        return found.Count > limit ? found[..limit] : found;
    }

    // One letter begins a tenth of all words: as a word of its own it finds something useful, as a beginning everything.
    private static bool IsPrefix(SearchTerm term) => term is { IsPrefix: true, Token.Length: > 1 };

    /// <summary>A token that stands for a whole title, so an exact hit is found before thousands of longer ones.</summary>
    internal static string ExactToken(string title) =>
        "e" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(title.Trim().ToLowerInvariant())), 0, 8);

    internal static string OwnerToken(Guid id) => "o" + id.ToString("N");

    internal static string DepartmentToken(Guid id) => "d" + id.ToString("N");

    internal static string ObjectToken(string objectKey) => "k" + objectKey.ToLowerInvariant();

    /// <summary>All of the first list and, when there is a second, any of it.</summary>
    private (string Object, IReadOnlyList<string> AnyOf) ScopeTokens(ObjectDefinition definition)
    {
        var scope = access.Grant(definition).Read;
        if (scope == AccessScope.All)
        {
            return (ObjectToken(definition.Key), []);
        }

        var departments = scope switch
        {
            AccessScope.Department => access.Caller.User!.Departments,
            AccessScope.DepartmentTree => access.DepartmentTree,
            AccessScope.None or AccessScope.Own or AccessScope.All => [],
        };
        return (ObjectToken(definition.Key), [OwnerToken(access.Caller.UserId ?? Guid.Empty), .. departments.Select(DepartmentToken)]);
    }

    private async Task<IReadOnlyList<Guid>> MatchAsync(
        string column, IReadOnlyList<SearchTerm> terms, (string Object, IReadOnlyList<string> AnyOf) scope, int limit, CancellationToken cancellationToken)
    {
        if (db.Kind == DatabaseKind.Sqlite)
        {
            var match = new StringBuilder();
            match.Append(column.Length > 0 ? "{title} : (" : "{title body} : (");
            match.AppendJoin(" AND ", terms.Select(t => $"\"{t.Token}\"{(IsPrefix(t) ? "*" : "")}"));
            match.Append(CultureInfo.InvariantCulture, $") AND scope : (\"{scope.Object}\"");
            if (scope.AnyOf.Count > 0)
            {
                match.Append(" AND (").AppendJoin(" OR ", scope.AnyOf.Select(s => $"\"{s}\"")).Append(')');
            }

            match.Append(')');
            // Raw bytes, not Guid: the driver reads blobs little-endian, we write them so that they sort.
            var ids = await db.Database.SqlQuery<byte[]>(
                $"""
                SELECT e.record_id AS "Value" FROM search_index JOIN search_entries e ON e.id = search_index.rowid
                WHERE search_index MATCH {match.ToString()} ORDER BY search_index.rowid DESC LIMIT {limit}
                """).ToListAsync(cancellationToken);
            return [.. ids.Select(id => new Guid(id, bigEndian: true))];
        }

        static string Quoted(string token) => $"'{token}'";
        var query = string.Join(" & ", terms.Select(t => Quoted(t.Token) + (IsPrefix(t) ? ":*" : "")).Append(Quoted(scope.Object)));
        if (scope.AnyOf.Count > 0)
        {
            query += $" & ({string.Join(" | ", scope.AnyOf.Select(Quoted))})";
        }

        var sql = column.Length > 0
            ? (FormattableString)$"""SELECT record_id AS "Value" FROM search_entries WHERE title @@ {query}::tsquery LIMIT {limit}"""
            : $"""SELECT record_id AS "Value" FROM search_entries WHERE tokens @@ {query}::tsquery LIMIT {limit}""";
        return await db.Database.SqlQuery<Guid>(sql).ToListAsync(cancellationToken);
    }
}
