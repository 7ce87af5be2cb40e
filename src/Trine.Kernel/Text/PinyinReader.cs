using System.Text;

namespace Trine.Kernel.Text;

/// <summary>Walks through a folded text and reads its Chinese: one syllable, or one other character, at a time.</summary>
internal ref struct PinyinReader
{
    private readonly PinyinTable table = PinyinTable.Instance;
    private ReadOnlySpan<char> rest;
    private string? surname;
    private ReadOnlySpan<string> phrase;

    public PinyinReader(ReadOnlySpan<char> folded)
    {
        rest = folded;
        surname = Surnames.Reading(folded.Trim());
    }

    /// <summary>The syllable just read; null if the character has no reading, then <see cref="Other"/> holds it.</summary>
    public string? Syllable { get; private set; }

    public Rune Other { get; private set; }

    public bool Read()
    {
        if (rest.IsEmpty)
        {
            return false;
        }

        if (phrase.IsEmpty)
        {
            phrase = table.Phrase(rest);
        }

        if (!phrase.IsEmpty)
        {
            Syllable = phrase[0];
            phrase = phrase[1..];
            rest = rest[1..];
            return true;
        }

        Syllable = table.Reading(rest[0]);
        if (Syllable is not null)
        {
            Syllable = surname ?? Syllable;
            surname = null;
            rest = rest[1..];
            return true;
        }

        Rune.DecodeFromUtf16(rest, out var other, out var length);
        Other = other;
        rest = rest[length..];
        return true;
    }
}
