using System.Net;

namespace Trine.Host;

/// <summary>What surrounds the server.</summary>
/// <param name="AllowPrivateNetworks">Addresses administrators enter may lead to this machine and its networks.</param>
/// <param name="TrustedProxies">Proxies in front: what they say of a request's address and scheme is believed.</param>
internal sealed record ServerOptions(bool AllowPrivateNetworks, IReadOnlyList<IPNetwork> TrustedProxies);
