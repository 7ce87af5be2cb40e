using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Trine.Kernel.Computed;
using Trine.Kernel.Data;
using Trine.Kernel.Objects;
using Trine.Tests.Fixture;
using Trine.Tests.Fixture.Notes;
using Trine.Tests.Transfer;

namespace Trine.Tests.Kernel;

/// <summary>Formula fields over HTTP: the declared one of notes, and custom ones.</summary>
public sealed class FormulaFieldTests
{
    [Fact]
    public async Task It_is_computed_on_each_save_and_nobody_writes_it()
    {
        await using var app = await NotesApp.StartAsync();
        var note = await app.Admin.CreateAsync("notes", new { title = "abc" });
        ((decimal)note["titleLength"]!).ShouldBe(3);
        note = await app.Admin.PatchAsync($"/api/notes/{note["id"]}", new { version = 1, title = "abcd" });
        ((decimal)note["titleLength"]!).ShouldBe(4);
        var refused = await app.Admin.PatchAsync($"/api/notes/{note["id"]}", new { version = 2, titleLength = 9 }, HttpStatusCode.BadRequest);
        refused["errors"]!.AsObject().Select(e => e.Key).ShouldBe(["titleLength"]);

        // A client that sends back what it read changes nothing.
        ((int)(await app.Admin.PatchAsync($"/api/notes/{note["id"]}", new { version = 2, titleLength = 4 }))["version"]!).ShouldBe(2);
    }

    [Fact]
    public async Task Money_is_exact_and_lists_filter_sort_and_export_it()
    {
        await using var app = await TrineApp.StartAsync();
        await AddAsync(app, "bonus", "money", "ROUND({annualRevenue} * 0.1%, 2)");
        await AddAsync(app, "grade", "text", "IF({custom.bonus} >= 100, \"big\", \"small\")");
        await AddAsync(app, "per", "number", "{annualRevenue} / {employees}");
        var operations = Enumerable.Range(0, 30).Select(i => new { op = "create", values = new { name = $"c{i:00}", annualRevenue = 99_999_995.05m + (i * 10), employees = i % 4 } });
        await app.Admin.PostAsync("/api/customers/batch", new { operations });

        var first = await app.Admin.FindAsync("customers", "name", "c00");
        ((decimal)first["custom"]!["bonus"]!).ShouldBe(100_000.00m);
        first["custom"]!["per"].ShouldBeNull();
        ((string)first["custom"]!["grade"]!).ShouldBe("big");
        var second = await app.Admin.FindAsync("customers", "name", "c01");
        ((decimal)second["custom"]!["bonus"]!).ShouldBe(100_000.01m);
        ((decimal)second["custom"]!["per"]!).ShouldBe(100_000_005.05m);
        var fourth = await app.Admin.FindAsync("customers", "name", "c03");
        ((decimal)fourth["custom"]!["per"]!).ShouldBe(33_333_341.6833m);

        (await app.Admin.CountAsync("customers", new { field = "custom.bonus", op = "gt", value = 100_000.20m })).ShouldBe(9);
        (await app.Admin.CountAsync("customers", new { field = "custom.per", op = "empty" })).ShouldBe(8);
        (await app.Admin.CountAsync("customers", new { field = "custom.grade", op = "eq", value = "big" })).ShouldBe(30);
        var sorted = await app.Admin.PostAsync("/api/customers/query", new { sort = new[] { "-custom.bonus" }, fields = new[] { "name" }, limit = 3 });
        sorted["items"]!.AsArray().Select(i => (string)i!["name"]!).ShouldBe(["c29", "c28", "c27"]);
        var lines = Transfers.Lines(await app.Admin.ExportAsync("customers", query: new { sort = new[] { "name" } }, fields: ["name", "custom.bonus", "custom.grade"]));
        lines[2].ShouldBe("c01,100000.01,big");

        // An import fills what it is computed from, never the field itself.
        var import = await app.Admin.ImportAsync("customers", "name,annual revenue\r\nc01,5000\r\n", new { key = "name", mapping = new Dictionary<string, string> { ["name"] = "name", ["annual revenue"] = "annualRevenue" } });
        import.Counts().ShouldBe((0, 1, 0, 0));
        ((string)(await app.Admin.FindAsync("customers", "name", "c01"))["custom"]!["grade"]!).ShouldBe("small");
        var mapping = new Dictionary<string, string> { ["name"] = "name", ["bonus"] = "custom.bonus" };
        await app.Admin.StartImportAsync("customers", "name,bonus\r\nx,1\r\n"u8.ToArray(), new { mapping }, expect: HttpStatusCode.BadRequest);

        var meta = await app.Admin.GetAsync("/api/meta/customers", HttpStatusCode.OK);
        var field = meta["fields"]!.AsArray().Single(f => (string)f!["key"]! == "custom.bonus")!;
        ((string)field["type"]!, (string)field["computed"]!, (bool)field["readOnly"]!, (bool)field["sortable"]!).ShouldBe(("money", "formula", true, true));
    }

