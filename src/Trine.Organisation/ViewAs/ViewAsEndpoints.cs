using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Trine.Kernel.Access;
using Trine.Kernel.Audit;
using Trine.Kernel.Changes;
using Trine.Kernel.Data;

namespace Trine.Organisation.ViewAs;

/// <summary>An administrator looks at the product as the holders of a role see it.</summary>
internal static class ViewAsEndpoints
{
    private static readonly AuditEvent ViewedAs = new("viewedAs", AuditTopic.Administration);

    public static void Map(RouteGroupBuilder api) => api.MapPost("/viewAs", BeginAsync).WithSummary("Look at everything with the rights of a role, for an hour; administrators only");

    /// <param name="Role">The role to look as; none that may do everything.</param>
    /// <param name="Department">The department to be in; one's own when left out.</param>
    public sealed record Request(Guid Role, Guid? Department = null);

    /// <param name="Token">Goes along as the header <c>X-View-As</c> of each request.</param>
    /// <param name="Name">What the role is called.</param>
    public sealed record ViewAsAnswer(string Token, string Name, DateTimeOffset Until);

    internal static async Task<Ok<ViewAsAnswer>> BeginAsync(Request request, Caller caller, RoleViews views, AuditTrail audit, WorkspaceClock clock, CancellationToken cancellationToken)
    {
        if (!caller.IsAdmin)
        {
            throw new ForbiddenException("roles", AccessAction.Update);
        }

        var errors = new List<FieldError>();
        var role = await views.RoleAsync(request.Role, cancellationToken);
        if (role is null)
        {
            errors.Add(new FieldError("role", "error.viewAsRole"));
        }

        if (!views.Exists(request.Department))
        {
            errors.Add(new FieldError("department", "error.reference", request.Department!));
        }

        if (errors.Count > 0)
        {
            throw new InvalidInputException(errors);
        }

        await audit.WriteAsync(ViewedAs, AuditSubject.Of("roles", request.Role), new AuditDetails { Detail = role!.Name }, cancellationToken);
        return TypedResults.Ok(new ViewAsAnswer(views.Issue(new ViewAsTicket(caller.UserId!.Value, request.Role, request.Department)), role.Name, clock.Now + RoleViews.Lasts));
    }
}
