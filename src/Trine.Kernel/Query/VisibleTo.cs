using Microsoft.Extensions.DependencyInjection;
using Trine.Kernel.Access;
using Trine.Kernel.Objects;

namespace Trine.Kernel.Query;

/// <summary>Looks at records with somebody else's eyes, through the same read path: before telling him of them.</summary>
public sealed class VisibleTo(IServiceScopeFactory scopes, Metadata metadata)
{
    private const int PageSize = 500;

    /// <summary>Whether a user may see a record.</summary>
    public async Task<bool> SeesAsync(DirectoryUser user, string objectKey, Guid id, CancellationToken cancellationToken) =>
        (await TitlesAsync(user, objectKey, [id], cancellationToken)).Count == 1;

    /// <summary>The names of those records the user may see; the others are missing.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> TitlesAsync(
        DirectoryUser user, string objectKey, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        var titles = new Dictionary<Guid, string>();
        if (!user.Active || metadata.Current.Find(objectKey) is not { Definition.Internal: false } schema)
        {
            return titles;
        }

        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Caller>().Become(user);
        var reader = scope.ServiceProvider.GetRequiredService<RecordReader>();
        foreach (var page in ids.Distinct().Chunk(PageSize))
        {
            foreach (var (id, title) in await reader.TitlesAsync(schema, page, cancellationToken))
            {
                titles[id] = title;
            }
        }

        return titles;
    }
}
