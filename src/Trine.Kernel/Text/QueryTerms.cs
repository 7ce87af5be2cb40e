namespace Trine.Kernel.Text;

/// <summary>Turns what somebody typed into a search box into terms; see <see cref="SearchTokens.Parse"/>.</summary>
internal static class QueryTerms
{
    private const int MaxTerms = 24;
    private const int MaxQuery = 200;

    // The longest token of a word is 64 long, of a reading 24: what is longer must be cut as the index cuts it.
    private const int MaxWord = 64;
    private const int MaxLatin = 24;

    // Too few digits to tell a phone number being typed from any other numbers.
    private const int MinPhone = 7;

    public static IReadOnlyList<SearchTerm> Parse(string query)
    {
        var folded = FoldedText.Fold(FoldedText.Cut(query.AsSpan().Trim(), MaxQuery).ToString());
        if (PhoneDigits(folded) is { } phone)
        {
            return [new SearchTerm(phone, IsPrefix: true)];
        }

        var terms = new List<SearchTerm>();
        var rest = folded.AsSpan();
        while (!rest.IsEmpty && terms.Count < MaxTerms)
        {
            var end = IndexOfSpace(rest);
            var chunk = rest[..end];
            rest = end == rest.Length ? [] : rest[(end + 1)..];
            AddChunk(chunk, isLast: rest.Trim().IsEmpty, terms);
        }

        return terms;
    }

    private static int IndexOfSpace(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsWhiteSpace(text[i]))
            {
                return i;
            }
        }

        return text.Length;
    }

    private static void AddChunk(ReadOnlySpan<char> chunk, bool isLast, List<SearchTerm> terms)
    {
        // zhang@ac: an address, whole or being typed; the index holds it without dots and signs.
        if (chunk.Contains('@') && !HasCjk(chunk))
        {
            Add(SearchTokens.Join(chunk), isPrefix: true, terms);
            return;
        }

        var pieces = new PieceReader(chunk);
        var consumed = 0;
        while (terms.Count < MaxTerms && pieces.Read())
        {
            consumed += pieces.Gap.Length + pieces.Piece.Length;
            if (pieces.IsCjk)
            {
                AddRun(pieces.Piece, terms);
            }
            else
            {
                AddWord(pieces.Piece, isLast && consumed == chunk.Length, terms);
            }
        }
    }

    private static void AddWord(ReadOnlySpan<char> word, bool isLast, List<SearchTerm> terms)
    {
        var letters = true;
        var digits = true;
        foreach (var c in word)
        {
            letters &= char.IsAsciiLetterLower(c);
            digits &= char.IsAsciiDigit(c);
        }

        if (letters)
        {
            Add(FoldedText.Cut(word, MaxLatin).ToString(), isPrefix: true, terms);
        }
        else
        {
            Add(FoldedText.Cut(word, MaxWord).ToString(), isLast || (digits && word.Length >= 4), terms);
        }
    }

    private static void AddRun(ReadOnlySpan<char> run, List<SearchTerm> terms)
    {
        var first = SearchTokens.CharacterLength(run);
        if (first == run.Length)
        {
            // Bodies hold pairs only: one character finds the pairs that begin with it.
            Add(run.ToString(), isPrefix: true, terms);
            return;
        }

        while (first < run.Length && terms.Count < MaxTerms)
        {
            var second = SearchTokens.CharacterLength(run[first..]);
            Add(run[..(first + second)].ToString(), isPrefix: false, terms);
            run = run[first..];
            first = second;
        }
    }

    private static void Add(string token, bool isPrefix, List<SearchTerm> terms)
    {
        var term = new SearchTerm(token, isPrefix);
        if (token.Length > 0 && !terms.Contains(term))
        {
            terms.Add(term);
        }
    }

    private static bool HasCjk(ReadOnlySpan<char> chunk)
    {
        var pieces = new PieceReader(chunk);
        while (pieces.Read())
        {
            if (pieces.IsCjk)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The digits of a query that is a phone number, whole or being typed with spaces or dashes in it.</summary>
    private static string? PhoneDigits(string folded)
    {
        if (folded.Length < MinPhone || !(folded[0] is '+' or '(' || char.IsAsciiDigit(folded[0])))
        {
            return null;
        }

        Span<char> digits = stackalloc char[PhoneNumber.MaxLength];
        if (PhoneNumber.TryNormalise(folded, out var normalised))
        {
            return PhoneNumber.NationalDigits(normalised, digits).ToString();
        }

        var length = 0;
        foreach (var c in folded)
        {
            if (char.IsAsciiDigit(c) && length < digits.Length)
            {
                digits[length++] = c;
            }
            else if (c is not (' ' or '-' or '(' or ')' or '+'))
            {
                return null;
            }
        }

        var looksLikePhone = length >= MinPhone && (digits[0] == '0' || (digits[0] == '1' && digits[1] >= '3'));
        return looksLikePhone ? new string(digits[..length]) : null;
    }
}
