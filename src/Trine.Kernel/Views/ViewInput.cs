using System.Text.Json;
using Microsoft.OpenApi;
using Trine.Kernel.Access;
using Trine.Kernel.Changes;
using Trine.Kernel.Http;
using Trine.Kernel.Objects;
using Trine.Kernel.Query;

namespace Trine.Kernel.Views;

/// <summary>Puts the values of a JSON object into a view and checks filter, order and columns against the object it shows.</summary>
public sealed class ViewInput(VisibleSchemas schemas, FilterParser filters)
{
    private static readonly string[] Plain = ["name", "kind", "sort", "columns", "shared", "pinned", "isDefault"];

    /// <summary>What clients send back of what they got, to no effect.</summary>
    private static readonly string[] Ignored =
        ["id", "key", "labels", "owner", "builtIn", "version", "changeSet", "can"];

    /// <summary>What <see cref="Apply"/> takes.</summary>
    internal static OpenApiSchema Shape(OpenApiDocument document) => OpenApiShapes.Object(
        ("name?", OpenApiShapes.Text()),
        ("kind?", OpenApiShapes.OneOf(EnumText.All(typeof(ViewKind)))),
        ("filter?", OpenApiShapes.OrNull(new OpenApiSchemaReference("Filter", document))),
        ("sort?", OpenApiShapes.ListOf(OpenApiShapes.Text())),
        ("columns?", OpenApiShapes.ListOf(OpenApiShapes.Text())),
        ("shared?", OpenApiShapes.Flag()),
        ("pinned?", OpenApiShapes.Flag()),
        ("isDefault?", OpenApiShapes.Flag()),
        ("version?", OpenApiShapes.Integer()));

    /// <summary>Applies what is there; what is not there stays.</summary>
    /// <param name="shown">The object the view shows.</param>
    /// <exception cref="InvalidInputException">Names each member that is wrong.</exception>
    public void Apply(SavedView view, ObjectSchema shown, JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object)
        {
            throw new InvalidInputException("", "error.type.object");
        }

        var schema = schemas.Schema(SavedView.ObjectKey);
        var errors = new List<FieldError>();
        foreach (var property in body.EnumerateObject())
        {
            if (property.Name == "filter")
            {
                view.FilterBy(filters.Parse(shown, property.Value) is null ? null : property.Value.GetRawText());
            }
            else if (Plain.Contains(property.Name))
            {
                One(view, schema.Find(property.Name)!, property.Value, errors);
            }
            else if (!Ignored.Contains(property.Name))
            {
                errors.Add(new FieldError(property.Name, "error.unknownField", property.Name));
            }
        }

        errors.AddRange(view.Columns.Where(c => shown.Find(c) is null).Select(c => new FieldError("columns", "error.unknownField", c)));
        if (errors.Count > 0)
        {
            throw new InvalidInputException(errors);
        }

        _ = QueryInput.Sort(shown, view.Sort);
    }

    private static void One(SavedView view, FieldDefinition field, JsonElement value, List<FieldError> errors)
    {
        if (!FieldInput.TryRead(field, value, out var logical, out var error))
        {
            errors.Add(error!);
        }
        else if (field.Type == FieldType.Choice && logical is string kind && field.Choices.All(c => c.Value != kind))
        {
            errors.Add(new FieldError(field.Key, "error.choice", value.ToString(), string.Join(", ", field.Choices.Select(c => c.Value))));
        }
        else
        {
            field.Set(view, logical);
        }
    }
}
