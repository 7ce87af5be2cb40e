using System.Threading.Channels;

namespace Trine.Kernel.Transfer;

/// <summary>Wakes the workers of this node when somebody asks for an import or export.</summary>
public sealed class TransferSignal
{
    /// <summary>How long a process that does not report is believed to be alive.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(15);

    private readonly Channel<bool> _imports = NewSignal();
    private readonly Channel<bool> _exports = NewSignal();

    /// <summary>An import was queued.</summary>
    public void WakeImports() => _imports.Writer.TryWrite(true);

    /// <summary>An export was queued.</summary>
    public void WakeExports() => _exports.Writer.TryWrite(true);

    internal Task WaitForImportsAsync(TimeSpan atMost, CancellationToken cancellationToken) => WaitAsync(_imports.Reader, atMost, cancellationToken);

    internal Task WaitForExportsAsync(TimeSpan atMost, CancellationToken cancellationToken) => WaitAsync(_exports.Reader, atMost, cancellationToken);

    // One slot: however many were queued meanwhile, one more look is enough.
    private static Channel<bool> NewSignal() => Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    private static async Task WaitAsync(ChannelReader<bool> signal, TimeSpan atMost, CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(atMost);
        try
        {
            await signal.ReadAsync(timeout.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Nobody called; look anyway: another node may have died over its work.
        }
    }
}