    [Theory]
    [InlineData("number", "{missing} + 1", "missing", "花括号")]
    [InlineData("number", "{name} + 1", "Character 8", "第 8 个字符")]
    [InlineData("number", "UPPER({name})", "must give a number", "应为数字")]
    [InlineData("text", "TODAY()", "changes with time", "随时间变化")]
    [InlineData("number", "{custom.self} + 1", "comes back to itself", "引用到了自己")]
    [InlineData("number", null, "Must not be empty", "不能为空")]
    public async Task A_wrong_formula_is_refused_in_words(string resultType, string? formula, string english, string chinese)
    {
        await using var app = await TrineApp.StartAsync();
        var body = new { labelZh = "x", @object = "customers", key = "self", type = "formula", resultType, formula };
        var problem = await app.Admin.PostAsync("/api/customFields", body, HttpStatusCode.BadRequest);
        ((string)problem["errors"]!["formula"]![0]!).ShouldContain(english);
        app.Admin.DefaultRequestHeaders.Remove("Accept-Language");
        app.Admin.DefaultRequestHeaders.Add("Accept-Language", "zh-CN");
        problem = await app.Admin.PostAsync("/api/customFields", body, HttpStatusCode.BadRequest);
        ((string)problem["errors"]!["formula"]![0]!).ShouldContain(chinese);
    }

    [Fact]
    public async Task Formulas_cannot_go_round_in_a_circle()
    {
        await using var app = await TrineApp.StartAsync();
        var a = await AddAsync(app, "a", "number", "1");
        await AddAsync(app, "b", "number", "{custom.a} + 1");
        await AddAsync(app, "c", "number", "{custom.b} + 1");
        var problem = await app.Admin.PatchAsync($"/api/customFields/{a["id"]}", new { version = 1, formula = "{custom.c} + 1" }, HttpStatusCode.BadRequest);
        ((string)problem["errors"]!["formula"]![0]!).ShouldContain("comes back to itself");
        var customer = await app.Admin.CreateAsync("customers", new { name = "x" });
        ((decimal)customer["custom"]!["c"]!).ShouldBe(3);

        foreach (var (wrong, field) in new (object, string)[]
        {
            (new { labelZh = "x", @object = "customers", key = "d", type = "formula", formula = "1" }, "resultType"),
            (new { labelZh = "x", @object = "customers", key = "d", type = "formula", resultType = "number", formula = "1", required = true }, "required"),
            (new { labelZh = "x", @object = "nothing", key = "d", type = "formula", resultType = "number", formula = "1" }, "object"),
        })
        {
            (await app.Admin.PostAsync("/api/customFields", wrong, HttpStatusCode.BadRequest))["errors"]!.AsObject().Select(e => e.Key).ShouldBe([field]);
        }
    }

