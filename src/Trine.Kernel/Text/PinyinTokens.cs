namespace Trine.Kernel.Text;

/// <summary>The tokens by which a run of Chinese characters is found in Latin letters.</summary>
internal static class PinyinTokens
{
    private const int MaxPinyin = 24;
    private const int MaxInitials = 10;
    private const int MaxReadCharacters = 12;

    // Longest first. Nobody looks for a company by the pinyin of 公司.
    private static readonly string[] LegalForms =
    [
        "集团股份有限公司", "集团有限责任公司", "集团有限公司", "股份有限公司", "有限责任公司", "有限公司", "集团公司", "总公司", "集团",
    ];

    /// <summary>
    /// Adds, for every character a reader may begin at, the reading from there on and its initials: 北京科技 gives
    /// beijingkeji, jingkeji, keji, ji, bjkj, jkj, kj. Only the first twelve characters are read.
    /// </summary>
    public static void Add(ReadOnlySpan<char> run, ISet<string> tokens)
    {
        var starts = run.Length;
        foreach (var form in LegalForms)
        {
            if (run.EndsWith(form) && run.Length > form.Length)
            {
                starts = run.Length - form.Length;
                break;
            }
        }

        var syllables = new string?[Math.Min(run.Length, MaxReadCharacters)];
        var reader = new PinyinReader(run);
        for (var i = 0; i < syllables.Length && reader.Read(); i++)
        {
            syllables[i] = reader.Syllable;
        }

        for (var start = 0; start < Math.Min(starts, syllables.Length); start++)
        {
            AddReading(syllables.AsSpan(start), tokens);
        }

        if (Surnames.Reading(run) is not null)
        {
            // 单田芳 may be looked for as shantianfang, rightly, and as dantianfang.
            syllables[0] = Pinyin.Reading(run[0]);
            AddReading(syllables, tokens);
        }
    }

    private static void AddReading(ReadOnlySpan<string?> syllables, ISet<string> tokens)
    {
        Span<char> full = stackalloc char[MaxPinyin];
        Span<char> initials = stackalloc char[MaxInitials];
        var fullLength = 0;
        var initialsLength = 0;
        foreach (var syllable in syllables)
        {
            if (syllable is null)
            {
                break; // a kana or rare character: the reading ends here
            }

            var part = syllable.AsSpan(0, Math.Min(syllable.Length, MaxPinyin - fullLength));
            part.CopyTo(full[fullLength..]);
            fullLength += part.Length;
            if (initialsLength < MaxInitials)
            {
                initials[initialsLength++] = syllable[0];
            }
        }

        if (fullLength > 0)
        {
            tokens.Add(new string(full[..fullLength]));
        }

        // One letter is the start of the full reading anyway.
        if (initialsLength > 1)
        {
            tokens.Add(new string(initials[..initialsLength]));
        }
    }
}
