using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Trine.Kernel.Changes;
using Trine.Kernel.Data;
using Trine.Tests.Fixture;
using Trine.Tests.Transfer;

namespace Trine.Tests.Kernel;

/// <summary>What roles say of single fields: read-only, masked, hidden; that every object keeps to it on every way is <see cref="FieldMatrixTests"/>.</summary>
[Trait("Database", "any")]
public sealed class FieldRuleTests
{
    [Fact]
    public async Task A_masked_number_is_shown_in_part_and_found_by_nothing_but_what_is_shown()
    {
        await using var app = await TrineApp.StartAsync();
        await RoleAsync(app, new { phone = "masked", email = "masked" });
        var customer = await app.Admin.CreateAsync("customers", new { name = "云帆科技", phone = "13812345678", email = "li.wei@example.com" });
        await app.CatchUpAsync();
        using var rep = await app.SignInAsync("clerk");
        var path = $"/api/customers/{customer["id"]}";

        var seen = await rep.GetAsync(path, HttpStatusCode.OK);
        ((string)seen["phone"]!, (string)seen["email"]!).ShouldBe(("138****5678", "l***@example.com"));
        foreach (var words in new[] { "13812345678", "5678", "li.wei@example.com", "li.wei" })
        {
            (await rep.GetAsync($"/api/search?q={words}", HttpStatusCode.OK))["items"]!.AsArray().ShouldBeEmpty(words);
            (await rep.PostAsync("/api/customers/query", new { search = words }))["items"]!.AsArray().ShouldBeEmpty(words);
        }

        (await rep.GetAsync("/api/search?q=yfkj", HttpStatusCode.OK))["items"]!.AsArray().Count.ShouldBe(1);
        (await app.Admin.GetAsync("/api/search?q=5678", HttpStatusCode.OK))["items"]!.AsArray().Count.ShouldBe(1);

        // Neither the wrong nor the right number is taken: the answer would tell which it is.
        foreach (var phone in new[] { "13812345678", "13900000000" })
        {
            var problem = await rep.PatchAsync(path, new { version = 1, phone }, HttpStatusCode.BadRequest);
            problem["errors"]!["phone"].ShouldNotBeNull();
        }

        // A new record may bring it: who makes it knows it.
        var own = await rep.CreateAsync("customers", new { name = "新客户", phone = "13700001111" });
        ((string)own["phone"]!).ShouldBe("137****1111");
        ((string)(await app.Admin.GetAsync($"/api/customers/{own["id"]}", HttpStatusCode.OK))["phone"]!).ShouldBe("+8613700001111");

        var stale = await rep.PatchAsync(path, new { version = 99, name = "别名" }, HttpStatusCode.Conflict);
        stale.Plain().ShouldNotContain("12345678");
    }

    [Fact]
    public async Task A_masked_field_that_has_to_be_unique_tells_nobody_what_is_there_already()
    {
        await using var app = await TrineApp.StartAsync();
        await app.Admin.CreateAsync("customFields", new { @object = "customers", key = "idNumber", type = "text", labelZh = "证件号", unique = true });
        await RoleAsync(app, new Dictionary<string, string> { ["custom.idNumber"] = "masked" });
        await app.Admin.CreateAsync("customers", new { name = "云帆科技", custom = new { idNumber = "110101199003070001" } });
        using var rep = await app.SignInAsync("clerk");

        // The same answer to what is there and to what is not.
        foreach (var idNumber in new[] { "110101199003070001", "110101199003070002" })
        {
            var problem = await rep.PostAsync("/api/customers", new { name = "猜", custom = new { idNumber } }, HttpStatusCode.BadRequest);
            problem["errors"]!.AsObject().Select(e => e.Key).ShouldBe(["custom.idNumber"]);
            problem["errors"]!["custom.idNumber"]!.Plain().ShouldContain("cannot be changed");
        }

        await rep.CreateAsync("customers", new { name = "没有证件号" });
    }

