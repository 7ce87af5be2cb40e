using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.DependencyInjection;
using Trine.Host;
using Trine.Kernel.Audit;
using Trine.Kernel.Data;
using Trine.Kernel.Objects;
using Trine.Operations.Doctor;
using Trine.Tests.Fixture;
using Trine.Tests.Privacy;
using Trine.Tests.Transfer;

namespace Trine.Tests.Proof;

/// <summary>
/// What happens to machines: killed processes, full and read-only disks, databases that go away, clocks that jump, a second node. Nothing
/// acknowledged is lost and nothing is half done. A few runs each time; TRINE_FAULT_RUNS, which ./test --only faults sets to 200, gives more.
/// </summary>
public sealed class FaultTests
{
    private static int Runs => int.TryParse(Environment.GetEnvironmentVariable("TRINE_FAULT_RUNS"), NumberStyles.None, CultureInfo.InvariantCulture, out var set) ? set : 3;

    private static string Database => TrineApp.OnPostgres ? "PostgreSQL" : "SQLite";

    [Fact]
    public async Task A_server_killed_at_any_moment_loses_nothing_it_acknowledged()
    {
        var data = await TrineApp.NewDataAsync();
        var (authorization, customer) = await PrepareAsync(data);
        var work = new FaultWork(customer);
        var moments = new List<int>();
        for (var run = 0; run < Runs; run++)
        {
            await using var server = await ServerProcess.StartAsync(data, authorization);
            var running = work.RunAsync(server.Client, import: run % 3 == 0);
            moments.Add(Random.Shared.Next(0, 1500));
            await Task.WhenAny(running, work.SomethingAsync());
            await Task.Delay(moments[^1], TrineApp.Token);
            server.Kill();
            await running;
            if (run % 50 == 49 && run < Runs - 1)
            {
                await using var look = await TrineApp.StartAsync(data);
                await work.CheckAsync(look);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Faults on {Database}: {run + 1} kills so far, all well."));
            }
        }

        work.Orders.ShouldBeGreaterThan(Runs);
        await using (var app = await TrineApp.StartAsync(data))
        {
            await work.CheckAsync(app);
            var findings = await new Examination(data, new Migrations(data, new ObjectCatalog([new KernelModule(), .. Modules.All])), TimeProvider.System, Depth.WithContents).RunAsync(TrineApp.Token);
            findings.Where(f => f.Severity == Severity.Problem).ShouldBeEmpty();
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Faults on {Database}: killed {Runs} times, {moments.Min()}–{moments.Max()} ms into the work; {work.Orders} orders acknowledged, {work.Imports} imports of {FaultWork.ImportRows}, {work.Undos}; nothing lost, nothing half done."));
    }

    [Fact]
    public async Task An_erasure_that_is_killed_is_carried_out_all_the_same()
    {
        // Each ends with the whole file written anew: a quarter of the kills is many.
        var runs = Math.Max(3, Runs / 4);
        var data = await TrineApp.NewDataAsync();
        var (authorization, customer) = await PrepareAsync(data);
        var words = new List<string>();
        var erasures = new List<string>();
        for (var run = 0; run < runs; run++)
        {
            await using var server = await ServerProcess.StartAsync(data, authorization);
            var (name, mobile, email) = ($"司马{(char)('一' + run)}{(char)('三' + run)}", string.Create(CultureInfo.InvariantCulture, $"139{77000000 + run}"), string.Create(CultureInfo.InvariantCulture, $"person.{run}@mail.example"));
            words.AddRange([name, mobile, email]);
            var contact = (string)(await server.Client.CreateAsync("contacts", new { name, customer, mobile, email }))["id"]!;
            await server.Client.CreateAsync("activities", new { type = "call", subject = $"致电{name}", body = $"手机 {mobile}", contact });
            await server.Client.CreateAsync("tasks", new { title = $"给{name}寄样品", customer });
            await server.Client.PostAsync($"/api/contacts/{contact}/comments", new { text = $"{name} {mobile}" }, HttpStatusCode.Created);
            using var form = new MultipartFormDataContent { { new ByteArrayContent(System.Text.Encoding.UTF8.GetBytes($"{email} 的简历")), "file", $"{name}.txt" } };
            await server.Client.CallAsync(HttpMethod.Post, $"/api/contacts/{contact}/files", form, HttpStatusCode.Created);
            var started = await server.Client.PostAsync("/api/privacy/erasures", new { records = new[] { new { @object = "contacts", id = contact } }, everywhere = true }, HttpStatusCode.Accepted);
            erasures.Add((string)started["id"]!);
            await Task.Delay(Random.Shared.Next(0, 1000), TrineApp.Token);
            server.Kill();
        }

        await using var app = await TrineApp.StartAsync(data);
        foreach (var id in erasures)
        {
            var ended = await app.Admin.EndedAsync("privacy/erasures", id);
            ((string)ended["state"]!).ShouldBe("done", ended.Plain());
            ended["certificate"]!["remaining"]!.AsObject().ShouldBeEmpty(ended.Plain());
        }

        await app.CatchUpAsync();
        (await ErasureTests.FindAsync(app, words)).ShouldBeEmpty();
        await using var scope = app.SystemScope();
        (await scope.ServiceProvider.GetRequiredService<AuditChain>().VerifyAsync(TrineApp.Token)).Intact.ShouldBeTrue();
        Console.WriteLine($"Faults on {Database}: killed amid {runs} erasures; all were carried out, nothing of {words.Count} names and numbers is left in any table or file.");
    }

    [Fact]
    public async Task A_disk_that_is_full_or_read_only_loses_nothing()
    {
        if (TrineApp.OnPostgres)
        {
            Console.WriteLine("Faults: a full disk is PostgreSQL's own affair; tried on SQLite.");
            return;
        }

        var folder = TestFolder.New();
        if (!Run("mount", "-t", "tmpfs", "-o", "size=12m", "tmpfs", folder))
        {
            Console.WriteLine("Faults: a full disk was not tried: mounting a small one is not allowed here.");
            return;
        }

        try
        {
            var data = new DataOptions(Path.Combine(folder, "data"), null);
            var (authorization, _) = await PrepareAsync(data);
            await using var server = await ServerProcess.StartAsync(data, authorization);
            var kept = new List<string>();
            async Task<bool> WriteAsync()
            {
                using var answer = await server.Client.PostAsync("/api/customers", System.Net.Http.Json.JsonContent.Create(new { name = $"客户 {Guid.NewGuid()}", description = new string('满', 3000) }), TrineApp.Token);
                if (answer.IsSuccessStatusCode)
                {
                    kept.Add((string)System.Text.Json.Nodes.JsonNode.Parse(await answer.Content.ReadAsStringAsync(TrineApp.Token))!["id"]!);
                }
                else
                {
                    answer.StatusCode.ShouldBe(HttpStatusCode.InsufficientStorage, await answer.Content.ReadAsStringAsync(TrineApp.Token));
                }

                return answer.IsSuccessStatusCode;
            }

            var refused = 0;
            for (var i = 0; i < 5000 && refused < 5; i++)
            {
                refused += await WriteAsync() ? 0 : 1;
            }

            refused.ShouldBe(5, "the disk never filled up");
            var full = kept.Count;
            await server.Client.GetAsync($"/api/customers/{kept[^1]}", HttpStatusCode.OK);
            Run("mount", "-o", "remount,size=64m", folder).ShouldBeTrue();
            await UntilAsync(WriteAsync);
            server.Kill();
            await server.DisposeAsync();
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            await UntilAsync(() => Task.FromResult(Run("mount", "-o", "remount,ro", folder)));
            var (code, _, error) = await ServerProcess.FailAsync(data);
            code.ShouldBe(3);
            error.ShouldContain("read-only", Case.Insensitive);
            Run("mount", "-o", "remount,rw", folder).ShouldBeTrue();
            await using var again = await ServerProcess.StartAsync(data, authorization);
            (await again.Client.CountAsync("customers", new { field = "name", op = "startsWith", value = "客户" })).ShouldBe(kept.Count);
            foreach (var id in kept)
            {
                await again.Client.GetAsync($"/api/customers/{id}", HttpStatusCode.OK);
            }

            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Faults: disk full after {full} writes, and it went on by itself once there was room; refused to start on a read-only disk; {kept.Count} acknowledged, all there."));
        }
        finally
        {
            Run("umount", "-l", folder);
        }
    }

    [Fact]
    public async Task A_database_that_goes_away_and_comes_back_is_used_again()
    {
        if (!TrineApp.OnPostgres)
        {
            Console.WriteLine("Faults: SQLite has no server to go away; tried on PostgreSQL.");
            return;
        }

        await using var postgres = await OwnPostgres.StartAsync();
        var data = new DataOptions(TestFolder.New(), postgres.Connection);
        await using var app = await TrineApp.StartAsync(data);
        var kept = new List<string>();
        async Task<bool> WriteAsync()
        {
            using var answer = await app.Admin.PostAsync("/api/customers", System.Net.Http.Json.JsonContent.Create(new { name = "甲乙丙丁" }), TrineApp.Token);
            if (answer.IsSuccessStatusCode)
            {
                kept.Add((string)System.Text.Json.Nodes.JsonNode.Parse(await answer.Content.ReadAsStringAsync(TrineApp.Token))!["id"]!);
            }

            return answer.IsSuccessStatusCode;
        }

        for (var round = 0; round < Math.Clamp(Runs / 10, 1, 10); round++)
        {
            for (var i = 0; i < 20; i++)
            {
                (await WriteAsync()).ShouldBeTrue();
            }

            await postgres.StopAsync();
            (await WriteAsync()).ShouldBeFalse();
            var gone = await app.Admin.GetAsync($"/api/customers/{kept[0]}", HttpStatusCode.ServiceUnavailable);
            ((string)gone["code"]!).ShouldBe("unavailable");
            using var probe = new HttpClient { BaseAddress = app.Address };
            await probe.GetAsync("/health/ready", HttpStatusCode.ServiceUnavailable);
            await probe.GetAsync("/health/live", HttpStatusCode.OK);
            await postgres.GoAsync();
            await UntilAsync(WriteAsync);
        }

        foreach (var id in kept)
        {
            await app.Admin.GetAsync($"/api/customers/{id}", HttpStatusCode.OK);
        }

        await app.CatchUpAsync();
        (await app.Admin.GetAsync("/api/search?q=jiayi", HttpStatusCode.OK)).Plain().ShouldContain("甲乙丙丁");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Faults: PostgreSQL stopped at once and started again {Math.Clamp(Runs / 10, 1, 10)} times; {kept.Count} acknowledged, all there; it went on by itself."));
    }

    [Fact]
    public async Task A_clock_that_jumps_stops_nothing()
    {
        var clock = new FakeClock(new DateTimeOffset(2026, 5, 4, 2, 0, 0, TimeSpan.Zero));
        await using var app = await TrineApp.StartAsync(clock.Replace);
        var customer = await app.Admin.CreateAsync("customers", new { name = "时钟" });
        var version = 1;
        foreach (var hours in new[] { 24, -48, 24 * 400, -24 * 800, 1 })
        {
            clock.Advance(TimeSpan.FromHours(hours));
            customer = await app.Admin.PatchAsync($"/api/customers/{customer["id"]}", new { version, name = $"时钟{hours}" });
            version = (int)customer["version"]!;
            await app.CatchUpAsync();
            (await app.Admin.GetAsync($"/api/search?q={Uri.EscapeDataString($"时钟{hours}")}", HttpStatusCode.OK)).Plain().ShouldContain($"时钟{hours}");
            await app.Admin.ImportAsync("customers", $"name\n时间{hours}\n");
        }

        var history = (await app.Admin.GetAsync($"/api/customers/{customer["id"]}/history", HttpStatusCode.OK))["items"]!.AsArray();
        history.Count.ShouldBe(6);
        Console.WriteLine($"Faults on {Database}: the clock jumped five times, up to 800 days back; writes, search and imports went on.");
    }

    [Fact]
    public async Task Two_nodes_on_one_database_agree()
    {
        if (!TrineApp.OnPostgres)
        {
            Console.WriteLine("Faults: SQLite has one node; two were tried on PostgreSQL.");
            return;
        }

        var data = await TrineApp.NewDataAsync();
        await using var one = await TrineApp.StartAsync(data);
        await using var other = await TrineApp.StartAsync(data);
        var customer = await one.Admin.CreateAsync("customers", new { name = "共享" });
        var id = (string)customer["id"]!;
        var won = 0;
        var rounds = Math.Max(20, Runs);
        for (var version = 1; version <= rounds; version++)
        {
            // Both change the same version at once: one wins, the other is told.
            var answers = await Task.WhenAll(new[] { one, other }.Select(async (app, node) =>
            {
                using var request = new HttpRequestMessage(HttpMethod.Patch, $"/api/customers/{id}") { Content = System.Net.Http.Json.JsonContent.Create(new { version, name = $"节点{node} {version}" }) };
                using var answer = await app.Admin.SendAsync(request, TrineApp.Token);
                return answer.StatusCode;
            }));
            answers.Count(a => a == HttpStatusCode.OK).ShouldBe(1);
            answers.ShouldAllBe(a => a == HttpStatusCode.OK || a == HttpStatusCode.Conflict);
            won += answers[0] == HttpStatusCode.OK ? 1 : 0;
        }

        ((int)(await other.Admin.GetAsync($"/api/customers/{id}", HttpStatusCode.OK))["version"]!).ShouldBe(rounds + 1);
        await Task.WhenAll(one.CatchUpAsync(), other.CatchUpAsync());
        (await one.Admin.GetAsync($"/api/customers/{id}/history", HttpStatusCode.OK))["items"]!.AsArray().Count.ShouldBeGreaterThan(Math.Min(rounds, 20) - 1);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Faults: two nodes wrote the same version at once {rounds} times; one won each time ({won} the first), every version has its entry."));
    }

    private static async Task<(AuthenticationHeaderValue Authorization, string Customer)> PrepareAsync(DataOptions data)
    {
        await using var app = await TrineApp.StartAsync(data);
        var customer = await app.Admin.CreateAsync("customers", new { name = "云帆" });
        return (app.Admin.DefaultRequestHeaders.Authorization!, (string)customer["id"]!);
    }

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TrineApp.Token);
        limit.CancelAfter(TimeSpan.FromSeconds(60));
        while (!await holds())
        {
            await Task.Delay(100, limit.Token);
        }
    }

    private static bool Run(string command, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardError = true, UseShellExecute = false })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
