using System.Net;
using Trine.Kernel.Net;

namespace Trine.Host.Commands;

/// <summary>What surrounds the server, from start options and the environment.</summary>
internal static class ServerOptionsReader
{
    private const string ProxiesVariable = "Trine__TrustedProxies";
    private const string PrivateVariable = "Trine__AllowPrivateNetworks";

    public static ServerOptions Read(IReadOnlyList<string> proxies, bool allowPrivate)
    {
        var named = (Environment.GetEnvironmentVariable(ProxiesVariable) ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var flag = Environment.GetEnvironmentVariable(PrivateVariable) ?? "";
        return new ServerOptions(
            allowPrivate || (flag.Length > 0 && (bool.TryParse(flag, out var on) ? on : throw new CommandException($"{PrivateVariable} must be true or false; it is “{flag}”."))),
            [.. proxies.Select(p => Network("--trusted-proxy", p)), .. named.Select(p => Network(ProxiesVariable, p))]);
    }

    private static IPNetwork Network(string where, string text) =>
        Networks.TryParse(text, out var network) ? network : throw new CommandException($"{where}: “{text}” is not an address or a network such as 10.0.0.0/8.");
}
