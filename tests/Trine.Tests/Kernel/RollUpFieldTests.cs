using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Trine.Kernel.Computed;
using Trine.Tests.Fixture;
using Trine.Tests.Fixture.Notes;
using Trine.Tests.Transfer;

namespace Trine.Tests.Kernel;

/// <summary>Roll-up fields over HTTP: whatever happens to the records below, the field agrees with them once the reader has caught up.</summary>
public sealed class RollUpFieldTests
{
    [Fact]
    public async Task A_declared_one_counts()
    {
        await using var app = await NotesApp.StartAsync();
        var top = await app.Admin.AddNoteAsync("top");
        ((int)(await app.Admin.GetAsync($"/api/notes/{top}", HttpStatusCode.OK))["children"]!).ShouldBe(0);
        var child = await app.Admin.CreateAsync("notes", new { title = "a", parent = top });
        await app.Admin.CreateAsync("notes", new { title = "b", parent = top });
        await app.CatchUpAsync();
        var parent = await app.Admin.GetAsync($"/api/notes/{top}", HttpStatusCode.OK);
        ((int)parent["children"]!).ShouldBe(2);
        ((int)parent["version"]!).ShouldBe(1);
        var deleted = await app.Admin.DeleteAsync($"/api/notes/{child["id"]}", HttpStatusCode.OK);
        await app.CatchUpAsync();
        ((int)(await app.Admin.GetAsync($"/api/notes/{top}", HttpStatusCode.OK))["children"]!).ShouldBe(1);
        await app.Admin.PostAsync($"/api/changes/{deleted["changeSet"]}/undo", new { });
        await app.CatchUpAsync();
        ((int)(await app.Admin.GetAsync($"/api/notes/{top}", HttpStatusCode.OK))["children"]!).ShouldBe(2);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Whatever_happens_below_it_agrees(int seed)
    {
        await using var app = await TrineApp.StartAsync();
        await AddFieldsAsync(app);
        var random = new Random(seed);
        var customers = new List<string>();
        for (var i = 0; i < 4; i++)
        {
            customers.Add((string)(await app.Admin.CreateAsync("customers", new { name = $"c{i}" }))["id"]!);
        }

        var contacts = new List<string>();
        var changeSets = new List<string>();
        for (var step = 0; step < 120; step++)
        {
            var id = contacts.Count > 0 ? contacts[random.Next(contacts.Count)] : null;
            string Customer() => customers[random.Next(customers.Count)];
            object Values() => new { value = random.Next(3) == 0 ? (decimal?)null : random.Next(-1000, 1000) / 7m, on = $"2026-{random.Next(1, 13):00}-01", counts = random.Next(2) == 0 };
            JsonNode answer;
            switch (random.Next(7))
            {
                case 0 or 1 or 2:
                    answer = await app.Admin.CreateAsync("contacts", new { name = $"p{step}", customer = Customer(), custom = Values() });
                    contacts.Add((string)answer["id"]!);
                    break;
                case 3 when id is not null:
                    answer = await app.Admin.PostAsync("/api/contacts/batch", new { operations = new[] { new { op = "update", id, values = new { customer = Customer() } } } });
                    break;
                case 4 when id is not null:
                    answer = await app.Admin.PostAsync("/api/contacts/batch", new { operations = new[] { new { op = "update", id, values = new { custom = Values() } } } });
                    break;
                case 5 when id is not null:
                    answer = await app.Admin.PostAsync("/api/contacts/batch", new { operations = new[] { new { op = "delete", id } } });
                    break;
                default:
                    answer = changeSets.Count == 0 ? new JsonObject() : await UndoAsync(app, changeSets[random.Next(changeSets.Count)]);
                    break;
            }

            if (answer["changeSet"] is { } set)
            {
                changeSets.Add((string)set!);
            }
        }

        await AgreeAsync(app, customers);
    }

    [Fact]
    public async Task Many_writers_at_once_leave_no_wrong_sum()
    {
        await using var app = await TrineApp.StartAsync();
        await AddFieldsAsync(app);
        await app.Admin.CreateAsync("customFields", new { labelZh = "n", @object = "customers", key = "note", type = "text" });
        var customers = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            customers.Add((string)(await app.Admin.CreateAsync("customers", new { name = $"c{i}" }))["id"]!);
        }

        // Some move and change what is added up, others write the very records it is kept on.
        async Task Below(int worker)
        {
            var random = new Random(worker);
            var mine = new List<string>();
            for (var i = 0; i < 25; i++)
            {
                var customer = customers[random.Next(3)];
                var custom = new { value = i + (worker * 100), counts = true, on = "2026-01-01" };
                if (i < 5)
                {
                    mine.Add((string)(await app.Admin.CreateAsync("contacts", new { name = $"w{worker}-{i}", customer, custom }))["id"]!);
                }
                else
                {
                    await app.Admin.PostAsync("/api/contacts/batch", new { operations = new[] { new { op = "update", id = mine[random.Next(mine.Count)], values = new { customer, custom } } } });
                }
            }
        }

        async Task Above(int worker)
        {
            for (var i = 0; i < 40; i++)
            {
                var id = customers[(i + worker) % 3];
                var current = await app.Admin.GetAsync($"/api/customers/{id}", HttpStatusCode.OK);
                using var request = new HttpRequestMessage(HttpMethod.Patch, $"/api/customers/{id}");
                request.Content = System.Net.Http.Json.JsonContent.Create(new { version = (int)current["version"]!, custom = new { note = $"{worker}-{i}" } });
                using var response = await app.Admin.SendAsync(request, TrineApp.Token);
                response.StatusCode.ShouldBeOneOf(HttpStatusCode.OK, HttpStatusCode.Conflict);
            }
        }

        await Task.WhenAll(Below(1), Below(2), Below(3), Above(0), Above(1));
        await AgreeAsync(app, customers);
        await using var scope = app.SystemScope();
        scope.ServiceProvider.GetRequiredService<Trine.Kernel.Data.TrineDb>().Set<Trine.Kernel.Changes.ParkedEntry>().Count().ShouldBe(0);
    }

