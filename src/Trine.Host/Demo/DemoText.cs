using System.Globalization;

namespace Trine.Host.Demo;

/// <summary>Small things the word lists need.</summary>
internal static class DemoText
{
    /// <returns>The words of a list written with spaces and line breaks.</returns>
    public static string[] Words(string list) =>
        list.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <returns>The lines of a list of sentences.</returns>
    public static string[] Lines(string list) =>
        list.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <returns>Pairs written as 伟/wei.</returns>
    public static (string Text, string Latin)[] Pairs(string list) =>
        [.. Words(list).Select(word => word.Split('/')).Select(pair => (pair[0], pair[1]))];

    public static string Digits(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <returns>With a capital first letter.</returns>
    public static string Capital(string word) => word.Length == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..];

    /// <returns>One of the sentences, its {slots} filled; a slot that is not given is an error in the list.</returns>
    public static string Fill(string sentence, Func<string, string> slot)
    {
        for (var open = sentence.IndexOf('{', StringComparison.Ordinal); open >= 0; open = sentence.IndexOf('{', StringComparison.Ordinal))
        {
            var close = sentence.IndexOf('}', open);
            sentence = sentence[..open] + slot(sentence[(open + 1)..close]) + sentence[(close + 1)..];
        }

        return sentence;
    }
}
