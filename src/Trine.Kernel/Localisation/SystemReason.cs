using System.Net.Sockets;
using System.Security.Authentication;
using Microsoft.Data.Sqlite;
using Npgsql;
using Trine.Kernel.Net;

namespace Trine.Kernel.Localisation;

/// <summary>
/// Why the network, the disk or the database says no, in words of ours: the system's own are in its language and name what is none of the reader's business. They belong into the log.
/// </summary>
public static class SystemReason
{
    // The errors of Linux and macOS, and those of Windows.
    private const int NoSpace = 28;
    private const int ReadOnlyDisk = 30;
    private const int WindowsFull = unchecked((int)0x80070070);

    private const int SqliteReadOnly = 8;
    private const int SqliteFull = 13;

    /// <summary>The text of the innermost exception that has one; null when none has.</summary>
    public static TextKey? Of(Exception exception) => (exception.InnerException is { } inner ? Of(inner) : null) ?? (Key(exception) is { } key ? new TextKey("reason." + key) : null);

    private static string? Key(Exception exception) => exception switch
    {
        AddressRefusedException => "private",
        SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain } => "noHost",
        SocketException { SocketErrorCode: SocketError.ConnectionRefused } => "refused",
        SocketException { SocketErrorCode: SocketError.HostUnreachable or SocketError.NetworkUnreachable or SocketError.NetworkDown } => "unreachable",
        SocketException { SocketErrorCode: SocketError.TimedOut } or TimeoutException or OperationCanceledException => "timeout",
        AuthenticationException => "certificate",
        FileNotFoundException or DirectoryNotFoundException or DriveNotFoundException => "notThere",
        UnauthorizedAccessException or IOException { HResult: ReadOnlyDisk } => "noRight",
        SqliteException { SqliteErrorCode: SqliteReadOnly } or PostgresException { SqlState: PostgresErrorCodes.InsufficientPrivilege } => "noRight",
        IOException { HResult: NoSpace or WindowsFull } or SqliteException { SqliteErrorCode: SqliteFull } or PostgresException { SqlState: PostgresErrorCodes.DiskFull } => "full",
        _ => null,
    };
}
