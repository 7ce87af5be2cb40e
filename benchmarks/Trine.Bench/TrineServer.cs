using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;

namespace Trine.Bench;

/// <summary>The built server, run as users run it: its command line, one process, one folder.</summary>
internal sealed class TrineServer : IAsyncDisposable
{
    private readonly BenchOptions options;
    private readonly string folder;
    private Process? process;

    public TrineServer(BenchOptions options, string folder)
    {
        this.options = options;
        this.folder = folder;
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        Url = new Uri($"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}");
    }

    public Uri Url { get; }

    /// <returns>What the command wrote to standard output.</returns>
    /// <exception cref="InvalidOperationException">It failed; the message has its error output.</exception>
    public async Task<string> CommandAsync(CancellationToken cancellationToken, params string[] arguments)
    {
        using var command = Process.Start(Describe(arguments, "--data", folder))!;
        var output = command.StandardOutput.ReadToEndAsync(cancellationToken);
        var error = command.StandardError.ReadToEndAsync(cancellationToken);
        await command.WaitForExitAsync(cancellationToken);
        return command.ExitCode == 0
            ? await output
            : throw new InvalidOperationException($"trine {string.Join(' ', arguments)} failed: {await output}{await error}");
    }

    /// <returns>Seconds from the start of the process to the first record read.</returns>
    public async Task<double> StartAsync(string token, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        process = Process.Start(Describe(["serve"], "--data", folder, "--urls", Url.ToString(), "--no-demo"))!;
        // Unread, a full pipe would stop the server. Errors are worth seeing, its log is not.
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, line) => Console.Error.WriteLine(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();

        using var client = new HttpClient { BaseAddress = Url };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        while (true)
        {
            if (process.HasExited)
            {
                throw new InvalidOperationException($"The server ended with exit code {process.ExitCode} before it answered.");
            }

            try
            {
                using var answer = await client.GetAsync("/api/customers?limit=1", cancellationToken);
                if (answer.IsSuccessStatusCode)
                {
                    return clock.Elapsed.TotalSeconds;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            if (clock.Elapsed > TimeSpan.FromMinutes(5))
            {
                throw new TimeoutException("The server did not answer within five minutes.");
            }

            await Task.Delay(10, cancellationToken);
        }
    }

    /// <returns>Resident memory now, in MB.</returns>
    public double ResidentMegabytes()
    {
        var line = File.ReadLines($"/proc/{process!.Id}/status").First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
        return double.Parse(line["VmRSS:".Length..].Replace("kB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture) / 1024;
    }

    public async ValueTask DisposeAsync()
    {
        if (process is { HasExited: false })
        {
            // SIGTERM: the server closes its files as it does for a user; Process.Kill would not let it.
            using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
            await kill.WaitForExitAsync();
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
            try
            {
                await process.WaitForExitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
            }
        }

        process?.Dispose();
    }

    private ProcessStartInfo Describe(string[] arguments, params string[] more)
    {
        var start = new ProcessStartInfo(options.Server, [.. arguments, .. more])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["Logging__LogLevel__Default"] = "Warning";
        // The load comes from one user.
        start.Environment["TRINE_REQUESTS_PER_SECOND"] = "0";
        if (options.Postgres is { } connection)
        {
            start.Environment["ConnectionStrings__Trine"] = connection;
        }

        return start;
    }
}
