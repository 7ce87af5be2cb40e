using Microsoft.EntityFrameworkCore;
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
    /// <summary>SQL for the number of the lock that each serving node shares: a restore wants it alone.</summary>
    public const string ServingLock = "hashtext('trine serving:' || current_schema())";

    // One channel for each workspace: schemas of one database do not wake each other. Hashed, because channel names are short.
    private const string Channel = "SELECT 'trine_' || md5(current_schema())";
    private const string Log = "log";
    private const string Live = "live";

    /// <summary>Tells other nodes, once the open transaction commits, which objects changed.</summary>
    public static Task AnnounceAsync(TrineDb db, string node, IEnumerable<string> objects, CancellationToken cancellationToken) =>
        NotifyAsync(db, $"{Log} {node} {string.Join(',', objects)}", cancellationToken);

    /// <summary>Sends other nodes, once the open transaction commits, a message to one user.</summary>
    /// <param name="message">JSON; PostgreSQL takes less than 8,000 bytes in all.</param>
    public static Task TellAsync(TrineDb db, string node, string message, CancellationToken cancellationToken) =>
        NotifyAsync(db, $"{Live} {node} {message}", cancellationToken);

    private static Task NotifyAsync(TrineDb db, string payload, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync($"SELECT pg_notify('trine_' || md5(current_schema()), {payload})", cancellationToken);

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
        var heard = new Queue<string>();
        connection.Notification += (_, e) => heard.Enqueue(e.Payload);
        await connection.OpenAsync(cancellationToken);
        await using (var command = new NpgsqlCommand(Channel, connection))
        {
            command.CommandText = $"LISTEN {await command.ExecuteScalarAsync(cancellationToken)}";
            await command.ExecuteNonQueryAsync(cancellationToken);
            command.CommandText = $"SELECT pg_advisory_lock_shared({ServingLock})";
            await command.ExecuteNonQueryAsync(cancellationToken);
            command.CommandText = LivingNodes.TakeLock;
            command.Parameters.AddWithValue("node", signal.Node);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }

        connected();
        // What happened before, or while the connection was lost, was not heard: anything may have changed.
        await signal.RaiseAsync([.. catalog.Objects.Select(o => o.Key)], cancellationToken);
        while (true)
        {
            while (heard.TryDequeue(out var payload))
            {
                await PassOnAsync(payload, cancellationToken);
            }

            await connection.WaitAsync(cancellationToken);
        }
    }

    private async Task PassOnAsync(string payload, CancellationToken cancellationToken)
    {
        try
        {
            switch (payload.Split(' ', 3))
            {
                case [_, var node, _] when node == signal.Node:
                    break;
                case [Log, _, var objects]:
                    await signal.RaiseAsync(objects.Split(','), cancellationToken);
                    break;
                case [Live, _, var message]:
                    await live.DeliverAsync(message);
                    break;
                default:
                    break;
            }
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // Caches that could not be reloaded are tried again with the next commit; the connection itself is fine.
            logger.LogWarning(e, "Could not pass on what another node did");
        }
    }
}