    [Fact]
    public async Task Records_there_are_get_it_when_it_is_defined_and_when_its_filter_changes()
    {
        await using var app = await TrineApp.StartAsync();
        await app.Admin.CreateAsync("customFields", new { labelZh = "v", @object = "contacts", key = "value", type = "integer" });
        var customer = await app.Admin.CreateAsync("customers", new { name = "c" });
        foreach (var value in new[] { 1, 2, 30 })
        {
            await app.Admin.CreateAsync("contacts", new { name = $"p{value}", customer = customer["id"], custom = new { value } });
        }

        var field = await app.Admin.CreateAsync("customFields", RollUp("total", "sum", "custom.value", new { field = "custom.value", op = "lt", value = 10 }));
        var loop = app.Services.GetRequiredService<RecomputeLoop>();
        await loop.CatchUpAsync(TrineApp.Token);
        async Task<JsonNode> Now() => await app.Admin.GetAsync($"/api/customers/{customer["id"]}", HttpStatusCode.OK);
        ((decimal)(await Now())["custom"]!["total"]!).ShouldBe(3);
        await app.Admin.PatchAsync($"/api/customFields/{field["id"]}", new { version = 1, rollUpFilter = (string?)null });
        await loop.CatchUpAsync(TrineApp.Token);
        var now = await Now();
        ((decimal)now["custom"]!["total"]!).ShouldBe(33);
        ((int)now["version"]!).ShouldBe(1);
        now["updatedAt"]!.Plain().ShouldBe(customer["updatedAt"]!.Plain());

        // A formula may look at it, and lists find by it.
        await app.Admin.CreateAsync("customFields", new { labelZh = "g", @object = "customers", key = "grade", type = "formula", resultType = "text", formula = "IF({custom.total} > 30, \"A\", \"B\")" });
        await loop.CatchUpAsync(TrineApp.Token);
        (await app.Admin.CountAsync("customers", new { field = "custom.grade", op = "eq", value = "A" })).ShouldBe(1);
        await app.Admin.PostAsync("/api/contacts/batch", new { operations = new[] { new { op = "create", values = new { name = "minus", customer = customer["id"], custom = new { value = -10 } } } } });
        await app.CatchUpAsync();
        (await app.Admin.CountAsync("customers", new { field = "custom.grade", op = "eq", value = "B" })).ShouldBe(1);
        (await app.Admin.CountAsync("customers", new { field = "custom.total", op = "between", value = new[] { 20, 25 } })).ShouldBe(1);
        await app.Admin.PatchAsync($"/api/customers/{customer["id"]}", new { version = 1, custom = new { total = 99 } }, HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Amounts_of_another_currency_are_not_added_up()
    {
        await using var app = await TrineApp.StartAsync();
        await app.Admin.CreateAsync("customFields", new { labelZh = "v", @object = "customers", key = "deals", type = "rollUp", rollUpObject = "opportunities", rollUpReference = "customer", rollUpFunction = "sum", rollUpField = "amount" });
        var customer = (string)(await app.Admin.CreateAsync("customers", new { name = "c" }))["id"]!;
        async Task<JsonNode?> Deals()
        {
            await app.CatchUpAsync();
            return (await app.Admin.GetAsync($"/api/customers/{customer}", HttpStatusCode.OK))["custom"]!["deals"];
        }

        (await Deals())!.GetValue<decimal>().ShouldBe(0);
        foreach (var amount in new[] { 0.1m, 0.2m })
        {
            await app.Admin.CreateAsync("opportunities", new { name = "o", customer, amount, expectedCloseOn = "2027-01-01" });
        }

        (await Deals())!.GetValue<decimal>().ShouldBe(0.3m);
        var dollars = await app.Admin.CreateAsync("opportunities", new { name = "o", customer, amount = 5, currency = "USD", expectedCloseOn = "2027-01-01" });
        (await Deals()).ShouldBeNull();
        await app.Admin.DeleteAsync($"/api/opportunities/{dollars["id"]}", HttpStatusCode.OK);
        (await Deals())!.GetValue<decimal>().ShouldBe(0.3m);
    }

    [Fact]
    public async Task What_cannot_be_added_up_is_refused_in_words()
    {
        await using var app = await TrineApp.StartAsync();
        await app.Admin.CreateAsync("customFields", new { labelZh = "v", @object = "contacts", key = "value", type = "integer" });
        foreach (var (body, field, words) in new (object, string, string)[]
        {
            (new { labelZh = "x", @object = "customers", key = "r", type = "rollUp", rollUpFunction = "count" }, "rollUpObject", "empty"),
            (new { labelZh = "x", @object = "customers", key = "r", type = "rollUp", rollUpFunction = "count", rollUpObject = "nothing" }, "rollUpObject", "nothing"),
            (new { labelZh = "x", @object = "customers", key = "r", type = "rollUp", rollUpFunction = "count", rollUpObject = "products", rollUpReference = "customer" }, "rollUpReference", "No field"),
            (new { labelZh = "x", @object = "customers", key = "r", type = "rollUp", rollUpFunction = "count", rollUpObject = "contacts", rollUpReference = "name" }, "rollUpReference", "customer"),
            (new { labelZh = "x", @object = "customers", key = "r", type = "rollUp", rollUpObject = "contacts", rollUpReference = "customer" }, "rollUpFunction", "empty"),
            (RollUp("r", "sum", null, null), "rollUpField", "empty"),
            (RollUp("r", "sum", "name", null), "rollUpField", "custom.value"),
            (RollUp("r", "count", null, new { field = "missing", op = "eq", value = 1 }), "rollUpFilter", "missing"),
            (RollUp("r", "count", null, new { field = "createdAt", op = "within", value = "thisMonth" }), "rollUpFilter", "stored"),
            (RollUp("r", "count", null, new { field = "owner", op = "eq", value = "me" }), "rollUpFilter", "stored"),
            (RollUp("r", "count", null, new { field = "customer.level", op = "eq", value = "a" }), "rollUpFilter", "own fields"),
        })
        {
            var problem = await app.Admin.PostAsync("/api/customFields", body, HttpStatusCode.BadRequest);
            var error = problem["errors"]!.AsObject().ShouldHaveSingleItem();
            error.Key.ShouldBe(field);
            ((string)error.Value![0]!).ShouldContain(words);
        }

        // Customers add up contacts, so contacts cannot look at that through another roll-up of theirs.
        var total = await app.Admin.CreateAsync("customFields", RollUp("total", "sum", "custom.value", null));
        await app.Admin.CreateAsync("customFields", new { labelZh = "p", @object = "customers", key = "boss", type = "reference", target = "contacts" });
        await app.Admin.CreateAsync("customFields", new { labelZh = "x", @object = "contacts", key = "led", type = "rollUp", rollUpObject = "customers", rollUpReference = "custom.boss", rollUpFunction = "sum", rollUpField = "custom.total" });
        var filter = JsonSerializer.Serialize(new { field = "custom.led", op = "gt", value = 0 });
        var circle = await app.Admin.PatchAsync($"/api/customFields/{total["id"]}", new { version = 1, rollUpFilter = filter }, HttpStatusCode.BadRequest);
        ((string)circle["errors"]!["rollUpField"]![0]!).ShouldContain("comes back to itself");
    }

    /// <summary>A change set in which nothing changed, or all was refused, is not there to be undone.</summary>
    private static async Task<JsonNode> UndoAsync(TrineApp app, string changeSet)
    {
        using var response = await app.Admin.PostAsync(new Uri($"/api/changes/{changeSet}/undo", UriKind.Relative), System.Net.Http.Json.JsonContent.Create(new { }), TrineApp.Token);
        response.StatusCode.ShouldBeOneOf(HttpStatusCode.OK, HttpStatusCode.NotFound);
        return response.StatusCode == HttpStatusCode.OK ? JsonNode.Parse(await response.Content.ReadAsStringAsync(TrineApp.Token))! : new JsonObject();
    }

    private static async Task AddFieldsAsync(TrineApp app)
    {
        foreach (var (key, type) in new[] { ("value", "decimal"), ("on", "date"), ("counts", "boolean") })
        {
            await app.Admin.CreateAsync("customFields", new { labelZh = key, @object = "contacts", key, type });
        }

        await app.Admin.CreateAsync("customFields", RollUp("people", "count", null, null));
        await app.Admin.CreateAsync("customFields", RollUp("total", "sum", "custom.value", new { field = "custom.counts", op = "eq", value = true }));
        await app.Admin.CreateAsync("customFields", RollUp("mean", "avg", "custom.value", null));
        await app.Admin.CreateAsync("customFields", RollUp("first", "min", "custom.on", null));
        await app.Admin.CreateAsync("customFields", RollUp("most", "max", "custom.value", null));
    }

    private static object RollUp(string key, string function, string? field, object? filter) => new
    {
        labelZh = key, @object = "customers", key, type = "rollUp", rollUpObject = "contacts", rollUpReference = "customer", rollUpFunction = function, rollUpField = field,
        rollUpFilter = filter is null ? null : JsonSerializer.Serialize(filter),
    };

    /// <summary>Adds up by hand what is there and compares.</summary>
    private static async Task AgreeAsync(TrineApp app, List<string> customers)
    {
        await app.CatchUpAsync();
        var contacts = (await app.Admin.PostAsync("/api/contacts/query", new { limit = 500 }))["items"]!.AsArray().Select(c => c!).ToLookup(c => (string?)c["customer"]?["id"]);
        contacts.Count.ShouldBeGreaterThan(1);
        foreach (var id in customers)
        {
            var custom = (await app.Admin.GetAsync($"/api/customers/{id}", HttpStatusCode.OK))["custom"]!;
            var mine = contacts[id].Select(c => c["custom"]!).ToList();
            var values = mine.Select(c => (decimal?)c["value"]).OfType<decimal>().ToList();
            ((int)custom["people"]!).ShouldBe(mine.Count);
            ((decimal)custom["total"]!).ShouldBe(mine.Where(c => (bool?)c["counts"] == true).Sum(c => (decimal?)c["value"] ?? 0));
            ((decimal?)custom["mean"]).ShouldBe(values.Count == 0 ? null : decimal.Round(values.Sum() / values.Count, 4, MidpointRounding.AwayFromZero));
            ((string?)custom["first"]).ShouldBe(mine.Select(c => (string?)c["on"]).Min());
            ((decimal?)custom["most"]).ShouldBe(values.Count == 0 ? null : values.Max());
        }
    }
}
