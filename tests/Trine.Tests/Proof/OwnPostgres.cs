using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Trine.Tests.Fixture;

namespace Trine.Tests.Proof;

/// <summary>A PostgreSQL server of a test's own, to be stopped in the middle of work. As root it is run as the user postgres: it refuses root.</summary>
internal sealed class OwnPostgres : IAsyncDisposable
{
    private static readonly string Bin = Directory.GetDirectories("/usr/lib/postgresql").Order(StringComparer.Ordinal).Last() + "/bin/";

    private readonly string _folder = Directory.CreateTempSubdirectory("trine-pg-").FullName;
    private readonly int _port = FreePort();

    public string Connection => string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={_port};Username=postgres;Database=postgres;Timeout=5;Maximum Pool Size=20");

    public static async Task<OwnPostgres> StartAsync()
    {
        var postgres = new OwnPostgres();
        if (Environment.UserName == "root")
        {
            await RunAsync("chown", "postgres", postgres._folder);
        }

        await postgres.AsPostgresAsync("initdb", "-D", "data", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync");
        await postgres.GoAsync();
        return postgres;
    }

    public Task GoAsync() => AsPostgresAsync(
        "pg_ctl", "-D", "data", "-w", "-t", "60", "-l", "server.log", "-o", string.Create(CultureInfo.InvariantCulture, $"-p {_port} -k {_folder} -c listen_addresses=127.0.0.1 -c shared_buffers=32MB"), "start");

    /// <summary>Stops it as a crash would.</summary>
    public Task StopAsync() => AsPostgresAsync("pg_ctl", "-D", "data", "-m", "immediate", "stop");

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private Task AsPostgresAsync(string command, params string[] arguments) => Environment.UserName == "root"
        ? RunIn(_folder, "runuser", ["-u", "postgres", "--", Bin + command, .. arguments])
        : RunIn(_folder, Bin + command, arguments);

    private static Task RunAsync(string command, params string[] arguments) => RunIn("/", command, arguments);

    private static async Task RunIn(string folder, string command, string[] arguments)
    {
        // Into files: the server would inherit a pipe and hold it open.
        using var process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", "exec \"$@\" > /dev/null 2>&1", "sh", command, .. arguments]) { WorkingDirectory = folder, UseShellExecute = false })!;
        await process.WaitForExitAsync(TrineApp.Token);
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{command} ended with {process.ExitCode}."));
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
