namespace Trine.Host.Demo;

/// <summary>统一社会信用代码 as GB 32100-2015 builds them: 18 characters, both check characters right.</summary>
internal static class DemoCreditCode
{
    private const string Characters = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    // 31^6 bodies; the factor has nothing in common with 31, so that no two serials share one.
    private const long Bodies = 887_503_681;
    private const long Factor = 387_420_489;

    /// <param name="region">Six digits, GB/T 2260, of the office that registered the company.</param>
    /// <param name="serial">0 to 887,503,680; different serials give different codes.</param>
    public static string For(string region, long serial)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(serial);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(serial, Bodies);
        var rest = serial * Factor % Bodies;
        Span<char> body = stackalloc char[8];
        // Every company registered since October 2015 has MA here.
        "MA".CopyTo(body);
        for (var i = 2; i < body.Length; i++)
        {
            body[i] = Characters[(int)(rest % 31)];
            rest /= 31;
        }

        var code = $"91{region}{body}{OrganisationCheck(body)}";
        return code + Check(code);
    }

    // GB 11714: its own alphabet is 0-9 A-Z, which differs from the outer one after H.
    private static char OrganisationCheck(ReadOnlySpan<char> body)
    {
        ReadOnlySpan<int> weights = [3, 7, 9, 10, 5, 8, 4, 2];
        var sum = 0;
        for (var i = 0; i < body.Length; i++)
        {
            sum += weights[i] * (char.IsAsciiDigit(body[i]) ? body[i] - '0' : body[i] - 'A' + 10);
        }

        return (11 - (sum % 11)) switch { 10 => 'X', 11 => '0', var digit => (char)('0' + digit) };
    }

    private static char Check(string code)
    {
        var (sum, weight) = (0, 1);
        foreach (var character in code)
        {
            sum += weight * Characters.IndexOf(character, StringComparison.Ordinal);
            weight = weight * 3 % 31;
        }

        return Characters[(31 - (sum % 31)) % 31];
    }
}
