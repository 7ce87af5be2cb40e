using System.Text;

namespace Trine.Kernel.Text;

/// <summary>
/// Cuts a folded text into words and runs of Chinese, Japanese or Korean characters, which have no spaces between words.
/// Everything else (spaces, punctuation, symbols, emoji) only separates.
/// </summary>
internal ref struct PieceReader(ReadOnlySpan<char> folded)
{
    private readonly ReadOnlySpan<char> text = folded;
    private int position;

    /// <summary>Letters and digits; never empty after <see cref="Read"/> has answered true.</summary>
    public ReadOnlySpan<char> Piece { get; private set; }

    /// <summary>What stood between the piece before and this one.</summary>
    public ReadOnlySpan<char> Gap { get; private set; }

    /// <summary>True for a run of Chinese, Japanese or Korean; false for a word.</summary>
    public bool IsCjk { get; private set; }

    public bool Read()
    {
        var gapStart = position;
        while (position < text.Length)
        {
            var kind = Classify(text[position..], out var length);
            if (kind == Separator)
            {
                position += length;
                continue;
            }

            Gap = text[gapStart..position];
            IsCjk = kind == Cjk;
            var start = position;
            do
            {
                position += length;
            }
            while (position < text.Length && Classify(text[position..], out length) == kind);

            Piece = text[start..position];
            return true;
        }

        return false;
    }

    private const int Separator = 0;
    private const int Word = 1;
    private const int Cjk = 2;

    private static int Classify(ReadOnlySpan<char> rest, out int length)
    {
        var c = rest[0];
        length = 1;
        if (c < 0x80)
        {
            return char.IsAsciiLetterOrDigit(c) ? Word : Separator;
        }

        if (c is (>= '\u4E00' and <= '\u9FFF') or (>= '\u3400' and <= '\u4DBF') or '\u3007')
        {
            return Cjk;
        }

        Rune.DecodeFromUtf16(rest, out var rune, out length);
        if (!Rune.IsLetterOrDigit(rune))
        {
            return Separator;
        }

        return rune.Value is (>= 0x3005 and <= 0x312F) or (>= 0xAC00 and <= 0xD7A3) or (>= 0x20000 and <= 0x3FFFF) ? Cjk : Word;
    }
}
