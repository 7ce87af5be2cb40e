using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Trine.Kernel.Changes;
using Trine.Kernel.CustomFields;

namespace Trine.Kernel.Computed;

/// <summary>Runs <see cref="RecomputeLoop"/> at the start, whenever a custom field changes, and once in a while in case that was not heard.</summary>
public sealed class RecomputeService(RecomputeLoop loop, LogSignal signal, ILogger<RecomputeService> logger) : BackgroundService
{
    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var wake = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        signal.Listen((objects, _) =>
        {
            if (objects.Contains(CustomField.ObjectKey))
            {
                wake.Writer.TryWrite(true);
            }

            return Task.CompletedTask;
        });
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await loop.CatchUpAsync(stoppingToken);
                using var pause = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
                pause.CancelAfter(Idle);
                await wake.Reader.ReadAsync(pause.Token);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (OperationCanceledException)
            {
                // The pause is over.
            }
            catch (Exception e)
            {
                logger.LogWarning(e, "Computing fields anew failed; it goes on in {Pause}", Idle);
                await Task.Delay(Idle, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
