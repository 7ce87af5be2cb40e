namespace Trine.Kernel.Transfer.Formats;

/// <summary>How wide a text stands in a column.</summary>
internal static class TextWidth
{
    /// <returns>Latin letters of the widest line; Chinese, Japanese and Korean characters count two.</returns>
    public static int Of(string text)
    {
        var (widest, current) = (0, 0);
        foreach (var c in text.AsSpan(0, Math.Min(text.Length, 200)))
        {
            current = c == '\n' ? 0 : current + (c is >= '\u1100' and <= '\u115F' or >= '\u2E80' and <= '\uD7A3' or >= '\uF900' and <= '\uFAFF' or >= '\uFF00' and <= '\uFF60' ? 2 : 1);
            widest = Math.Max(widest, current);
        }

        return widest;
    }
}
