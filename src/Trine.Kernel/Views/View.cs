using Trine.Kernel.Http;

namespace Trine.Kernel.Views;

/// <summary>A way to show an object's records: built in, or saved by somebody.</summary>
/// <param name="Id">The saved view, or the key of a built-in one.</param>
/// <param name="Kind">How it shows them.</param>
/// <param name="Sort">Fields, <c>-</c> in front for descending.</param>
/// <param name="Columns">Field keys in order.</param>
/// <param name="Shared">Everybody who may read the object sees it.</param>
/// <param name="Pinned">Among the tabs above the list.</param>
/// <param name="IsDefault">What the caller's list opens with.</param>
/// <param name="BuiltIn">It came with the product: it has a key and labels; a saved one has a name and what follows it.</param>
/// <param name="Filter">None means all.</param>
/// <param name="ChangeSet">Of an answer to a write: what to undo.</param>
public sealed record View(
    string Id,
    ViewKind Kind,
    IReadOnlyList<string> Sort,
    IReadOnlyList<string> Columns,
    bool Shared,
    bool Pinned,
    bool IsDefault,
    bool BuiltIn,
    WrittenFilter? Filter = null,
    string? Key = null,
    IReadOnlyDictionary<string, string>? Labels = null,
    string? Name = null,
    RecordLink? Owner = null,
    int? Version = null,
    RecordAbilities? Can = null,
    Guid? ChangeSet = null);
