using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Headers;
using Trine.Kernel.Data;

namespace Trine.Tests.Fixture;

/// <summary>The product as a process of its own, to be killed.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _failures = new();
    private readonly Process _process;
    private bool _disposed;

    private ServerProcess(Process process, HttpClient client) => (_process, Client) = (process, client);

    public HttpClient Client { get; }

    /// <summary>What it logged as errors.</summary>
    public IEnumerable<string> Failures => _failures;

    /// <summary>The most memory it has held, in bytes.</summary>
    public long PeakMemory
    {
        get
        {
            _process.Refresh();
            return _process.PeakWorkingSet64;
        }
    }

    /// <summary>Starts the built server and waits until it answers.</summary>
    public static async Task<ServerProcess> StartAsync(DataOptions data, AuthenticationHeaderValue authorization, IReadOnlyDictionary<string, string>? environment = null)
    {
        var process = Begin(data, redirectError: false, environment);
        string? line;
        do
        {
            line = await process.StandardOutput.ReadLineAsync(TrineApp.Token) ?? throw new InvalidOperationException("The server ended before it was ready.");
        }
        while (!line.StartsWith("Trine is ready at ", StringComparison.Ordinal));
        var client = new HttpClient { BaseAddress = new Uri(line["Trine is ready at ".Length..]) };
        client.DefaultRequestHeaders.Authorization = authorization;
        client.DefaultRequestHeaders.Add("Accept-Language", "en-US");
        var server = new ServerProcess(process, client);
        _ = server.ListenAsync();
        return server;
    }

    /// <summary>Starts a server that is expected to end by itself; gives its exit code and what it said.</summary>
    public static async Task<(int Code, string Output, string Error)> FailAsync(DataOptions data)
    {
        using var process = Begin(data, redirectError: true);
        try
        {
            var texts = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(TrineApp.Token), process.StandardError.ReadToEndAsync(TrineApp.Token));
            await process.WaitForExitAsync(TrineApp.Token);
            return (process.ExitCode, texts[0], texts[1]);
        }
        finally
        {
            process.Kill();
        }
    }

    /// <summary>kill -9, now.</summary>
    public void Kill() => _process.Kill();

    public async ValueTask DisposeAsync()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        Client.Dispose();
        _process.Kill();
        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
    }

    /// <summary>A pipe nobody reads fills, and then whoever writes to it waits for ever.</summary>
    private async Task ListenAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync(CancellationToken.None) is { } line)
        {
            if (line.StartsWith("fail:", StringComparison.Ordinal) || line.StartsWith("crit:", StringComparison.Ordinal))
            {
                _failures.Enqueue(line);
            }
        }
    }

    private static Process Begin(DataOptions data, bool redirectError, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "trine.dll"), "serve", "--no-demo", "--data", data.Folder, "--urls", "http://127.0.0.1:0"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = redirectError,
        };
        start.Environment["ConnectionStrings__Trine"] = data.PostgresConnection ?? "";
        start.Environment["TRINE_REQUESTS_PER_SECOND"] = "0";
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }
}
