using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Trine.Kernel.Http;

namespace Trine.Kernel.Reference;

/// <summary>The regions for cascading pickers: one answer of about 180 kB that clients keep.</summary>
internal static class RegionEndpoints
{
    private static readonly Lazy<(byte[] Json, string Tag)> Answer = new(Build);

    /// <param name="Code">Six digits.</param>
    /// <param name="Children">The cities of a province, the districts of a city.</param>
    public sealed record RegionNode(string Code, string Name, IReadOnlyList<RegionNode>? Children = null);

    public static void Map(RouteGroupBuilder api) => api.MapGet("/reference/regions", All).Produces<IReadOnlyList<RegionNode>>().WithSummary("Provinces, cities and districts of China");

    internal static IResult All(HttpContext context)
    {
        var (json, tag) = Answer.Value;
        context.Response.Headers.ETag = tag;
        // Changes only with a new version of Trine; a day is soon enough to notice.
        context.Response.Headers.CacheControl = "private, max-age=86400";
        return context.Request.Headers.IfNoneMatch == tag
            ? Results.StatusCode(StatusCodes.Status304NotModified)
            : Results.Bytes(json, "application/json; charset=utf-8");
    }

    private static (byte[] Json, string Tag) Build()
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(Nodes(Regions.Tree), ApiJson.Options);
        return (json, $"\"{Convert.ToHexStringLower(SHA256.HashData(json), 0, 12)}\"");
    }

    private static List<RegionNode> Nodes(IReadOnlyList<Region> regions) =>
        [.. regions.Select(r => new RegionNode(r.Code, r.Name, r.Children.Count > 0 ? Nodes(r.Children) : null))];
}
