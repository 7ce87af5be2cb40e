namespace Trine.Kernel.Net;

/// <summary>An address somebody gave leads to this machine or its networks.</summary>
/// <param name="host">As given.</param>
public sealed class AddressRefusedException(string host) : IOException($"“{host}” is not on the internet; start the server with --allow-private-networks to let it go there.")
{
    /// <summary>As given.</summary>
    public string Host { get; } = host;
}
