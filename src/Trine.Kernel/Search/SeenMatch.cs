using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Trine.Kernel.Data;
using Trine.Kernel.Objects;
using Trine.Kernel.Text;

namespace Trine.Kernel.Search;

/// <summary>
/// Looks at hits once more for somebody who does not see all that the index was made of: found by a number that is hidden from him, a record
/// would tell him the number.
/// </summary>
internal static class SeenMatch
{
    private static readonly MethodInfo LoadMethod = typeof(SeenMatch).GetMethod(nameof(LoadAsync), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>Those of the records that the words find by fields the view has.</summary>
    public static async Task<IReadOnlySet<Guid>> AmongAsync(TrineDb db, ObjectSchema view, IReadOnlyList<Guid> ids, IReadOnlyList<SearchTerm> terms, CancellationToken cancellationToken)
    {
        var fields = view.Fields.Where(f => f.Search != SearchWeight.None).ToList();
        var kept = new HashSet<Guid>();
        foreach (var chunk in ids.Chunk(500))
        {
            var load = (Task<IReadOnlyList<Record>>)LoadMethod.MakeGenericMethod(view.Definition.ClrType).Invoke(null, [db, chunk, cancellationToken])!;
            kept.UnionWith((await load).Where(r => Matches(RecordTokens.Of(view.Key, default, fields, [.. fields.Select(f => f.Get(r))]), terms)).Select(r => r.Id));
        }

        return kept;
    }

    private static bool Matches(RecordTokens tokens, IReadOnlyList<SearchTerm> terms) => terms.All(term =>
        tokens.Title.Contains(term.Token) || tokens.Body.Contains(term.Token)
        || (SearchMatch.IsPrefix(term) && tokens.Title.Concat(tokens.Body).Any(t => t.StartsWith(term.Token, StringComparison.Ordinal))));

    private static async Task<IReadOnlyList<Record>> LoadAsync<T>(TrineDb db, Guid[] ids, CancellationToken cancellationToken)
        where T : Record => await db.Readable<T>().Where(r => ids.Contains(r.Id)).ToListAsync(cancellationToken);
}