    [Fact]
    public async Task A_masked_value_is_shown_one_at_a_time_and_the_log_knows_who_looked()
    {
        await using var app = await TrineApp.StartAsync();
        await RoleAsync(app, new { phone = "masked", email = "hidden" });
        var department = await app.AddDepartmentAsync("东");
        var customer = await app.Admin.CreateAsync("customers", new { name = "云帆科技", phone = "13812345678", email = "li.wei@example.com" });
        var user = await app.AddUserAsync("clerk", "clerk@test.example", department);
        using var rep = await app.ClientAsync(user);
        var path = $"/api/customers/{customer["id"]}/reveal";
        ((string)(await rep.PostAsync(path, new { field = "phone" }))["value"]!).ShouldBe("+8613812345678");
        foreach (var field in new[] { "email", "name", "nothing" })
        {
            (await rep.PostAsync(path, new { field }, HttpStatusCode.BadRequest))["errors"]!["field"].ShouldNotBeNull();
        }

        // To the administrator nothing is masked, and what one may not see at all is not revealed either.
        await app.Admin.PostAsync(path, new { field = "phone" }, HttpStatusCode.BadRequest);
        await rep.PostAsync($"/api/customers/{Guid.NewGuid()}/reveal", new { field = "phone" }, HttpStatusCode.NotFound);

        await using (var scope = app.SystemScope())
        {
            var log = scope.ServiceProvider.GetRequiredService<TrineDb>().Set<ChangeLogEntry>();
            var entry = await log.SingleAsync(e => e.Op == ChangeOp.Event && e.RecordId == Guid.Parse((string)customer["id"]!), TrineApp.Token);
            entry.ActorId.ShouldBe(user);
            entry.Fields.ShouldContain("fieldRevealed");
            entry.Fields.ShouldContain("phone");
            entry.Fields.ShouldNotContain("13812345678");
        }

        for (var i = 1; i < 30; i++)
        {
            await rep.PostAsync(path, new { field = "phone" });
        }

        var problem = await rep.PostAsync(path, new { field = "phone" }, HttpStatusCode.TooManyRequests);
        ((int)problem["retryAfter"]!).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Of_several_roles_the_one_that_allows_most_counts()
    {
        await using var app = await TrineApp.StartAsync();
        await RoleAsync(app, new { phone = "hidden", website = "hidden" });
        await RoleAsync(app, new { phone = "masked" }, "second");
        await app.Admin.CreateAsync("customers", new { name = "甲", phone = "13812345678", website = "https://a.example" });
        var user = await app.AddUserAsync("clerk", "clerk@test.example");
        using var client = await app.ClientAsync(user);
        var item = (await client.GetAsync("/api/customers", HttpStatusCode.OK))["items"]![0]!.AsObject();
        (item.ContainsKey("phone"), item.ContainsKey("website")).ShouldBe((false, false));

        var second = (string)(await app.Admin.FindAsync("roles", "code", "second"))["id"]!;
        await app.Admin.CreateAsync("assignments", new { user, position = "兼任", role = second });
        item = (await client.GetAsync("/api/customers", HttpStatusCode.OK))["items"]![0]!.AsObject();
        ((string)item["phone"]!, (string)item["website"]!).ShouldBe(("138****5678", "https://a.example"));
    }

    [Fact]
    public async Task A_read_only_field_stays_as_it_is_whichever_way_it_is_tried()
    {
        await using var app = await TrineApp.StartAsync();
        await RoleAsync(app, new { level = "readOnly" });
        var customer = await app.Admin.CreateAsync("customers", new { name = "甲", level = "a" });
        var id = (string)customer["id"]!;
        using var rep = await app.SignInAsync("clerk");
        ((string)(await rep.GetAsync($"/api/customers/{id}", HttpStatusCode.OK))["level"]!).ShouldBe("a");
        (await rep.PatchAsync($"/api/customers/{id}", new { version = 1, level = "b" }, HttpStatusCode.BadRequest))["errors"]!["level"].ShouldNotBeNull();
        var batch = await rep.PostAsync("/api/customers/batch", new { operations = new[] { new { op = "update", id, values = new { level = "b" } } } });
        batch["results"]![0]!["error"]!["errors"]!["level"].ShouldNotBeNull();
        await rep.StartImportAsync("customers", Encoding.UTF8.GetBytes($"id,level\n{id},b\n"), new { mapping = new Dictionary<string, string> { ["id"] = "id", ["level"] = "level" } }, expect: HttpStatusCode.BadRequest);

        // The same value is no change; the rest of the record is his.
        await rep.PatchAsync($"/api/customers/{id}", new { version = 1, level = "a", name = "乙" });
        var raised = await app.Admin.PatchAsync($"/api/customers/{id}", new { version = 2, level = "c" });
        var undo = await rep.PostAsync($"/api/changes/{raised["changeSet"]}/undo", new { });
        ((int)undo["undone"]!).ShouldBe(0);
        undo["refused"]!.AsArray().Count.ShouldBe(1);
        ((string)(await app.Admin.GetAsync($"/api/customers/{id}", HttpStatusCode.OK))["level"]!).ShouldBe("c");
    }

    [Fact]
    public async Task What_is_computed_from_a_hidden_field_is_hidden_too()
    {
        await using var app = await TrineApp.StartAsync();
        await app.Admin.CreateAsync("customFields", new { @object = "opportunities", key = "tenth", type = "formula", labelZh = "一成", resultType = "number", formula = "{amount} * 10%" });
        await app.Admin.CreateAsync("customFields", new { @object = "customers", key = "deals", type = "rollUp", labelZh = "商机额", rollUpObject = "opportunities", rollUpReference = "customer", rollUpFunction = "sum", rollUpField = "amount" });
        var grant = new Dictionary<string, object> { ["read"] = "all" };
        var grants = new Dictionary<string, object> { ["*"] = grant, ["opportunities"] = new { read = "all", fields = new { amount = "hidden" } } };
        await app.Admin.CreateAsync("roles", new { name = "clerk", code = "clerk", grants = System.Text.Json.JsonSerializer.Serialize(grants) });
        var customer = await app.Admin.CreateAsync("customers", new { name = "甲" });
        await app.Admin.CreateAsync("opportunities", new { name = "商机", customer = customer["id"], amount = 7777 });
        await app.CatchUpAsync();
        using var rep = await app.SignInAsync("clerk");
        var opportunity = (await rep.GetAsync("/api/opportunities", HttpStatusCode.OK))["items"]![0]!;
        opportunity["custom"].ShouldBeNull();
        (await rep.GetAsync($"/api/customers/{customer["id"]}", HttpStatusCode.OK))["custom"].ShouldBeNull();
        (await app.Admin.GetAsync($"/api/customers/{customer["id"]}", HttpStatusCode.OK))["custom"]!["deals"].ShouldNotBeNull();
        (await rep.PostAsync("/api/customers/query", new { filter = new { field = "custom.deals", op = "gt", value = 1 } }, HttpStatusCode.BadRequest))["errors"].ShouldNotBeNull();
        (await rep.PostAsync("/api/activities/query", new { filter = new { field = "opportunity.amount", op = "gt", value = 1 } }, HttpStatusCode.BadRequest))["errors"].ShouldNotBeNull();
    }

    [Fact]
    public async Task Who_asks_why_a_field_is_missing_is_told_which_role_says_so()
    {
        await using var app = await TrineApp.StartAsync();
        await app.Admin.CreateAsync("customFields", new { @object = "orders", key = "half", type = "formula", labelZh = "一半", resultType = "number", formula = "{total} * 50%" });
        var product = await app.Admin.CreateAsync("products", new { name = "服务器", code = "P-1", price = 100 });
        var customer = await app.Admin.CreateAsync("customers", new { name = "甲" });
        var order = await app.Admin.CreateAsync("orders", new { customer = customer["id"], lines = new[] { new { product = product["id"], quantity = 2, unitPrice = 100 } } });
        var grants = new Dictionary<string, object> { ["orders"] = new { read = "all", fields = new Dictionary<string, string> { ["note"] = "readOnly", ["total"] = "hidden", ["lines.discount"] = "hidden" } } };
        await app.Admin.CreateAsync("roles", new { name = "记账员", code = "clerk", grants = System.Text.Json.JsonSerializer.Serialize(grants) });
        var user = await app.AddUserAsync("clerk", "clerk@test.example");
        var path = $"/api/orders/{order["id"]}/access";

        var fields = (await app.Admin.GetAsync($"{path}?user={user}", HttpStatusCode.OK))["fields"]!.AsArray().ToDictionary(f => (string)f!["field"]!, f => f!);
        fields.Keys.ShouldBe(["note", "total", "custom.half", "lines.discount"], ignoreOrder: true);
        ((string)fields["note"]["mode"]!, (string)fields["note"]["reason"]!, (string)fields["note"]["roles"]![0]!["role"]!["name"]!).ShouldBe(("readOnly", "roles", "记账员"));
        ((string)fields["lines.discount"]["mode"]!, (string)fields["lines.discount"]["roles"]![0]!["mode"]!).ShouldBe(("hidden", "hidden"));
        ((string)fields["custom.half"]["mode"]!, (string)fields["custom.half"]["reason"]!).ShouldBe(("hidden", "computed"));

        // Of what is hidden from him he is told nothing, not even that it is there.
        using var clerk = await app.ClientAsync(user);
        (await clerk.GetAsync(path, HttpStatusCode.OK))["fields"]!.AsArray().Select(f => (string)f!["field"]!).ShouldBe(["note"]);
        (await app.Admin.GetAsync(path, HttpStatusCode.OK))["fields"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_view_that_needs_a_hidden_field_is_not_offered()
    {
        await using var app = await TrineApp.StartAsync();
        await RoleAsync(app, new { level = "hidden", nextFollowUpAt = "hidden" });
        await app.Admin.CreateAsync("customers", new { name = "甲", level = "a" });
        foreach (var (name, filter) in new[] { ("重点", (object)new { field = "level", op = "eq", value = "a" }), ("全部", new { field = "name", op = "notEmpty" }) })
        {
            await app.Admin.PostAsync("/api/customers/views", new { name, kind = "list", filter, sort = new[] { "-nextFollowUpAt", "name" }, columns = new[] { "name", "level" }, shared = true }, HttpStatusCode.Created);
        }

        using var rep = await app.SignInAsync("clerk");
        var views = (await rep.GetAsync("/api/customers/views", HttpStatusCode.OK))["items"]!.AsArray();
        views.ShouldNotContain(v => v!.Plain().Contains("level"), views.Plain());
        views.Where(v => (string?)v!["name"] == "重点").ShouldBeEmpty();
        var all = views.Single(v => (string?)v!["name"] == "全部")!;
        all["columns"]!.AsArray().Select(c => (string)c!).ShouldBe(["name"]);
        all["sort"]!.AsArray().Select(c => (string)c!).ShouldBe(["name"]);
    }

    [Theory]
    [InlineData("customers", "name", "hidden")]
    [InlineData("customers", "owner", "hidden")]
    [InlineData("customers", "amount", "hidden")]
    [InlineData("customers", "level", "masked")]
    [InlineData("opportunities", "customer", "hidden")]
    [InlineData("*", "phone", "hidden")]
    public async Task A_rule_that_cannot_hold_is_refused_with_the_reason(string objects, string field, string mode)
    {
        await using var app = await TrineApp.StartAsync();
        var grants = new JsonObject { [objects] = new JsonObject { ["create"] = "own", ["read"] = "all", ["fields"] = new JsonObject { [field] = mode } } };
        var problem = await app.Admin.PostAsync("/api/roles", new { name = "x", code = "x", grants = grants.ToJsonString() }, HttpStatusCode.BadRequest);
        problem["errors"]!["grants"]!.Plain().ShouldContain(field);
    }

    private static Task<JsonNode> RoleAsync(TrineApp app, object fields, string code = "clerk") => app.Admin.CreateAsync("roles", new
    {
        name = code,
        code,
        grants = System.Text.Json.JsonSerializer.Serialize(new Dictionary<string, object>
        {
            ["customers"] = new { create = "all", read = "all", update = "all", delete = "all", export = "all", import = "all", transfer = "all", fields },
        }),
    });
}
