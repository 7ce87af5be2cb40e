using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Trine.Kernel.Changes;

namespace Trine.Kernel.Audit;

/// <summary>What a certificate says of the entries erased with it: how many, and one digest over their numbers and kept digests.</summary>
internal sealed class ErasureProof
{
    private readonly List<byte[]> _lines = [];

    /// <summary>How many entries.</summary>
    public int Entries => _lines.Count;

    public long FirstSeq { get; private set; }

    public long LastSeq { get; private set; }

    /// <summary>Adds an entry, in the log's order.</summary>
    public void Add(long seq, string fieldsHash)
    {
        FirstSeq = _lines.Count == 0 ? seq : FirstSeq;
        LastSeq = seq;
        _lines.Add(SHA256.HashData(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{seq} {fieldsHash}\n"))));
    }

    public string Digest()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        _lines.ForEach(hash.AppendData);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>The fields of an entry without their values; of an event no more than what it was.</summary>
    public static string Blank(ChangeLogEntry entry)
    {
        using var document = JsonDocument.Parse(entry.Fields);
        var root = document.RootElement;
        return entry.Op == ChangeOp.Event
            ? JsonSerializer.Serialize(new { @event = root.TryGetProperty("event", out var name) ? name.GetString() : null })
            : JsonSerializer.Serialize(root.EnumerateObject().Select(p => p.Name).Distinct().ToDictionary(n => n, _ => new object?[] { null, null }));
    }

    /// <summary>Whether an erased entry says no more than it may: what stands there no seal vouches for.</summary>
    public static bool IsBlank(ChangeLogEntry entry) => EntryDigest.OfFields(entry.Fields).AsSpan().SequenceEqual(EntryDigest.OfFields(Blank(entry)));
}
