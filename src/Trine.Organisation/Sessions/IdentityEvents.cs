using Trine.Kernel.Access;
using Trine.Kernel.Audit;
using Trine.Kernel.Objects;

namespace Trine.Organisation.Sessions;

/// <summary>The one place that tells what happens to people's ways in: an entry of the log for each. Never a secret, and nothing a stranger typed.</summary>
public sealed class IdentityEvents(AuditTrail audit, Caller caller)
{
    /// <summary>Writes one with the next save, and not at all when that fails.</summary>
    /// <param name="what">What happened.</param>
    /// <param name="userId">Whom it concerns; empty for nobody known.</param>
    /// <param name="detail">More of it, in our own words: a device, a token's name.</param>
    public void Add(IdentityEvent what, Guid userId, string detail = "") => audit.Add(Event(what), AuditSubject.User(userId), Details(what, userId, detail));

    /// <summary>Writes one at once.</summary>
    /// <inheritdoc cref="Add"/>
    public Task WriteAsync(IdentityEvent what, Guid userId, string detail, CancellationToken cancellationToken) =>
        audit.WriteAsync(Event(what), AuditSubject.User(userId), Details(what, userId, detail), cancellationToken);

    /// <summary>Writes that strangers tried to sign in from an address.</summary>
    /// <param name="attempts">How often.</param>
    internal Task StrangersAsync(string address, int attempts, CancellationToken cancellationToken) =>
        audit.WriteAsync(Event(IdentityEvent.SignInFailed), AuditSubject.Nobody, new AuditDetails { Address = address, Count = attempts }, cancellationToken);

    /// <summary>Whoever has shown who he is but is not signed in yet does these himself: the caller is nobody, or the product on his behalf.</summary>
    private AuditDetails Details(IdentityEvent what, Guid userId, string detail)
    {
        var himself = caller is { UserId: null, Origin: not null }
            && what is IdentityEvent.PasswordSet or IdentityEvent.LinkUsed or IdentityEvent.RecoveryCodeUsed or IdentityEvent.SsoSignedIn or IdentityEvent.SsoLinked or IdentityEvent.AddressRefused;
        return new AuditDetails { Detail = detail, By = himself ? userId : null };
    }

    private static AuditEvent Event(IdentityEvent what) => new(
        EnumText.Of(what),
        what is IdentityEvent.SignedIn or IdentityEvent.SignInFailed or IdentityEvent.Locked or IdentityEvent.SignedOut or IdentityEvent.SessionEnded
            or IdentityEvent.AddressRefused or IdentityEvent.TwoFactorFailed or IdentityEvent.RecoveryCodeUsed or IdentityEvent.SsoSignedIn ? AuditTopic.SignIn : AuditTopic.Account);
}
