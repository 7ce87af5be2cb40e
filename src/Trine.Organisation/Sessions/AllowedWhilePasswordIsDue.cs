namespace Trine.Organisation.Sessions;

/// <summary>Marks an endpoint that answers even to somebody who must choose another password first.</summary>
internal sealed class AllowedWhilePasswordIsDue;
