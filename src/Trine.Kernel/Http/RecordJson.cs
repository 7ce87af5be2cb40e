using System.Globalization;
using System.Text.Json;
using Microsoft.OpenApi;
using Trine.Kernel.Access;
using Trine.Kernel.Changes;
using Trine.Kernel.Files;
using Trine.Kernel.Objects;
using Trine.Kernel.Query;

namespace Trine.Kernel.Http;

/// <summary>Writes records as clients see them: references with names, custom fields in their own object, abilities.</summary>
public sealed class RecordJson(RecordReader reader, VisibleSchemas schemas, AccessRules access, UserDirectory directory, FileFacts files)
{
    /// <summary>Fetches the names all rows need: one query per object referred to, none per row.</summary>
    public Task<RecordNames> NamesAsync(IReadOnlyList<FieldDefinition> fields, IReadOnlyList<RecordRow> rows, CancellationToken cancellationToken) =>
        NamesAsync([(fields, rows)], cancellationToken);

    /// <summary>The same for rows of several objects.</summary>
    public async Task<RecordNames> NamesAsync(
        IReadOnlyList<(IReadOnlyList<FieldDefinition> Fields, IReadOnlyList<RecordRow> Rows)> lists, CancellationToken cancellationToken)
    {
        var wanted = new Dictionary<string, HashSet<Guid>>();
        var held = new HashSet<Guid>();
        foreach (var (fields, rows) in lists)
        {
            Collect(fields, rows, wanted, held);
        }

        var names = new RecordNames(directory.Current);
        names.Add(await files.OfAsync(held, cancellationToken));
        foreach (var (target, ids) in wanted)
        {
            if (schemas.Find(target) is { } schema)
            {
                names.Add(target, await reader.TitlesAsync(schema, ids, cancellationToken));
            }
        }

        return names;
    }

    private static void Collect(IReadOnlyList<FieldDefinition> fields, IReadOnlyList<RecordRow> rows, Dictionary<string, HashSet<Guid>> wanted, HashSet<Guid> held)
    {
        for (var i = 0; i < fields.Count; i++)
        {
            if (fields[i] is { Type: FieldType.Reference, Target: { } target })
            {
                var ids = wanted.TryGetValue(target, out var known) ? known : wanted[target] = [];
                foreach (var row in rows)
                {
                    if (row.Values[i] is Guid id)
                    {
                        ids.Add(id);
                    }
                }
            }
            else if (fields[i].Type == FieldType.File)
            {
                held.UnionWith(rows.SelectMany(r => r.Values[i] as IReadOnlyList<string> ?? []).Select(id => Guid.Parse(id, CultureInfo.InvariantCulture)));
            }
        }
    }

    /// <summary>Writes one record's properties into an open object.</summary>
    public void WriteProperties(Utf8JsonWriter writer, ObjectSchema schema, IReadOnlyList<FieldDefinition> fields, RecordRow row, RecordNames names)
    {
        writer.WriteString("id", row.Id);
        var custom = false;
        for (var i = 0; i < fields.Count; i++)
        {
            var field = fields[i];
            if (field.Key == "id")
            {
                continue;
            }

            if (field.IsCustom && !custom)
            {
                custom = true;
                writer.WriteStartObject("custom");
            }

            // Custom fields come last in every schema; RecordFields.Ordered keeps it so for chosen ones.
            writer.WritePropertyName(field.JsonName);
            WriteValue(writer, field, row.Values[i], names);
        }

        if (custom)
        {
            writer.WriteEndObject();
        }

        writer.WriteNumber("version", row.Version);
        if (row.DeletedAt is { } deleted)
        {
            writer.WriteString("deletedAt", FieldJson.Instant(deleted));
        }

        WriteAbilities(writer, schema, fields, row);
    }

