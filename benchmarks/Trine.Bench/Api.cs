using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Trine.Bench;

/// <summary>One user's connection to the server: HTTP/1.1, kept alive.</summary>
internal sealed class Api : IDisposable
{
    private readonly HttpClient client;

    public Api(Uri url, string token)
    {
        client = new HttpClient(new SocketsHttpHandler { PooledConnectionLifetime = Timeout.InfiniteTimeSpan, UseCookies = false })
        {
            BaseAddress = url,
            Timeout = TimeSpan.FromMinutes(10),
        };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    /// <returns>The whole body of the answer.</returns>
    /// <exception cref="InvalidOperationException">The answer was not a success; the message has its body.</exception>
    public async Task<byte[]> SendAsync(HttpMethod method, string path, HttpContent? content, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        using var answer = await client.SendAsync(request, cancellationToken);
        var body = await answer.Content.ReadAsByteArrayAsync(cancellationToken);
        return answer.IsSuccessStatusCode
            ? body
            : throw new InvalidOperationException($"{method} {path} answered {(int)answer.StatusCode}: {System.Text.Encoding.UTF8.GetString(body)}");
    }

    public async Task<JsonElement> GetAsync(string path, CancellationToken cancellationToken) =>
        Parse(await SendAsync(HttpMethod.Get, path, null, cancellationToken));

    public async Task<JsonElement> PostAsync(string path, object body, CancellationToken cancellationToken)
    {
        using var content = JsonContent.Create(body);
        return Parse(await SendAsync(HttpMethod.Post, path, content, cancellationToken));
    }

    /// <summary>Waits until the search index and all other readers of the change log have nothing left to read.</summary>
    public async Task ReadersCaughtUpAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            // Seals are made of half a minute of entries each, so that reader is never quite at the end. Behind, the probe may well answer 503 with the same body.
            using var answer = await client.GetAsync("/health/ready", cancellationToken);
            var state = Parse(await answer.Content.ReadAsByteArrayAsync(cancellationToken));
            if (state.GetProperty("readers").EnumerateArray().All(reader => reader.GetProperty("name").GetString() == "seal" || reader.GetProperty("lag").GetDouble() == 0))
            {
                return;
            }

            await Task.Delay(50, cancellationToken);
        }
    }

    public void Dispose() => client.Dispose();

    public static JsonElement Parse(byte[] body) => JsonSerializer.Deserialize<JsonElement>(body);
}
