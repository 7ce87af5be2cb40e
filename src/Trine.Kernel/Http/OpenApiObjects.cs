using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using Trine.Kernel.Localisation;
using Trine.Kernel.Objects;

namespace Trine.Kernel.Http;

/// <summary>Writes every object's own paths and schema, custom fields included, into the OpenAPI document in place of the generic ones.</summary>
public sealed class OpenApiObjects : IOpenApiDocumentTransformer
{
    private const string Generic = "/api/{objects}";

    /// <inheritdoc/>
    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        var metadata = context.ApplicationServices.GetRequiredService<Metadata>();
        var texts = context.ApplicationServices.GetRequiredService<MessageTexts>();
        document.AddComponent("Problem", Problem());
        document.AddComponent("FieldFile", Object(("id", Text("uuid")), ("name", Text()), ("size", Number("int64")), ("contentType", Text()), ("inline", Flag())));
        document.AddComponent("Reference", Object(("id", Text("uuid")), ("name", Text())));
        var generic = document.Paths.Where(p => p.Key.StartsWith(Generic, StringComparison.Ordinal)).ToList();
        foreach (var schema in metadata.Current.Schemas.Where(s => !s.Definition.Internal))
        {
            document.AddComponent(Name(schema), Record(schema, texts, document, writable: false));
            document.AddComponent(Name(schema) + "Input", Record(schema, texts, document, writable: true));
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
                RequestBody = Body(schema, rest, method, document) ?? operation.RequestBody,
                Responses = new OpenApiResponses { ["default"] = Answer("The error, RFC 9457", new OpenApiSchemaReference("Problem", document)) },
            };
            var answer = Result(schema, rest, method, document);
            one.Responses[method == HttpMethod.Post && rest.Length == 0 ? "201" : "200"] = Answer("Done", answer);
            specific.Operations[method] = one;
        }

        return specific;
    }

    private static OpenApiRequestBody? Body(ObjectSchema schema, string rest, HttpMethod method, OpenApiDocument document)
    {
        var input = new OpenApiSchemaReference(Name(schema) + "Input", document);
        return (rest, method.Method) switch
        {
            ("", "POST") or ("/{id}", "PATCH") => new OpenApiRequestBody { Required = true, Content = Json(input) },
            _ => null,
        };
    }

    private static IOpenApiSchema Result(ObjectSchema schema, string rest, HttpMethod method, OpenApiDocument document)
    {
        var record = new OpenApiSchemaReference(Name(schema), document);
        return (rest, method.Method) switch
        {
            ("", "POST") or ("/{id}", "GET") or ("/{id}", "PATCH") or ("/{id}/restore", _) => record,
            ("", "GET") or ("/query", _) => Object(
                ("items", new OpenApiSchema { Type = JsonSchemaType.Array, Items = record }), ("nextCursor", Text()), ("count", Number("int64")), ("capped", Flag())),
            _ => new OpenApiSchema { Type = JsonSchemaType.Object },
        };
    }

    private static OpenApiSchema Record(ObjectSchema schema, MessageTexts texts, OpenApiDocument document, bool writable)
    {
        var result = Object(("version", Number("int32")));
        var custom = Object();
        foreach (var field in schema.Fields.Where(f => f.Key != "id" && !(writable && f.ReadOnly)))
        {
            var value = Value(field, document);
            if (value is OpenApiSchema own)
            {
                own.Description = field.Labels?["en-US"] ?? texts.Find("en-US", $"objects.{schema.Key}.fields.{field.Key}") ?? texts.Find("en-US", $"fields.{field.Key}");
                own.ReadOnly = field.ReadOnly;
            }

            (field.IsCustom ? custom : result).Properties![field.IsCustom ? field.CustomKey : field.Key] = value;
        }

        if (schema.CustomFields.Count > 0)
        {
            result.Properties!["custom"] = custom;
        }

        if (schema.Definition.Lines is { } lines)
        {
            var line = Pascal(lines.Object[..^1]) + (writable ? "Input" : "");
            result.Properties![lines.Key] = new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchemaReference(line, document) };
        }

        if (writable)
        {
            result.Required = schema.Fields.Where(f => f is { Required: true, IsCustom: false, ReadOnly: false }).Select(f => f.Key).ToHashSet();
        }
        else
        {
            result.Properties!["id"] = Text("uuid");
            result.Properties!["changeSet"] = Text("uuid");
        }

        return result;
    }

    private static IOpenApiSchema Value(FieldDefinition field, OpenApiDocument document) => field.Type switch
    {
        FieldType.Integer => Number("int32"),
        FieldType.Decimal or FieldType.Money or FieldType.Percent => new OpenApiSchema { Type = JsonSchemaType.Number, Format = "decimal" },
        FieldType.Boolean => Flag(),
        FieldType.Date => Text("date"),
        FieldType.DateTime => Text("date-time"),
        FieldType.Choice when !field.Open => new OpenApiSchema { Type = JsonSchemaType.String, Enum = [.. field.Choices.Select(c => (JsonNode)c.Value)] },
        FieldType.MultiChoice => new OpenApiSchema { Type = JsonSchemaType.Array, Items = Text() },
        FieldType.Reference or FieldType.User or FieldType.Department => new OpenApiSchemaReference("Reference", document),
        FieldType.File => new OpenApiSchema { Type = JsonSchemaType.Array, MaxItems = field.MaxItems, Items = new OpenApiSchemaReference("FieldFile", document) },
        FieldType.RichText => new OpenApiSchema { Type = JsonSchemaType.String, Format = "html", MaxLength = field.MaxLength },
        FieldType.Email => Text("email"),
        FieldType.Url => Text("uri"),
        _ => new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = field.MaxLength > 0 ? field.MaxLength : null },
    };

    private static OpenApiSchema Problem() => Object(
        ("type", Text()), ("title", Text()), ("status", Number("int32")), ("detail", Text()), ("code", Text()), ("traceId", Text()),
        ("errors", new OpenApiSchema { Type = JsonSchemaType.Object, AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.Array, Items = Text() } }));

    private static OpenApiResponse Answer(string description, IOpenApiSchema schema) => new() { Description = description, Content = Json(schema) };

    private static Dictionary<string, OpenApiMediaType> Json(IOpenApiSchema schema) => new() { ["application/json"] = new OpenApiMediaType { Schema = schema } };

    private static OpenApiSchema Object(params (string Name, IOpenApiSchema Schema)[] properties) => new()
    {
        Type = JsonSchemaType.Object,
        Properties = properties.ToDictionary(p => p.Name, p => p.Schema),
    };

    private static OpenApiSchema Text(string? format = null) => new() { Type = JsonSchemaType.String, Format = format };

    private static OpenApiSchema Number(string format) => new() { Type = JsonSchemaType.Integer, Format = format };

    private static OpenApiSchema Flag() => new() { Type = JsonSchemaType.Boolean };

    private static string Name(ObjectSchema schema) => Pascal(schema.Definition.Name);

    private static string Pascal(string name) => char.ToUpperInvariant(name[0]) + name[1..];
}
