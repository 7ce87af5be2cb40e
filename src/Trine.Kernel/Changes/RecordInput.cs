using System.Text.Json;
using Trine.Kernel.Objects;
using Trine.Kernel.Query;

namespace Trine.Kernel.Changes;

/// <summary>Puts the values of a JSON object into a record: types and permission to set, nothing more; the rest is the door's.</summary>
public static class RecordInput
{
    private static readonly string[] Ignored = ["id", "version", "can", "changeSet", "deletedAt", "createdAt", "createdBy", "updatedAt", "updatedBy"];

    /// <summary>Applies every property; returns what is wrong with them, empty when nothing is.</summary>
    /// <param name="isNew">Whether fields that are fixed later may still be set.</param>
    /// <param name="prefix">In front of field names in errors: <c>lines[2].</c>.</param>
    public static List<FieldError> Apply(ObjectSchema schema, Record record, JsonElement json, bool isNew, string prefix = "")
    {
        var errors = new List<FieldError>();
        if (json.ValueKind != JsonValueKind.Object)
        {
            errors.Add(new FieldError(prefix, "error.type.object"));
            return errors;
        }

        foreach (var property in json.EnumerateObject())
        {
            if (property.Name == "custom" && property.Value.ValueKind == JsonValueKind.Object)
            {
                foreach (var custom in property.Value.EnumerateObject())
                {
                    One(schema, record, "custom." + custom.Name, custom.Value, isNew, prefix, errors);
                }
            }
            else if (property.Name != schema.Definition.Lines?.Key && !Ignored.Contains(property.Name))
            {
                One(schema, record, property.Name, property.Value, isNew, prefix, errors);
            }
        }

        return errors;
    }

    private static void One(ObjectSchema schema, Record record, string key, JsonElement value, bool isNew, string prefix, List<FieldError> errors)
    {
        if (schema.Find(key) is not { } field)
        {
            errors.Add(new FieldError(prefix + key, "error.unknownField", key));
            return;
        }

        if (!FieldInput.TryRead(field, value, out var logical, out var error))
        {
            errors.Add(error! with { Field = prefix + key });
            return;
        }

        if ((field.ReadOnly || (field.CreateOnly && !isNew)) && !field.IsSame(record, logical))
        {
            errors.Add(new FieldError(prefix + key, "error.readOnly"));
            return;
        }

        if (field is { Type: FieldType.Choice, Open: false } && logical is string text && text.Length > 0 && field.Choices.All(c => c.Value != text))
        {
            errors.Add(new FieldError(prefix + key, "error.choice", text, string.Join(", ", field.Choices.Take(12).Select(c => c.Value))));
            return;
        }

        if (!field.ReadOnly)
        {
            field.Set(record, logical is "" ? null : logical);
        }
    }
}
