using Trine.Kernel.Transfer.Formats;

namespace Trine.Kernel.Transfer.Imports;

/// <summary>
/// The names of a small object (products, stages), for cells that write them a little differently: <c>GTXPro</c> for <c>GTX Pro</c>.
/// Case, width and blanks do not count; other characters do, or the codes 1-23 and 12-3 would be one.
/// </summary>
internal sealed class LooseNames
{
    private readonly Dictionary<string, HashSet<Guid>> _ids = [];

    public void Add(string name, Guid id)
    {
        if (Fold(name) is { Length: > 0 } folded)
        {
            (_ids.TryGetValue(folded, out var ids) ? ids : _ids[folded] = []).Add(id);
        }
    }

    /// <summary>All records a name may mean.</summary>
    public IReadOnlyCollection<Guid> Find(string name) => _ids.TryGetValue(Fold(name), out var ids) ? ids : [];

    private static string Fold(string name) => string.Concat(ValueParser.Fold(name).Where(c => !char.IsWhiteSpace(c))).ToUpperInvariant();
}