    [Fact]
    public async Task A_changed_formula_reaches_all_records_without_touching_them()
    {
        await using var app = await TrineApp.StartAsync();
        var operations = Enumerable.Range(0, 450).Select(i => new { op = "create", values = new { name = $"c{i:000}", employees = i } });
        await app.Admin.PostAsync("/api/customers/batch", new { operations });
        // The administrator asks for more later: what is open on old records does not stand in the way.
        await app.Admin.CreateAsync("customFields", new { labelZh = "y", @object = "customers", key = "must", type = "text", required = true });
        var before = (await app.Admin.FindAsync("customers", "name", "c007"))["updatedAt"]!.Plain();
        var field = await AddAsync(app, "half", "number", "{employees} / 2");
        var loop = app.Services.GetRequiredService<RecomputeLoop>();
        await loop.CatchUpAsync(TrineApp.Token);
        (await app.Admin.CountAsync("customers", new { field = "custom.half", op = "notEmpty" })).ShouldBe(450);

        await app.Admin.PatchAsync($"/api/customFields/{field["id"]}", new { version = 1, formula = "{employees} * 3" });
        await loop.CatchUpAsync(TrineApp.Token);
        (await app.Admin.CountAsync("customers", new { field = "custom.half", op = "ge", value = 1341 })).ShouldBe(3);
        var one = await app.Admin.FindAsync("customers", "name", "c007");
        ((decimal)one["custom"]!["half"]!).ShouldBe(21);
        ((int)one["version"]!).ShouldBe(1);
        one["updatedAt"]!.Plain().ShouldBe(before);

        // The log has it, as the system's.
        var history = await app.Admin.GetAsync($"/api/customers/{one["id"]}/history", HttpStatusCode.OK);
        history["items"]!.AsArray().Count(i => (string)i!["source"]! == "system" && i["fields"]!["custom.half"] is not null).ShouldBe(2);
    }

    [Fact]
    public async Task Two_who_compute_side_by_side_write_one_entry()
    {
        await using var app = await TrineApp.StartAsync();
        await AddAsync(app, "half", "number", "{employees} / 2");
        var customer = await app.Admin.CreateAsync("customers", new { name = "x", employees = 10 });
        await app.CatchUpAsync();
        await app.Services.GetRequiredService<RecomputeLoop>().CatchUpAsync(TrineApp.Token);
        var id = Guid.Parse((string)customer["id"]!);
        await using var outside = app.SystemScope();
        var outsideDb = outside.ServiceProvider.GetRequiredService<TrineDb>();
        await outsideDb.Database.ExecuteSqlAsync($"UPDATE customers SET custom = NULL", TrineApp.Token);

        await using var scope = app.SystemScope();
        var db = scope.ServiceProvider.GetRequiredService<TrineDb>();
        Task second;
        await using (var write = await db.BeginWriteAsync(TrineApp.Token))
        {
            await FixAsync(scope);
            second = SecondAsync();
            while (db.Kind == DatabaseKind.Postgres && !second.IsCompleted && await WaitingAsync() == 0)
            {
            }

            await write.CommitAsync(TrineApp.Token);
        }

        await second;
        var history = await app.Admin.GetAsync($"/api/customers/{id}/history", HttpStatusCode.OK);
        history["items"]!.AsArray().Count(i => (string)i!["source"]! == "system").ShouldBe(1);

        async Task SecondAsync()
        {
            await using var another = app.SystemScope();
            await using var write = await another.ServiceProvider.GetRequiredService<TrineDb>().BeginWriteAsync(TrineApp.Token);
            await FixAsync(another);
            await write.CommitAsync(TrineApp.Token);
        }

        Task FixAsync(AsyncServiceScope of) => of.ServiceProvider.GetRequiredService<ComputedUpkeep>()
            .FixAsync(of.ServiceProvider.GetRequiredService<Metadata>().Current.Schema("customers"), [id], TrineApp.Token);

        Task<int> WaitingAsync() => outsideDb.Database
            .SqlQuery<int>($"SELECT count(*)::int AS \"Value\" FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'")
            .SingleAsync(TrineApp.Token);
    }

