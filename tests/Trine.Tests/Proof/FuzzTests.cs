using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Trine.Tests.Fixture;

namespace Trine.Tests.Proof;

/// <summary>
/// Hostile requests to every operation of the OpenAPI document: no 5xx, errors are problem documents that tell nothing of the inside, and time
/// and memory stay bounded. TRINE_FUZZ_SECONDS gives it that long and another seed each time, TRINE_FUZZ_SEED repeats a run.
/// </summary>
[Trait("Database", "any")]
public sealed class FuzzTests
{
    private const int Callers = 3;

    /// <summary>Requests of each caller in a run that is not given a time: each operation more than once.</summary>
    private const int Requests = 600;

    /// <summary>What the server's heap may grow to, in bytes. A request that wants more fails for want of memory, and is found by its 500.</summary>
    private const long HeapLimit = 256 << 20;

    private static readonly TimeSpan Slowest = TimeSpan.FromSeconds(20);

    private static readonly string[] Inside = ["   at ", "System.", "Microsoft.", "SqliteException", "Npgsql", "SELECT ", "INSERT INTO", "/src/Trine"];

    [Fact]
    public async Task Nothing_hostile_breaks_it()
    {
        var data = await TrineApp.NewDataAsync();
        AuthenticationHeaderValue? authorization;
        IReadOnlyDictionary<string, List<Guid>> ids;
        await using (var app = await TrineApp.StartAsync(data))
        {
            ids = await FillAsync(app);
            authorization = app.Admin.DefaultRequestHeaders.Authorization;
        }

        // Every run of the tests asks the same, so that it fails by what was changed and not by chance; the long one looks for more.
        var seconds = Number("TRINE_FUZZ_SECONDS", 0);
        var seed = Number("TRINE_FUZZ_SEED", seconds == 0 ? 20_261_122 : Random.Shared.Next());
        var faults = new ConcurrentQueue<string>();
        var statuses = new ConcurrentDictionary<int, int>();
        List<string> failures;
        // A process of its own, so that its memory is what these requests took and not the other tests'.
        await using (var server = await ServerProcess.StartAsync(data, authorization!, new Dictionary<string, string> { ["DOTNET_GCHeapHardLimit"] = HeapLimit.ToString("X", CultureInfo.InvariantCulture) }))
        {
            var document = (await server.Client.GetAsync("/openapi/v1.json", HttpStatusCode.OK)).AsObject();
            var clock = Stopwatch.StartNew();
            var slow = SlowAsync(server.Client, faults);
            var counts = await Task.WhenAll(Enumerable.Range(0, Callers).Select(async caller =>
            {
                var requests = new HostileRequests(document, new Random(unchecked(seed + caller)), ids);
                var number = caller * requests.Operations / Callers;
                var sent = 0;
                for (; seconds == 0 ? sent < Requests : clock.Elapsed.TotalSeconds < seconds; sent++, number++)
                {
                    using var request = requests.Next(number);
                    await SendAsync(server.Client, request, faults, statuses);
                }

                return (Sent: sent, requests.Operations);
            }));
            await slow;
            // Still there, and still itself.
            await server.Client.CreateAsync("customers", new { name = "之后" });
            failures = [.. server.Failures.Distinct().Take(30)];
            var answers = string.Join(", ", statuses.OrderBy(s => s.Key).Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Value} × {s.Key}")));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Fuzz: {counts.Sum(c => c.Sent):N0} requests to {counts[0].Operations} operations in {clock.Elapsed.TotalSeconds:N0} s, seed {seed}: {answers}; at most {server.PeakMemory >> 20} MB of memory, the heap held to {HeapLimit >> 20}."));
        }

        faults.Distinct().Take(30).ShouldBeEmpty($"seed {seed}\n{string.Join('\n', faults.Distinct().Take(30).Concat(failures))}");
        await using var after = await TrineApp.StartAsync(data);
        await after.CatchUpAsync();
        (await after.Admin.GetAsync("/health/ready", HttpStatusCode.OK))["parked"]!.GetValue<int>().ShouldBe(0);
    }

    private static async Task SendAsync(HttpClient client, HttpRequestMessage request, ConcurrentQueue<string> faults, ConcurrentDictionary<int, int> statuses)
    {
        var name = $"{request.Method} {request.RequestUri}";
        var body = request.Content is null ? "" : Encoding.UTF8.GetString(await request.Content.ReadAsByteArrayAsync(TrineApp.Token));
        void Fault(string what) => faults.Enqueue($"{name}: {what} — {body[..Math.Min(body.Length, 500)]}");
        var clock = Stopwatch.StartNew();
        try
        {
            using var answer = await client.SendAsync(request, TrineApp.Token);
            var text = await answer.Content.ReadAsStringAsync(TrineApp.Token);
            var status = (int)answer.StatusCode;
            statuses.AddOrUpdate(status, 1, (_, n) => n + 1);
            if (status >= 500)
            {
                Fault($"{status} {text}");
            }
            else if (status >= 400)
            {
                Check(answer, text, name, Fault);
            }
        }
        catch (HttpRequestException e)
        {
            Fault($"no answer: {e.Message} {e.InnerException?.Message}");
        }

        if (clock.Elapsed > Slowest)
        {
            Fault($"took {clock.Elapsed}");
        }
    }

    private static void Check(HttpResponseMessage answer, string text, string name, Action<string> fault)
    {
        // The web server itself refuses a NUL in a path, before there is anything to word it.
        if (text.Length == 0 && name.Contains("%00", StringComparison.Ordinal))
        {
            return;
        }

        if (answer.Content.Headers.ContentType?.MediaType != "application/problem+json")
        {
            fault($"{(int)answer.StatusCode} is {answer.Content.Headers.ContentType}: {text[..Math.Min(text.Length, 200)]}");
            return;
        }

        try
        {
            if (JsonNode.Parse(text)?["code"] is null)
            {
                fault($"no code: {text}");
            }
        }
        catch (JsonException)
        {
            fault($"no JSON: {text}");
        }

        if (Array.Find(Inside, i => text.Contains(i, StringComparison.Ordinal)) is { } told)
        {
            fault($"tells of its inside («{told}»): {text}");
        }
    }

    /// <summary>Headers and bodies that come a byte a second: the server hangs up.</summary>
    private static async Task SlowAsync(HttpClient server, ConcurrentQueue<string> faults)
    {
        var token = server.DefaultRequestHeaders.Authorization!;
        foreach (var head in new[] { "POST /api/customers HTTP/1.1\r\nHost: x\r\nX-Slow: ", $"POST /api/customers HTTP/1.1\r\nHost: x\r\nAuthorization: {token}\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n{{" })
        {
            using var client = new TcpClient();
            await client.ConnectAsync(server.BaseAddress!.Host, server.BaseAddress.Port, TrineApp.Token);
            await using var stream = client.GetStream();
            await stream.WriteAsync(Encoding.ASCII.GetBytes(head), TrineApp.Token);
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(TrineApp.Token);
            limit.CancelAfter(TimeSpan.FromSeconds(40));
            try
            {
                var answer = stream.ReadAsync(new byte[4096], limit.Token).AsTask();
                while (!answer.IsCompleted)
                {
                    await Task.WhenAny(answer, Task.Delay(1000, limit.Token));
                    if (!answer.IsCompleted)
                    {
                        await stream.WriteAsync(" "u8.ToArray(), limit.Token);
                    }
                }
            }
            catch (IOException)
            {
                // Hung up.
            }
            catch (OperationCanceledException) when (!TrineApp.Token.IsCancellationRequested)
            {
                faults.Enqueue($"A slow sender is never hung up on: {head[..40]}");
            }
        }
    }

    /// <summary>One of each at least, and what there is of it, by its part of the path.</summary>
    private static async Task<IReadOnlyDictionary<string, List<Guid>>> FillAsync(TrineApp app)
    {
        var admin = app.Admin;
        var customer = (string)(await admin.CreateAsync("customers", new { name = "云帆" }))["id"]!;
        await admin.CreateAsync("customers", new { name = "甲公司" });
        var contact = (string)(await admin.CreateAsync("contacts", new { name = "乙", customer, mobile = "13812345678" }))["id"]!;
        await admin.CreateAsync("leads", new { name = "丙", company = "丙公司" });
        await admin.CreateAsync("products", new { name = "产品", code = "P-1", price = 1 });
        await admin.CreateAsync("orders", new { customer, lines = new object[] { new { description = "一", quantity = 1, unitPrice = 1 } } });
        await admin.CreateAsync("opportunities", new { name = "商机", customer });
        await admin.CreateAsync("tasks", new { title = "任务", customer });
        await admin.CreateAsync("activities", new { type = "call", subject = "电话", customer });
        await admin.CreateAsync("customFields", new { @object = "customers", key = "tier", type = "choice", labelZh = "级别", choices = new[] { "gold" } });
        await app.AddDepartmentAsync("销售部");
        // Not the administrator who asks: he would be signed out of his own test.
        var user = await app.AddUserAsync("salesRep", "lisi@test.example");
        var ids = new Dictionary<string, List<Guid>> { ["users"] = [user] };
        foreach (var key in (await admin.GetAsync("/api/meta", HttpStatusCode.OK))["objects"]!.AsArray().Select(o => (string)o!["key"]!).Where(k => k != "users"))
        {
            var found = (await admin.GetAsync($"/api/{key}?limit=5", HttpStatusCode.OK))["items"]!.AsArray().Select(r => (Guid)r!["id"]!).ToList();
            if (found.Count > 0)
            {
                ids[key] = found;
            }
        }

        using var form = new MultipartFormDataContent { { new ByteArrayContent("附件"u8.ToArray()), "file", "a.txt" } };
        ids["files"] = [(Guid)(await admin.CallAsync(HttpMethod.Post, $"/api/contacts/{contact}/files", form, HttpStatusCode.Created))["id"]!];
        ids["comments"] = [(Guid)(await admin.PostAsync($"/api/contacts/{contact}/comments", new { text = "评论" }, HttpStatusCode.Created))["id"]!];
        ids["views"] = [(Guid)(await admin.PostAsync("/api/customers/views", new { name = "视图", kind = "list", shared = true }, HttpStatusCode.Created))["id"]!];
        ids["exports"] = [(Guid)(await admin.PostAsync("/api/exports", new { @object = "customers", format = "csv" }, HttpStatusCode.Accepted))["id"]!];
        ids["changes"] = [(Guid)(await admin.GetAsync($"/api/contacts/{contact}/history", HttpStatusCode.OK))["items"]![0]!["changeSet"]!];
        return ids;
    }

    private static int Number(string variable, int otherwise) => int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.Integer, CultureInfo.InvariantCulture, out var set) ? set : otherwise;
}
