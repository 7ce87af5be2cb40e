using System.Diagnostics;
using Trine.Kernel.Telemetry;

namespace Trine.Kernel.Data;

/// <summary>
/// SQLite has one writer. Without this queue in front, writers would meet its lock and sleep 150 ms at a time; with it they
/// follow each other at once. On PostgreSQL the gate is always open.
/// </summary>
public sealed class WriteGate(DataOptions options) : IDisposable
{
    private readonly SemaphoreSlim? _turn = options.Kind == DatabaseKind.Sqlite ? new SemaphoreSlim(1, 1) : null;

    internal async ValueTask<Turn> EnterAsync(CancellationToken cancellationToken)
    {
        if (_turn is not null)
        {
            var since = Stopwatch.GetTimestamp();
            await _turn.WaitAsync(cancellationToken);
            TrineTelemetry.WriteWait.Record(Stopwatch.GetElapsedTime(since).TotalSeconds);
        }

        return new Turn(_turn);
    }

    /// <inheritdoc/>
    public void Dispose() => _turn?.Dispose();

    /// <summary>A writer's turn; ends when disposed, once.</summary>
    internal sealed class Turn(SemaphoreSlim? turn) : IDisposable
    {
        private SemaphoreSlim? _turn = turn;

        public void Dispose() => Interlocked.Exchange(ref _turn, null)?.Release();
    }
}
