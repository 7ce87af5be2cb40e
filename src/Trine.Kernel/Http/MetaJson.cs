using System.Globalization;
using Trine.Kernel.Access;
using Trine.Kernel.Changes;
using Trine.Kernel.Localisation;
using Trine.Kernel.Objects;
using Trine.Kernel.Views;

namespace Trine.Kernel.Http;

/// <summary>What clients are told of objects and fields, with labels in all languages.</summary>
public sealed class MetaJson(VisibleSchemas schemas, AccessRules access, MessageTexts texts)
{
    /// <summary>What navigation needs to know of an object.</summary>
    public ObjectSummary Summary(ObjectSchema schema)
    {
        var definition = schema.Definition;
        return new ObjectSummary(
            schema.Key,
            definition.Name,
            Labels($"objects.{schema.Key}.name"),
            Labels($"objects.{schema.Key}.plural"),
            definition.Icon,
            definition.Group,
            Abilities.Of(access, definition),
            definition.IsSearchable,
            definition.Hidden,
            definition.IsPersonal,
            definition.Grantable);
    }

    /// <summary>Everything forms, lists and filters need.</summary>
    public ObjectMeta Whole(ObjectSchema schema)
    {
        var definition = schema.Definition;
        var summary = Summary(schema);
        return new ObjectMeta(
            summary.Key,
            summary.Name,
            summary.Labels,
            summary.PluralLabels,
            summary.Icon,
            summary.Group,
            summary.Can,
            summary.Searchable,
            summary.Hidden,
            definition.TitleKey,
            [.. definition.SubtitleKeys.Where(k => schema.Find(k) is not null)],
            [.. schema.Fields.Where(f => f.Key != "id").Select(f => Field(schema, f))],
            Sections(schema),
            [.. definition.Views.Where(v => schemas.Understand(schema, v.FilterJson)).Select(v => View(schema, v))],
            [.. definition.Verbs.Select(v => new ObjectMeta.Verb(v.Key, Labels($"objects.{schema.Key}.verbs.{v.Key}")))],
            Related(schema),
            Seen(schema, definition.BoardKey),
            Seen(schema, definition.CalendarKey),
            definition.Lines is { } lines ? new ObjectMeta.LineField(lines.Key, lines.Object, lines.ParentKey) : null);
    }

    private static string? Seen(ObjectSchema schema, string? key) => key is not null && schema.Find(key) is not null ? key : null;

    /// <summary>A built-in view.</summary>
    public View View(ObjectSchema schema, ViewDefinition view) => new(
        view.Key,
        (ViewKind)EnumText.Parse(typeof(ViewKind), view.Kind)!,
        [.. view.Sort.Where(s => schema.Find(s.TrimStart('-')) is { Sortable: true })],
        [.. view.Columns.Where(c => schema.Find(c) is not null)],
        Shared: true,
        Pinned: true,
        IsDefault: false,
        BuiltIn: true,
        WrittenFilter.OrNone(view.FilterJson),
        view.Key,
        Labels($"objects.{schema.Key}.views.{view.Key}", $"views.{view.Key}"));

    private FieldMeta Field(ObjectSchema schema, FieldDefinition field) => new(
        field.Key,
        field.Labels ?? Labels($"objects.{schema.Key}.fields.{field.Key}", $"fields.{field.Key}"),
        field.Type,
        field.Required,
        field.Unique,
        field.ReadOnly,
        field.CreateOnly,
        field.Search != SearchWeight.None,
        field.Filterable,
        field.Sortable,
        field.IsCustom,
        new FieldMeta.Abilities(Read: true, !field.ReadOnly && field.Mode == FieldMode.Full && access.Can(schema.Definition, AccessAction.Update)),
        FieldRules.Modes(schema, field),
        field.Labels is null ? LabelsIfAny($"objects.{schema.Key}.help.{field.Key}") : null,
        !field.IsComputed ? null : field.Formula is null ? FieldMeta.Computing.RollUp : FieldMeta.Computing.Formula,
        field.MaxLength > 0 ? field.MaxLength : null,
        field.MaxItems > 0 ? field.MaxItems : null,
        field.IsDecimal ? field.Scale : null,
        field.Min,
        field.Max,
        Initial(schema, field) is { } initial ? new WrittenJson(writer => FieldJson.Write(writer, initial)) : null,
        field.Type is FieldType.Choice or FieldType.MultiChoice ? field.Open : null,
        field.Type is FieldType.Choice or FieldType.MultiChoice ? [.. field.Choices.Select(c => Choice(schema, field, c))] : null,
        field.Type == FieldType.Reference ? field.Target : null,
        field.Mode == FieldMode.Masked ? true : null);

    /// <summary>What a new record begins with where nothing is given; null where that is nothing, or follows from other fields.</summary>
    private static object? Initial(ObjectSchema schema, FieldDefinition field)
    {
        if (field.ReadOnly || field.IsReference || field.Type is FieldType.Date or FieldType.DateTime)
        {
            return null;
        }

        var value = field.Default ?? field.Get(schema.Definition.Blank);
        return value is "" or IReadOnlyList<string> { Count: 0 } || IsOutside(field, value) ? null : value;
    }

    /// <summary>Whether the number a type begins with anyway is one the field refuses: then there is none to begin with.</summary>
    private static bool IsOutside(FieldDefinition field, object? value) =>
        value is int or long or decimal && Convert.ToDecimal(value, CultureInfo.InvariantCulture) is var number && (number < field.Min || number > field.Max);

    private FieldMeta.Choice Choice(ObjectSchema schema, FieldDefinition field, ChoiceDefinition choice)
    {
        var labels = choice.Labels
            ?? (field.IsCustom
                ? MessageTexts.Languages.ToDictionary(l => l, _ => choice.Value)
                : Labels($"objects.{schema.Key}.choices.{field.Key}.{choice.Value}", $"choices.{field.Key}.{choice.Value}"));
        return new FieldMeta.Choice(choice.Value, labels, choice.Color);
    }

    private List<ObjectMeta.Section> Sections(ObjectSchema schema)
    {
        var sections = schema.Definition.Sections
            .Select(s => new ObjectMeta.Section(s.Key, Labels($"objects.{schema.Key}.sections.{s.Key}", $"sections.{s.Key}"), [.. s.Fields.Where(f => schema.Find(f) is not null)])).ToList();
        if (schema.CustomFields.Count > 0)
        {
            sections.Add(new ObjectMeta.Section("custom", Labels("sections.custom"), [.. schema.CustomFields.Select(f => f.Key)]));
        }

        return sections;
    }

    /// <summary>Objects whose reference points here, as far as the caller may read both; lines are part of the record and not named.</summary>
    private List<ObjectMeta.RelatedObject> Related(ObjectSchema schema) =>
    [
        .. from other in schemas.All
           where other.Definition is { AccessOf: null, Internal: false } && access.Can(other.Definition, AccessAction.Read)
           from field in other.Definition.Fields
           where field.Type == FieldType.Reference && field.Target == schema.Key && other.Find(field.Key) is { Filterable: true }
           select new ObjectMeta.RelatedObject(other.Key, field.Key, Labels($"objects.{other.Key}.plural")),
    ];

    private Dictionary<string, string> Labels(string key, string? fallback = null) =>
        MessageTexts.Languages.ToDictionary(l => l, l => texts.Find(l, key) ?? (fallback is null ? null : texts.Find(l, fallback)) ?? key);

    private Dictionary<string, string>? LabelsIfAny(string key) => texts.Find(MessageTexts.Languages[0], key) is null ? null : Labels(key);
}
