using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Trine.Kernel.Access;
using Trine.Kernel.Data;
using Trine.Kernel.Telemetry;

namespace Trine.Kernel.Changes;

/// <summary>Drives one log reader: lease, batch, handle, checkpoint; retries with backoff and parks what cannot be handled.</summary>
public sealed class LogReaderLoop(IServiceScopeFactory scopes, LogSignal signal, LivingNodes nodes, WorkspaceClock clock, ILogger<LogReaderLoop> logger)
{
    /// <summary>Entries a batch has at most.</summary>
    public const int BatchSize = 2_000;

    /// <summary>Attempts at one entry before it is parked.</summary>
    public const int Attempts = 5;

    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    /// <summary>Reads until nothing is left. Returns how many entries were handled; stops early when another node holds the reader.</summary>
    public async Task<int> CatchUpAsync(string reader, CancellationToken cancellationToken)
    {
        var total = 0;
        while (!cancellationToken.IsCancellationRequested)
        {
            var handled = await StepAsync(reader, BatchSize, cancellationToken);
            if (handled == 0)
            {
                break;
            }

            total += handled;
        }

        return total;
    }

    /// <summary>Handles one batch. On failure tries entry by entry, so one bad entry is found, retried and parked alone.</summary>
    private async Task<int> StepAsync(string reader, int size, CancellationToken cancellationToken)
    {
        try
        {
            return await BatchAsync(reader, size, cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            if (size > 1)
            {
                logger.LogWarning(e, "The log reader {Reader} failed on a batch; trying its entries one by one", reader);
                return await StepAsync(reader, 1, cancellationToken);
            }

            await FailedAsync(reader, e, cancellationToken);
            throw;
        }
    }

    private async Task<int> BatchAsync(string name, int size, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateSystemScope();
        var db = scope.ServiceProvider.GetRequiredService<TrineDb>();
        var reader = scope.ServiceProvider.GetServices<ILogReader>().Single(r => r.Name == name);
        var state = await StateAsync(db, name, cancellationToken);
        if (await nodes.HoldsAsync(db, state.Holder, state.HeldUntil, cancellationToken))
        {
            return 0;
        }

        var slice = await LogTail.SliceAsync(db, state.Tx, state.Seq, size, reader.Objects, cancellationToken);
        if (slice.Covered == 0)
        {
            return 0;
        }

        var entries = slice.Entries;
        using var span = TrineTelemetry.Source.StartActivity("log reader");
        span?.SetTag("trine.reader", name).SetTag("trine.entries", slice.Covered);
        if (entries.Count > 0)
        {
            await reader.PrepareAsync(entries, db, cancellationToken);
        }

        await using var write = await db.BeginWriteAsync(cancellationToken);
        var (oldTx, oldSeq) = (state.Tx, state.Seq);
        var (newTx, newSeq) = (slice.Tx, slice.Seq);
        var until = clock.Now + Lease;
        // Compare and set, in the transaction of the effects: of two nodes with the same batch one finds no row here and rolls back.
        var moved = await db.Set<ReaderState>().Where(s => s.Name == name && s.Tx == oldTx && s.Seq == oldSeq).ExecuteUpdateAsync(
            s => s.SetProperty(x => x.Tx, newTx).SetProperty(x => x.Seq, newSeq).SetProperty(x => x.Holder, signal.Node)
                .SetProperty(x => x.HeldUntil, until).SetProperty(x => x.Failures, 0).SetProperty(x => x.LastError, (string?)null),
            cancellationToken);
        if (moved == 0)
        {
            return 0;
        }

        if (entries.Count > 0)
        {
            await reader.HandleAsync(entries, db, cancellationToken);
        }

        await write.CommitAsync(cancellationToken);
        var reading = new KeyValuePair<string, object?>("trine.reader", name);
        TrineTelemetry.ReaderEntries.Add(slice.Covered, reading);
        if (entries.Count > 0)
        {
            TrineTelemetry.ReaderLag.Record(Math.Max(0, (clock.Now - entries[^1].At).TotalSeconds), reading);
        }

        return slice.Covered;
    }

    private async Task FailedAsync(string name, Exception error, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateSystemScope();
        var db = scope.ServiceProvider.GetRequiredService<TrineDb>();
        _ = await StateAsync(db, name, cancellationToken);
        await using var write = await db.BeginWriteAsync(cancellationToken);
        // Written first and read after: that holds the row, and another loop may have parked the entry and moved on meanwhile.
        var message = error.Message.Length > 500 ? error.Message[..500] : error.Message;
        await db.Set<ReaderState>().Where(s => s.Name == name).ExecuteUpdateAsync(s => s.SetProperty(x => x.LastError, message), cancellationToken);
        var state = await db.Set<ReaderState>().SingleAsync(s => s.Name == name, cancellationToken);
        var reader = scope.ServiceProvider.GetServices<ILogReader>().Single(r => r.Name == name);
        var entry = (await LogTail.SliceAsync(db, state.Tx, state.Seq, 1, reader.Objects, cancellationToken)).Entries.SingleOrDefault();
        state.Failures++;
        if (state.Failures >= Attempts && entry is not null && reader.Parks)
        {
            logger.LogError(error, "The log reader {Reader} parks entry {Seq} after {Attempts} attempts", name, entry.Seq, Attempts);
            db.Add(new ParkedEntry { Reader = name, Seq = entry.Seq, Error = message, At = clock.Now });
            (state.Tx, state.Seq, state.Failures) = (entry.Tx, entry.Seq, 0);
        }

        await db.SaveChangesAsync(cancellationToken);
        await write.CommitAsync(cancellationToken);
    }

    private static async Task<ReaderState> StateAsync(TrineDb db, string name, CancellationToken cancellationToken)
    {
        var state = await db.Set<ReaderState>().AsNoTracking().SingleOrDefaultAsync(s => s.Name == name, cancellationToken);
        if (state is not null)
        {
            return state;
        }

        await using var write = await db.BeginWriteAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync(
            db.Kind == DatabaseKind.Sqlite
                ? (FormattableString)$"INSERT INTO log_readers (name, tx, seq, failures) VALUES ({name}, 0, 0, 0) ON CONFLICT DO NOTHING"
                : $"INSERT INTO log_readers (name, tx, seq, failures) VALUES ({name}, '0', 0, 0) ON CONFLICT DO NOTHING",
            cancellationToken);
        await write.CommitAsync(cancellationToken);
        return await db.Set<ReaderState>().AsNoTracking().SingleAsync(s => s.Name == name, cancellationToken);
    }
}
