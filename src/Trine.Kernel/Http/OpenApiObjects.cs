using System.Reflection;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using Trine.Kernel.Access;
using Trine.Kernel.Localisation;
using Trine.Kernel.Objects;
using Trine.Kernel.Query;
using Trine.Kernel.Views;

namespace Trine.Kernel.Http;

/// <summary>Writes every object's own paths and schemas, custom fields included, into the OpenAPI document in place of the generic ones.</summary>
public sealed class OpenApiObjects : IOpenApiDocumentTransformer
{
    private const string Generic = "/api/{objects}";

    /// <inheritdoc/>
    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        // The services of the request: whoever reads the document finds in it what he may see.
        var schemas = context.ApplicationServices.GetRequiredService<VisibleSchemas>();
        var texts = context.ApplicationServices.GetRequiredService<MessageTexts>();
        Shared(document.Components!.Schemas!, document);
        var generic = document.Paths.Where(p => p.Key.StartsWith(Generic, StringComparison.Ordinal)).ToList();
        foreach (var schema in schemas.All.Where(s => !s.Definition.Internal))
        {
            document.AddComponent(Name(schema), Record(schema, texts, document));
            document.AddComponent(Name(schema) + "Input", Input(schema, texts, document, change: false));
            document.AddComponent(Name(schema) + "Change", Input(schema, texts, document, change: true));
            document.AddComponent(Name(schema) + "Page", RecordEndpoints.PageShape(new OpenApiSchemaReference(Name(schema), document)));
            foreach (var (path, item) in generic)
            {
                document.Paths[string.Concat("/api/", schema.Key, path.AsSpan(Generic.Length))] = Specific(schema, path[Generic.Length..], (OpenApiPathItem)item, document);
            }
        }

        foreach (var (path, _) in generic)
        {
            document.Paths.Remove(path);
        }

