using System.Collections.Concurrent;
using Trine.Kernel.Access;

namespace Trine.Kernel.Live;

/// <summary>Who listens on this node.</summary>
public sealed class LiveConnections(UserDirectory directory)
{
    private readonly ConcurrentDictionary<string, LiveConnection> _connections = new();

    /// <summary>Whether nobody does.</summary>
    public bool IsEmpty => _connections.IsEmpty;

    /// <summary>All of them.</summary>
    public IReadOnlyList<LiveConnection> All => [.. _connections.Values];

    /// <summary>The group all connections of a user are in.</summary>
    public static string GroupOf(Guid userId) => userId.ToString("N");

    /// <summary>The users who listen, each once.</summary>
    public IReadOnlyList<DirectoryUser> Users() =>
        [.. _connections.Values.Select(c => c.UserId).Distinct().Select(directory.Current.User).OfType<DirectoryUser>().Where(u => u.Active)];

    /// <summary>Ends those that are not to listen any more.</summary>
    public void Close(Func<LiveConnection, bool> ended)
    {
        foreach (var (id, connection) in _connections)
        {
            if (ended(connection) && _connections.TryRemove(id, out _))
            {
                connection.Abort();
            }
        }
    }

    internal void Add(string connectionId, LiveConnection connection) => _connections[connectionId] = connection;

    internal void Remove(string connectionId) => _connections.TryRemove(connectionId, out _);
}
