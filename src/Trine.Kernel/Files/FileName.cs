using System.Globalization;
using System.Text;

namespace Trine.Kernel.Files;

/// <summary>Names of uploaded files: shown and sent back, never used as a path.</summary>
public static class FileName
{
    /// <summary>Characters a name has at most.</summary>
    public const int MaxLength = 200;

    /// <summary>The name without path, control and direction-changing characters; <c>file</c> when nothing is left.</summary>
    public static string Clean(string? sent)
    {
        var name = sent ?? "";
        name = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        var clean = new StringBuilder(name.Length);
        foreach (var rune in name.EnumerateRunes())
        {
            // Format characters hide things: «gpj.exe» turned around by U+202E reads as a picture.
            if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator))
            {
                clean.Append(rune.ToString());
            }
        }

        name = clean.ToString().Trim(' ', '.');
        return name.Length == 0 ? "file" : Shorten(name);
    }

    /// <summary>Long names lose their middle, not their ending.</summary>
    private static string Shorten(string name)
    {
        if (name.Length <= MaxLength)
        {
            return name;
        }

        var ending = Path.GetExtension(name) is { Length: <= 20 } extension ? extension : "";
        var keep = MaxLength - ending.Length;
        // Not through the middle of a surrogate pair.
        keep -= char.IsHighSurrogate(name[keep - 1]) ? 1 : 0;
        return name[..keep] + ending;
    }
}
