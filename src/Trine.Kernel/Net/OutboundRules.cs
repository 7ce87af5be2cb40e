namespace Trine.Kernel.Net;

/// <summary>Where the server may go when somebody gives it an address.</summary>
/// <param name="AllowPrivateNetworks">Also to addresses of this machine and its networks: for a company whose other servers are there.</param>
public sealed record OutboundRules(bool AllowPrivateNetworks);
