using Trine.Kernel.Changes;
using Trine.Kernel.Computed;
using Trine.Kernel.Files;
using Trine.Kernel.Markup;
using Trine.Kernel.Objects;

namespace Trine.Kernel.CustomFields;

/// <summary>A field an administrator adds to an object without code. Its values live in the records' JSON column.</summary>
public sealed class CustomField : Record
{
    /// <summary>Where custom fields are kept.</summary>
    public const string ObjectKey = "customFields";

    /// <summary>The plural key of the object it belongs to.</summary>
    public string Object { get; private set; } = "";

    /// <summary>Its name in JSON below <c>custom</c>: a letter, then letters and digits, at most 40.</summary>
    public string Key { get; private set; } = "";

    /// <summary>What it holds.</summary>
    public FieldType Type { get; private set; }

    /// <summary>Shown in the Chinese client.</summary>
    public string LabelZh { get; private set; } = "";

    /// <summary>Shown in the English client; the Chinese one where empty.</summary>
    public string? LabelEn { get; private set; }

    /// <summary>Must not be empty.</summary>
    public bool Required { get; private set; }

    /// <summary>No two living records share a value. Text types only.</summary>
    public bool Unique { get; private set; }

    /// <summary>Found by the search box.</summary>
    public bool Searchable { get; private set; }

    /// <summary>The values of a choice.</summary>
    public List<string> Choices { get; private set; } = [];

    /// <summary>The object a reference points to.</summary>
    public string? Target { get; private set; }

    /// <summary>What a formula gives.</summary>
    public ResultType? ResultType { get; private set; }

    /// <summary>The formula, fields in braces: <c>{amount} * 5%</c>.</summary>
    public string? Formula { get; private set; }

    /// <summary>The object whose records a roll-up adds up.</summary>
    public string? RollUpObject { get; private set; }

    /// <summary>Their reference to this field's object.</summary>
    public string? RollUpReference { get; private set; }

    /// <summary>What a roll-up makes of them.</summary>
    public RollUpFunction? RollUpFunction { get; private set; }

    /// <summary>The field a roll-up adds up; empty for a count.</summary>
    public string? RollUpField { get; private set; }

    /// <summary>A filter tree as JSON; the records a roll-up counts.</summary>
    public string? RollUpFilter { get; private set; }

    /// <summary>The live definition.</summary>
    /// <param name="valueType">What its values are; its own type unless it is computed.</param>
    public FieldDefinition ToDefinition(FieldType valueType) => new()
    {
        Key = "custom." + Key,
        Type = valueType,
        Required = Required,
        Unique = Unique,
        Search = Searchable ? SearchWeight.Body : SearchWeight.None,
        Choices = [.. Choices.Select(c => new ChoiceDefinition(c))],
        Target = Target,
        ReadOnly = Type is FieldType.Formula or FieldType.RollUp,
        Quiet = Type is FieldType.Formula or FieldType.RollUp,
        Formula = Type == FieldType.Formula ? Formula ?? "" : null,
        RollUp = Type == FieldType.RollUp ? new RollUpDefinition(RollUpObject ?? "", RollUpReference ?? "", RollUpFunction ?? default, RollUpField, RollUpFilter) : null,
        // Texts by bytes; formatted text, lists and flags have no order.
        Sortable = valueType != FieldType.Boolean && CustomFieldIndexes.Carry(valueType),
        MaxItems = Type switch { FieldType.MultiChoice => 100, FieldType.File => FileFields.MaxItems, _ => 0 },
        MaxLength = Type switch { FieldType.LongText => 20_000, FieldType.RichText => RichHtml.MaxLength, FieldType.MultiChoice => 60, _ => 500 },
        Scale = valueType switch { FieldType.Decimal => 4, FieldType.Money or FieldType.Percent => 2, _ => 0 },
        Labels = new Dictionary<string, string> { ["zh-CN"] = LabelZh, ["en-US"] = LabelEn ?? LabelZh },
        Get = CustomValues.Getter(Key, valueType),
        Set = CustomValues.Setter(Key, valueType),
    };

    internal static ObjectDefinition Define()
    {
        var o = new ObjectBuilder<CustomField>(ObjectKey, "customField", "settings.setup", "form");
        o.Text(f => f.LabelZh).Title().MaxLength(60);
        o.Text(f => f.LabelEn).MaxLength(60);
        o.Text(f => f.Object).Required().CreateOnly().MaxLength(60);
        o.Text(f => f.Key).Required().CreateOnly().MaxLength(40);
        o.Choice(f => f.Type).Required().CreateOnly();
        o.Boolean(f => f.Required);
        o.Boolean(f => f.Unique);
        o.Boolean(f => f.Searchable);
        o.MultiChoice(f => f.Choices).Open();
        o.Text(f => f.Target).CreateOnly();
        o.Choice(f => f.ResultType).CreateOnly();
        o.LongText(f => f.Formula).MaxLength(Formulas.Formula.MaxLength);
        o.Text(f => f.RollUpObject).CreateOnly().MaxLength(60);
        o.Text(f => f.RollUpReference).CreateOnly().MaxLength(60);
        o.Choice(f => f.RollUpFunction).CreateOnly();
        o.Text(f => f.RollUpField).CreateOnly().MaxLength(60);
        o.LongText(f => f.RollUpFilter).MaxLength(4_000);
        o.Subtitle("object", "key");
        o.Hidden();
        o.Administrative();
        o.Check(CustomFieldRules.Check);
        return o.Build();
    }
}
