using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Trine.Tests.Fixture;
using Trine.Tests.Transfer;

namespace Trine.Tests.Kernel;

/// <summary>What somebody does not see is not told him by the way either: by what is refused, what is counted, what takes another's place.</summary>
[Trait("Database", "any")]
public sealed class SideChannelTests
{
    [Fact]
    public async Task A_trial_import_refuses_the_right_masked_number_as_it_does_a_wrong_one()
    {
        await using var app = await TrineApp.StartAsync();
        await RoleAsync(app, "customers", new { phone = "masked", email = "masked" });
        var id = (string)(await app.Admin.CreateAsync("customers", new { name = "云帆科技", phone = "13812345678", email = "li.wei@example.com" }))["id"]!;
        using var rep = await app.SignInAsync("clerk");
        foreach (var (column, guesses) in new[] { ("phone", new[] { "13812345678", "+8613812345678", "13900000000" }), ("email", ["li.wei@example.com", "x@example.com"]) })
        {
            foreach (var guess in guesses)
            {
                var mapping = new Dictionary<string, string> { ["id"] = "id", [column] = column };
                var import = await rep.ImportAsync("customers", $"id,{column}\n{id},{guess}\n", new { mapping, key = "id", onDuplicate = "update", dryRun = true });
                ((int)import["rejected"]!).ShouldBe(1, guess);
            }
        }
    }

    [Fact]
    public async Task A_record_found_by_a_masked_number_takes_no_other_hits_place()
    {
        await using var app = await TrineApp.StartAsync();
        await RoleAsync(app, "customers", new { phone = "masked" });
        using var rep = await app.SignInAsync("clerk");
        await rep.CreateAsync("customers", new { name = "我的便条", description = "13812345678 13900000000" });
        await app.CatchUpAsync();
        await app.Admin.CreateAsync("customers", new { name = "云帆科技", phone = "13812345678" });
        await app.CatchUpAsync();
        foreach (var guess in new[] { "13812345678", "13900000000" })
        {
            var hits = (await rep.GetAsync($"/api/search?q={guess}&objects=customers&limit=1", HttpStatusCode.OK))["items"]!.AsArray();
            hits.Select(h => (string)h!["title"]!).ShouldBe(["我的便条"], guess);
        }
    }

    [Fact]
    public async Task A_record_one_may_not_see_takes_no_other_hits_place()
    {
        await using var app = await TrineApp.StartAsync();
        await app.Admin.CreateAsync("roles", new
        {
            name = "lead",
            code = "lead",
            grants = JsonSerializer.Serialize(new Dictionary<string, object> { ["customers"] = new { create = "own", read = "subordinates", update = "subordinates" }, ["contacts"] = new { create = "own", read = "subordinates", update = "subordinates" } }),
        });
        var head = await app.AddUserAsync("lead", "head@test.example");
        var report = await app.AddUserAsync("lead", "report@test.example");
        await app.Admin.PatchAsync($"/api/users/{report}", new { version = 1, manager = head });
        using var client = await app.ClientAsync(head);
        var own = await client.CreateAsync("customers", new { name = "我的客户" });
        await client.CreateAsync("contacts", new { name = "我的便条", customer = own["id"], description = "机密甲 机密乙" });
        await app.CatchUpAsync();

        // A contact of somebody else, at a customer of whoever reports to the head: neither's to see for him.
        var customer = await app.Admin.CreateAsync("customers", new { name = "云帆科技", owner = report });
        await app.Admin.CreateAsync("contacts", new { name = "别人的", customer = customer["id"], description = "机密甲" });
        await app.CatchUpAsync();
        foreach (var word in new[] { "机密甲", "机密乙" })
        {
            var hits = (await client.GetAsync($"/api/search?q={Uri.EscapeDataString(word)}&objects=contacts&limit=1", HttpStatusCode.OK))["items"]!.AsArray();
            hits.Select(h => (string)h!["title"]!).ShouldBe(["我的便条"], word);
        }
    }

    [Fact]
    public async Task A_view_that_asks_for_a_hidden_field_of_another_object_is_not_offered()
    {
        await using var app = await TrineApp.StartAsync();
        await app.Admin.CreateAsync("roles", new
        {
            name = "clerk",
            code = "clerk",
            grants = JsonSerializer.Serialize(new Dictionary<string, object> { ["*"] = new { read = "all" }, ["customers"] = new { read = "all", fields = new { level = "hidden", phone = "masked" } } }),
        });
        foreach (var (field, value) in new[] { ("customer.level", "a"), ("customer.phone", "+8613812345678"), ("customer.name", "云帆科技"), ("customer.parent.level", "a") })
        {
            var view = new { name = field, kind = "list", filter = new { field, op = "eq", value }, sort = Array.Empty<string>(), columns = new[] { "name" }, shared = true };
            await app.Admin.PostAsync("/api/contacts/views", view, HttpStatusCode.Created);
        }

        using var rep = await app.SignInAsync("clerk");
        var views = (await rep.GetAsync("/api/contacts/views", HttpStatusCode.OK))["items"]!.AsArray();
        views.Select(v => (string?)v!["name"]).OfType<string>().ShouldBe(["customer.name"]);
        (await app.Admin.GetAsync("/api/contacts/views", HttpStatusCode.OK))["items"]!.AsArray().Count(v => v!["name"] is not null).ShouldBe(4);
    }

