using System.Net;
using Trine.Organisation.TwoFactor;
using Trine.Tests.Fixture;

namespace Trine.Tests.Organisation;

/// <summary>The authenticator app of a test: holds the key of one account and shows its codes.</summary>
internal sealed class Authenticator(string key, TimeProvider clock)
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>What it shows now.</summary>
    public string Code => Shown(0);

    /// <summary>What it shows after (before) some half minutes.</summary>
    public string Shown(int later) => TimeCode.Of(Seed(key), TimeCode.StepOf(clock.GetUtcNow()) + later);

    /// <summary>Sets one up for a signed-in browser.</summary>
    public static async Task<(Authenticator App, IReadOnlyList<string> RecoveryCodes)> SetUpAsync(HttpClient browser, TimeProvider clock, string? proof = null)
    {
        var begun = await browser.PostAsync("/api/me/secondFactor", new { proof });
        ((string)begun["uri"]!).ShouldContain($"secret={begun["key"]}");
        var app = new Authenticator((string)begun["key"]!, clock);
        var confirmed = await browser.CallAsync(HttpMethod.Put, "/api/me/secondFactor", new { code = app.Code }, HttpStatusCode.OK);
        return (app, [.. confirmed["codes"]!.AsArray().Select(c => (string)c!)]);
    }

    private static byte[] Seed(string key)
    {
        var bits = string.Concat(key.Select(c => Convert.ToString(Alphabet.IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. bits.Chunk(8).Where(b => b.Length == 8).Select(b => Convert.ToByte(new string(b), 2))];
    }
}
