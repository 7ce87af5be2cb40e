using System.Security.Cryptography;

namespace Trine.Operations.Backups;

/// <summary>Reads what <see cref="EncryptingStream"/> wrote; nothing of a chunk is given out before it has proven genuine.</summary>
internal sealed class DecryptingStream(Stream inner, Envelope envelope) : ReadOnlyStream
{
    private readonly byte[] _plain = new byte[Envelope.ChunkSize];
    private byte[] _cipher = new byte[Envelope.ChunkSize + Envelope.TagSize];
    private byte[] _ahead = new byte[Envelope.ChunkSize + Envelope.TagSize];
    private int _cipherCount = -1;
    private int _at;
    private int _count;
    private uint _number;
    private bool _ended;

    /// <exception cref="BackupException">Bytes were changed, moved or cut off.</exception>
    public override int Read(Span<byte> buffer)
    {
        while (_at == _count)
        {
            if (_ended)
            {
                return 0;
            }

            NextChunk();
        }

        var part = Math.Min(buffer.Length, _count - _at);
        _plain.AsSpan(_at, part).CopyTo(buffer);
        _at += part;
        return part;
    }

    private void NextChunk()
    {
        if (_cipherCount < 0)
        {
            _cipherCount = inner.ReadAtLeast(_cipher, _cipher.Length, throwOnEndOfStream: false);
        }

        // The chunk after this one tells whether this is the last.
        var after = inner.ReadAtLeast(_ahead, _ahead.Length, throwOnEndOfStream: false);
        _ended = after == 0;
        if (_cipherCount < Envelope.TagSize)
        {
            throw new BackupException("damaged");
        }

        try
        {
            envelope.Decrypt(_number++, _ended, _cipher.AsSpan(0, _cipherCount), _plain.AsSpan(0, _cipherCount - Envelope.TagSize));
        }
        catch (CryptographicException)
        {
            throw new BackupException("damaged");
        }

        (_at, _count) = (0, _cipherCount - Envelope.TagSize);
        (_cipher, _ahead, _cipherCount) = (_ahead, _cipher, after);
    }
}