    /// <summary>
    /// What <see cref="WriteProperties"/> writes of a record of any object. A list sends the fields it was asked for, so only these three are always there.
    /// </summary>
    internal static OpenApiSchema Shape(OpenApiDocument document)
    {
        var person = OpenApiShapes.OrNull(new OpenApiSchemaReference("RecordLink", document));
        var shape = OpenApiShapes.Object(
            ("id", OpenApiShapes.Text("uuid")),
            ("version", OpenApiShapes.Integer()),
            ("can", new OpenApiSchemaReference("RecordCan", document)),
            ("custom?", new OpenApiSchema { Type = JsonSchemaType.Object, AdditionalProperties = OpenApiShapes.Any() }),
            ("owner?", person),
            ("department?", person),
            ("createdAt?", OpenApiShapes.Text("date-time")),
            ("createdBy?", person),
            ("updatedAt?", OpenApiShapes.Text("date-time")),
            ("updatedBy?", person),
            ("deletedAt?", OpenApiShapes.Text("date-time")),
            ("changeSet?", OpenApiShapes.Text("uuid")));
        shape.AdditionalProperties = OpenApiShapes.Any();
        return shape;
    }

    /// <summary>What <see cref="WriteAbilities"/> writes.</summary>
    internal static OpenApiSchema AbilitiesShape() =>
        OpenApiShapes.Object(("update", OpenApiShapes.Flag()), ("delete", OpenApiShapes.Flag()), ("transfer", OpenApiShapes.Flag()), ("verbs", OpenApiShapes.ListOf(OpenApiShapes.Text())));

    /// <summary>What <see cref="WriteFiles"/> writes of one.</summary>
    internal static OpenApiSchema FileShape() => OpenApiShapes.Object(
        ("id", OpenApiShapes.Text("uuid")),
        ("name", OpenApiShapes.OrNull(OpenApiShapes.Text())),
        ("size", OpenApiShapes.Integer("int64")),
        ("contentType", OpenApiShapes.OrNull(OpenApiShapes.Text())),
        ("inline", OpenApiShapes.Flag()));

    /// <summary>Writes a value; a reference as its id and name, files with what one chooses them by.</summary>
    public static void WriteValue(Utf8JsonWriter writer, FieldDefinition field, object? value, RecordNames names)
    {
        if (field.IsReference && value is Guid id)
        {
            writer.WriteStartObject();
            writer.WriteString("id", id);
            writer.WriteString("name", names.Of(field, id));
            writer.WriteEndObject();
        }
        else if (field.Type == FieldType.File)
        {
            WriteFiles(writer, value as IReadOnlyList<string> ?? [], names);
        }
        else
        {
            FieldJson.Write(writer, value);
        }
    }

    private static void WriteFiles(Utf8JsonWriter writer, IReadOnlyList<string> ids, RecordNames names)
    {
        writer.WriteStartArray();
        foreach (var id in ids)
        {
            var file = names.File(id);
            writer.WriteStartObject();
            writer.WriteString("id", id);
            writer.WriteString("name", file?.Name);
            writer.WriteNumber("size", file?.Size ?? 0);
            writer.WriteString("contentType", file?.ContentType);
            writer.WriteBoolean("inline", file is not null && FileType.MayShow(file.ContentType));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private void WriteAbilities(Utf8JsonWriter writer, ObjectSchema schema, IReadOnlyList<FieldDefinition> fields, RecordRow row)
    {
        var definition = schema.Definition;
        var update = row.DeletedAt is null && (row.IsWritable || access.Allows(definition, AccessAction.Update, row.Place));
        writer.WriteStartObject("can");
        writer.WriteBoolean("update", update);
        writer.WriteBoolean("delete", access.Allows(definition, AccessAction.Delete, row.Place));
        writer.WriteBoolean("transfer", row.DeletedAt is null && access.Allows(definition, AccessAction.Transfer, row.Place));
        writer.WriteStartArray("verbs");
        foreach (var verb in definition.Verbs)
        {
            if (update && Values(verb.Needs, fields, row) is { } values && verb.AppliesTo(values))
            {
                writer.WriteStringValue(verb.Key);
            }
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static List<object?>? Values(IReadOnlyList<string> keys, IReadOnlyList<FieldDefinition> fields, RecordRow row)
    {
        var values = new List<object?>(keys.Count);
        foreach (var key in keys)
        {
            var at = -1;
            for (var i = 0; i < fields.Count && at < 0; i++)
            {
                at = fields[i].Key == key ? i : -1;
            }

            if (at < 0)
            {
                return null;
            }

            values.Add(row.Values[at]);
        }

        return values;
    }
}
