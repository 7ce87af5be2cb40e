using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Trine.Kernel.Access;
using Trine.Kernel.Audit;
using Trine.Kernel.Http;
using Trine.Kernel.Objects;

namespace Trine.Organisation.Sessions;

/// <summary>Tells clients who is signed in.</summary>
internal sealed class SessionAnswer(Caller caller, UserDirectory directory, AccessRules access, ObjectCatalog catalog, WorkspaceInfo workspace)
{
    /// <summary>The answer for the caller of a request.</summary>
    public Ok<Session> Of(HttpContext context)
    {
        var user = caller.User!;
        // He looks at what somebody of the role sees: what that one would owe, he does not.
        var due = caller.ViewsAs ? null : DueSteps.Of(context.User, user);
        return TypedResults.Ok(new Session(
            new Session.SignedInUser(
                user.Id,
                user.Name,
                user.Email,
                user.Language,
                user.DepartmentId is { } id ? new RecordLink(id, directory.Current.Department(id)?.Name) : null,
                [.. user.Roles.Select(r => new RecordLink(r.Id, r.Name))]),
            new Session.WorkspaceFacts(workspace.Name, workspace.TimeZone, workspace.Currency),
            user.Admin,
            workspace.Demo,
            due == DueStep.Password,
            due == DueStep.SecondFactor,
            caller.ViewsAs ? new RecordLink(user.Roles[0].Id, user.Roles[0].Name) : null,
            catalog.Objects.Where(o => !o.Internal).ToDictionary(o => o.Key, o => Abilities.Of(access, o)),
            new Session.AuditAbilities(AuditAccess.Allows(caller, AccessAction.Read), AuditAccess.Allows(caller, AccessAction.Export)),
            new Session.PrivacyAbilities(caller.Holds(Caller.Privacy, AccessAction.Read), caller.Holds(Caller.Privacy, AccessAction.Delete)),
            user.Watermark));
    }
}
