using System.Security.Cryptography;

namespace Trine.Operations.Backups;

/// <summary>The bytes of one part on their way: of a known length, hashed as they pass.</summary>
internal sealed class PartStream(Stream inner, long length) : ReadOnlyStream
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private long _read;

    /// <remarks>The tar writer asks for the length before it begins.</remarks>
    public override bool CanSeek => true;

    public override long Length => length;

    public override long Position
    {
        get => _read;
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        // What is added to a file while it is read belongs to the next backup.
        var count = inner.Read(buffer[..(int)Math.Min(buffer.Length, length - _read)]);
        if (count == 0 && _read < length && !buffer.IsEmpty)
        {
            throw new EndOfStreamException();
        }

        _hash.AppendData(buffer[..count]);
        _read += count;
        return count;
    }

    /// <summary>Of all bytes so far.</summary>
    public string Sha256() => Convert.ToHexStringLower(_hash.GetCurrentHash());

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _hash.Dispose();
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
