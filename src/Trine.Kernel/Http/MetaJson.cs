using System.Text.Json;
using Trine.Kernel.Access;
using Trine.Kernel.Changes;
using Trine.Kernel.Localisation;
using Trine.Kernel.Objects;

namespace Trine.Kernel.Http;

/// <summary>Objects and fields as JSON, with labels in all languages.</summary>
public sealed class MetaJson(ObjectCatalog catalog, AccessRules access, MessageTexts texts)
{
    /// <summary>What navigation needs to know of an object.</summary>
    public void WriteSummary(Utf8JsonWriter writer, ObjectSchema schema)
    {
        var definition = schema.Definition;
        writer.WriteString("key", schema.Key);
        writer.WriteString("name", definition.Name);
        Labels(writer, "labels", $"objects.{schema.Key}.name");
        Labels(writer, "pluralLabels", $"objects.{schema.Key}.plural");
        writer.WriteString("icon", definition.Icon);
        writer.WriteString("group", definition.Group);
        writer.WriteStartObject("can");
        foreach (var action in Enum.GetValues<AccessAction>())
        {
            writer.WriteBoolean(EnumText.Of(action), access.Can(definition, action));
        }

        writer.WriteEndObject();
        writer.WriteBoolean("searchable", definition.IsSearchable);
        writer.WriteBoolean("hidden", definition.Hidden);
    }

