using Trine.Kernel.Changes;

namespace Trine.Kernel.Audit;

/// <summary>Goes along the seals with their entries, and stops at the first that does not hold.</summary>
internal sealed class ChainWalk
{
    private readonly List<(long Seq, byte[] Hash)> _hashes = [];
    private LogSeal? _seal;
    private bool _blank = true;

    /// <summary>How many seals hold so far.</summary>
    public long Seals => Last?.Number ?? 0;

    /// <summary>How many entries they cover.</summary>
    public long Entries { get; private set; }

    /// <summary>The last seal that holds.</summary>
    public LogSeal? Last { get; private set; }

    public ChainFault? Fault { get; private set; }

    /// <summary>Erased entries by their certificate.</summary>
    public Dictionary<Guid, ErasureProof> Erasures { get; } = [];

    public void Begin(LogSeal seal)
    {
        _seal = seal;
        _blank = true;
        _hashes.Clear();
    }

    public void Take(ChangeLogEntry entry)
    {
        _hashes.Add((entry.Seq, EntryDigest.Of(entry)));
        if (entry.FieldsHash is not { } kept)
        {
            return;
        }

        _blank &= entry.ErasedBy is not null && ErasureProof.IsBlank(entry);
        var certificate = entry.ErasedBy ?? Guid.Empty;
        (Erasures.TryGetValue(certificate, out var proof) ? proof : Erasures[certificate] = new ErasureProof()).Add(entry.Seq, kept);
    }

    /// <summary>Whether the seal holds.</summary>
    public bool End()
    {
        var (seal, previous) = (_seal!, Last?.Hash ?? LogSeal.Beginning);
        if (seal.Number != Seals + 1)
        {
            return Stop(ChainFaultKind.SealMissing, Seals + 1, seal);
        }

        var hash = SealReader.HashOf(previous, _hashes.OrderBy(h => h.Seq).Select(h => h.Hash));
        if (hash != seal.Hash || seal.Previous != previous || seal.Entries != _hashes.Count || seal.Total != Entries + _hashes.Count)
        {
            // With the right entries and the right seal before, it is the seal itself that says something else.
            return Stop(hash == seal.Hash || seal.Previous != previous ? ChainFaultKind.Seal : ChainFaultKind.Entries, seal.Number, seal);
        }

        if (!_blank)
        {
            return Stop(ChainFaultKind.Erasure, seal.Number, seal);
        }

        (Last, Entries) = (seal, Entries + _hashes.Count);
        return true;
    }

    /// <summary>At the end: the reader that seals has come as far as its last seal, unless later ones were taken away.</summary>
    public void Close(ReaderState? reader, LogSeal? end)
    {
        if (Fault is null && reader is not null && (reader.Tx, reader.Seq).CompareTo((end?.Tx ?? 0, end?.Seq ?? 0)) > 0)
        {
            Fault = new ChainFault(ChainFaultKind.SealMissing, Seals + 1, Last?.Seq ?? 0, reader.Seq, Last?.At, null);
        }
    }

    private bool Stop(ChainFaultKind kind, long number, LogSeal seal)
    {
        Fault = new ChainFault(kind, number, Last?.Seq ?? 0, seal.Seq, Last?.At, seal.At);
        return false;
    }
}
