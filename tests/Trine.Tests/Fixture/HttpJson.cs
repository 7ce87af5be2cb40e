using System.Net;
using System.Net.Http.Json;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Trine.Tests.Fixture;

/// <summary>Calls that say what they expect and answer with JSON.</summary>
internal static class HttpJson
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>JSON as text in which Chinese stays Chinese: escaped, no test would ever find it.</summary>
    public static string Plain(this JsonNode node) => node.ToJsonString(Readable);

    public static Task<JsonNode> PostAsync(this HttpClient client, string path, object body, HttpStatusCode expect = HttpStatusCode.OK) =>
        client.CallAsync(HttpMethod.Post, path, body, expect);

    public static Task<JsonNode> CreateAsync(this HttpClient client, string objects, object body) =>
        client.CallAsync(HttpMethod.Post, $"/api/{objects}", body, HttpStatusCode.Created);

    public static Task<JsonNode> PatchAsync(this HttpClient client, string path, object body, HttpStatusCode expect = HttpStatusCode.OK) =>
        client.CallAsync(HttpMethod.Patch, path, body, expect);

    public static Task<JsonNode> GetAsync(this HttpClient client, string path, HttpStatusCode expect) => client.CallAsync(HttpMethod.Get, path, null, expect);

    public static Task<JsonNode> DeleteAsync(this HttpClient client, string path, HttpStatusCode expect) => client.CallAsync(HttpMethod.Delete, path, null, expect);

    /// <summary>One call; the test fails with the answer's text when the status is another.</summary>
    public static async Task<JsonNode> CallAsync(this HttpClient client, HttpMethod method, string path, object? body, HttpStatusCode expect)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
        {
            request.Content = body is HttpContent content ? content : JsonContent.Create(body);
        }

        using var response = await client.SendAsync(request, TrineApp.Token);
        var text = await response.Content.ReadAsStringAsync(TrineApp.Token);
        response.StatusCode.ShouldBe(expect, $"{method} {path}: {text}");
        return text.Length == 0 ? new JsonObject() : JsonNode.Parse(text)!;
    }
}
