namespace Trine.Kernel.Query;

/// <summary>Upper case A-Z to lower case and nothing else: what both databases do alike.</summary>
public static class AsciiFold
{
    /// <summary>The folded text.</summary>
    public static string Of(string text) => string.Create(text.Length, text, static (span, source) =>
    {
        for (var i = 0; i < span.Length; i++)
        {
            span[i] = source[i] is >= 'A' and <= 'Z' ? (char)(source[i] | 0x20) : source[i];
        }
    });
}
