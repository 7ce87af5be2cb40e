using System.Threading.Channels;

namespace Trine.Kernel.Transfer;

/// <summary>Wakes the worker of this node when somebody asks for work of its kind.</summary>
public sealed class JobSignal<TJob>
    where TJob : TransferJob
{
    // One slot: however many were asked for meanwhile, one more look is enough.
    private readonly Channel<bool> _asked = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>One was queued.</summary>
    public void Wake() => _asked.Writer.TryWrite(true);

    internal async Task WaitAsync(TimeSpan atMost, CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(atMost);
        try
        {
            await _asked.Reader.ReadAsync(timeout.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Nobody called; look anyway: another node may have died over its work.
        }
    }
}
