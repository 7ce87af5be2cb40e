using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Trine.Kernel.Http;

/// <summary>How the OpenAPI document is made of the endpoints and their types, where it differs from what ASP.NET Core does by itself.</summary>
public static class OpenApiRules
{
    /// <summary>Where a schema keeps the type it was made of; the document does not show it.</summary>
    private const string TypeKey = "type";

    /// <summary>Sets the rules.</summary>
    public static void Apply(OpenApiOptions options)
    {
        options.CreateSchemaReferenceId = type => NameOf(type);
        options.AddSchemaTransformer(Schema);
        options.AddOperationTransformer(Operation);
        options.AddDocumentTransformer(Properties);
        options.AddDocumentTransformer<OpenApiObjects>();
    }

    /// <summary>
    /// What a schema is called: the type's name, with the arguments of a generic type in front (<c>ViewListing</c>), and a nested type's with that
    /// of the type around it (<c>ConvertLeadRequest</c>, of <c>CommentEndpoints</c> <c>CommentInput</c>). Null for what has no schema of its own.
    /// </summary>
    private static string? NameOf(JsonTypeInfo info)
    {
        var type = Nullable.GetUnderlyingType(info.Type) ?? info.Type;
        if (type == typeof(WrittenJson) || type == typeof(JsonElement) || type == typeof(IFormFile))
        {
            return null;
        }

        return OpenApiOptions.CreateDefaultSchemaReferenceId(info) is null ? null : NameOf(type);
    }

