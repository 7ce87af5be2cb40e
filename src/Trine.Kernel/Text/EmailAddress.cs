using System.Globalization;

namespace Trine.Kernel.Text;

/// <summary>E-mail addresses, one spelling for the same address.</summary>
public static class EmailAddress
{
    /// <summary>The longest address, in characters (RFC 5321).</summary>
    public const int MaxLength = 254;

    private const int MaxLocal = 64;
    private const string LocalSigns = "!#$%&'*+-/=?^_`{|}~";

    private static readonly IdnMapping Idn = new() { UseStd3AsciiRules = true };

    /// <summary>
    /// Trims, lower-cases, makes full-width characters narrow, drops <c>mailto:</c>, and writes international domains in
    /// their own script. Plus addresses stay as they are: they are different mailboxes to some servers.
    /// </summary>
    /// <returns>False if it cannot be an address; <paramref name="normalised"/> is then empty.</returns>
    public static bool TryNormalise(string? text, out string normalised)
    {
        normalised = string.Empty;
        if (string.IsNullOrWhiteSpace(text) || text.Length > MaxLength + 16)
        {
            return false;
        }

        var address = ToNarrowLower(text.Trim());
        if (address.StartsWith("mailto:", StringComparison.Ordinal))
        {
            address = address["mailto:".Length..];
        }

        var at = address.IndexOf('@', StringComparison.Ordinal);
        if (at <= 0 || !IsLocal(address.AsSpan(0, at)) || !TryReadDomain(address[(at + 1)..], out var domain)
            || at + 1 + domain.Length > MaxLength)
        {
            return false;
        }

        normalised = string.Concat(address.AsSpan(0, at + 1), domain);
        return true;
    }

    // Not FoldedText.Fold: that drops accents, and josé@ is another mailbox than jose@.
    private static string ToNarrowLower(string text) => string.Create(text.Length, text, static (narrow, source) =>
    {
        for (var i = 0; i < narrow.Length; i++)
        {
            narrow[i] = char.ToLowerInvariant(FoldedText.ToHalfWidth(source[i]));
        }
    });

    private static bool IsLocal(ReadOnlySpan<char> local)
    {
        if (local.Length > MaxLocal || local[0] == '.' || local[^1] == '.' || local.Contains("..", StringComparison.Ordinal))
        {
            return false;
        }

        foreach (var c in local)
        {
            var isAllowed = c == '.' || (char.IsAscii(c)
                ? char.IsAsciiLetterOrDigit(c) || LocalSigns.Contains(c, StringComparison.Ordinal)
                : char.IsLetterOrDigit(c));
            if (!isAllowed)
            {
                return false;
            }
        }

        return true;
    }

    private static bool TryReadDomain(string typed, out string domain)
    {
        domain = typed.Replace('。', '.');
        var lastLabel = domain[(domain.LastIndexOf('.') + 1)..];
        if (lastLabel.Length == domain.Length || lastLabel.Length < 2 || !lastLabel.ContainsAnyLetter())
        {
            return false;
        }

        try
        {
            // There and back: xn--fsqu00a.cn and 例子.cn are the same domain. Refuses empty and overlong labels.
            domain = Idn.GetUnicode(Idn.GetAscii(domain));
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static bool ContainsAnyLetter(this string label)
    {
        foreach (var c in label)
        {
            if (char.IsLetter(c))
            {
                return true;
            }
        }

        return false;
    }
}
