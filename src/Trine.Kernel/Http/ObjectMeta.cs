using Trine.Kernel.Views;

namespace Trine.Kernel.Http;

/// <summary>Everything forms, lists and filters need to know of an object.</summary>
/// <param name="Key">As in <see cref="ObjectSummary"/>, and so to <paramref name="Hidden"/>.</param>
/// <param name="TitleField">The field a record is called by.</param>
/// <param name="SubtitleFields">The fields that tell records of one name apart.</param>
/// <param name="BoardField">The field a board has its columns by, or null.</param>
/// <param name="CalendarField">The field a calendar places records by, or null.</param>
/// <param name="Lines">The lines a record is saved with, if it has any.</param>
public sealed record ObjectMeta(
    string Key,
    string Name,
    IReadOnlyDictionary<string, string> Labels,
    IReadOnlyDictionary<string, string> PluralLabels,
    string Icon,
    string Group,
    Abilities Can,
    bool Searchable,
    bool Hidden,
    string TitleField,
    IReadOnlyList<string> SubtitleFields,
    IReadOnlyList<FieldMeta> Fields,
    IReadOnlyList<ObjectMeta.Section> Sections,
    IReadOnlyList<View> Views,
    IReadOnlyList<ObjectMeta.Verb> Verbs,
    IReadOnlyList<ObjectMeta.RelatedObject> Related,
    string? BoardField,
    string? CalendarField,
    ObjectMeta.LineField? Lines = null)
{
    /// <summary>Fields that stand together in forms.</summary>
    public sealed record Section(string Key, IReadOnlyDictionary<string, string> Labels, IReadOnlyList<string> Fields);

    /// <summary>An action with a meaning of its own, such as <c>convert</c>.</summary>
    public sealed record Verb(string Key, IReadOnlyDictionary<string, string> Labels);

    /// <summary>An object whose reference <paramref name="Field"/> points here.</summary>
    public sealed record RelatedObject(string Object, string Field, IReadOnlyDictionary<string, string> Labels);

    /// <summary>The member that holds the lines, their object, and their reference back.</summary>
    public sealed record LineField(string Field, string Object, string Parent);
}
