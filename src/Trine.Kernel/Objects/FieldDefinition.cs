using System.Reflection;
using System.Text.Json;
using Trine.Kernel.Access;
using Trine.Kernel.Changes;
using Trine.Kernel.Computed;
using Trine.Kernel.Data;
using Trine.Kernel.Text;

namespace Trine.Kernel.Objects;

/// <summary>One field of a business object: declared in code, or by an administrator (<see cref="IsCustom"/>).</summary>
public sealed class FieldDefinition
{
    // Boxed: many requests may come here first at once, and a reference is written whole.
    private object? _jsonName;

    /// <summary>As in JSON, camelCase. Custom fields carry the prefix: <c>custom.tier</c>.</summary>
    public required string Key { get; init; }

    /// <summary>The name in a record's JSON, encoded once; custom fields stand in an object of their own and go without the prefix.</summary>
    internal JsonEncodedText JsonName => (JsonEncodedText)(_jsonName ??= JsonEncodedText.Encode(IsCustom ? CustomKey : Key));

    /// <summary>What the field holds.</summary>
    public required FieldType Type { get; init; }

    /// <summary>The mapped property; null for a custom field.</summary>
    public PropertyInfo? Property { get; init; }

    /// <summary>The property lists sort by when it is not the field's own (the pinyin key of a name).</summary>
    public PropertyInfo? SortProperty { get; internal set; }

    /// <summary>The property that holds the text of a rich text for filters; see <see cref="Markup.RichHtml.TextOf"/>.</summary>
    public PropertyInfo? TextProperty { get; init; }

    /// <summary>Must not be empty.</summary>
    public bool Required { get; internal set; }

    /// <summary>Required of people only: files may come without it, and what came so may stay so.</summary>
    public bool OptionalInFiles { get; internal set; }

    /// <summary>No two living records share a value.</summary>
    public bool Unique { get; internal set; }

    /// <summary>Set by the system only.</summary>
    public bool ReadOnly { get; internal set; }

    /// <summary>Set when the record is made, read-only from then on.</summary>
    public bool CreateOnly { get; internal set; }

    /// <summary>Kept up to date by the product beside people's work; see <see cref="FieldBuilder{T}.Quiet"/>.</summary>
    public bool Quiet { get; internal set; }

    /// <summary>Where it goes in the search index.</summary>
    public SearchWeight Search { get; internal set; }

    /// <summary>May be used in filters.</summary>
    public bool Filterable { get; internal set; } = true;

    /// <summary>May be sorted by.</summary>
    public bool Sortable { get; internal set; }

    /// <summary>Longest text in characters; 0 where it does not apply.</summary>
    public int MaxLength { get; internal set; }

    /// <summary>Most items a list may have; 0 where it does not apply.</summary>
    public int MaxItems { get; internal set; }

    /// <summary>Decimal places kept; values are rounded half away from zero.</summary>
    public int Scale { get; internal set; }

    /// <summary>Least value, or null.</summary>
    public decimal? Min { get; internal set; }

    /// <summary>Greatest value, or null.</summary>
    public decimal? Max { get; internal set; }

    /// <summary>The values of a choice; empty for other types.</summary>
    public IReadOnlyList<ChoiceDefinition> Choices { get; internal set; } = [];

    /// <summary>A multi-choice that takes values not in its list.</summary>
    public bool Open { get; internal set; }

    /// <summary>The object a reference points to.</summary>
    public string? Target { get; internal set; }

    /// <summary>What it refers to cannot be deleted while a living record refers to it.</summary>
    public bool Restrict { get; internal set; }

    /// <summary>The record belongs to what it refers to: whoever owns that sees this too.</summary>
    public bool IsParent { get; internal set; }

    /// <summary>Tells of a natural person; of custom fields all that hold free values do.</summary>
    public bool IsPersonal
    {
        get => field || (IsCustom && Type is FieldType.Text or FieldType.LongText or FieldType.RichText or FieldType.Phone or FieldType.Email or FieldType.Url or FieldType.Date or FieldType.File);
        internal set;
    }

    /// <summary>Whoever reads its value knows whom it is about; phones and e-mail addresses always do.</summary>
    public bool Identifies
    {
        get => IsPersonal && (field || Type is FieldType.Phone or FieldType.Email);
        internal set;
    }

