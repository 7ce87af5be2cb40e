using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace Trine.Kernel.Http;

/// <summary>Short words for schemas of JSON that is read or written by hand. They stand next to what reads or writes it.</summary>
internal static class OpenApiShapes
{
    public static OpenApiSchema Any() => new();

    public static OpenApiSchema Text(string? format = null) => new() { Type = JsonSchemaType.String, Format = format };

    public static OpenApiSchema OneOf(IEnumerable<string> texts) => new() { Type = JsonSchemaType.String, Enum = [.. texts.Select(t => (JsonNode)t)] };

    public static OpenApiSchema Integer(string format = "int32") => new() { Type = JsonSchemaType.Integer, Format = format };

    public static OpenApiSchema Flag() => new() { Type = JsonSchemaType.Boolean };

    public static OpenApiSchema ListOf(IOpenApiSchema items) => new() { Type = JsonSchemaType.Array, Items = items };

    public static OpenApiSchema AnyOf(params IOpenApiSchema[] schemas) => new() { AnyOf = [.. schemas] };

    /// <summary>An object whose members must all be there, but for those that are called with a question mark: <c>filter?</c>.</summary>
    public static OpenApiSchema Object(params (string Name, IOpenApiSchema Schema)[] members) => new()
    {
        Type = JsonSchemaType.Object,
        Properties = members.ToDictionary(m => m.Name.TrimEnd('?'), m => m.Schema),
        Required = members.Where(m => !m.Name.EndsWith('?')).Select(m => m.Name).ToHashSet(),
    };

    public static IOpenApiSchema OrNull(IOpenApiSchema schema)
    {
        if (schema is not OpenApiSchema { Type: not null } own)
        {
            return new OpenApiSchema { OneOf = [new OpenApiSchema { Type = JsonSchemaType.Null }, schema] };
        }

        own.Type |= JsonSchemaType.Null;
        // A list of values counts for all types: without it null would be none of them.
        own.Enum?.Add(JsonNullSentinel.JsonNull);
        return own;
    }
}
