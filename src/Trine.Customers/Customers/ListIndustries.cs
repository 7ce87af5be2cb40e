using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Trine.Kernel.Http;

namespace Trine.Customers.Customers;

/// <summary>The industries a customer can be in, as a tree.</summary>
internal static class ListIndustries
{
    public static void Map(RouteGroupBuilder api) => api.MapGet("/reference/industries", Handle).WithSummary("Industries of GB/T 4754");

    internal static IResult Handle() => new JsonAnswer(writer => Write(writer, Industries.Tree));

    private static void Write(Utf8JsonWriter writer, IReadOnlyList<Industry> industries)
    {
        writer.WriteStartArray();
        foreach (var industry in industries)
        {
            writer.WriteStartObject();
            writer.WriteString("code", industry.Code);
            writer.WriteStartObject("names");
            writer.WriteString("zh-CN", industry.Chinese);
            writer.WriteString("en-US", industry.English);
            writer.WriteEndObject();
            if (industry.Children.Count > 0)
            {
                writer.WritePropertyName("children");
                Write(writer, industry.Children);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
