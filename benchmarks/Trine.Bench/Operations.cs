using System.Diagnostics;
using System.Text.Json;

namespace Trine.Bench;

/// <summary>The single operations, one request after the other on one connection.</summary>
internal static class Operations
{
    private const string Query = "/api/customers/query";

    /// <summary>How much longer lists take who sees little than who sees everything: both ask in turns, so that what else the machine does troubles them alike.</summary>
    public static async Task CompareAsync(Api admin, Api rep, BenchOptions options, Report report, CancellationToken cancellationToken)
    {
        foreach (var (goal, count) in new[] { (Goals.ListExact, "exact"), (Goals.ListCapped, "capped") })
        {
            var body = new { sort = new[] { "name" }, limit = 50, count };
            var times = new Dictionary<Api, List<double>> { [admin] = [], [rep] = [] };
            for (var i = 0; i < options.Iterations * 2; i++)
            {
                var api = i % 2 == 0 ? admin : rep;
                var start = Stopwatch.GetTimestamp();
                await api.PostAsync(Query, body, cancellationToken);
                times[api].Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }

            double Median(Api api) => times[api].Order().ElementAt(times[api].Count / 2);
            report.Add(Goals.Ratio(goal), Median(rep) / Median(admin));
        }
    }

    public static async Task MeasureAsync(
        Api api, Sample sample, string suffix, BenchOptions options, Report report, CancellationToken cancellationToken)
    {
        if (sample.Customers.Count == 0)
        {
            report.Note($"There is no customer to ask for{suffix}: nothing measured.");
            return;
        }

        SampleCustomer Customer(int i) => sample.Customers[(int)((uint)(i * 2_654_435_761L) % sample.Customers.Count)];
        var withEmail = sample.Customers.Where(customer => customer.Email is { Length: > 0 }).ToList();
        var withPhone = sample.Customers.Where(customer => customer.Phone is { Length: >= 8 }).ToList();
        var chinese = sample.Customers.Where(customer => customer.Name.Length >= 6 && customer.Name[2..4].All(IsHan)).ToList();
        string[] latin = ["north", "stone", "river", "silver", "cloud", "oak"];
        string[] initials = ["szyf", "shrx", "hzzc", "szhx", "bjbt", "gzjd"];

        async Task One(Goal goal, Func<int, Task<JsonElement>> request, string hits = "items") =>
            report.Add(goal, suffix, await TimeAsync(goal.Name + suffix, request, hits, options.Iterations, report));

        Task<JsonElement> Post(string path, object body) => api.PostAsync(path, body, cancellationToken);
        Task<JsonElement> Search(string text) => api.GetAsync($"/api/search?q={Uri.EscapeDataString(text)}", cancellationToken);

        await One(Goals.Read, i => api.GetAsync($"/api/customers/{Customer(i).Id}", cancellationToken), "id");
        await One(Goals.ListExact, _ => Post(Query, new { sort = new[] { "name" }, limit = 50, count = "exact" }));
        await One(Goals.ListCapped, _ => Post(Query, new { sort = new[] { "name" }, limit = 50, count = "capped" }));
        if (withEmail.Count > 0)
        {
            await One(Goals.Email, i => Post(Query, new { filter = Filter("email", "eq", withEmail[i % withEmail.Count].Email!) }));
        }

        await One(Goals.Search("Latin prefix"), i => Search(latin[i % latin.Length]));
        await One(Goals.Search("pinyin initials"), i => Search(initials[i % initials.Length]));
        if (chinese.Count > 0)
        {
            await One(Goals.Search("Chinese"), i => Search(chinese[i % chinese.Count].Name[2..4]));
            await One(Goals.Contains, i => Post(
                Query, new { filter = Filter("name", "contains", chinese[i % chinese.Count].Name[2..4]), sort = new[] { "name" }, count = "exact" }));
        }

        if (withPhone.Count > 0)
        {
            await One(Goals.Search("phone tail"), i => Search(withPhone[i % withPhone.Count].Phone![^6..]));
        }

        if (sample.Filter is { } filter)
        {
            await One(Goals.Filter, _ => Post(Query, new { filter, sort = new[] { "name" }, limit = 50, count = "capped" }));
        }
        else
        {
            report.Note("No two choice fields and a custom field to filter customers by: that operation was not measured.");
        }

        await One(Goals.Create, _ => CreateAsync(api, sample, cancellationToken), "id");
        // As the board's page asks: twenty cards a column, and what a card shows or needs to be moved.
        string[] card = ["name", "stage", "owner", "customer", "amount", "expectedCloseOn", "nextStep", "currency", "stageEnteredAt", "state", "pipeline", "lossReason", "lossNote", "probability"];
        var board = new { field = "stage", sum = "amount", filter = Filter("state", "eq", "open"), fields = card, limit = 20 };
        await One(Goals.Board, _ => Post("/api/opportunities/board", board), "columns");
        var columns = (await Post("/api/opportunities/board", board)).GetProperty("columns").EnumerateArray();
        report.Note($"The kanban{suffix} held {columns.Sum(column => column.GetProperty("count").GetInt32()):N0} open opportunities.");
    }

    private static object Filter(string field, string op, string value) => new { field, op, value };

    private static bool IsHan(char character) => character is >= '\u4e00' and <= '\u9fff';

    private static async Task<JsonElement> CreateAsync(Api api, Sample sample, CancellationToken cancellationToken)
    {
        // New every time, in this run and in the next one on kept data.
        var mark = Guid.NewGuid().ToString("N")[..12];
        var body = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["name"] = $"压测{mark}有限公司",
            ["phone"] = $"139{(uint)mark.GetHashCode(StringComparison.Ordinal) % 100_000_000:D8}",
            ["email"] = $"bench{mark}@trine.example",
        };
        foreach (var (key, value) in sample.Required)
        {
            body[key] = value;
        }

        await api.PostAsync(
            "/api/customers/duplicates", new { name = body["name"], phone = body["phone"], email = body["email"] }, cancellationToken);
        return await api.PostAsync("/api/customers", body, cancellationToken);
    }

    private static async Task<Measurement> TimeAsync(
        string name, Func<int, Task<JsonElement>> request, string hits, int iterations, Report report)
    {
        var found = 0;
        for (var i = 0; i < Math.Max(20, iterations / 5); i++)
        {
            var part = (await request(i)).GetProperty(hits);
            found += part.ValueKind is JsonValueKind.Array ? part.GetArrayLength() : 1;
        }

        if (found == 0)
        {
            report.Note($"«{name}» found nothing: its time says little.");
        }

        var times = new double[iterations];
        for (var i = 0; i < iterations; i++)
        {
            var start = Stopwatch.GetTimestamp();
            await request(i + iterations);
            times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        return new Measurement(times);
    }
}
