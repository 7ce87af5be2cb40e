using System.CommandLine;
using Trine.Kernel.Data;
using Trine.Operations.Folders;

namespace Trine.Host.Commands;

/// <summary><c>trine serve</c>: the server.</summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        var data = DataOption.New();
        var urls = new Option<string>("--urls") { Description = "Addresses to listen on, separated by ;", DefaultValueFactory = _ => "http://127.0.0.1:5080" };
        var demo = new Option<bool>("--demo") { Description = "Load demo data when the workspace is new." };
        var noDemo = new Option<bool>("--no-demo") { Description = "Load no demo data." };
        var proxies = new Option<string[]>("--trusted-proxy")
        {
            Description = "A reverse proxy in front, or its network (10.0.0.0/8): its X-Forwarded-For and -Proto are believed. May be given more than once; also Trine__TrustedProxies, separated by commas.",
            DefaultValueFactory = _ => [],
        };
        var home = new Option<bool>("--allow-private-networks")
        {
            Description = "Addresses that administrators enter (single sign-on) may lead to this machine and its networks, also without https; also Trine__AllowPrivateNetworks=true.",
        };
        var command = new Command("serve", "Serve the API and the web client.") { data, urls, demo, noDemo, proxies, home };
        command.SetAction((parsed, token) => RunAsync(
            DataOption.Read(parsed.GetValue(data)!),
            parsed.GetValue(urls)!,
            parsed.GetValue(demo) && !parsed.GetValue(noDemo),
            ServerOptionsReader.Read(parsed.GetValue(proxies)!, parsed.GetValue(home)),
            token));
        return command;
    }

    private static async Task<int> RunAsync(DataOptions data, string urls, bool demo, ServerOptions server, CancellationToken cancellationToken)
    {
        foreach (var closed in DataFolder.Secure(data))
        {
            Console.WriteLine($"Others could read {closed}; now they cannot.");
        }

        // SQLite has one server; a second one on the same folder would take the first one's work for abandoned.
        using var alone = data.Kind == DatabaseKind.Sqlite ? ServingLock.Take(data) ?? throw new CommandException($"Another Trine uses {data.Folder}. Stop it first, or choose another folder with --data.") : null;

        await using var app = TrineApplication.Build(data, urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries), server: server);
        await TrineApplication.PrepareAsync(app.Services, cancellationToken);
        await FirstStart.RunAsync(app.Services, data, demo, cancellationToken);
        await app.StartAsync(cancellationToken);
        Console.WriteLine($"Trine is ready at {string.Join(' ', app.Urls.Select(Named))}");
        if (FirstStart.DemoSignIn(app.Services) is { } signIn)
        {
            Console.WriteLine($"Sign in as {signIn.Email} with the password {signIn.Password}");
        }

        if (await FirstStart.SetUpCodeAsync(app.Services, cancellationToken) is { } code)
        {
            Console.WriteLine($"Nobody can sign in yet. Make the first administrator at {LocalAddress(app.Urls.First())}/setup#{code}");
            Console.WriteLine("The link works once, for 24 hours or until the server is started again.");
        }

        await app.WaitForShutdownAsync(cancellationToken);
        return 0;
    }

    /// <summary>This machine by its name: browsers keep passkeys for names only.</summary>
    private static string Named(string url) => url.Replace("//127.0.0.1", "//localhost", StringComparison.Ordinal).Replace("//[::1]", "//localhost", StringComparison.Ordinal);

    /// <summary>An address a browser can open, where the server listens on all of them.</summary>
    private static string LocalAddress(string url) => Named(url).Replace("//0.0.0.0", "//localhost", StringComparison.Ordinal).Replace("//[::]", "//localhost", StringComparison.Ordinal);
}
