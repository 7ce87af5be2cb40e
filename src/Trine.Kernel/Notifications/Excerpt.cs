namespace Trine.Kernel.Notifications;

/// <summary>The beginning of a text, on one line.</summary>
internal static class Excerpt
{
    /// <summary>At most <paramref name="length"/> characters, an ellipsis included when something was left out.</summary>
    public static string Of(string text, int length)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (line.Length <= length)
        {
            return line;
        }

        var end = length - 1;
        // Not through the middle of a surrogate pair.
        end -= char.IsHighSurrogate(line[end - 1]) ? 1 : 0;
        return line[..end] + "…";
    }
}
