using System.Globalization;
using System.Text.Json.Nodes;

namespace Trine.Tests.Fixture;

/// <summary>Holds every answer that passes through against the OpenAPI document, and remembers which operations were called.</summary>
internal sealed class DocumentedCalls(JsonObject document) : DelegatingHandler(new HttpClientHandler())
{
    private readonly JsonShape _shape = new(document);

    /// <summary>What contradicts the document.</summary>
    public List<string> Faults { get; } = [];

    /// <summary>Operations that answered as they should, such as <c>GET /api/customers/{id} 200</c>.</summary>
    public HashSet<string> Called { get; } = [];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        await response.Content.LoadIntoBufferAsync(cancellationToken);
        var path = request.RequestUri!.AbsolutePath;
        var method = request.Method.Method;
        var call = $"{method} {path} {(int)response.StatusCode}";
        if (Operation(method, path) is not var (template, operation))
        {
            Faults.Add($"{call}: not in the document");
            return response;
        }

        var status = ((int)response.StatusCode).ToString(CultureInfo.InvariantCulture);
        var answer = operation["responses"]![status] ?? (response.IsSuccessStatusCode ? null : operation["responses"]!["default"]);
        if (answer is null)
        {
            Faults.Add($"{call}: the document has no such status");
            return response;
        }

        Called.Add($"{method} {template} {(response.IsSuccessStatusCode ? status : "default")}");
        var type = response.Content.Headers.ContentType?.MediaType;
        if (type is "application/json" or "application/problem+json")
        {
            var json = JsonNode.Parse(await response.Content.ReadAsStringAsync(cancellationToken));
            Faults.AddRange(answer["content"]?[type]?["schema"] is { } schema
                ? _shape.Faults(json, schema).Select(f => $"{call}: {f}")
                : [$"{call}: the document says nothing of {type}"]);
        }
        else if (type is not null && answer["content"]?[type] is null && answer["content"]?["application/octet-stream"] is null)
        {
            Faults.Add($"{call}: the document says nothing of {type}");
        }

        return response;
    }

    /// <summary>The path with the fewest placeholders that fits.</summary>
    private (string Template, JsonObject Operation)? Operation(string method, string path)
    {
        var fits = document["paths"]!.AsObject()
            .Where(p => p.Value![method.ToLowerInvariant()] is not null && Fits(p.Key, path))
            .OrderBy(p => p.Key.Count(c => c == '{')).Select(p => ((string, JsonObject)?)(p.Key, p.Value![method.ToLowerInvariant()]!.AsObject()));
        return fits.FirstOrDefault();
    }

    private static bool Fits(string template, string path)
    {
        var (wanted, given) = (template.Split('/'), path.Split('/'));
        return wanted.Length == given.Length && wanted.Zip(given).All(p => p.First == p.Second || p.First.StartsWith('{'));
    }
}
