using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Trine.Kernel.Access;
using Trine.Kernel.Data;
using Trine.Kernel.Http;
using Trine.Organisation.Roles;
using Trine.Organisation.Sessions;

namespace Trine.Organisation.ViewAs;

/// <summary>
/// Lets an administrator look at the product with the rights of a role. The token goes with each request; the same code that judges holders of the
/// role judges it, and whatever changes something is refused.
/// </summary>
internal sealed class RoleViews(Tickets tickets, TrineDb db, UserDirectory directory)
{
    /// <summary>The header the token comes in.</summary>
    public const string Header = "X-View-As";

    /// <summary>How long a token is good.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromHours(1);

    private const string Purpose = "viewAs";

    /// <summary>A new token.</summary>
    public string Issue(ViewAsTicket ticket) => tickets.Issue(Purpose, ticket, Lasts);

    /// <summary>From here on the caller has the rights the request's token says, if it brings one.</summary>
    /// <returns>Why the request is turned away: the code, which is also its text. Null lets it pass.</returns>
    public async Task<string?> EnterAsync(HttpContext context, Caller caller, bool changesNothing)
    {
        if (caller.User is not { } user || context.Request.Headers[Header].ToString() is not { Length: > 0 } token)
        {
            return null;
        }

        if (!user.Admin || tickets.Read<ViewAsTicket>(Purpose, token) is not { } ticket || ticket.By != user.Id
            || await RoleAsync(ticket.Role, context.RequestAborted) is not { } role || !Exists(ticket.Department))
        {
            return "viewAs.over";
        }

        if (!changesNothing || context.GetEndpoint()?.Metadata.GetMetadata<ReadsOnly>() is { GoesOn: true })
        {
            return "viewAs.readOnly";
        }

        caller.ViewAs(user.InRole(role, ticket.Department));
        return null;
    }

    /// <summary>A role one can look as; one that may do everything shows nothing new.</summary>
    public async Task<DirectoryRole?> RoleAsync(Guid id, CancellationToken cancellationToken) =>
        await db.Readable<Role>().SingleOrDefaultAsync(r => r.Id == id, cancellationToken) is { Admin: false } role ? OrganisationDirectory.Known(role) : null;

    /// <summary>Whether there is such a department, or none is meant.</summary>
    public bool Exists(Guid? department) => department is not { } id || directory.Current.Department(id) is not null;
}
