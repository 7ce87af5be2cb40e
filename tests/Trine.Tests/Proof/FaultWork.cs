using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Trine.Kernel.Changes;
using Trine.Kernel.Data;
using Trine.Sales.Orders;
using Trine.Tests.Fixture;
using Trine.Tests.Transfer;

namespace Trine.Tests.Proof;

/// <summary>Work for a server that is about to be killed, and a memory of what it acknowledged.</summary>
internal sealed class FaultWork(string customer)
{
    public const int ImportRows = 1500;
    private const int BatchRows = 120;

    private readonly ConcurrentDictionary<Guid, (int Version, string Note)> _orders = new();
    private readonly ConcurrentBag<(string Id, string Marker)> _imports = [];
    private readonly ConcurrentBag<Undo> _undos = [];
    private int _sets;

    private sealed class Undo(List<Guid> ids)
    {
        public List<Guid> Ids { get; } = ids;

        public bool Asked { get; set; }

        public bool Acknowledged { get; set; }
    }

    public int Orders => _orders.Count;

    public int Imports => _imports.Count;

    public string Undos => string.Create(CultureInfo.InvariantCulture, $"{_undos.Count} batches of {BatchRows}, {_undos.Count(u => u.Asked)} undone of which {_undos.Count(u => u.Acknowledged)} acknowledged");

    /// <summary>Writes, imports and undoes until the server is gone.</summary>
    public async Task RunAsync(HttpClient client, bool import)
    {
        await Task.WhenAll(Guarded(() => OrdersAsync(client)), Guarded(() => OrdersAsync(client)), Guarded(() => UndoAsync(client)), import ? Guarded(() => ImportAsync(client)) : Task.CompletedTask);
    }

    /// <summary>Everything acknowledged is there, nothing is half done, log and records agree, readers are done.</summary>
    public async Task CheckAsync(TrineApp app)
    {
        foreach (var (id, _) in _imports)
        {
            ((string)(await app.Admin.EndedAsync("imports", id))["state"]!).ShouldBe("done");
        }

        foreach (var (_, marker) in _imports)
        {
            (await app.Admin.CountAsync("customers", new { field = "name", op = "startsWith", value = marker })).ShouldBe(ImportRows, marker);
        }

        await using var scope = app.SystemScope();
        var db = scope.ServiceProvider.GetRequiredService<TrineDb>();
        var orders = await db.Readable<Order>().ToDictionaryAsync(o => o.Id, TrineApp.Token);
        foreach (var (id, seen) in _orders)
        {
            // The kill may have swallowed one more answer, but no change.
            orders[id].Version.ShouldBeInRange(seen.Version, seen.Version + 1);
            orders[id].Note.ShouldBe(Note(orders[id].Version));
        }

        var lines = (await db.Readable<OrderLine>().ToListAsync(TrineApp.Token)).ToLookup(l => l.OrderId);
        orders.Values.ShouldAllBe(o => lines[o.Id].Count() == 2 && lines[o.Id].Sum(l => l.Amount) == o.Total);
        var log = await db.Set<ChangeLogEntry>().AsNoTracking().Where(e => e.Object == Order.ObjectKey).GroupBy(e => e.RecordId).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(TrineApp.Token);
        log.ToDictionary(l => l.Key, l => l.Count).OrderBy(l => l.Key).ShouldBe(orders.ToDictionary(o => o.Key, o => o.Value.Version).OrderBy(o => o.Key));
        await UndosAsync(db);
        await app.CatchUpAsync();
        (await db.Set<ParkedEntry>().CountAsync(TrineApp.Token)).ShouldBe(0);
    }

    private async Task UndosAsync(TrineDb db)
    {
        foreach (var undo in _undos)
        {
            var living = await db.Readable<Trine.Customers.Customers.Customer>().CountAsync(l => undo.Ids.Contains(l.Id), TrineApp.Token);
            living.ShouldBeOneOf(0, BatchRows);
            if (undo.Acknowledged)
            {
                living.ShouldBe(0);
            }

            if (!undo.Asked)
            {
                living.ShouldBe(BatchRows);
            }
        }
    }

    private static async Task Guarded(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            // It is dead; the last call was not acknowledged.
        }
    }

    private async Task OrdersAsync(HttpClient client)
    {
        while (true)
        {
            var order = await client.CreateAsync("orders", new { customer, note = Note(1), lines = new object[] { Line("a"), Line("b") } });
            Remember(order);
            for (var version = 1; version < 4; version++)
            {
                var lines = order["lines"]!.AsArray().Select(l => new { id = (string)l!["id"]!, quantity = version + 1 });
                order = await client.PatchAsync($"/api/orders/{order["id"]}", new { version, note = Note(version + 1), lines });
                Remember(order);
            }
        }
    }

    private void Remember(JsonNode order) => _orders[(Guid)order["id"]!] = ((int)order["version"]!, (string)order["note"]!);

    private async Task UndoAsync(HttpClient client)
    {
        while (true)
        {
            var set = Interlocked.Increment(ref _sets);
            var operations = Enumerable.Range(0, BatchRows).Select(i => new { op = "create", values = new { name = string.Create(CultureInfo.InvariantCulture, $"batch {set}-{i}") } });
            var done = await client.PostAsync("/api/customers/batch", new { operations });
            var undo = new Undo([.. done["results"]!.AsArray().Select(r => (Guid)r!["id"]!)]);
            _undos.Add(undo);
            if (set % 3 == 0)
            {
                continue;
            }

            undo.Asked = true;
            await client.PostAsync($"/api/changes/{done["changeSet"]}/undo", new { });
            undo.Acknowledged = true;
        }
    }

    private async Task ImportAsync(HttpClient client)
    {
        var marker = $"run{Guid.NewGuid():N}";
        var file = new StringBuilder("name,description\n");
        for (var i = 0; i < ImportRows; i++)
        {
            file.Append(CultureInfo.InvariantCulture, $"{marker} {i},x\n");
        }

        _imports.Add(((string)(await client.StartImportAsync("customers", Encoding.UTF8.GetBytes(file.ToString())))["id"]!, marker));
    }

    private static object Line(string text) => new { description = text, quantity = 1, unitPrice = 10 };

    private static string Note(int version) => $"version {version}";
}