    private static string NameOf(Type type)
    {
        if (type == typeof(WrittenRecord))
        {
            return "Record";
        }

        if (type == typeof(WrittenFilter))
        {
            return "Filter";
        }

        if (type.IsGenericType)
        {
            return string.Concat(type.GetGenericArguments().Select(NameOf)) + type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)];
        }

        var around = type.DeclaringType?.Name.Replace("Endpoints", "", StringComparison.Ordinal) ?? "";
        return type.Name.StartsWith(around, StringComparison.Ordinal) ? type.Name : around + type.Name;
    }

    private static Task Schema(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        // Numbers written as text are read as well, but nobody should rely on it, and they are never sent.
        if (schema.Type is { } type && type.HasFlag(JsonSchemaType.String) && (type.HasFlag(JsonSchemaType.Integer) || type.HasFlag(JsonSchemaType.Number)))
        {
            schema.Type = type & ~JsonSchemaType.String;
            schema.Pattern = null;
        }

        var plain = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
        if (plain == typeof(DateTimeOffset))
        {
            // Our converter hides from the exporter that they are text.
            schema.Type = plain == context.JsonTypeInfo.Type ? JsonSchemaType.String : JsonSchemaType.String | JsonSchemaType.Null;
        }

        if (plain.IsEnum)
        {
            // Where null is possible, the place that refers to the enum says so.
            schema.Type = JsonSchemaType.String;
            schema.Enum = [.. schema.Enum!.Where(v => v?.GetValueKind() == JsonValueKind.String)];
        }

        if (context.JsonTypeInfo.Kind == JsonTypeInfoKind.Dictionary)
        {
            schema.AdditionalProperties ??= OpenApiShapes.Any();
        }

        if (context.JsonPropertyInfo?.AttributeProvider?.GetCustomAttributes(typeof(AllowedValuesAttribute), inherit: false) is [AllowedValuesAttribute allowed])
        {
            schema.Enum = [.. allowed.Values.Select(v => v is string text ? (JsonNode)text : JsonNullSentinel.JsonNull)];
        }

        // What holds other schemas is put right once they are made: see Properties.
        (schema.Metadata ??= new Dictionary<string, object>())[TypeKey] = context.JsonTypeInfo;
        return Task.CompletedTask;
    }

    /// <summary>Puts right which properties are always there and which may be null, where a reference hides it from the exporter.</summary>
    private static Task Properties(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        foreach (var schema in document.Components!.Schemas!.Values.OfType<OpenApiSchema>())
        {
            if (schema is not { Properties: { } properties, Metadata: { } metadata } || !metadata.TryGetValue(TypeKey, out var kept) || kept is not JsonTypeInfo type)
            {
                continue;
            }

            foreach (var property in type.Properties.Where(p => properties.ContainsKey(p.Name)))
            {
                properties[property.Name] = Property(property, properties[property.Name], document);
                if (ApiJson.MayBeMissing(property))
                {
                    schema.Required?.Remove(property.Name);
                }
            }
        }

        return Task.CompletedTask;
    }

    private static IOpenApiSchema Property(JsonPropertyInfo property, IOpenApiSchema schema, OpenApiDocument document)
    {
        if (property.PropertyType.IsSubclassOf(typeof(WrittenJson)))
        {
            return new OpenApiSchemaReference(NameOf(property.PropertyType), document);
        }

        if (property.PropertyType == typeof(IReadOnlyList<WrittenRecord>))
        {
            return OpenApiShapes.ListOf(new OpenApiSchemaReference("Record", document));
        }

        if (schema is OpenApiSchema list && property.AttributeProvider is PropertyInfo member)
        {
            Elements(list, new NullabilityInfoContext().Create(member));
        }

        var required = property.AttributeProvider?.IsDefined(typeof(RequiredAttribute), inherit: false) == true;
        return required || ApiJson.MayBeMissing(property) ? NotNull(schema) : schema;
    }

    /// <summary>Says which lists and dictionaries hold nulls; the exporter looks no deeper than the property.</summary>
    private static void Elements(OpenApiSchema schema, NullabilityInfo holder)
    {
        if (holder.GenericTypeArguments is not [.., { } element])
        {
            return;
        }

        if (schema.Items is { } item)
        {
            schema.Items = Element(item, element);
        }
        else if (schema.AdditionalProperties is { } value)
        {
            schema.AdditionalProperties = Element(value, element);
        }
    }

    private static IOpenApiSchema Element(IOpenApiSchema schema, NullabilityInfo info)
    {
        if (schema is OpenApiSchema own)
        {
            Elements(own, info);
        }

        return info.ReadState == NullabilityState.Nullable ? OpenApiShapes.OrNull(schema) : schema;
    }

    /// <summary>What may be missing is not null besides, and what is required of the caller not either.</summary>
    private static IOpenApiSchema NotNull(IOpenApiSchema schema)
    {
        if (schema is not OpenApiSchema own)
        {
            return schema;
        }

        if (own.OneOf is [OpenApiSchema { Type: JsonSchemaType.Null }, var other])
        {
            return other;
        }

        own.Type &= ~JsonSchemaType.Null;
        own.Default = null;
        return own;
    }

    private static Task Operation(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        operation.Responses ??= [];
        foreach (var parts in context.Description.ActionDescriptor.EndpointMetadata.OfType<OpenApiParts>())
        {
            if (parts.Body is { } body)
            {
                operation.RequestBody = new OpenApiRequestBody { Required = true, Content = Json(new OpenApiSchemaReference(body, context.Document)) };
            }

            if (parts.Answer is { } answer)
            {
                IOpenApiSchema schema = new OpenApiSchemaReference(answer, context.Document);
                operation.Responses.Clear();
                operation.Responses[parts.Status.ToString(CultureInfo.InvariantCulture)] = new OpenApiResponse
                {
                    Description = parts.Status == StatusCodes.Status201Created ? "Created" : "OK",
                    Content = Json(parts.Written ? OpenApiShapes.AnyOf(schema, new OpenApiSchemaReference(nameof(ChangedRecord), context.Document)) : schema),
                };
            }
        }

        operation.Responses["default"] = new OpenApiResponse
        {
            Description = "The error, RFC 9457",
            Content = new Dictionary<string, OpenApiMediaType>
            {
                ["application/problem+json"] = new() { Schema = new OpenApiSchemaReference(nameof(Problem), context.Document) },
            },
        };
        return Task.CompletedTask;
    }

    private static Dictionary<string, OpenApiMediaType> Json(IOpenApiSchema schema) => new() { ["application/json"] = new OpenApiMediaType { Schema = schema } };
}
