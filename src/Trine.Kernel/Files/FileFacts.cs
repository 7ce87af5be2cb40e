using Microsoft.EntityFrameworkCore;
using Trine.Kernel.Data;

namespace Trine.Kernel.Files;

/// <summary>Names and sizes of files that fields hold or held. Ask only for files of records the caller may see.</summary>
public sealed class FileFacts(TrineDb db)
{
    /// <summary>What is known of these files, deleted ones included: histories name them.</summary>
    public async Task<IReadOnlyDictionary<Guid, FileFact>> OfAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        if (ids.Count == 0)
        {
            return new Dictionary<Guid, FileFact>();
        }

        var files = await db.Readable<Attachment>().IgnoreQueryFilters([TrineDb.LivingOnly]).Where(a => ids.Contains(a.Id))
            .Select(a => new { a.Id, a.Name, a.Size, a.ContentType }).ToListAsync(cancellationToken);
        return files.ToDictionary(f => f.Id, f => new FileFact(f.Name, f.Size, f.ContentType));
    }
}
