using Trine.Kernel.Access;
using Trine.Kernel.Objects;

namespace Trine.Kernel.Http;

/// <summary>A field as clients know it.</summary>
/// <param name="Key"><c>name</c>, or <c>custom.tier</c> for a custom field.</param>
/// <param name="Labels">What it is called, by language.</param>
/// <param name="CreateOnly">It is given when the record is made and stays.</param>
/// <param name="Modes">Less than all that a role may allow of it.</param>
/// <param name="Help">A sentence beside the field, by language.</param>
/// <param name="Computed">How the product computes it; it is of the type of its result and read only.</param>
/// <param name="MaxLength">Characters it has at most.</param>
/// <param name="MaxItems">Items of a list it has at most: choices, files.</param>
/// <param name="Scale">Decimal places.</param>
/// <param name="Default">What a new record begins with when nothing is given.</param>
/// <param name="Open">Free values beside the choices, as in tags.</param>
/// <param name="Target">The object a reference points to: <c>customers</c>.</param>
/// <param name="Masked">The caller sees a part of values only, and can have one shown: see <c>reveal</c>.</param>
public sealed record FieldMeta(
    string Key,
    IReadOnlyDictionary<string, string> Labels,
    FieldType Type,
    bool Required,
    bool Unique,
    bool ReadOnly,
    bool CreateOnly,
    bool Searchable,
    bool Filterable,
    bool Sortable,
    bool Custom,
    FieldMeta.Abilities Can,
    IReadOnlyList<FieldMode> Modes,
    IReadOnlyDictionary<string, string>? Help = null,
    FieldMeta.Computing? Computed = null,
    int? MaxLength = null,
    int? MaxItems = null,
    int? Scale = null,
    decimal? Min = null,
    decimal? Max = null,
    WrittenJson? Default = null,
    bool? Open = null,
    IReadOnlyList<FieldMeta.Choice>? Choices = null,
    string? Target = null,
    bool? Masked = null)
{
    /// <summary>How a value comes about.</summary>
    public enum Computing
    {
        /// <summary>From other fields of the record.</summary>
        Formula,

        /// <summary>From other records that refer to it.</summary>
        RollUp,
    }

    /// <summary>One of the values of a choice.</summary>
    /// <param name="Value">As stored and sent.</param>
    /// <param name="Labels">What it is called, by language.</param>
    /// <param name="Color">One of Ant Design's preset colour names, or null.</param>
    public sealed record Choice(string Value, IReadOnlyDictionary<string, string> Labels, string? Color);

    /// <summary>What the caller may do with the field.</summary>
    public sealed record Abilities(bool Read, bool Update);
}
