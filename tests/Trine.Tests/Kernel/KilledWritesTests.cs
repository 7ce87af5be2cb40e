using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Trine.Kernel.Changes;
using Trine.Kernel.Data;
using Trine.Sales.Orders;
using Trine.Tests.Fixture;

namespace Trine.Tests.Kernel;

/// <summary>A server that is killed in the middle of plain writes, again and again, keeps what it acknowledged: whole, and with its log.</summary>
public sealed class KilledWritesTests
{
    private const int Rounds = 2;
    private const int Writers = 4;

    [Fact]
    public async Task What_was_acknowledged_survives_kill_9()
    {
        var data = await TrineApp.NewDataAsync();
        AuthenticationHeaderValue authorization;
        string customer;
        await using (var app = await TrineApp.StartAsync(data))
        {
            authorization = app.Admin.DefaultRequestHeaders.Authorization!;
            customer = (string)(await app.Admin.CreateAsync("customers", new { name = "云帆" }))["id"]!;
        }

        // The last answer to each order: its version and note.
        var acknowledged = new ConcurrentDictionary<Guid, (int Version, string Note)>();
        for (var round = 0; round < Rounds; round++)
        {
            await using var server = await ServerProcess.StartAsync(data, authorization);
            await WriteUntilKilledAsync(server, customer, acknowledged, killAfter: Random.Shared.Next(10, 120));
        }

        await using var last = await TrineApp.StartAsync(data);
        acknowledged.Count.ShouldBeGreaterThan(Rounds);
        foreach (var (id, seen) in acknowledged)
        {
            var order = await last.Admin.GetAsync($"/api/orders/{id}", HttpStatusCode.OK);
            // The kill may have swallowed the answer to one more change, but not that change or another.
            ((int)order["version"]!).ShouldBeInRange(seen.Version, seen.Version + 1);
            ((string)order["note"]!).ShouldBe(Note((int)order["version"]!));
            seen.Note.ShouldBe(Note(seen.Version));
        }

        await LogIsWholeAsync(last);
    }

    /// <summary>Four clients write at once until the process is gone; the more than a handful of answers that take is chance.</summary>
    private static async Task WriteUntilKilledAsync(
        ServerProcess server, string customer, ConcurrentDictionary<Guid, (int Version, string Note)> acknowledged, int killAfter)
    {
        var answers = 0;
        void Remember(JsonNode order)
        {
            acknowledged[(Guid)order["id"]!] = ((int)order["version"]!, (string)order["note"]!);
            if (Interlocked.Increment(ref answers) == killAfter)
            {
                server.Kill();
            }
        }

        async Task WriteAsync()
        {
            try
            {
                while (true)
                {
                    var order = await server.Client.CreateAsync("orders", new { customer, note = Note(1), lines = new object[] { Line(1), Line(2) } });
                    Remember(order);
                    for (var version = 1; version < 4; version++)
                    {
                        var lines = order["lines"]!.AsArray().Select(l => new { id = (string)l!["id"]!, quantity = version + 1 });
                        order = await server.Client.PatchAsync($"/api/orders/{order["id"]}", new { version, note = Note(version + 1), lines });
                        Remember(order);
                    }
                }
            }
            catch (HttpRequestException)
            {
                // It is dead; the last call was not acknowledged.
            }
        }

        await Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => WriteAsync()));
        answers.ShouldBeGreaterThanOrEqualTo(killAfter);
    }

    /// <summary>Every record has one entry for each of its versions, every entry its record; an order has all of its lines, and adds up.</summary>
    private static async Task LogIsWholeAsync(TrineApp app)
    {
        await using var scope = app.SystemScope();
        var db = scope.ServiceProvider.GetRequiredService<TrineDb>();
        var orders = await db.Readable<Order>().ToListAsync(TrineApp.Token);
        var lines = await db.Readable<OrderLine>().ToListAsync(TrineApp.Token);
        var log = await db.Set<ChangeLogEntry>().AsNoTracking().Where(e => e.Object == Order.ObjectKey || e.Object == OrderLine.ObjectKey).ToListAsync(TrineApp.Token);
        var versions = orders.Select(o => (o.Id, o.Version)).Concat(lines.Select(l => (l.Id, l.Version))).OrderBy(r => r.Id);
        log.GroupBy(e => e.RecordId).Select(g => (g.Key, g.Count())).OrderBy(r => r.Key).ShouldBe(versions);
        log.GroupBy(e => e.RecordId).ShouldAllBe(g => g.OrderBy(e => e.Seq).First().Op == ChangeOp.Create);
        var byOrder = lines.ToLookup(l => l.OrderId);
        orders.ShouldAllBe(o => byOrder[o.Id].Count() == 2 && byOrder[o.Id].Sum(l => l.Amount) == o.Total);
        // An order and its lines were changed in one transaction each time.
        log.GroupBy(e => e.ChangeSet).ShouldAllBe(g => g.Count() == 3);
    }

    private static object Line(int position) => new { description = $"line {position}", quantity = 1, unitPrice = 10 };

    private static string Note(int version) => $"version {version}";
}