    /// <summary>Everything forms, lists and filters need.</summary>
    public void WriteWhole(Utf8JsonWriter writer, ObjectSchema schema)
    {
        var definition = schema.Definition;
        writer.WriteStartObject();
        WriteSummary(writer, schema);
        writer.WriteString("titleField", definition.TitleKey);
        Texts(writer, "subtitleFields", definition.SubtitleKeys);
        writer.WriteStartArray("fields");
        foreach (var field in schema.Fields.Where(f => f.Key != "id"))
        {
            WriteField(writer, schema, field);
        }

        writer.WriteEndArray();
        WriteSections(writer, schema);
        WriteViews(writer, schema);
        writer.WriteStartArray("verbs");
        foreach (var verb in definition.Verbs)
        {
            writer.WriteStartObject();
            writer.WriteString("key", verb.Key);
            Labels(writer, "labels", $"objects.{schema.Key}.verbs.{verb.Key}");
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        WriteRelated(writer, schema);
        if (definition.Lines is { } lines)
        {
            writer.WriteStartObject("lines");
            writer.WriteString("field", lines.Key);
            writer.WriteString("object", lines.Object);
            writer.WriteString("parent", lines.ParentKey);
            writer.WriteEndObject();
        }

        writer.WriteString("boardField", definition.BoardKey);
        writer.WriteString("calendarField", definition.CalendarKey);
        writer.WriteEndObject();
    }

    /// <summary>A built-in view.</summary>
    public void WriteView(Utf8JsonWriter writer, ObjectSchema schema, ViewDefinition view)
    {
        writer.WriteStartObject();
        writer.WriteString("id", view.Key);
        writer.WriteString("key", view.Key);
        Labels(writer, "labels", $"objects.{schema.Key}.views.{view.Key}", $"views.{view.Key}");
        writer.WriteString("kind", view.Kind);
        if (view.FilterJson is { } filter)
        {
            writer.WritePropertyName("filter");
            writer.WriteRawValue(filter);
        }

        Texts(writer, "sort", view.Sort);
        Texts(writer, "columns", view.Columns);
        writer.WriteBoolean("shared", true);
        writer.WriteBoolean("pinned", true);
        writer.WriteBoolean("isDefault", false);
        writer.WriteBoolean("builtIn", true);
        writer.WriteEndObject();
    }

    private void WriteField(Utf8JsonWriter writer, ObjectSchema schema, FieldDefinition field)
    {
        writer.WriteStartObject();
        writer.WriteString("key", field.Key);
        if (field.Labels is { } own)
        {
            Labels(writer, "labels", own);
        }
        else
        {
            Labels(writer, "labels", $"objects.{schema.Key}.fields.{field.Key}", $"fields.{field.Key}");
            Labels(writer, "help", $"objects.{schema.Key}.help.{field.Key}", optional: true);
        }

        writer.WriteString("type", EnumText.Of(field.Type));
        writer.WriteBoolean("required", field.Required);
        writer.WriteBoolean("unique", field.Unique);
        writer.WriteBoolean("readOnly", field.ReadOnly);
        writer.WriteBoolean("createOnly", field.CreateOnly);
        writer.WriteBoolean("searchable", field.Search != SearchWeight.None);
        writer.WriteBoolean("filterable", field.Filterable);
        writer.WriteBoolean("sortable", field.Sortable);
        writer.WriteBoolean("custom", field.IsCustom);
        if (field.IsComputed)
        {
            writer.WriteString("computed", field.Formula is null ? "rollUp" : "formula");
        }

        WriteBounds(writer, field);
        if (Initial(schema, field) is { } initial)
        {
            writer.WritePropertyName("default");
            FieldJson.Write(writer, initial);
        }

        WriteChoices(writer, schema, field);
        if (field.Type == FieldType.Reference)
        {
            writer.WriteString("target", field.Target);
        }

        writer.WriteStartObject("can");
        writer.WriteBoolean("read", true);
        writer.WriteBoolean("update", !field.ReadOnly && access.Can(schema.Definition, AccessAction.Update));
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteBounds(Utf8JsonWriter writer, FieldDefinition field)
    {
        if (field.MaxLength > 0)
        {
            writer.WriteNumber("maxLength", field.MaxLength);
        }

        if (field.MaxItems > 0)
        {
            writer.WriteNumber("maxItems", field.MaxItems);
        }

        if (field.IsDecimal)
        {
            writer.WriteNumber("scale", field.Scale);
        }

        if (field.Min is { } min)
        {
            writer.WriteNumber("min", min);
        }

        if (field.Max is { } max)
        {
            writer.WriteNumber("max", max);
        }
    }

    /// <summary>What a new record begins with where nothing is given; null where that is nothing, or follows from other fields.</summary>
    private static object? Initial(ObjectSchema schema, FieldDefinition field)
    {
        if (field.ReadOnly || field.IsReference || field.Type is FieldType.Date or FieldType.DateTime)
        {
            return null;
        }

        var value = field.Default ?? field.Get(schema.Definition.Blank);
        return value is "" or IReadOnlyList<string> { Count: 0 } ? null : value;
    }

    private void WriteChoices(Utf8JsonWriter writer, ObjectSchema schema, FieldDefinition field)
    {
        if (field.Type is not (FieldType.Choice or FieldType.MultiChoice))
        {
            return;
        }

        writer.WriteBoolean("open", field.Open);
        writer.WriteStartArray("choices");
        foreach (var choice in field.Choices)
        {
            writer.WriteStartObject();
            writer.WriteString("value", choice.Value);
            if (choice.Labels is { } own)
            {
                Labels(writer, "labels", own);
            }
            else if (field.IsCustom)
            {
                Labels(writer, "labels", MessageTexts.Languages.ToDictionary(l => l, _ => choice.Value));
            }
            else
            {
                Labels(writer, "labels", $"objects.{schema.Key}.choices.{field.Key}.{choice.Value}", $"choices.{field.Key}.{choice.Value}");
            }

            writer.WriteString("color", choice.Color);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private void WriteSections(Utf8JsonWriter writer, ObjectSchema schema)
    {
        writer.WriteStartArray("sections");
        foreach (var (key, fields) in schema.Definition.Sections)
        {
            writer.WriteStartObject();
            writer.WriteString("key", key);
            Labels(writer, "labels", $"objects.{schema.Key}.sections.{key}", $"sections.{key}");
            Texts(writer, "fields", fields);
            writer.WriteEndObject();
        }

        if (schema.CustomFields.Count > 0)
        {
            writer.WriteStartObject();
            writer.WriteString("key", "custom");
            Labels(writer, "labels", "sections.custom");
            Texts(writer, "fields", schema.CustomFields.Select(f => f.Key));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private void WriteViews(Utf8JsonWriter writer, ObjectSchema schema)
    {
        writer.WriteStartArray("views");
        foreach (var view in schema.Definition.Views)
        {
            WriteView(writer, schema, view);
        }

        writer.WriteEndArray();
    }

    /// <summary>Objects whose reference points here, as far as the caller may read them; lines are part of the record and not named.</summary>
    private void WriteRelated(Utf8JsonWriter writer, ObjectSchema schema)
    {
        writer.WriteStartArray("related");
        foreach (var other in catalog.Objects.Where(o => o.AccessOf is null && access.Can(o, AccessAction.Read)))
        {
            foreach (var field in other.Fields.Where(f => f.Type == FieldType.Reference && f.Target == schema.Key))
            {
                writer.WriteStartObject();
                writer.WriteString("object", other.Key);
                writer.WriteString("field", field.Key);
                Labels(writer, "labels", $"objects.{other.Key}.plural");
                writer.WriteEndObject();
            }
        }

        writer.WriteEndArray();
    }

    private void Labels(Utf8JsonWriter writer, string property, string key, string? fallback = null, bool optional = false)
    {
        if (optional && texts.Find(MessageTexts.Languages[0], key) is null)
        {
            return;
        }

        Labels(writer, property, MessageTexts.Languages.ToDictionary(l => l, l => texts.Find(l, key) ?? (fallback is null ? null : texts.Find(l, fallback)) ?? key));
    }

    private static void Labels(Utf8JsonWriter writer, string property, IReadOnlyDictionary<string, string> labels)
    {
        writer.WriteStartObject(property);
        foreach (var (language, text) in labels)
        {
            writer.WriteString(language, text);
        }

        writer.WriteEndObject();
    }

    private static void Texts(Utf8JsonWriter writer, string property, IEnumerable<string> values)
    {
        writer.WriteStartArray(property);
        foreach (var value in values)
        {
            writer.WriteStringValue(value);
        }

        writer.WriteEndArray();
    }
}
