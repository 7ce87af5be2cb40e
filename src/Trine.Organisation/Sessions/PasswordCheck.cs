using Trine.Organisation.Users;

namespace Trine.Organisation.Sessions;

/// <summary>The outcome of a sign-in attempt.</summary>
/// <param name="User">The user, or null when e-mail and password do not fit.</param>
/// <param name="LockedFor">How long the account stays locked, or null.</param>
public sealed record PasswordCheck(User? User, TimeSpan? LockedFor);
