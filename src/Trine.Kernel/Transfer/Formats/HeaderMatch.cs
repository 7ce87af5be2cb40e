using System.Text;

namespace Trine.Kernel.Transfer.Formats;

/// <summary>Guesses which field each column of a file holds. Rather no guess than a wrong one: the user maps the rest by hand.</summary>
public static class HeaderMatch
{
    private const double EnoughSimilarity = 0.7;

    /// <summary>A field's key, or null, for each header; each field is given once, to the header that fits it best.</summary>
    /// <remarks>
    /// In this order: key or label equal but for case, blanks, punctuation and width; alias; the same without what stands in
    /// brackets (`金额（元）`, `Phone (required)`); words in common, only where one field alone comes near.
    /// </remarks>
    public static IReadOnlyList<string?> Match(IReadOnlyList<string> headers, IReadOnlyList<FieldCandidate> fields)
    {
        var scores = new List<(double Score, int Header, int Field)>();
        for (var h = 0; h < headers.Count; h++)
        {
            var found = Enumerable.Range(0, fields.Count)
                .Select(f => (Score: Score(headers[h], fields[f]), Header: h, Field: f))
                .Where(s => s.Score >= EnoughSimilarity)
                .OrderByDescending(s => s.Score)
                .ToList();

            // Two fields equally similar: it is a toss-up, unless the words are the very same.
            if (found.Count > 1 && found[0].Score <= 1 && found[0].Score - found[1].Score < 0.05)
            {
                continue;
            }

            scores.AddRange(found);
        }

        var result = new string?[headers.Count];
        var used = new HashSet<int>();
        foreach (var (_, header, field) in scores.OrderByDescending(s => s.Score).ThenBy(s => s.Header).ThenBy(s => s.Field))
        {
            if (result[header] is null && used.Add(field))
            {
                result[header] = fields[field].Key;
            }
        }

        return result;
    }

    // Above 1: the same word. Up to 1: similarity.
    private static double Score(string header, FieldCandidate field)
    {
        var (whole, bare) = (Fold(header), Fold(WithoutBrackets(header)));
        if (whole.Length == 0)
        {
            return 0;
        }

        var own = field.Names.Prepend(field.Key).Select(Fold).ToList();
        var aliases = field.Aliases.Select(Fold).ToList();
        return own.Contains(whole) ? 5
            : aliases.Contains(whole) ? 4
            : own.Contains(bare) ? 3
            : aliases.Contains(bare) ? 2
            : field.Names.Prepend(field.Key).Concat(field.Aliases).Max(n => Similarity(Tokens(WithoutBrackets(header)), Tokens(n)));
    }

    private static string Fold(string text) =>
        string.Concat(ValueParser.Fold(text).Where(char.IsLetterOrDigit)).ToUpperInvariant();

    private static string WithoutBrackets(string text)
    {
        var folded = ValueParser.Fold(text);
        var start = folded.IndexOfAny(['(', '[', '【', '{', '<', '《']);
        return start > 0 ? folded[..start] : folded;
    }

    /// <summary>Words of letters and digits, also split at humps (`jobTitle`); of Han characters all pairs.</summary>
    private static HashSet<string> Tokens(string text)
    {
        var tokens = new HashSet<string>(StringComparer.Ordinal);
        var word = new StringBuilder();
        var previous = '\0';
        foreach (var c in ValueParser.Fold(text))
        {
            var han = c is >= '\u3400' and <= '\u9FFF';
            if (han && previous is >= '\u3400' and <= '\u9FFF')
            {
                tokens.Add($"{previous}{c}");
            }

            if (han || !char.IsLetterOrDigit(c) || (char.IsUpper(c) && char.IsLower(previous)))
            {
                EndWord();
            }

            if (!han && char.IsLetterOrDigit(c))
            {
                word.Append(char.ToUpperInvariant(c));
            }

            previous = c;
        }

        EndWord();
        return tokens;

        void EndWord()
        {
            if (word.Length > 0)
            {
                tokens.Add(word.ToString());
                word.Clear();
            }
        }
    }

    // Dice's coefficient: twice what they share over all they have.
    private static double Similarity(HashSet<string> a, HashSet<string> b) =>
        a.Count + b.Count == 0 ? 0 : 2.0 * a.Count(b.Contains) / (a.Count + b.Count);
}
