using System.Diagnostics.CodeAnalysis;

namespace Trine.Customers.Customers;

/// <summary>
/// The unified social credit code of an organisation in China (统一社会信用代码, GB 32100-2015): 18 characters,
/// the last a check character. It is also the organisation's tax number.
/// </summary>
public static class CreditCode
{
    /// <summary>How many characters a code has.</summary>
    public const int Length = 18;

    // The standard leaves out I, O, S, V and Z, which look like 1, 0, 5, U and 2.
    private const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    /// <summary>
    /// Trims, takes out spaces and dashes, makes full-width characters narrow, upper-cases, and checks. A typed <c>O</c>
    /// or <c>I</c> is an error, not silently a zero or a one: it says that the code was read off wrongly.
    /// </summary>
    /// <returns>False if it is no such code; <paramref name="normalised"/> is then empty.</returns>
    public static bool TryNormalise([NotNullWhen(true)] string? text, out string normalised)
    {
        normalised = string.Empty;
        Span<char> code = stackalloc char[Length];
        var length = 0;
        foreach (var typed in text ?? string.Empty)
        {
            var c = typed is >= '\uFF01' and <= '\uFF5E' ? (char)(typed - 0xFEE0) : typed;
            if (char.IsWhiteSpace(c) || c == '-')
            {
                continue;
            }

            if (length == Length)
            {
                return false;
            }

            code[length++] = char.ToUpperInvariant(c);
        }

        // Characters 3 to 8 are the administrative division of the registration office.
        if (length != Length
            || code[2..8].ContainsAnyExceptInRange('0', '9')
            || CheckCharacter(code[..17]) != code[17])
        {
            return false;
        }

        normalised = new string(code);
        return true;
    }

    /// <summary>The check character of the first 17 characters; null if one of them may not stand in a code.</summary>
    /// <exception cref="ArgumentException">There are not 17 characters.</exception>
    public static char? CheckCharacter(ReadOnlySpan<char> first17)
    {
        if (first17.Length != Length - 1)
        {
            throw new ArgumentException("A credit code has 17 characters before its check character.", nameof(first17));
        }

        var sum = 0;
        var weight = 1;
        foreach (var c in first17)
        {
            var value = Alphabet.IndexOf(c, StringComparison.Ordinal);
            if (value < 0)
            {
                return null;
            }

            sum += value * weight;
            weight = weight * 3 % Alphabet.Length;
        }

        return Alphabet[(Alphabet.Length - sum % Alphabet.Length) % Alphabet.Length];
    }
}
