using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Trine.Kernel.Access;
using Trine.Kernel.Changes;
using Trine.Kernel.Http;

namespace Trine.Organisation.Departments;

/// <summary>All departments at once, with their leaders and how many people are in them: the company at a glance.</summary>
internal static class DepartmentTree
{
    /// <param name="Parent">The department above; null at the top.</param>
    /// <param name="Leader">Null for none, or when the caller does not see it.</param>
    /// <param name="People">Active users in it, by their main or a further department; null when the caller sees no users.</param>
    /// <param name="Total">Those, and the ones in departments below, each once.</param>
    public sealed record Node(Guid Id, string Name, Guid? Parent, RecordLink? Leader, int? People, int? Total);

    public sealed record Response(IReadOnlyList<Node> Items);

    public static void Map(RouteGroupBuilder api) => api.MapGet("/departments/tree", Handle).WithSummary("All departments with their leaders and how many people are in them");

    internal static Ok<Response> Handle(VisibleSchemas schemas, AccessRules access, UserDirectory directory)
    {
        var schema = schemas.Exposed("departments");
        if (!access.Can(schema.Definition, AccessAction.Read))
        {
            throw new ForbiddenException(schema.Key, AccessAction.Read);
        }

        var current = directory.Current;
        var seesLeaders = schema.Find("leader") is { Mode: FieldMode.Full or FieldMode.ReadOnly };
        var people = schemas.Find("users") is not null ? People(current) : null;
        return TypedResults.Ok(new Response(
        [
            .. current.Departments.Where(d => access.Allows(schema.Definition, AccessAction.Read, new RecordPlace(d.Id, null, null, null))).OrderBy(d => d.Name, StringComparer.Ordinal).Select(d => new Node(
                d.Id,
                d.Name,
                d.ParentId,
                seesLeaders ? RecordLink.To(d.LeaderId, current) : null,
                people?.GetValueOrDefault(d.Id)?.Count ?? (people is null ? null : 0),
                people is null ? null : current.Trees([d.Id]).SelectMany(t => people.GetValueOrDefault(t) ?? []).Distinct().Count())),
        ]));
    }

    private static Dictionary<Guid, List<Guid>> People(DirectorySnapshot directory) =>
        directory.Users.Where(u => u.Active).SelectMany(u => u.Departments.Select(d => (Department: d, User: u.Id))).GroupBy(p => p.Department, p => p.User).ToDictionary(g => g.Key, g => g.ToList());
}