    [Fact]
    public async Task Computing_anew_goes_on_where_it_was()
    {
        await using var app = await TrineApp.StartAsync();
        await AddAsync(app, "half", "number", "{employees} / 2");
        var operations = Enumerable.Range(0, 300).Select(i => new { op = "create", values = new { name = $"c{i:000}", employees = 10 } });
        await app.Admin.PostAsync("/api/customers/batch", new { operations });
        await app.CatchUpAsync();
        var loop = app.Services.GetRequiredService<RecomputeLoop>();
        await loop.CatchUpAsync(TrineApp.Token);

        // As a process leaves it that was killed after the hundredth record.
        var all = (await app.Admin.PostAsync("/api/customers/query", new { fields = new[] { "name" }, limit = 500 }))["items"]!.AsArray().Select(i => Guid.Parse((string)i!["id"]!)).Order().ToList();
        await using (var scope = app.SystemScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<TrineDb>();
            await db.Database.ExecuteSqlAsync($"UPDATE customers SET custom = NULL", TrineApp.Token);
            var hundredth = all[99];
            await db.Set<Recomputation>().Where(r => r.Object == "customers").ExecuteUpdateAsync(s => s.SetProperty(r => r.After, hundredth).SetProperty(r => r.Done, false), TrineApp.Token);
        }

        await loop.CatchUpAsync(TrineApp.Token);
        (await app.Admin.CountAsync("customers", new { field = "custom.half", op = "eq", value = 5 })).ShouldBe(200);
    }

    [Fact]
    public async Task Undo_takes_back_what_people_wrote_and_computes_the_rest()
    {
        await using var app = await TrineApp.StartAsync();
        var field = await AddAsync(app, "half", "number", "{employees} / 2");
        var customer = await app.Admin.CreateAsync("customers", new { name = "x", employees = 10 });
        var edit = await app.Admin.PatchAsync($"/api/customers/{customer["id"]}", new { version = 1, employees = 20 });
        await app.Admin.PatchAsync($"/api/customFields/{field["id"]}", new { version = 1, formula = "{employees} / 4" });
        await app.Services.GetRequiredService<RecomputeLoop>().CatchUpAsync(TrineApp.Token);
        var undo = await app.Admin.PostAsync($"/api/changes/{edit["changeSet"]}/undo", new { });
        ((int)undo["undone"]!).ShouldBe(1);
        var now = await app.Admin.GetAsync($"/api/customers/{customer["id"]}", HttpStatusCode.OK);
        ((int)now["employees"]!).ShouldBe(10);
        ((decimal)now["custom"]!["half"]!).ShouldBe(2.5m);
    }

    private static async Task<JsonNode> AddAsync(TrineApp app, string key, string resultType, string formula) =>
        await app.Admin.CreateAsync("customFields", new { labelZh = key, labelEn = key, @object = "customers", key, type = "formula", resultType, formula });

    [Fact]
    public async Task A_field_others_are_computed_from_stays()
    {
        await using var app = await TrineApp.StartAsync();
        var source = await app.Admin.CreateAsync("customFields", new { labelZh = "x", labelEn = "x", @object = "customers", key = "source", type = "decimal" });
        var formula = await app.Admin.CreateAsync(
            "customFields", new { labelZh = "双倍", labelEn = "Double", @object = "customers", key = "twice", type = "formula", resultType = "number", formula = "{custom.source} * 2" });
        var problem = await app.Admin.DeleteAsync($"/api/customFields/{source["id"]}", HttpStatusCode.UnprocessableEntity);
        problem.Plain().ShouldContain("computed from it: Double");
        await app.Admin.DeleteAsync($"/api/customFields/{formula["id"]}", HttpStatusCode.OK);
        await app.Admin.DeleteAsync($"/api/customFields/{source["id"]}", HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_key_is_one_fields_and_keeps_its_type()
    {
        await using var app = await TrineApp.StartAsync();
        object Field(string type) => new { labelZh = "x", @object = "customers", key = "grade", type };
        var first = await app.Admin.CreateAsync("customFields", Field("text"));
        (await app.Admin.PostAsync("/api/customFields", Field("text"), HttpStatusCode.BadRequest))["errors"]!.AsObject().Select(e => e.Key).ShouldBe(["key"]);
        await app.Admin.DeleteAsync($"/api/customFields/{first["id"]}", HttpStatusCode.OK);
        (await app.Admin.PostAsync("/api/customFields", Field("integer"), HttpStatusCode.BadRequest))["errors"]!.AsObject().Select(e => e.Key).ShouldBe(["key"]);
        await app.Admin.CreateAsync("customFields", Field("text"));
        await app.Admin.PostAsync($"/api/customFields/{first["id"]}/restore", new { }, HttpStatusCode.BadRequest);
    }
}
