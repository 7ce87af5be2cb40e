using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Trine.Kernel.Access;
using Trine.Kernel.Changes;
using Trine.Kernel.Data;
using Trine.Kernel.Http;

namespace Trine.Kernel.Audit;

/// <summary>Verifies the chain of seals over the log, and erases what entries say without breaking it.</summary>
public sealed class AuditChain(TrineDb db, AuditTrail audit, UserDirectory directory)
{
    private const int Page = 5_000;
    private const int SealPage = 1_000;
    private const int EraseChunk = 500;

    /// <summary>Reads the whole log again and compares it with its seals. Streams: memory stays the same however long the log is.</summary>
    /// <returns>What it found, up to the first fault.</returns>
    public async Task<ChainReport> VerifyAsync(CancellationToken cancellationToken)
    {
        var walk = new ChainWalk();
        // In this order: a seal made in between is a seal more, never one that seems to be missing.
        var state = await db.Set<ReaderState>().AsNoTracking().SingleOrDefaultAsync(s => s.Name == SealReader.ReaderName, cancellationToken);
        var end = await db.Set<LogSeal>().AsNoTracking().OrderByDescending(s => s.Number).FirstOrDefaultAsync(cancellationToken);
        await using var entries = EntriesAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);
        var more = end is not null && await entries.MoveNextAsync();
        while (walk.Fault is null && walk.Seals < (end?.Number ?? 0))
        {
            var page = await db.Set<LogSeal>().AsNoTracking().Where(s => s.Number > walk.Seals).OrderBy(s => s.Number).Take(SealPage).ToListAsync(cancellationToken);
            foreach (var seal in page)
            {
                walk.Begin(seal);
                while (more && (entries.Current.Tx, entries.Current.Seq).CompareTo((seal.Tx, seal.Seq)) <= 0)
                {
                    walk.Take(entries.Current);
                    more = await entries.MoveNextAsync();
                }

                if (!walk.End())
                {
                    break;
                }
            }
        }

