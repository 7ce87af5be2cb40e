using System.Text;
using Trine.Kernel.Text;

namespace Trine.Kernel.Search;

/// <summary>What a record must have in the index to be found, in the language of either database.</summary>
/// <param name="Column"><c>title</c> to look in titles only, empty for everywhere.</param>
/// <param name="Terms">All of these.</param>
/// <param name="Objects">One of these objects.</param>
/// <param name="AnyOf">One of these tokens of owners and departments, apart by blanks; empty for no matter whose.</param>
internal sealed record SearchMatch(string Column, IReadOnlyList<SearchTerm> Terms, IReadOnlyList<string> Objects, string AnyOf)
{
    // Each token that is asked for is looked up in every part of the index: for many objects that costs more than leaving out hits of others.
    private const int Few = 3;

    /// <summary>Whether the match names the objects; when not, hits of others are for the caller to leave out.</summary>
    public bool Named { get; init; } = Objects.Count <= Few;

    /// <summary>The same for some of the objects.</summary>
    public SearchMatch Among(IReadOnlyList<string> objects) => this with { Objects = objects, Named = Named || objects.Count < Objects.Count };

    public string ForSqlite()
    {
        var match = new StringBuilder(Column.Length > 0 ? "{title} : (" : "{title body} : (");
        match.AppendJoin(" AND ", Terms.Select(t => $"\"{t.Token}\"{(IsPrefix(t) ? "*" : "")}")).Append(')');
        foreach (var any in Scopes())
        {
            match.Append(" AND scope : (").AppendJoin(" OR ", any.Select(s => $"\"{s}\"")).Append(')');
        }

        return match.ToString();
    }

    public string ForPostgres() => string.Join(
        " & ",
        Terms.Select(t => $"'{t.Token}'{(IsPrefix(t) ? ":*" : "")}").Concat(Scopes().Select(any => $"({string.Join(" | ", any.Select(s => $"'{s}'"))})")));

    private IEnumerable<IEnumerable<string>> Scopes()
    {
        if (Named)
        {
            yield return Objects.Select(SearchIndex.ObjectToken);
        }

        if (AnyOf.Length > 0)
        {
            yield return AnyOf.Split(' ');
        }
    }

    // One letter begins a tenth of all words: as a word of its own it finds something useful, as a beginning everything.
    public static bool IsPrefix(SearchTerm term) => term is { IsPrefix: true, Token.Length: > 1 };
}
