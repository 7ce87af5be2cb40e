namespace Trine.Organisation.TwoFactor;

/// <summary>What somebody holds between a right password and a right code.</summary>
/// <param name="UserId">Whose password was right.</param>
/// <param name="Stamp">As it was then: another password ends the ticket.</param>
internal sealed record SignInTicket(Guid UserId, string Stamp)
{
    /// <summary>What <see cref="Sessions.Tickets"/> call it.</summary>
    public const string Purpose = "secondFactor";
}