        walk.Close(state, end);
        return new ChainReport(
            walk.Seals,
            walk.Entries,
            await LogTail.LagAsync(db, walk.Last?.Tx ?? 0, walk.Last?.Seq ?? 0, cancellationToken),
            walk.Last?.Hash,
            walk.Last?.At,
            [.. walk.Erasures.Select(e => new ChainErasure(e.Key, e.Value.Entries))],
            walk.Fault ?? await UncertifiedAsync(walk, cancellationToken));
    }

    /// <summary>Whether a seal somebody noted is among those there are. Of a chain that holds that says the log up to it is what it was then: neither cut off nor all made anew.</summary>
    /// <param name="hash">Its hash, as a report shows it.</param>
    public Task<bool> HasSealAsync(string hash, CancellationToken cancellationToken)
    {
        var noted = hash.Trim().ToLowerInvariant();
        return db.Set<LogSeal>().AnyAsync(s => s.Hash == noted, cancellationToken);
    }

    /// <summary>How far the log is sealed, without reading it again.</summary>
    public async Task<ChainState> StateAsync(CancellationToken cancellationToken)
    {
        var last = await db.Set<LogSeal>().AsNoTracking().OrderByDescending(s => s.Number).FirstOrDefaultAsync(cancellationToken);
        var lag = await LogTail.LagAsync(db, last?.Tx ?? 0, last?.Seq ?? 0, cancellationToken);
        var recent = await db.Set<ChangeLogEntry>().AsNoTracking().Where(e => e.Topic == AuditTopic.Audit && e.Op == ChangeOp.Event)
            .OrderByDescending(e => e.At).ThenByDescending(e => e.Seq).Take(SealPage).ToListAsync(cancellationToken);
        return new ChainState(
            last?.Number ?? 0, last?.Total ?? 0, lag, last?.Hash, last?.At, recent.Select(Verification).FirstOrDefault(v => v is not null));
    }

    private ChainState.Verification? Verification(ChangeLogEntry entry)
    {
        using var document = JsonDocument.Parse(entry.Fields);
        var root = document.RootElement;
        return root.TryGetProperty("event", out var name) && name.GetString() == AuditEvent.ChainVerified.Key && root.TryGetProperty("count", out var count)
            ? new ChainState.Verification(entry.At, RecordLink.To(entry.ActorId, directory.Current), root.GetProperty("detail").GetString() == "intact", count.GetInt64())
            : null;
    }

    /// <summary>
    /// Blanks the values of entries: the fields that changed are still named, what they were and became is gone. Their digests stay, so the
    /// chain goes on to hold; a certificate in the log answers for it. In the open write transaction, or in one of its own.
    /// </summary>
    /// <param name="certificate">A new id that names this erasure, once.</param>
    /// <param name="entries">Numbers of entries; those erased before stay as they are.</param>
    /// <returns>How many entries were erased.</returns>
    public async Task<int> EraseAsync(Guid certificate, IReadOnlyCollection<long> entries, CancellationToken cancellationToken)
    {
        await using var write = db.IsWriting ? null : await db.BeginWriteAsync(cancellationToken);
        if (await db.Set<ChangeLogEntry>().AnyAsync(e => e.ErasedBy == certificate, cancellationToken))
        {
            throw new InvalidOperationException("A certificate stands for one erasure.");
        }

        var erased = new List<ChangeLogEntry>();
        foreach (var chunk in entries.Distinct().Chunk(EraseChunk))
        {
            erased.AddRange(await db.Set<ChangeLogEntry>().AsNoTracking().Where(e => chunk.Contains(e.Seq) && e.FieldsHash == null)
                .Select(e => new ChangeLogEntry { Seq = e.Seq, Tx = e.Tx, Op = e.Op, Fields = e.Fields }).ToListAsync(cancellationToken));
        }

        var proof = new ErasureProof();
        foreach (var entry in erased.OrderBy(e => e.Tx).ThenBy(e => e.Seq))
        {
            var digest = Convert.ToHexStringLower(EntryDigest.OfFields(entry.Fields));
            var blank = ErasureProof.Blank(entry);
            proof.Add(entry.Seq, digest);
            await db.Set<ChangeLogEntry>().Where(e => e.Seq == entry.Seq).ExecuteUpdateAsync(
                set => set.SetProperty(e => e.Fields, blank).SetProperty(e => e.FieldsHash, digest).SetProperty(e => e.ErasedBy, certificate), cancellationToken);
        }

        if (proof.Entries > 0)
        {
            await audit.WriteAsync(AuditEvent.Erased, new AuditSubject(null, certificate), new AuditDetails { Count = proof.Entries, Detail = proof.Digest() }, cancellationToken);
        }

        if (write is not null)
        {
            await write.CommitAsync(cancellationToken);
        }

        return proof.Entries;
    }

    private async IAsyncEnumerable<ChangeLogEntry> EntriesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (tx, seq) = (0UL, 0L);
        while (await LogTail.ReadAsync(db, tx, seq, Page, cancellationToken) is { Count: > 0 } page)
        {
            foreach (var entry in page)
            {
                yield return entry;
            }

            (tx, seq) = (page[^1].Tx, page[^1].Seq);
        }
    }

    /// <summary>Blanked entries for which no certificate in the log answers, or not for all of them.</summary>
    private async Task<ChainFault?> UncertifiedAsync(ChainWalk walk, CancellationToken cancellationToken)
    {
        foreach (var (certificate, proof) in walk.Erasures)
        {
            var written = await db.Set<ChangeLogEntry>().AsNoTracking()
                .Where(e => e.Topic == AuditTopic.Audit && e.RecordId == certificate && e.Op == ChangeOp.Event).Select(e => e.Fields).ToListAsync(cancellationToken);
            if (!written.Exists(fields => Certifies(fields, proof)))
            {
                return new ChainFault(ChainFaultKind.Erasure, 0, proof.FirstSeq, proof.LastSeq, null, null);
            }
        }

        return null;
    }

    private static bool Certifies(string fields, ErasureProof proof)
    {
        using var document = JsonDocument.Parse(fields);
        var root = document.RootElement;
        return root.TryGetProperty("event", out var name) && name.GetString() == AuditEvent.Erased.Key
            && root.TryGetProperty("count", out var count) && count.GetInt32() == proof.Entries
            && root.TryGetProperty("detail", out var digest) && digest.GetString() == proof.Digest();
    }
}
