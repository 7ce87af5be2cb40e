using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Trine.Kernel.Access;
using Trine.Kernel.Changes;
using Trine.Kernel.Objects;

namespace Trine.Kernel.Http;

/// <summary>The live schema, as the caller may use it.</summary>
internal static class MetaEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/meta", All).WithSummary("All objects");
        api.MapGet("/meta/{objects}", One).WithSummary("One object with its fields");
    }

    internal static IResult All(HttpContext context, Metadata metadata, MetaJson json) => Tagged(context, writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("version", metadata.Current.Version);
        writer.WriteStartArray("objects");
        foreach (var schema in metadata.Current.Schemas.Where(s => !s.Definition.Internal))
        {
            writer.WriteStartObject();
            json.WriteSummary(writer, schema);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    });

    internal static IResult One(HttpContext context, string objects, Metadata metadata, MetaJson json, AccessRules access)
    {
        var schema = metadata.Exposed(objects);
        return access.Can(schema.Definition, AccessAction.Read)
            ? Tagged(context, writer => json.WriteWhole(writer, schema))
            : throw new ForbiddenException(schema.Key, AccessAction.Read);
    }

    /// <summary>The answer with a tag of its contents, or «unchanged» when the client has it already.</summary>
    private static IResult Tagged(HttpContext context, Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(16_384);
        using (var writer = new Utf8JsonWriter(buffer, FieldJson.Compact))
        {
            write(writer);
        }

        var tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(buffer.WrittenSpan), 0, 12)}\"";
        context.Response.Headers.ETag = tag;
        context.Response.Headers.CacheControl = "private, no-cache";
        return context.Request.Headers.IfNoneMatch == tag
            ? Results.StatusCode(StatusCodes.Status304NotModified)
            : Results.Bytes(buffer.WrittenMemory, "application/json; charset=utf-8");
    }
}
