using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Trine.Kernel.Data;

/// <summary>Sets up each new SQLite connection: durable commits, a page cache, temporary tables in memory.</summary>
internal sealed class SqliteTuning : DbConnectionInterceptor
{
    // synchronous=FULL: an acknowledged write survives a power cut, not only a killed process.
    private const string Pragmas = "PRAGMA synchronous = FULL; PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY; PRAGMA mmap_size = 1073741824; PRAGMA wal_autocheckpoint = 16000;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
