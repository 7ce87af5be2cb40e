using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Trine.Customers.Customers;

/// <summary>The industries a customer can be in, as a tree.</summary>
internal static class ListIndustries
{
    /// <param name="Code">A letter for a section, two digits for a division.</param>
    /// <param name="Names">What it is called, by language.</param>
    /// <param name="Children">The divisions of a section.</param>
    public sealed record Node(string Code, IReadOnlyDictionary<string, string> Names, IReadOnlyList<Node>? Children = null);

    public static void Map(RouteGroupBuilder api) => api.MapGet("/reference/industries", Handle).WithSummary("Industries of GB/T 4754");

    internal static Ok<List<Node>> Handle() => TypedResults.Ok(Nodes(Industries.Tree));

    private static List<Node> Nodes(IReadOnlyList<Industry> industries) =>
    [
        .. industries.Select(i => new Node(
            i.Code, new Dictionary<string, string> { ["zh-CN"] = i.Chinese, ["en-US"] = i.English }, i.Children.Count > 0 ? Nodes(i.Children) : null)),
    ];
}
