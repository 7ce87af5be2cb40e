using System.Collections.Concurrent;
using Trine.Kernel.Access;

namespace Trine.Kernel.Live;

/// <summary>Who listens on this node.</summary>
public sealed class LiveConnections(UserDirectory directory)
{
    private readonly ConcurrentDictionary<string, (Guid UserId, string Stamp, Action Abort)> _connections = new();

    /// <summary>Whether nobody does.</summary>
    public bool IsEmpty => _connections.IsEmpty;

    /// <summary>The group all connections of a user are in.</summary>
    public static string GroupOf(Guid userId) => userId.ToString("N");

    /// <summary>The users who listen, each once. Connections of users who may no longer sign in, or whose sessions were ended, are closed first.</summary>
    public IReadOnlyList<DirectoryUser> Users()
    {
        var users = new Dictionary<Guid, DirectoryUser>();
        foreach (var (id, (userId, stamp, abort)) in _connections)
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

    internal void Add(string connectionId, DirectoryUser user, Action abort) => _connections[connectionId] = (user.Id, user.Stamp, abort);

    internal void Remove(string connectionId) => _connections.TryRemove(connectionId, out _);
}
