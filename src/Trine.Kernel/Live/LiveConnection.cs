using System.Net;
using System.Security.Claims;

namespace Trine.Kernel.Live;

/// <summary>Somebody who listens.</summary>
/// <param name="UserId">Who.</param>
/// <param name="Principal">What his request said of him when it came.</param>
/// <param name="Address">Where it came from.</param>
/// <param name="Abort">Ends the connection.</param>
public sealed record LiveConnection(Guid UserId, ClaimsPrincipal Principal, IPAddress Address, Action Abort);
