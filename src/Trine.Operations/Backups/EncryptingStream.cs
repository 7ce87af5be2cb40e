namespace Trine.Operations.Backups;

/// <summary>Encrypts what is written to it, chunk by chunk; the last chunk is written, and marked, when it is disposed after <see cref="Complete"/>.</summary>
internal sealed class EncryptingStream(Stream inner, Envelope envelope) : WriteOnlyStream
{
    private readonly byte[] _plain = new byte[Envelope.ChunkSize];
    private readonly byte[] _cipher = new byte[Envelope.ChunkSize + Envelope.TagSize];
    private int _count;
    private uint _number;
    private bool _begun;

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            // A full chunk waits until more follows: only then is it known not to be the last.
            if (_count == _plain.Length)
            {
                WriteChunk(last: false);
            }

            var part = buffer[..Math.Min(buffer.Length, _plain.Length - _count)];
            part.CopyTo(_plain.AsSpan(_count));
            _count += part.Length;
            buffer = buffer[part.Length..];
        }
    }

    /// <summary>Marks the end. Without it the file is not whole, and is read as such.</summary>
    public void Complete() => WriteChunk(last: true);

    private void WriteChunk(bool last)
    {
        if (!_begun)
        {
            inner.Write(envelope.Header);
            _begun = true;
        }

        envelope.Encrypt(_number, last, _plain.AsSpan(0, _count), _cipher);
        inner.Write(_cipher.AsSpan(0, _count + Envelope.TagSize));
        _number = checked(_number + 1);
        _count = 0;
    }
}
