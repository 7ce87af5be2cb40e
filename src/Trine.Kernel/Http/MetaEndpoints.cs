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
    /// <param name="Version">Changes with the schema.</param>
    public sealed record Meta(string Version, IReadOnlyList<ObjectSummary> Objects);

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/meta", All).Produces<Meta>().WithSummary("All objects");
        api.MapGet("/meta/{objects}", One).Produces<ObjectMeta>().WithSummary("One object with its fields");
    }

    internal static IResult All(HttpContext context, Metadata metadata, MetaJson json) =>
        Tagged(context, new Meta(metadata.Current.Version, [.. metadata.Current.Schemas.Where(s => !s.Definition.Internal).Select(json.Summary)]));

    internal static IResult One(HttpContext context, string objects, MetaJson json, VisibleSchemas schemas, AccessRules access)
    {
        var schema = schemas.Exposed(objects);
        return access.Can(schema.Definition, AccessAction.Read)
            ? Tagged(context, json.Whole(schema))
            : throw new ForbiddenException(schema.Key, AccessAction.Read);
    }

    /// <summary>The answer with a tag of its contents, or «unchanged» when the client has it already.</summary>
    private static IResult Tagged<T>(HttpContext context, T answer)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(answer, ApiJson.Options);
        var tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(json), 0, 12)}\"";
        context.Response.Headers.ETag = tag;
        context.Response.Headers.CacheControl = "private, no-cache";
        return context.Request.Headers.IfNoneMatch == tag
            ? Results.StatusCode(StatusCodes.Status304NotModified)
            : Results.Bytes(json, "application/json; charset=utf-8");
    }
}
