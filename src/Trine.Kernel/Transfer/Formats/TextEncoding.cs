using System.Buffers;
using System.Text;

namespace Trine.Kernel.Transfer.Formats;

/// <summary>
/// Finds out how a text file is encoded: byte order marks, UTF-16 without one, UTF-8, and else GB18030, Big5 or Windows-1252
/// by how well the bytes fit. It is a guess where no mark is: show the name to the user and let them override it.
/// </summary>
public static class TextEncoding
{
    /// <summary>Stands for bytes that could not be decoded. A non-character, so that a U+FFFD already in the file is not blamed.</summary>
    internal const char Undecodable = '\uFDD0';

    private const int BlockSize = 64 * 1_024;
    private const int SampleSize = 4 * BlockSize;

    static TextEncoding() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    private static Encoding Gb18030 => Encoding.GetEncoding(54936);

    private static Encoding Big5 => Encoding.GetEncoding(950);

    private static Encoding Windows1252 => Encoding.GetEncoding(1252);

    /// <summary>The encoding a user chose.</summary>
    /// <param name="name">A web name such as `utf-8`, `gb18030`, `big5`, `utf-16`, in any case. `gbk` and `gb2312` give GB18030, which contains them.</param>
    /// <exception cref="SourceFormatException">Nobody knows the name.</exception>
    public static Encoding Named(string name)
    {
        var known = name.Trim().ToUpperInvariant() switch
        {
            "GBK" or "GB2312" or "CP936" or "936" or "ANSI" => "GB18030",
            "UTF8" => "UTF-8",
            "UTF16" => "UTF-16",
            "LATIN1" or "ISO-8859-1" => "WINDOWS-1252", // what the label means on the web, and what is meant
            var other => other,
        };
        try
        {
            return Encoding.GetEncoding(known);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            throw new SourceFormatException(SourceFormatException.UnknownEncoding, $"There is no text encoding called “{name}”.", e);
        }
    }

    /// <summary>Detects from a seekable stream, which is left at its beginning.</summary>
    /// <remarks>Reads on to the first bytes that are not ASCII, however far down: a long English beginning says nothing.</remarks>
    public static Encoding Detect(Stream stream)
    {
        stream.Position = 0;
        var sample = new byte[SampleSize];
        var length = stream.ReadAtLeast(sample.AsSpan(0, BlockSize), BlockSize, throwOnEndOfStream: false);
        while (length == BlockSize && IsPlainAscii(sample.AsSpan(0, length)))
        {
            // Keeps 64 bytes: a character's neighbours count.
            sample.AsSpan(BlockSize - 64, 64).CopyTo(sample);
            length = 64 + stream.ReadAtLeast(sample.AsSpan(64, BlockSize - 64), BlockSize - 64, throwOnEndOfStream: false);
        }

        if (length == BlockSize)
        {
            length += stream.ReadAtLeast(sample.AsSpan(BlockSize), SampleSize - BlockSize, throwOnEndOfStream: false);
        }

        stream.Position = 0;
        return Detect(sample.AsSpan(0, length));
    }

    /// <summary>Detects from the beginning of a file; 64 kB are plenty. The last character may be cut.</summary>
    /// <returns>UTF-8 for an empty sample.</returns>
    public static Encoding Detect(ReadOnlySpan<byte> sample)
    {
        if (Marked(sample) is { } marked)
        {
            return marked;
        }

        var (valid, invalid) = CountUtf8(sample);
        if (Utf16WithoutMark(sample, looksLikeUtf8: invalid == 0) is { } utf16)
        {
            return utf16;
        }

        // A few bad bytes among many good sequences are damage (a row error later), not another encoding:
        // other encodings hardly ever produce valid sequences.
        return invalid == 0 || valid > 4 * invalid ? new UTF8Encoding(false) : LegacyEncoding(sample);
    }

    /// <exception cref="SourceFormatException">Nobody knows the name.</exception>
    internal static Encoding NamedOrDetected(string? name, Stream stream) => string.IsNullOrWhiteSpace(name) ? Detect(stream) : Named(name);

