using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using Trine.Tests.Fixture;

namespace Trine.Tests.Architecture;

/// <summary>The document programs are written against is in the repository, so that a change of the interface is seen in review.</summary>
[Trait("Database", "any")]
public sealed class OpenApiTests
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public async Task The_document_in_the_repository_is_what_the_server_says()
    {
        await using var app = await TrineApp.StartAsync();
        var live = (await app.Admin.GetAsync("/openapi/v1.json", HttpStatusCode.OK)).AsObject();
        live.Remove("servers");
        var expected = live.ToJsonString(Readable) + "\n";
        var path = Path.GetFullPath(Path.Combine(Here(), "..", "..", "..", "docs", "openapi.json"));
        if (Environment.GetEnvironmentVariable("TRINE_RENEW") == "1")
        {
            await File.WriteAllTextAsync(path, expected, TrineApp.Token);
        }

        var known = (await File.ReadAllTextAsync(path, TrineApp.Token)).ReplaceLineEndings("\n");
        var different = expected.Split('\n').Zip(known.Split('\n')).FirstOrDefault(lines => lines.First != lines.Second);
        (known == expected).ShouldBeTrue(
            $"docs/openapi.json is not what the server says: “{different.Second?.Trim()}” should be “{different.First?.Trim()}”. "
            + "Renew it by TRINE_RENEW=1 ./test --only sqlite --filter OpenApiTests and look at the difference.");
    }

    private static string Here([CallerFilePath] string here = "") => Path.GetDirectoryName(here)!;
}