    /// <summary>The value a new record gets, or null.</summary>
    public object? Default { get; internal set; }

    /// <summary>Asks the database for the value of a new record that brings none; null where <see cref="Default"/> or nothing will do.</summary>
    public Func<TrineDb, Record, CancellationToken, Task<object?>>? DefaultFrom { get; internal set; }

    /// <summary>The sequence format of an auto-number, such as <c>SO-{yyyyMM}-{0000}</c>.</summary>
    public string? NumberFormat { get; internal set; }

    /// <summary>Other words a column of an imported file may call the field by.</summary>
    public IReadOnlyList<string> Aliases { get; internal set; } = [];

    /// <summary>A special normal form, after the type's own. Gives null when the text is no such thing.</summary>
    public Func<string, string?>? Normalise { get; internal set; }

    /// <summary>The message key when <see cref="Normalise"/> refuses.</summary>
    public string? NormaliseError { get; internal set; }

    /// <summary>The formula it is computed by when the record is saved, or null.</summary>
    public string? Formula { get; internal set; }

    /// <summary>What it adds up of the records that refer to its own, or null.</summary>
    public RollUpDefinition? RollUp { get; internal set; }

    /// <summary>Whether the product computes it and nobody writes it.</summary>
    public bool IsComputed => Formula is not null || RollUp is not null;

    /// <summary>Labels of a custom field by language; null for code-declared fields.</summary>
    public IReadOnlyDictionary<string, string>? Labels { get; init; }

    /// <summary>Made by an administrator; lives in the record's JSON column.</summary>
    public bool IsCustom => Property is null;

    /// <summary>The key inside the JSON column of a custom field.</summary>
    public string CustomKey => Key["custom.".Length..];

    /// <summary>Reads the logical value: string, long, decimal, bool, DateOnly, DateTimeOffset, Guid, IReadOnlyList of string, or null.</summary>
    public required Func<Record, object?> Get { get; init; }

    /// <summary>Writes a logical value.</summary>
    public required Action<Record, object?> Set { get; init; }

    /// <summary>What the caller may do with it; less than all only in a schema made for somebody, see <see cref="AccessRules.View"/>.</summary>
    public FieldMode Mode { get; private set; }

    /// <summary>The same field for somebody who may do less with it.</summary>
    internal FieldDefinition As(FieldMode mode)
    {
        var field = (FieldDefinition)MemberwiseClone();
        var seen = mode is FieldMode.Full or FieldMode.ReadOnly;
        (field.Mode, field.Filterable, field.Sortable, field.Search) = (mode, Filterable && seen, Sortable && seen, seen ? Search : SearchWeight.None);
        // A new record may bring a masked value, but not one that has to be unique: «it is there already» would tell whose it is.
        (field.ReadOnly, field.CreateOnly) = (ReadOnly || mode is FieldMode.ReadOnly or FieldMode.Hidden || (mode == FieldMode.Masked && Unique), CreateOnly || mode == FieldMode.Masked);
        return field;
    }

    /// <summary>Whether a value given for a record is the one it has. Whoever sees it in part only does not learn by trying which it is: to him none is.</summary>
    internal bool IsSame(Record record, object? value) => Mode != FieldMode.Masked && FieldValues.Same(Get(record), value);

    /// <summary>What of a value the caller is shown.</summary>
    internal object? Shown(object? value) => Mode switch
    {
        FieldMode.Hidden => null,
        FieldMode.Masked => Masking.Of(Type, value),
        _ => value,
    };

    /// <summary>Whether values are ids of other things.</summary>
    public bool IsReference => Type is FieldType.Reference or FieldType.User or FieldType.Department;

    /// <summary>Whether values are text.</summary>
    public bool IsText => Type is FieldType.Text or FieldType.LongText or FieldType.Phone or FieldType.Email or FieldType.Url
        or FieldType.Choice or FieldType.Region or FieldType.AutoNumber;

    /// <summary>Whether values are lists of texts.</summary>
    public bool IsList => Type is FieldType.MultiChoice or FieldType.File;

    /// <summary>Whether values are decimals.</summary>
    public bool IsDecimal => Type is FieldType.Decimal or FieldType.Money or FieldType.Percent;

    /// <inheritdoc/>
    public override string ToString() => Key;
}