        return Task.CompletedTask;
    }

    /// <summary>What is read or written by hand and the same whatever the object. Some of it is here already, but by name alone, for the types that hold it.</summary>
    private static void Shared(IDictionary<string, IOpenApiSchema> schemas, OpenApiDocument document)
    {
        schemas["Filter"] = FilterParser.Shape(document);
        schemas["RecordQuery"] = QueryInput.Shape(document);
        schemas["BoardQuery"] = QueryInput.BoardShape(document);
        schemas["ViewInput"] = ViewInput.Shape(document);
        schemas["BoardValue"] = BoardEndpoints.BoardValue.Shape(document);
        schemas["Record"] = RecordJson.Shape(document);
        schemas["RecordCan"] = RecordJson.AbilitiesShape();
        schemas["RecordPage"] = RecordEndpoints.PageShape(new OpenApiSchemaReference("Record", document));
        schemas["FieldFile"] = RecordJson.FileShape();
    }

    private static OpenApiPathItem Specific(ObjectSchema schema, string rest, OpenApiPathItem item, OpenApiDocument document)
    {
        var specific = new OpenApiPathItem { Operations = [] };
        foreach (var (method, operation) in item.Operations ?? [])
        {
            var one = new OpenApiOperation
            {
                Summary = operation.Summary,
                Description = operation.Description,
                OperationId = $"{schema.Key}{rest.Replace("/", "_", StringComparison.Ordinal).Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal).Replace(":guid", "", StringComparison.Ordinal)}_{method.Method.ToLowerInvariant()}",
                Tags = new HashSet<OpenApiTagReference> { new(schema.Key, document) },
                Parameters = operation.Parameters?.Where(p => p.Name != "objects").ToList(),
                RequestBody = operation.RequestBody is { } body
                    ? new OpenApiRequestBody { Required = body.Required, Content = Specific(schema, body.Content, document) }
                    : null,
                Responses = [],
            };
            foreach (var (status, response) in operation.Responses ?? [])
            {
                one.Responses[status] = new OpenApiResponse { Description = response.Description, Content = Specific(schema, response.Content, document) };
            }

            specific.Operations[method] = one;
        }

        return specific;
    }

    private static Dictionary<string, OpenApiMediaType>? Specific(ObjectSchema schema, IDictionary<string, OpenApiMediaType>? content, OpenApiDocument document) =>
        content?.ToDictionary(c => c.Key, c => new OpenApiMediaType { Schema = Specific(schema, c.Value.Schema, document) });

    /// <summary>The schema with the object's own in the place of <see cref="OpenApiParts.Object"/>.</summary>
    private static IOpenApiSchema? Specific(ObjectSchema schema, IOpenApiSchema? generic, OpenApiDocument document) => generic switch
    {
        OpenApiSchemaReference { Reference.Id: { } id } when id.Contains(OpenApiParts.Object, StringComparison.Ordinal) =>
            new OpenApiSchemaReference(id.Replace(OpenApiParts.Object, Name(schema), StringComparison.Ordinal), document),
        OpenApiSchema { AnyOf: { Count: > 0 } parts } => OpenApiShapes.AnyOf([.. parts.Select(p => Specific(schema, p, document)!)]),
        _ => generic,
    };

    /// <summary>A record as it is answered.</summary>
    private static OpenApiSchema Record(ObjectSchema schema, MessageTexts texts, OpenApiDocument document)
    {
        var record = RecordJson.Shape(document);
        record.AdditionalProperties = null;
        // Not every object has all of what most have; what it has is among its fields.
        foreach (var member in record.Properties!.Keys.Where(k => k is not ("id" or "version" or "can" or "deletedAt" or "changeSet")).ToList())
        {
            record.Properties.Remove(member);
        }

        AddFields(record, schema, schema.Fields, f => MayBeNull(f) ? OpenApiShapes.OrNull(Value(f, document)) : Value(f, document), texts);
        return WithLines(record, schema, "", document);
    }

    /// <summary>What a record is made or changed with.</summary>
    private static OpenApiSchema Input(ObjectSchema schema, MessageTexts texts, OpenApiDocument document, bool change)
    {
        var input = change ? OpenApiShapes.Object(("version", OpenApiShapes.Integer())) : OpenApiShapes.Object();
        var fields = schema.Fields.Where(f => !f.ReadOnly && !(change && f.CreateOnly)).ToList();
        AddFields(input, schema, fields, f => f.Required ? Sent(f, document) : OpenApiShapes.OrNull(Sent(f, document)), texts);
        if (!change)
        {
            input.Required = fields.Where(f => f is { Required: true, IsCustom: false, Default: null, DefaultFrom: null }).Select(f => f.Key).ToHashSet();
        }

        return WithLines(input, schema, "Input", document);
    }

    private static void AddFields(OpenApiSchema shape, ObjectSchema schema, IEnumerable<FieldDefinition> fields, Func<FieldDefinition, IOpenApiSchema> value, MessageTexts texts)
    {
        var custom = OpenApiShapes.Object();
        foreach (var field in fields.Where(f => f.Key != "id"))
        {
            var one = value(field);
            if (one is OpenApiSchema own)
            {
                own.Description = field.Labels?["en-US"] ?? texts.Find("en-US", $"objects.{schema.Key}.fields.{field.Key}") ?? texts.Find("en-US", $"fields.{field.Key}");
            }

            (field.IsCustom ? custom : shape).Properties![field.IsCustom ? field.CustomKey : field.Key] = one;
        }

        if (schema.CustomFields.Count > 0)
        {
            shape.Properties!["custom"] = custom;
        }
    }

    private static OpenApiSchema WithLines(OpenApiSchema shape, ObjectSchema schema, string suffix, OpenApiDocument document)
    {
        if (schema.Definition.Lines is { } lines)
        {
            shape.Properties![lines.Key] = OpenApiShapes.ListOf(new OpenApiSchemaReference(Pascal(lines.Object[..^1]) + suffix, document));
        }

        return shape;
    }

    /// <summary>Whether a field's value may be null. A custom field may be younger than the record, whatever it requires today.</summary>
    private static bool MayBeNull(FieldDefinition field) => field switch
    {
        { IsList: true } => false,
        { Property: null } => true,
        { Property: { PropertyType.IsValueType: true } property } => Nullable.GetUnderlyingType(property.PropertyType) is not null,
        { Property: { } property } => new NullabilityInfoContext().Create(property).ReadState == NullabilityState.Nullable,
    };

    /// <summary>A value as it is sent by the caller: references and files by their ids.</summary>
    private static IOpenApiSchema Sent(FieldDefinition field, OpenApiDocument document)
    {
        var id = OpenApiShapes.AnyOf(OpenApiShapes.Text("uuid"), OpenApiShapes.Object(("id", OpenApiShapes.Text("uuid"))));
        return field switch
        {
            { IsReference: true } => id,
            { Type: FieldType.File } => new OpenApiSchema { Type = JsonSchemaType.Array, MaxItems = field.MaxItems, Items = id },
            _ => Value(field, document),
        };
    }

    private static IOpenApiSchema Value(FieldDefinition field, OpenApiDocument document) => field.Type switch
    {
        FieldType.Integer => OpenApiShapes.Integer(),
        FieldType.Decimal or FieldType.Money or FieldType.Percent => new OpenApiSchema { Type = JsonSchemaType.Number, Format = "decimal" },
        FieldType.Boolean => OpenApiShapes.Flag(),
        FieldType.Date => OpenApiShapes.Text("date"),
        FieldType.DateTime => OpenApiShapes.Text("date-time"),
        FieldType.Choice when !field.Open => OpenApiShapes.OneOf(field.Choices.Select(c => c.Value)),
        FieldType.MultiChoice => OpenApiShapes.ListOf(OpenApiShapes.Text()),
        FieldType.Reference or FieldType.User or FieldType.Department => new OpenApiSchemaReference(nameof(RecordLink), document),
        FieldType.File => new OpenApiSchema { Type = JsonSchemaType.Array, MaxItems = field.MaxItems, Items = new OpenApiSchemaReference("FieldFile", document) },
        FieldType.RichText => new OpenApiSchema { Type = JsonSchemaType.String, Format = "html", MaxLength = field.MaxLength },
        FieldType.Email => OpenApiShapes.Text("email"),
        FieldType.Url => OpenApiShapes.Text("uri"),
        _ => new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = field.MaxLength > 0 ? field.MaxLength : null },
    };

    private static string Name(ObjectSchema schema) => Pascal(schema.Definition.Name);

    private static string Pascal(string name) => char.ToUpperInvariant(name[0]) + name[1..];
}