    /// <summary>Reads from the stream's beginning, without a byte order mark, bad bytes as <see cref="Undecodable"/>.</summary>
    internal static StreamReader OpenText(Stream stream, Encoding encoding)
    {
        stream.Position = 0;
        var reader = new StreamReader(stream, Marking(encoding), detectEncodingFromByteOrderMarks: false, bufferSize: BlockSize);
        if (reader.Peek() == '\uFEFF')
        {
            _ = reader.Read();
        }

        return reader;
    }

    /// <summary>The same encoding, decoding bad bytes to <see cref="Undecodable"/>.</summary>
    internal static Encoding Marking(Encoding encoding) => Encoding.GetEncoding(
        encoding.CodePage, EncoderFallback.ReplacementFallback, new DecoderReplacementFallback(Undecodable.ToString()));

    private static bool IsPlainAscii(ReadOnlySpan<byte> bytes) => Ascii.IsValid(bytes) && !bytes.Contains((byte)0);

    // UTF-32 first: its little-endian mark begins with that of UTF-16.
    private static Encoding? Marked(ReadOnlySpan<byte> s) => s switch
    {
        [0xEF, 0xBB, 0xBF, ..] => new UTF8Encoding(true),
        [0xFF, 0xFE, 0, 0, ..] => Encoding.UTF32,
        [0, 0, 0xFE, 0xFF, ..] => Encoding.GetEncoding(12001),
        [0xFF, 0xFE, ..] => Encoding.Unicode,
        [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode,
        [0x84, 0x31, 0x95, 0x33, ..] => Gb18030,
        _ => null,
    };

    private static (int Valid, int Invalid) CountUtf8(ReadOnlySpan<byte> rest)
    {
        var (valid, invalid) = (0, 0);
        while (true)
        {
            var ascii = rest.IndexOfAnyInRange((byte)0x80, (byte)0xFF);
            if (ascii < 0)
            {
                return (valid, invalid);
            }

            rest = rest[ascii..];
            var status = Rune.DecodeFromUtf8(rest, out _, out var consumed);
            if (status == OperationStatus.NeedMoreData)
            {
                return (valid, invalid); // cut by the sample's end
            }

            (valid, invalid) = status == OperationStatus.Done ? (valid + 1, invalid) : (valid, invalid + 1);
            rest = rest[consumed..];
        }
    }

    // Commas, digits and line ends leave many bytes zero at one parity.
    private static Encoding? Utf16WithoutMark(ReadOnlySpan<byte> sample, bool looksLikeUtf8)
    {
        var (even, odd) = (0, 0);
        for (var i = 0; i + 1 < sample.Length; i += 2)
        {
            even += sample[i] == 0 ? 1 : 0;
            odd += sample[i + 1] == 0 ? 1 : 0;
        }

        // ASCII text in UTF-16 is also valid UTF-8 with NULs, but then half its bytes are NULs; a stray NUL in UTF-8 is rare.
        if (even + odd == 0 || (looksLikeUtf8 && (even + odd) * 5 < sample.Length))
        {
            return null;
        }

        // Some characters end in a zero byte too (一 is U+4E00).
        return odd > 3 * even ? Encoding.Unicode
            : even > 3 * odd ? Encoding.BigEndianUnicode
            : null;
    }

    private static Encoding LegacyEncoding(ReadOnlySpan<byte> sample)
    {
        var gb = LegacyScores.Gb18030(sample) + LegacyScores.CommonShare(Gb18030.GetString(sample), LegacyScores.SimplifiedCharacters);
        var big5 = LegacyScores.Big5(sample) + LegacyScores.CommonShare(Big5.GetString(sample), LegacyScores.TraditionalCharacters);
        var best = gb >= big5 ? Gb18030 : Big5;

        // «Müller» is also a valid pair in both Chinese encodings; lone accented letters between ASCII ones decide.
        var recognised = LegacyScores.CommonShare(
            best.GetString(sample), best.CodePage == 950 ? LegacyScores.TraditionalCharacters : LegacyScores.SimplifiedCharacters) > 0;
        if (LegacyScores.LoneLetters(sample) >= 0.8 && !recognised)
        {
            return Windows1252;
        }

        return Math.Max(gb, big5) >= 0.5 ? best : Windows1252;
    }
}
