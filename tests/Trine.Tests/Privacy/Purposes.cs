using System.Text.Json.Nodes;
using Trine.Tests.Fixture;

namespace Trine.Tests.Privacy;

/// <summary>Purposes people are asked to agree to.</summary>
internal static class Purposes
{
    public static async Task<string> PurposeAsync(this HttpClient client, string name = "产品推广", string[]? channels = null, string? notice = null, string basis = "consent") =>
        (string)(await client.CreateAsync("processingActivities", new { name, purpose = "介绍新品", legalBasis = basis, channels = channels ?? ["email", "sms", "any"], notice }))["id"]!;

    public static JsonNode? State(this JsonNode consents, string channel) => consents["states"]!.AsArray().SingleOrDefault(s => (string)s!["channel"]! == channel);
}
