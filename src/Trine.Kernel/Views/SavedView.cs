using Trine.Kernel.Objects;

namespace Trine.Kernel.Views;

/// <summary>A list, board or calendar somebody arranged and named.</summary>
public sealed class SavedView : Record
{
    /// <summary>Its name in the log.</summary>
    public const string ObjectKey = "savedViews";

    /// <summary>The plural key of the object it shows.</summary>
    public string Object { get; private set; } = "";

    /// <summary>As its owner calls it.</summary>
    public string Name { get; private set; } = "";

    /// <summary>How it shows them.</summary>
    public ViewKind Kind { get; private set; }

    /// <summary>The filter tree as JSON, or null for all.</summary>
    public string? Filter { get; private set; }

    /// <summary>Fields, <c>-</c> in front for descending.</summary>
    public List<string> Sort { get; private set; } = [];

    /// <summary>Field keys in order.</summary>
    public List<string> Columns { get; private set; } = [];

    /// <summary>Everybody who may read the object sees it.</summary>
    public bool Shared { get; private set; }

    /// <summary>Among the tabs above the list.</summary>
    public bool Pinned { get; private set; }

    /// <summary>What its owner's list opens with; at most one per owner and object.</summary>
    public bool IsDefault { get; private set; }

    internal static SavedView Of(string objectKey, Guid? ownerId) => new() { Object = objectKey, OwnerId = ownerId };

    internal void FilterBy(string? json) => Filter = json;

    internal void NoLongerDefault() => IsDefault = false;

    internal static ObjectDefinition Define()
    {
        var o = new ObjectBuilder<SavedView>(ObjectKey, "savedView", "settings", "table");
        o.Text(v => v.Object).Required().CreateOnly().MaxLength(60);
        o.Text(v => v.Name).Title().MaxLength(60);
        o.Choice(v => v.Kind);
        o.LongText(v => v.Filter).MaxLength(20_000);
        o.MultiChoice(v => v.Sort).Open();
        o.MultiChoice(v => v.Columns).Open();
        o.Boolean(v => v.Shared);
        o.Boolean(v => v.Pinned);
        o.Boolean(v => v.IsDefault);
        o.Internal();
        return o.Build();
    }
}
