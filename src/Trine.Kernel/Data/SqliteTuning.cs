using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace Trine.Kernel.Data;

/// <summary>Sets up each new SQLite connection: durable commits, a page cache, temporary tables in memory.</summary>
internal sealed class SqliteTuning : DbConnectionInterceptor
{
    // As much of the file as SQLite can map: what is mapped is neither copied nor read anew when another connection has written.
    // synchronous=FULL: an acknowledged write survives a power cut, not only a killed process.
    private const string Pragmas = "PRAGMA synchronous = FULL; PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY; PRAGMA mmap_size = 2147418112; PRAGMA wal_autocheckpoint = 16000;";

    // Connections come out of the driver's pool: what was set once stays set as long as the handle lives.
    private readonly ConditionalWeakTable<sqlite3, object> _tuned = [];

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Tune((SqliteConnection)connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        // The driver has no asynchronous calls of its own.
        Tune((SqliteConnection)connection);
        return Task.CompletedTask;
    }

    private void Tune(SqliteConnection connection)
    {
        if (_tuned.TryGetValue(connection.Handle!, out _))
        {
            return;
        }

        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
        _tuned.AddOrUpdate(connection.Handle!, Pragmas);
    }
}
