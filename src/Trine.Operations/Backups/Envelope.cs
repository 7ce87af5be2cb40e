using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Trine.Operations.Backups;

/// <summary>
/// The encrypted form of a backup: a header, then chunks of 64 KiB under AES-256-GCM. The nonce of a chunk is a random prefix, its number and
/// whether it is the last, so that chunks cannot be left out, moved or cut off at the end. The header is authenticated with every chunk.
/// </summary>
/// <remarks>Layout: magic 8, version 1, iterations 4, salt 16, nonce prefix 7, check 16; numbers big-endian.</remarks>
internal sealed class Envelope : IDisposable
{
    public const int ChunkSize = 64 * 1024;
    public const int TagSize = 16;
    public const int HeaderSize = 8 + 1 + 4 + 16 + 7 + 16;

    /// <summary>As OWASP asks of PBKDF2-HMAC-SHA256.</summary>
    private const int Iterations = 600_000;

    /// <summary>More would only let a file made for it keep the machine busy.</summary>
    private const int MostIterations = 10_000_000;

    private const int SaltAt = 13;
    private const int PrefixAt = 29;
    private const int CheckAt = 36;
    private readonly AesGcm _aes;
    private readonly byte[] _header;

    private Envelope(byte[] header, byte[] key) => (_header, _aes) = (header, new AesGcm(key, TagSize));

    public static ReadOnlySpan<byte> Magic => "TRINEBAK"u8;

    public ReadOnlySpan<byte> Header => _header;

    /// <summary>A new one, with a key of its own.</summary>
    public static Envelope New(string passphrase)
    {
        var header = new byte[HeaderSize];
        Magic.CopyTo(header);
        header[8] = 1;
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(9), Iterations);
        RandomNumberGenerator.Fill(header.AsSpan(SaltAt, CheckAt - SaltAt));
        var (key, check) = Derive(passphrase, header, Iterations);
        check.CopyTo(header, CheckAt);
        return new Envelope(header, key);
    }

    /// <summary>The one a file begins with.</summary>
    /// <exception cref="BackupException">The passphrase is another, or the header is damaged.</exception>
    public static Envelope Open(byte[] header, string passphrase)
    {
        var iterations = BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(9));
        if (header[8] != 1)
        {
            throw new BackupException("newer");
        }

        if (iterations is < Iterations or > MostIterations)
        {
            throw new BackupException("damaged");
        }

        var (key, check) = Derive(passphrase, header, iterations);
        return CryptographicOperations.FixedTimeEquals(check, header.AsSpan(CheckAt)) ? new Envelope(header, key) : throw new BackupException("passphrase");
    }

    public void Encrypt(uint number, bool last, ReadOnlySpan<byte> plain, Span<byte> cipher) =>
        _aes.Encrypt(Nonce(number, last), plain, cipher[..plain.Length], cipher.Slice(plain.Length, TagSize), _header);

    /// <exception cref="CryptographicException">The bytes are not those that were written there.</exception>
    public void Decrypt(uint number, bool last, ReadOnlySpan<byte> cipher, Span<byte> plain) =>
        _aes.Decrypt(Nonce(number, last), cipher[..^TagSize], cipher[^TagSize..], plain, _header);

    public void Dispose() => _aes.Dispose();

    private byte[] Nonce(uint number, bool last)
    {
        var nonce = new byte[12];
        _header.AsSpan(PrefixAt, 7).CopyTo(nonce);
        BinaryPrimitives.WriteUInt32BigEndian(nonce.AsSpan(7), number);
        nonce[11] = last ? (byte)1 : (byte)0;
        return nonce;
    }

    /// <summary>The key, and bytes that tell a wrong passphrase from a damaged file; they say nothing of the key.</summary>
    private static (byte[] Key, byte[] Check) Derive(string passphrase, byte[] header, int iterations)
    {
        var bytes = Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(passphrase), header.AsSpan(SaltAt, PrefixAt - SaltAt), iterations, HashAlgorithmName.SHA256, 48);
        return (bytes[..32], bytes[32..]);
    }
}
