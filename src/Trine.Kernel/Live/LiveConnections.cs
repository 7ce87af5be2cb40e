using System.Collections.Concurrent;
using Trine.Kernel.Access;

namespace Trine.Kernel.Live;

/// <summary>Who listens on this node.</summary>
public sealed class LiveConnections(UserDirectory directory)
{
    private readonly ConcurrentDictionary<string, (Guid UserId, string Stamp, Guid? Session, Action Abort)> _connections = new();

    /// <summary>Whether nobody does.</summary>
    public bool IsEmpty => _connections.IsEmpty;

    /// <summary>The group all connections of a user are in.</summary>
    public static string GroupOf(Guid userId) => userId.ToString("N");

    /// <summary>The users who listen, each once. Connections of users who may no longer sign in, or whose sessions were ended, are closed first.</summary>
    public IReadOnlyList<DirectoryUser> Users()
    {
        var users = new Dictionary<Guid, DirectoryUser>();
        foreach (var (id, (userId, stamp, _, abort)) in _connections)
        {
            if (directory.Current.User(userId) is { Active: true } user && user.Stamp == stamp)
            {
                users[userId] = user;
            }
            else if (_connections.TryRemove(id, out _))
            {
                abort();
            }
        }

        return [.. users.Values];
    }

    /// <summary>The sessions whose browsers listen, each once.</summary>
    public IReadOnlyCollection<Guid> Sessions() => _connections.Values.Where(c => c.Session is not null).Select(c => c.Session!.Value).ToHashSet();

    /// <summary>Closes the connections of a session that has ended.</summary>
    public void CloseSession(Guid session)
    {
        foreach (var (id, connection) in _connections)
        {
            if (connection.Session == session && _connections.TryRemove(id, out _))
            {
                connection.Abort();
            }
        }
    }

    internal void Add(string connectionId, DirectoryUser user, Guid? session, Action abort) => _connections[connectionId] = (user.Id, user.Stamp, session, abort);

    internal void Remove(string connectionId) => _connections.TryRemove(connectionId, out _);
}
