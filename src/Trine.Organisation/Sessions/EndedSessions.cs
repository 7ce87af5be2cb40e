namespace Trine.Organisation.Sessions;

/// <param name="Ended">How many sessions were ended.</param>
internal sealed record EndedSessions(int Ended);
