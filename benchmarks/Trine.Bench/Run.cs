using System.Diagnostics;
using System.Text.Json;

namespace Trine.Bench;

/// <summary>One run from the seed to the table.</summary>
internal static class Run
{
    private const string AdminEmail = "bench-admin@trine.example";
    private const string Password = "bench-Password-1";

    public static async Task AllAsync(BenchOptions options, CancellationToken cancellationToken)
    {
        var folder = Path.GetFullPath(options.Keep ?? Directory.CreateTempSubdirectory("trine-bench-").FullName);
        Directory.CreateDirectory(folder);
        try
        {
            var report = new Report(options);
            var people = await PrepareAsync(options, folder, report, cancellationToken);
            await MeasureAsync(options, folder, people, report, cancellationToken);
            await StartAsync(options, folder, people, report, cancellationToken);
            report.Print();
        }
        finally
        {
            if (options.Keep is null)
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    private static async Task<BenchPeople> PrepareAsync(
        BenchOptions options, string folder, Report report, CancellationToken cancellationToken)
    {
        // Tokens cannot be read back from the server, so a kept folder keeps them beside the data.
        var kept = Path.Combine(folder, "bench.json");
        if (File.Exists(kept))
        {
            return JsonSerializer.Deserialize<BenchPeople>(await File.ReadAllTextAsync(kept, cancellationToken))!;
        }

        var server = new TrineServer(options, folder);
        Console.Error.WriteLine($"Seeding {options.Rows:N0} customers ...");
        var clock = Stopwatch.StartNew();
        await server.CommandAsync(cancellationToken, "seed", "--customers", $"{options.Rows}", "--orders", $"{options.Orders}");
        report.Add(Goals.Seed, clock.Elapsed.TotalSeconds);

        await server.CommandAsync(cancellationToken, "user", "add", AdminEmail, "--password", Password, "--role", "admin");
        var people = new BenchPeople(
            await TokenAsync(server, AdminEmail, cancellationToken), await TokenAsync(server, "rep1@trine.example", cancellationToken));
        await File.WriteAllTextAsync(kept, JsonSerializer.Serialize(people), cancellationToken);
        return people;
    }

    private static async Task<string> TokenAsync(TrineServer server, string email, CancellationToken cancellationToken)
    {
        var output = await server.CommandAsync(cancellationToken, "token", "add", "--user", email);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)[^1];
    }

    private static async Task MeasureAsync(
        BenchOptions options, string folder, BenchPeople people, Report report, CancellationToken cancellationToken)
    {
        await using var server = new TrineServer(options, folder);
        await server.StartAsync(people.Admin, cancellationToken);
        using var admin = new Api(server.Url, people.Admin);
        using var rep = new Api(server.Url, people.Rep);
        Console.Error.WriteLine("Waiting for the index ...");
        await admin.ReadersCaughtUpAsync(cancellationToken);

        var sample = await Sample.TakeAsync(admin, cancellationToken);
        await Operations.MeasureAsync(admin, sample, "", options, report, cancellationToken);
        report.Add(Goals.Reads, await Throughput.ReadsPerSecondAsync(admin, sample, cancellationToken));

        if (options.Least)
        {
            await Operations.CompareAsync(admin, rep, options, report, cancellationToken);
            await Operations.MeasureAsync(
                rep, await Sample.TakeAsync(rep, cancellationToken), " (sales person)", options, report, cancellationToken);
        }

        if (options.Import > 0)
        {
            await ImportRun.MeasureAsync(admin, sample, options.Import, report, cancellationToken);
        }
    }

    private static async Task StartAsync(
        BenchOptions options, string folder, BenchPeople people, Report report, CancellationToken cancellationToken)
    {
        await using var server = new TrineServer(options, folder);
        report.Add(Goals.Start, await server.StartAsync(people.Admin, cancellationToken));
        await Task.Delay(TimeSpan.FromSeconds(5), cancellationToken);
        report.Add(Goals.Memory, server.ResidentMegabytes());
    }
}
