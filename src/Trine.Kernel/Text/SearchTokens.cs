using System.Buffers;

namespace Trine.Kernel.Text;

/// <summary>
/// The tokens a record is found by, and the terms of a query that look for them: one code for SQLite FTS5 and for
/// PostgreSQL's <c>tsvector</c>. Tokens hold lower-case letters and digits only, so neither database cuts them further.
/// Accents, width and case never count.
/// </summary>
public static class SearchTokens
{
    /// <summary>The most tokens that one call of <see cref="AddBody"/> adds.</summary>
    public const int MaxBodyTokens = 2_000;

    private const int MaxWord = 64;
    private const int MaxJoined = 64;

    // «GTX-Pro» is also searched as gtxpro, «O'Brien» as obrien, «a.b@c.d» as abcd.
    private const string Connectors = "-._&/+'’@";

    // 华为（中国） is also searched as 华为中国.
    private static readonly SearchValues<char> TransparentInNames = SearchValues.Create("()·•-—〔〕[]「」“”\"");

    /// <summary>
    /// Adds what a name or title is found by: words (also joined across a hyphen or dot), single Chinese characters and
    /// pairs, and the pinyin and initials from every character on (<c>keji</c> and <c>kj</c> find 北京科技).
    /// </summary>
    public static void AddTitle(string? text, ISet<string> tokens)
    {
        if (string.IsNullOrEmpty(text))
        {
            return;
        }

        var folded = FoldedText.Fold(text);
        AddJoinedWords(folded, onlyAddresses: false, tokens);
        var pieces = new PieceReader(WithoutBracketsInside(folded));
        while (pieces.Read())
        {
            if (pieces.IsCjk)
            {
                AddCharacters(pieces.Piece, tokens);
                AddPairs(pieces.Piece, tokens, int.MaxValue);
                PinyinTokens.Add(pieces.Piece, tokens);
            }
            else
            {
                tokens.Add(FoldedText.Cut(pieces.Piece, MaxWord).ToString());
            }
        }
    }

    /// <summary>Adds the words and pairs of Chinese characters of a longer text, at most <see cref="MaxBodyTokens"/>.</summary>
    public static void AddBody(string? text, ISet<string> tokens)
    {
        if (string.IsNullOrEmpty(text))
        {
            return;
        }

        var folded = FoldedText.Fold(text);
        var full = tokens.Count + MaxBodyTokens;
        var pieces = new PieceReader(folded);
        while (tokens.Count < full && pieces.Read())
        {
            if (!pieces.IsCjk)
            {
                tokens.Add(FoldedText.Cut(pieces.Piece, MaxWord).ToString());
            }
            else if (pieces.Piece.Length == CharacterLength(pieces.Piece))
            {
                tokens.Add(pieces.Piece.ToString());
            }
            else
            {
                AddPairs(pieces.Piece, tokens, full);
            }
        }

        if (tokens.Count < full && folded.Contains('@', StringComparison.Ordinal))
        {
            AddJoinedWords(folded, onlyAddresses: true, tokens, full);
        }
    }

    /// <summary>Adds the digits of a number without its country code and extension, and its last 8, 7, 6 and 4 digits.</summary>
    /// <param name="normalised">As <see cref="PhoneNumber.TryNormalise"/> gives it.</param>
    public static void AddPhone(string? normalised, ISet<string> tokens)
    {
        if (string.IsNullOrEmpty(normalised))
        {
            return;
        }

        Span<char> buffer = stackalloc char[PhoneNumber.MaxLength];
        var digits = PhoneNumber.NationalDigits(normalised, buffer);
        if (digits.IsEmpty)
        {
            return;
        }

        tokens.Add(digits.ToString());
        if (!normalised.StartsWith("+86", StringComparison.Ordinal))
        {
            // How long the country code is only a table knows; one to three digits, so offer the rest of each.
            AddLast(digits, digits.Length - 1, tokens);
            AddLast(digits, digits.Length - 2, tokens);
            AddLast(digits, digits.Length - 3, tokens);
        }

        AddLast(digits, 8, tokens);
        AddLast(digits, 7, tokens);
        AddLast(digits, 6, tokens);
        AddLast(digits, 4, tokens);
    }

    /// <summary>Adds an e-mail address as a whole, the part before and the part after the <c>@</c>, and their words.</summary>
    public static void AddEmail(string? address, ISet<string> tokens)
    {
        if (string.IsNullOrEmpty(address))
        {
            return;
        }

        var folded = FoldedText.Fold(address);
        var at = folded.LastIndexOf('@');
        AddLettersAndDigits(folded, tokens);
        if (at >= 0)
        {
            AddLettersAndDigits(folded.AsSpan(0, at), tokens);
            AddLettersAndDigits(folded.AsSpan(at + 1), tokens);
        }

        AddBody(folded, tokens);
    }