    [Theory]
    [InlineData("hidden")]
    [InlineData("masked")]
    public async Task What_cannot_come_back_does_not_say_which_hidden_number_is_taken(string mode)
    {
        await using var app = await TrineApp.StartAsync();
        await app.Admin.CreateAsync("customFields", new { @object = "customers", key = "idNumber", type = "text", labelZh = "证件号", labelEn = "Identity", unique = true });
        await RoleAsync(app, "customers", new Dictionary<string, string> { ["custom.idNumber"] = mode });
        var id = (string)(await app.Admin.CreateAsync("customers", new { name = "云帆科技", custom = new { idNumber = "110101199003070001" } }))["id"]!;
        using var rep = await app.SignInAsync("clerk");
        var deleted = await rep.DeleteAsync($"/api/customers/{id}", HttpStatusCode.OK);
        await app.Admin.CreateAsync("customers", new { name = "另一家", custom = new { idNumber = "110101199003070001" } });

        var answers = new[]
        {
            await rep.PostAsync($"/api/customers/{id}/restore", new { }, HttpStatusCode.BadRequest),
            await rep.PostAsync("/api/customers/restore", new { ids = new[] { id } }),
            await rep.PostAsync($"/api/changes/{deleted["changeSet"]}/undo", new { }),
        };
        foreach (var answer in answers)
        {
            answer.Plain().ShouldNotContain("110101199003070001");
            if (mode == "hidden")
            {
                answer.Plain().ShouldNotContain("idNumber");
                answer.Plain().ShouldNotContain("Identity");
            }
        }

        (await app.Admin.PostAsync($"/api/customers/{id}/restore", new { }, HttpStatusCode.BadRequest))["errors"]!["custom.idNumber"]!.Plain().ShouldContain("110101199003070001");
    }

    [Fact]
    public async Task Undoing_names_no_record_and_no_field_that_is_not_to_be_seen()
    {
        await using var app = await TrineApp.StartAsync();
        await RoleAsync(app, "customers", new { level = "hidden" }, scope: "own");
        var user = await app.AddUserAsync("clerk", "clerk@test.example");
        using var rep = await app.ClientAsync(user);
        var (own, other) = ((string)(await app.Admin.CreateAsync("customers", new { name = "我的", owner = user }))["id"]!, (string)(await app.Admin.CreateAsync("customers", new { name = "别人的" }))["id"]!);
        var both = await BatchAsync(app, [own, other], new { name = "改名" });
        var undone = await rep.PostAsync($"/api/changes/{both}/undo", new { });
        ((int)undone["undone"]!, undone["refused"]!.AsArray().Count).ShouldBe((1, 0));

        // Of a change set in which nothing is his he is told as of none at all.
        await rep.PostAsync($"/api/changes/{await BatchAsync(app, [other], new { name = "又改" })}/undo", new { }, HttpStatusCode.NotFound);
        await rep.PostAsync($"/api/changes/{Guid.NewGuid()}/undo", new { }, HttpStatusCode.NotFound);

        var levelled = await BatchAsync(app, [own], new { name = "再改", level = "a" });
        await BatchAsync(app, [own], new { level = "b" });
        var refused = (await rep.PostAsync($"/api/changes/{levelled}/undo", new { }))["refused"]!;
        refused.AsArray().Count.ShouldBe(1);
        refused.Plain().ToUpperInvariant().ShouldNotContain("LEVEL");
    }

    [Theory]
    [InlineData("tags")]
    [InlineData("nextFollowUpAt")]
    public async Task Lists_and_dates_that_are_hidden_of_a_lead_do_not_show_in_its_customer(string field)
    {
        await using var app = await TrineApp.StartAsync();
        await RoleAsync(app, "leads", new Dictionary<string, string> { [field] = "hidden" });
        var values = new Dictionary<string, object> { ["name"] = "王敏", ["company"] = "云帆科技", ["tags"] = new[] { "机密" }, ["nextFollowUpAt"] = "2030-01-02T03:04:05Z" };
        var lead = await app.Admin.CreateAsync("leads", values);
        using var rep = await app.SignInAsync("clerk");
        var problem = await rep.PostAsync($"/api/leads/{lead["id"]}/convert", new { version = 1, contact = false }, HttpStatusCode.BadRequest);
        problem.Plain().ShouldNotContain("机密");

        // What is not there can show nowhere.
        values.Remove(field);
        var plain = await app.Admin.CreateAsync("leads", values);
        await rep.PostAsync($"/api/leads/{plain["id"]}/convert", new { version = 1, contact = false });
    }

