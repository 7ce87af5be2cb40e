using System.Collections.Frozen;
using System.Text;

namespace Trine.Kernel.Text;

/// <summary>
/// The embedded readings: one number per character (about 55 kB) into a table of some 400 syllables, and a few words that
/// are read otherwise. Built once, at the first use, and never changed, so every thread may read it.
/// </summary>
internal sealed class PinyinTable
{
    private const char First = '\u3400';
    private const char Last = '\u9FFF';
    private const char Zero = '\u3007'; // 〇, the one digit outside the range
    private const ushort StartsPhrase = 0x8000;
    private const int LongestPhrase = 4;

    private static readonly Lazy<PinyinTable> Loaded = new(() => new PinyinTable());

    // Per character: 0 = no reading, else index + 1 into the syllables; the top bit says that a phrase may start here.
    private readonly ushort[] readings = new ushort[Last - First + 1];
    private readonly string[] syllables;
    private readonly FrozenDictionary<string, string[]>.AlternateLookup<ReadOnlySpan<char>> phrases;

    private PinyinTable()
    {
        var names = new List<string>();
        foreach (var line in Lines("pinyin.txt"))
        {
            var space = line.IndexOf(' ', StringComparison.Ordinal);
            names.Add(line[..space]);
            foreach (var character in line.AsSpan(space + 1))
            {
                if (character != Zero)
                {
                    readings[character - First] = (ushort)names.Count;
                }
            }
        }

        syllables = [.. names];
        var words = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var line in Lines("pinyin-phrases.txt"))
        {
            var parts = line.Split(' ');
            words[parts[0]] = parts[1..];
            readings[parts[0][0] - First] |= StartsPhrase;
        }

        phrases = words.ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public static PinyinTable Instance => Loaded.Value;

    /// <summary>The most common reading, or null for a character that has none.</summary>
    public string? Reading(char character)
    {
        if (character is < First or > Last)
        {
            return character == Zero ? "ling" : null;
        }

        var reading = readings[character - First] & ~StartsPhrase;
        return reading == 0 ? null : syllables[reading - 1];
    }

    /// <summary>The readings of the longest known word at the start of the text, one per character; null if there is none.</summary>
    public string[]? Phrase(ReadOnlySpan<char> text)
    {
        if (text[0] is < First or > Last || (readings[text[0] - First] & StartsPhrase) == 0)
        {
            return null;
        }

        for (var length = Math.Min(LongestPhrase, text.Length); length > 1; length--)
        {
            if (phrases.TryGetValue(text[..length], out var phrase))
            {
                return phrase;
            }
        }

        return null;
    }

    private static IEnumerable<string> Lines(string file)
    {
        using var reader = new StreamReader(
            typeof(PinyinTable).Assembly.GetManifestResourceStream($"Trine.Kernel.Text.{file}")!, Encoding.UTF8);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                yield return line;
            }
        }
    }
}
