using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Trine.Tests.Fixture;

namespace Trine.Tests.Operations;

/// <summary>Telemetry goes where the standard variables say, and tells nobody's data.</summary>
[Trait("Database", "any")]
public sealed class TelemetryTests
{
    [Fact]
    public async Task Spans_metrics_and_logs_arrive_at_the_receiver()
    {
        var received = new ConcurrentDictionary<string, StringBuilder>();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var receiver = builder.Build();
        receiver.MapPost("/v1/{signal}", async (string signal, HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body, TrineApp.Token);
            var text = received.GetOrAdd(signal, _ => new StringBuilder());
            lock (text)
            {
                text.Append(Encoding.Latin1.GetString(body.ToArray()));
            }

            return Results.Bytes([], "application/x-protobuf");
        });
        await receiver.StartAsync(TrineApp.Token);

        var data = await TrineApp.NewDataAsync();
        System.Net.Http.Headers.AuthenticationHeaderValue authorization;
        await using (var app = await TrineApp.StartAsync(data))
        {
            authorization = app.Admin.DefaultRequestHeaders.Authorization!;
        }

        await using var server = await ServerProcess.StartAsync(data, authorization, new Dictionary<string, string>
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = receiver.Urls.First(), ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf", ["OTEL_BSP_SCHEDULE_DELAY"] = "200", ["OTEL_METRIC_EXPORT_INTERVAL"] = "500",
        });
        await server.Client.CreateAsync("customers", new { name = "秘密客户secretname" });
        await server.Client.GetAsync("/api/customers?q=secretquery", System.Net.HttpStatusCode.OK);

        string Text(string signal)
        {
            var text = received.GetValueOrDefault(signal) ?? new StringBuilder();
            lock (text)
            {
                return text.ToString();
            }
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TrineApp.Token);
        limit.CancelAfter(TimeSpan.FromSeconds(40));
        while (!Text("traces").Contains("GET /api/{objects}", StringComparison.Ordinal) || !Text("traces").Contains("log reader", StringComparison.Ordinal)
            || !Text("metrics").Contains("trine.reader.lag", StringComparison.Ordinal) || !Text("metrics").Contains("http.server.request.duration", StringComparison.Ordinal))
        {
            await Task.Delay(50, limit.Token);
        }

        string.Concat(received.Keys.Select(Text)).ShouldNotContain("secret");
    }
}
