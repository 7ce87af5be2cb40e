using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Trine.Kernel.Data;

/// <summary>Failures of a database that are nobody's mistake, and end when somebody sees to it.</summary>
internal static class DatabaseFailure
{
    private const int SqliteFull = 13;

    /// <summary>Whether the database cannot be reached now: it is being started or stopped, or the network is gone.</summary>
    public static bool IsGone(Exception exception) => Chain(exception).Any(e => e switch
    {
        PostgresException p => p.SqlState is PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.TooManyConnections
            || p.SqlState.StartsWith("08", StringComparison.Ordinal),
        NpgsqlException => e.InnerException is SocketException or IOException or TimeoutException,
        _ => false,
    });

    /// <summary>Whether the disk the database writes to is full.</summary>
    public static bool IsFull(Exception exception) => Chain(exception).Any(e => e is SqliteException { SqliteErrorCode: SqliteFull } or PostgresException { SqlState: PostgresErrorCodes.DiskFull });

    // What EF could not do it says in an exception of its own.
    private static IEnumerable<Exception> Chain(Exception exception)
    {
        for (var e = exception; e is not null; e = e.InnerException)
        {
            yield return e;
        }
    }
}
