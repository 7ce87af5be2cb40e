using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Trine.Kernel.Changes;
using Trine.Kernel.Data;

namespace Trine.Kernel.Audit;

/// <summary>
/// Follows the log and seals it: a hash over what it has read and the seal before. After the commit, so that writers never wait for each other,
/// as a chain inside their transactions would make them.
/// </summary>
internal sealed class SealReader(WorkspaceClock clock) : ILogReader
{
    /// <summary>Its name among the readers.</summary>
    public const string ReaderName = "seal";

    private byte[][] _hashes = [];

    /// <inheritdoc/>
    public string Name => ReaderName;

    /// <inheritdoc/>
    /// <remarks>A seal for each commit would be as long as the log.</remarks>
    public TimeSpan Gathers => TimeSpan.FromSeconds(30);

    /// <inheritdoc/>
    /// <remarks>An entry left out could not be told from one put in.</remarks>
    public bool Parks => false;

    /// <inheritdoc/>
    public Task PrepareAsync(IReadOnlyList<ChangeLogEntry> entries, TrineDb db, CancellationToken cancellationToken)
    {
        // By their numbers, not by transaction: those of a restored log are another server's.
        _hashes = [.. entries.OrderBy(e => e.Seq).Select(EntryDigest.Of)];
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task HandleAsync(IReadOnlyList<ChangeLogEntry> entries, TrineDb db, CancellationToken cancellationToken)
    {
        var last = await db.Set<LogSeal>().AsNoTracking().OrderByDescending(s => s.Number).FirstOrDefaultAsync(cancellationToken);
        var previous = last?.Hash ?? LogSeal.Beginning;
        db.Add(new LogSeal
        {
            Number = (last?.Number ?? 0) + 1,
            Tx = entries[^1].Tx,
            Seq = entries[^1].Seq,
            Entries = entries.Count,
            Total = (last?.Total ?? 0) + entries.Count,
            Previous = previous,
            Hash = HashOf(previous, _hashes),
            At = clock.Now,
        });
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>The hash of a seal.</summary>
    /// <param name="previous">That of the seal before.</param>
    /// <param name="entries">Those of its entries, in the order of their numbers.</param>
    public static string HashOf(string previous, IEnumerable<byte[]> entries)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Convert.FromHexString(previous));
        foreach (var entry in entries)
        {
            hash.AppendData(entry);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
