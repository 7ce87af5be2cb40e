using Microsoft.Extensions.Logging;
using Trine.Kernel.Access;

namespace Trine.Organisation.Sessions;

/// <summary>The one place that tells what happens to people's ways in: a line of the log for each. Never a secret, and nothing a stranger typed.</summary>
public sealed class IdentityEvents(Caller caller, ILogger<IdentityEvents> logger)
{
    /// <summary>Writes one.</summary>
    /// <param name="what">What happened.</param>
    /// <param name="userId">Whom it concerns.</param>
    /// <param name="detail">More of it, in our own words: a device, a token's id.</param>
    public void Write(IdentityEvent what, Guid userId, string detail = "") =>
        logger.LogInformation("Identity: {Event} of user {User} by {Actor} {Detail}", what, userId, caller.UserId?.ToString() ?? (caller.IsSystem ? "system" : "nobody"), detail);
}
