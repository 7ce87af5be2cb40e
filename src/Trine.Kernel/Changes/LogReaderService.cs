using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Trine.Kernel.Changes;

/// <summary>Runs all log readers of this node: woken by each commit, and once in a while in case a wake-up was lost.</summary>
public sealed class LogReaderService(IServiceScopeFactory scopes, LogReaderLoop loop, LogSignal signal, ILogger<LogReaderService> logger) : BackgroundService
{
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        List<(string Name, TimeSpan Gathers)> readers;
        await using (var scope = scopes.CreateAsyncScope())
        {
            readers = [.. scope.ServiceProvider.GetServices<ILogReader>().Select(r => (r.Name, r.Gathers))];
        }

        // Each on a thread of its own: SQLite answers at once, so the first would read its whole backlog before the next begins.
        await Task.WhenAll(readers.Select(r => Task.Run(() => RunAsync(r.Name, r.Gathers, stoppingToken), stoppingToken)));
    }

    private async Task RunAsync(string name, TimeSpan gathers, CancellationToken cancellationToken)
    {
        // One slot: however many commits happen while a batch is read, one more look is enough.
        var wake = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        signal.Listen((_, _) =>
        {
            wake.Writer.TryWrite(true);
            return Task.CompletedTask;
        });
        var failures = 0;
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await loop.CatchUpAsync(name, cancellationToken);
                failures = 0;
                await WaitAsync(wake.Reader, Idle, cancellationToken);
                await Task.Delay(gathers, cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                var pause = TimeSpan.FromMilliseconds(Math.Min(30_000, 100 * Math.Pow(2, failures++)));
                logger.LogWarning(e, "The log reader {Reader} failed; next try in {Pause}", name, pause);
                await Task.Delay(pause, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private static async Task WaitAsync(ChannelReader<bool> wake, TimeSpan atMost, CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(atMost);
        try
        {
            await wake.ReadAsync(timeout.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
        }
    }
}