    /// <summary>
    /// The terms of what somebody typed; all must match. Words of Latin letters and numbers of four or more digits are
    /// prefixes wherever they stand, since they may be the start of a pinyin reading or a phone number; other words only
    /// at the end, where they may be half typed. Runs of Chinese become pairs of characters.
    /// </summary>
    /// <returns>Empty when nothing searchable was typed; at most 24 terms.</returns>
    public static IReadOnlyList<SearchTerm> Parse(string query) => QueryTerms.Parse(query);

    /// <summary>The letters and digits of a text, without what stands between them, at most 64.</summary>
    internal static string Join(ReadOnlySpan<char> folded)
    {
        Span<char> joined = stackalloc char[MaxJoined];
        var length = 0;
        var pieces = new PieceReader(folded);
        while (length < MaxJoined && pieces.Read())
        {
            var piece = FoldedText.Cut(pieces.Piece, MaxJoined - length);
            piece.CopyTo(joined[length..]);
            length += piece.Length;
            if (piece.Length < pieces.Piece.Length)
            {
                break;
            }
        }

        return new string(joined[..length]);
    }

    /// <summary>1 or, for a character outside the basic plane, 2.</summary>
    internal static int CharacterLength(ReadOnlySpan<char> run) => char.IsHighSurrogate(run[0]) ? 2 : 1;

    private static void AddLettersAndDigits(ReadOnlySpan<char> folded, ISet<string> tokens)
    {
        var joined = Join(folded);
        if (joined.Length > 0)
        {
            tokens.Add(joined);
        }
    }

    private static void AddLast(ReadOnlySpan<char> digits, int count, ISet<string> tokens)
    {
        if (count >= 4 && count < digits.Length)
        {
            tokens.Add(digits[^count..].ToString());
        }
    }

    private static void AddJoinedWords(string folded, bool onlyAddresses, ISet<string> tokens, int full = int.MaxValue)
    {
        var pieces = new PieceReader(folded);
        var start = 0;      // where the chain begins
        var end = 0;        // where its last word ends
        var words = 0;
        var isAddress = false;
        var position = 0;
        while (tokens.Count < full && pieces.Read())
        {
            position += pieces.Gap.Length;
            var continues = words > 0 && !pieces.IsCjk && pieces.Gap.Length == 1 && Connectors.Contains(pieces.Gap[0], StringComparison.Ordinal);
            if (continues)
            {
                isAddress |= pieces.Gap[0] == '@';
                words++;
            }
            else
            {
                AddChain(folded.AsSpan(start, end - start), words, onlyAddresses && !isAddress, tokens);
                start = position;
                words = pieces.IsCjk ? 0 : 1;
                isAddress = false;
            }

            position += pieces.Piece.Length;
            end = position;
        }

        AddChain(folded.AsSpan(start, end - start), words, onlyAddresses && !isAddress, tokens);
    }

    private static void AddChain(ReadOnlySpan<char> chain, int words, bool unwanted, ISet<string> tokens)
    {
        if (words > 1 && !unwanted)
        {
            AddLettersAndDigits(chain, tokens);
        }
    }

    private static ReadOnlySpan<char> WithoutBracketsInside(string folded)
    {
        if (folded.AsSpan().IndexOfAny(TransparentInNames) < 0)
        {
            return folded;
        }

        var kept = new char[folded.Length];
        var length = 0;
        for (var i = 0; i < folded.Length; i++)
        {
            // Only between Chinese characters: «A-B» stays two words.
            var isInside = length > 0 && kept[length - 1] >= 0x3005 && TransparentInNames.Contains(folded[i]);
            if (!isInside)
            {
                kept[length++] = folded[i];
            }
        }

        return kept.AsSpan(0, length);
    }

    private static void AddCharacters(ReadOnlySpan<char> run, ISet<string> tokens)
    {
        while (!run.IsEmpty)
        {
            var length = CharacterLength(run);
            tokens.Add(run[..length].ToString());
            run = run[length..];
        }
    }

    private static void AddPairs(ReadOnlySpan<char> run, ISet<string> tokens, int full)
    {
        var first = CharacterLength(run);
        while (first < run.Length && tokens.Count < full)
        {
            var second = CharacterLength(run[first..]);
            tokens.Add(run[..(first + second)].ToString());
            run = run[first..];
            first = second;
        }
    }
}