    [Fact]
    public async Task What_a_custom_field_is_made_of_is_for_those_who_make_them()
    {
        await using var app = await TrineApp.StartAsync();
        await app.Admin.CreateAsync("customFields", new { @object = "customers", key = "margin", type = "choice", labelZh = "利润", choices = new[] { "三成" } });
        await RoleAsync(app, "customers", new Dictionary<string, string> { ["custom.margin"] = "hidden" });
        using var rep = await app.SignInAsync("clerk");
        await rep.GetAsync("/api/customFields", HttpStatusCode.Forbidden);
        (await rep.GetAsync("/api/search?q=margin", HttpStatusCode.OK))["items"]!.AsArray().ShouldBeEmpty();
        (await rep.GetAsync("/api/meta/customers", HttpStatusCode.OK)).Plain().ShouldNotContain("利润");
    }

    [Fact]
    public async Task A_rule_tells_nothing_of_a_record_that_is_out_of_reach()
    {
        await using var app = await TrineApp.StartAsync();
        var own = new { create = "own", read = "own", update = "own" };
        await app.Admin.CreateAsync("roles", new { name = "clerk", code = "clerk", grants = JsonSerializer.Serialize(new Dictionary<string, object> { ["customers"] = own, ["orders"] = own }) });
        var user = await app.AddUserAsync("clerk", "clerk@test.example");
        using var rep = await app.ClientAsync(user);
        var product = (string)(await app.Admin.CreateAsync("products", new { name = "机密产品", code = "P-1", price = 777.77, unit = "套" }))["id"]!;
        var customer = (string)(await rep.CreateAsync("customers", new { name = "云帆科技" }))["id"]!;
        foreach (var currency in new[] { "USD", "CNY" })
        {
            var problem = await rep.PostAsync("/api/orders", new { customer, currency, lines = new[] { new { product, quantity = 1 } } }, HttpStatusCode.BadRequest);
            problem.Plain().ShouldNotContain("机密产品");
        }

        // Of a line that names it already he sees what stands there, and by taking that out nothing else.
        var order = await app.Admin.CreateAsync("orders", new { customer, owner = user, lines = new[] { new { product, quantity = 1, unitPrice = 5, description = "约定的名称" } } });
        var line = new { id = (string)order["lines"]![0]!["id"]!, unitPrice = (decimal?)null, description = (string?)null };
        var refused = await rep.PatchAsync($"/api/orders/{order["id"]}", new { version = 1, lines = new[] { line } }, HttpStatusCode.BadRequest);
        refused.Plain().ShouldNotContain("机密产品");
        refused.Plain().ShouldNotContain("777");
        var kept = await rep.PatchAsync($"/api/orders/{order["id"]}", new { version = 1, lines = new[] { new { line.id, unitPrice = 6 } } });
        ((decimal)kept["lines"]![0]!["unitPrice"]!).ShouldBe(6);
        (await app.Admin.PatchAsync($"/api/orders/{order["id"]}", new { version = 2, lines = new[] { line } })).Plain().ShouldContain("777.77");
    }

    [Fact]
    public async Task The_bin_shows_no_more_than_would_be_seen_of_it_living()
    {
        await using var app = await TrineApp.StartAsync();
        await app.Admin.CreateAsync("roles", new { name = "clerk", code = "clerk", grants = JsonSerializer.Serialize(new Dictionary<string, object> { ["customers"] = new { create = "own", read = "own", delete = "all" } }) });
        using var rep = await app.SignInAsync("clerk");
        var own = await rep.CreateAsync("customers", new { name = "我的" });
        var other = await app.Admin.CreateAsync("customers", new { name = "别人的" });
        await app.Admin.DeleteAsync($"/api/customers/{own["id"]}", HttpStatusCode.OK);
        await app.Admin.DeleteAsync($"/api/customers/{other["id"]}", HttpStatusCode.OK);
        var bin = await rep.PostAsync("/api/customers/query", new { deleted = true, count = "exact" });
        bin["items"]!.AsArray().Select(i => (string)i!["name"]!).ShouldBe(["我的"]);
        ((int)bin["count"]!).ShouldBe(1);
    }

    private static async Task<string> BatchAsync(TrineApp app, string[] ids, object values) =>
        (string)(await app.Admin.PostAsync("/api/customers/batch", new { operations = ids.Select(id => new { op = "update", id, values }) }))["changeSet"]!;

    /// <summary>A role that may do everything with customers and leads, but for some fields of one of them.</summary>
    private static Task<JsonNode> RoleAsync(TrineApp app, string objects, object fields, string scope = "all")
    {
        object Grant(string of) => of == objects
            ? new { create = scope, read = scope, update = scope, delete = scope, export = scope, import = scope, transfer = scope, fields }
            : new { create = scope, read = scope, update = scope, delete = scope, export = scope, import = scope, transfer = scope };
        return app.Admin.CreateAsync("roles", new { name = "clerk", code = "clerk", grants = JsonSerializer.Serialize(new Dictionary<string, object> { ["customers"] = Grant("customers"), ["leads"] = Grant("leads") }) });
    }
}
