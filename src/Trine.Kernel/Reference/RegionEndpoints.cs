using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Trine.Kernel.Changes;

namespace Trine.Kernel.Reference;

/// <summary>The regions for cascading pickers: one answer of about 180 kB that clients keep.</summary>
internal static class RegionEndpoints
{
    private static readonly Lazy<(byte[] Json, string Tag)> Answer = new(Build);

    public static void Map(RouteGroupBuilder api) => api.MapGet("/reference/regions", All).WithSummary("Provinces, cities and districts of China");

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
        var buffer = new ArrayBufferWriter<byte>(256_000);
        using (var writer = new Utf8JsonWriter(buffer, FieldJson.Compact))
        {
            Write(writer, Regions.Tree);
        }

        var json = buffer.WrittenSpan.ToArray();
        return (json, $"\"{Convert.ToHexStringLower(SHA256.HashData(json), 0, 12)}\"");
    }

    private static void Write(Utf8JsonWriter writer, IReadOnlyList<Region> regions)
    {
        writer.WriteStartArray();
        foreach (var region in regions)
        {
            writer.WriteStartObject();
            writer.WriteString("code", region.Code);
            writer.WriteString("name", region.Name);
            if (region.Children.Count > 0)
            {
                writer.WritePropertyName("children");
                Write(writer, region.Children);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
