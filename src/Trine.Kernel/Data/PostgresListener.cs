using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Trine.Kernel.Changes;
using Trine.Kernel.Live;
using Trine.Kernel.Objects;

namespace Trine.Kernel.Data;

/// <summary>
/// Hears, on a connection of its own, what other nodes of the same PostgreSQL database commit and say, and passes it on as if it had
/// happened here. Does nothing on SQLite, which has one node.
/// </summary>
public sealed class PostgresListener(DataOptions options, LogSignal signal, ObjectCatalog catalog, LiveMessages live, ILogger<PostgresListener> logger) : BackgroundService
{
    /// <summary>The channel the door announces commits on: the node, a space, and the keys of the changed objects.</summary>
    public const string LogChannel = "trine_log";

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Kind != DatabaseKind.Postgres)
        {
            return;
        }

        var failures = 0;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(() => failures = 0, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                var pause = TimeSpan.FromMilliseconds(Math.Min(30_000, 100 * Math.Pow(2, failures++)));
                logger.LogWarning(e, "Lost the connection that listens to other nodes; next try in {Pause}", pause);
                await Task.Delay(pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task ListenAsync(Action connected, CancellationToken cancellationToken)
    {
        // Keep-alives notice a dead server or a firewall that forgot the idle connection.
        var settings = new NpgsqlConnectionStringBuilder(options.ConnectionString) { Pooling = false, KeepAlive = 15, ApplicationName = "trine listener" };
        await using var connection = new NpgsqlConnection(settings.ConnectionString);
        var heard = new Queue<(string Channel, string Payload)>();
        connection.Notification += (_, e) => heard.Enqueue((e.Channel, e.Payload));
        await connection.OpenAsync(cancellationToken);
        await using (var listen = new NpgsqlCommand($"LISTEN {LogChannel}; LISTEN {LiveMessages.Channel}", connection))
        {
            await listen.ExecuteNonQueryAsync(cancellationToken);
        }

        connected();
        // What happened before, or while the connection was lost, was not heard: anything may have changed.
        await signal.RaiseAsync([.. catalog.Objects.Select(o => o.Key)], cancellationToken);
        while (true)
        {
            while (heard.TryDequeue(out var message))
            {
                await PassOnAsync(message.Channel, message.Payload, cancellationToken);
            }

            await connection.WaitAsync(cancellationToken);
        }
    }

    private async Task PassOnAsync(string channel, string payload, CancellationToken cancellationToken)
    {
        try
        {
            if (channel == LiveMessages.Channel)
            {
                await live.ReceiveAsync(payload);
            }
            else if (payload.Split(' ', 2) is [var node, var objects] && node != signal.Node)
            {
                await signal.RaiseAsync(objects.Split(','), cancellationToken);
            }
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // Caches that could not be reloaded are tried again with the next commit; the connection itself is fine.
            logger.LogWarning(e, "Could not pass on what another node did");
        }
    }
}
