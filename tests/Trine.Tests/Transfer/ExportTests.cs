using System.Net;
using Trine.Kernel.Objects;
using Trine.Host;
using Trine.Host.Commands;
using Trine.Kernel.Transfer.Imports;
using Microsoft.Extensions.DependencyInjection;
using Trine.Tests.Fixture;

namespace Trine.Tests.Transfer;

public sealed class ExportTests
{
    [Fact]
    public async Task A_list_is_exported_as_it_is_shown()
    {
        await using var app = await TrineApp.StartAsync();
        app.Admin.DefaultRequestHeaders.Remove("Accept-Language");
        app.Admin.DefaultRequestHeaders.Add("Accept-Language", "zh-CN");
        var parent = await app.Admin.CreateAsync("customers", new { name = "集团", level = "b" });
        await app.Admin.CreateAsync("customers", new
        {
            name = "甲公司", level = "a", kinds = new[] { "organisation", "partner" }, region = "440305", phone = "13812345678", parent = parent["id"],
            nextFollowUpAt = "2026-03-01T22:30:15Z", birthday = "1990-05-06", birthdayIsLunar = true, annualRevenue = 1234.5, tags = new[] { "a,b" },
        });
        await app.Admin.CreateAsync("customers", new { name = "乙公司", level = "a" });
        await app.Admin.CreateAsync("customers", new { name = "丙公司", level = "c" });
        var me = (string)(await app.Admin.GetAsync("/api/session", HttpStatusCode.OK))["user"]!["name"]!;
        var csv = await app.Admin.ExportAsync(
            "customers",
            query: new { filter = new { field = "level", op = "in", value = new[] { "a", "b" } }, sort = new[] { "-name" } },
            fields: ["name", "level", "kinds", "region", "phone", "parent", "nextFollowUpAt", "birthday", "birthdayIsLunar", "annualRevenue", "tags", "owner", "parent.id"]);
        Transfers.Lines(csv).ShouldBe([
            "客户名称,客户等级,客户类型,省市区,电话,上级公司,下次跟进时间,生日 / 成立日,过农历生日,年营业额,标签,负责人,parent.id",
            $"乙公司,A 重点客户,企业 / 机构,,,,,,否,,,{me},",
            $"甲公司,A 重点客户,企业 / 机构;合作伙伴,广东省 深圳市 南山区,+8613812345678,集团,2026-03-02 06:30:15,1990-05-06,是,1234.5,\"a,b;\",{me},{parent["id"]}",
            $"集团,B 重要客户,企业 / 机构,,,,,,否,,,{me},",
        ]);
    }

    [Fact]
    public async Task What_could_run_as_a_formula_is_guarded_and_comes_back_as_it_was()
    {
        await using var app = await TrineApp.StartAsync();
        string[] names = ["=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "\tTab", "＝1", "-12.5", "'=quoted"];
        foreach (var (i, name) in names.Index())
        {
            await app.Admin.CreateAsync("products", new { name = $"p{i}", code = $"C{i}", description = name });
        }

        var csv = await app.Admin.ExportAsync("products", fields: ["code", "name", "description"]);
        var lines = Transfers.Lines(csv);
        lines.ShouldContain("C0,p0,'=cmd|' /C calc'!A0");
        lines.ShouldContain("C2,p2,'-2+3");
        lines.ShouldContain("C6,p6,-12.5");
        (await app.Admin.ImportAsync("products", csv)).Counts().ShouldBe((0, 0, names.Length, 0));
    }

    [Fact]
    public async Task Exports_reach_as_far_as_their_own_grant_and_belong_to_who_asked()
    {
        await using var app = await TrineApp.StartAsync();
        var department = await app.AddDepartmentAsync("East");
        var managerId = await app.AddUserAsync("salesManager", "manager@test.example", department);
        var manager = await app.ClientAsync(managerId);
        var rep = await app.SignInAsync("salesRep", department);
        await rep.CreateAsync("customers", new { name = "Rep's" });
        await app.Admin.CreateAsync("customers", new { name = "Admin's" });
        Transfers.Lines(await manager.ExportAsync("customers", fields: ["name"])).ShouldBe(["Name", "Rep's"]);
        var refused = await rep.CallAsync(HttpMethod.Post, "/api/exports", new { @object = "customers", format = "csv" }, HttpStatusCode.Forbidden);
        ((string)refused["detail"]!).ShouldContain("export");

        // Reading all but exporting one's own: the file holds one's own.
        var role = await app.Admin.CreateAsync("roles", new { name = "Narrow", code = "narrow", grants = """{"*":{"read":"all","create":"own","export":"own"}}""" });
        await app.Admin.CreateAsync("users", new { name = "Narrow One", email = "narrow@test.example", role = role["id"] });
        await using var scope = app.SystemScope();
        var narrow = await app.ClientAsync((Guid)(await app.Admin.FindAsync("users", "email", "narrow@test.example"))["id"]!);
        await narrow.CreateAsync("customers", new { name = "Narrow's" });
        (await narrow.CountAsync("customers")).ShouldBe(3);
        Transfers.Lines(await narrow.ExportAsync("customers", fields: ["name"])).ShouldBe(["Name", "Narrow's"]);

        var started = await manager.CallAsync(HttpMethod.Post, "/api/exports", new { @object = "customers", format = "xlsx" }, HttpStatusCode.Accepted);
        await manager.EndedAsync("exports", (string)started["id"]!);
        foreach (var other in new[] { rep, app.Admin })
        {
            await other.GetAsync($"/api/exports/{started["id"]}", HttpStatusCode.NotFound);
            await other.GetAsync($"/api/exports/{started["id"]}/file", HttpStatusCode.NotFound);
        }

        await manager.CallAsync(HttpMethod.Post, "/api/exports", new { @object = "customers", format = "pdf" }, HttpStatusCode.BadRequest);
        await manager.CallAsync(HttpMethod.Post, "/api/exports", new { @object = "customers", format = "csv", fields = new[] { "nope" } }, HttpStatusCode.BadRequest);
        await manager.CallAsync(HttpMethod.Post, "/api/exports", new { @object = "customers", format = "csv", query = new { filter = new { field = "nope", op = "eq", value = 1 } } }, HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_search_is_exported_whole()
    {
        await using var app = await TrineApp.StartAsync();
        var rows = string.Concat(Enumerable.Range(0, 1500).Select(i => $"Findme {i}\n"));
        (await app.Admin.ImportAsync("customers", "name\n" + rows)).Counts().ShouldBe((1500, 0, 0, 0));
        await app.Admin.CreateAsync("customers", new { name = "Other" });
        await app.CatchUpAsync();

        // A list stops looking at 1,001 hits; a file must not.
        Transfers.Lines(await app.Admin.ExportAsync("customers", query: new { search = "findme" }, fields: ["name"])).Count.ShouldBe(1501);
    }

    /// <summary>Every object, every field an import may fill, both formats: what is exported and imported again changes nothing.</summary>
    [Theory]
    [InlineData("csv")]
    [InlineData("xlsx")]
    public async Task Every_object_comes_back_as_it_was(string format)
    {
        var data = await TrineApp.NewDataAsync();
        await using (var first = TrineApplication.Build(data, []))
        {
            await TrineApplication.PrepareAsync(first.Services, TrineApp.Token);
            await FirstStart.RunAsync(first.Services, data, demo: true, TrineApp.Token);
        }

        await using var app = await TrineApp.StartAsync(data);
        await using var scope = app.SystemScope();
        var metadata = scope.ServiceProvider.GetRequiredService<Metadata>().Current;
        var mapping = scope.ServiceProvider.GetRequiredService<ImportMapping>();
        var lines = metadata.Schemas.Select(s => s.Definition.Lines?.Object).OfType<string>().ToHashSet();
        var objects = metadata.Schemas.Where(s => !s.Definition.Internal && !lines.Contains(s.Key)).ToList();
        objects.Count.ShouldBeGreaterThan(12);
        foreach (var schema in objects)
        {
            // By id, because demo people share names; the header of a plain column is its label, and its place is guessed from it.
            var fields = mapping.Targets(schema).Where(t => !t.Path.StartsWith("lines.", StringComparison.Ordinal))
                .Select(t => t.Field.IsReference && t.Field.Key != "id" ? t.Path + ".id" : t.Path).ToArray();
            var file = await app.Admin.ExportAsync(schema.Key, format, fields: fields);
            var preview = await app.Admin.PreviewAsync(schema.Key, file, "file." + format);
            var guessed = preview["columns"]!.AsArray().ToDictionary(c => (string)c!["header"]!, c => (string?)c!["field"]);
            guessed.Where(g => !g.Key.EndsWith(".id", StringComparison.Ordinal) && g.Value is null).ShouldBeEmpty(schema.Key);
            var mapped = guessed.ToDictionary(g => g.Key, g => g.Key.EndsWith(".id", StringComparison.Ordinal) ? g.Key : g.Value);
            var count = await app.Admin.CountAsync(schema.Key);
            var import = await app.Admin.ImportAsync(schema.Key, file, new { mapping = mapped, key = "id", clearEmpty = true }, "file." + format);
            import.Counts().ShouldBe((0, 0, count, 0), $"{schema.Key}: {((int)import["rejected"]! > 0 ? string.Join('\n', await app.Admin.RejectedAsync(import)) : "")}");
        }
    }

    [Fact]
    public async Task Orders_move_to_another_workspace_with_their_lines()
    {
        await using var from = await TrineApp.StartAsync();
        await using var to = await TrineApp.StartAsync();
        await from.Admin.ImportAsync("customers", "name\nAcme\nGlobex\n");
        await from.Admin.ImportAsync("products", "code,name,price\nA,Alpha,10\nB,Beta,20\n");
        var rows = string.Concat(Enumerable.Range(0, 700).Select(i => $"SO-{i},Acme,2024-05-06,A,{i},1.25\nSO-{i},Acme,2024-05-06,B,1,19.99\n"));
        (await from.Admin.ImportAsync("orders", $"number,customer,orderedOn,lines.product,lines.quantity,lines.unitPrice\n{rows}SO-EMPTY,Globex,2024-05-07,,,\n")).Counts().ShouldBe((701, 0, 0, 0));
        foreach (var objects in new[] { "customers", "products" })
        {
            var import = await to.Admin.ImportAsync(objects, await from.Admin.ExportAsync(objects, fields: objects == "customers" ? ["name"] : ["code", "name", "price"]));
            ((int)import["rejected"]!).ShouldBe(0);
        }

        string[] fields = ["number", "customer", "orderedOn", "discount", "createdAt", "lines.product", "lines.description", "lines.quantity", "lines.unitPrice", "lines.discount"];
        var before = await from.Admin.ExportAsync("orders", query: new { sort = new[] { "number" } }, fields: fields);
        Transfers.Lines(before).Count.ShouldBe(1402);
        (await to.Admin.ImportAsync("orders", before)).Counts().ShouldBe((701, 0, 0, 0));
        Transfers.Lines(await to.Admin.ExportAsync("orders", query: new { sort = new[] { "number" } }, fields: fields)).ShouldBe(Transfers.Lines(before));
        var sums = await from.Admin.ExportAsync("orders", query: new { sort = new[] { "number" } }, fields: ["number", "total"]);
        Transfers.Lines(await to.Admin.ExportAsync("orders", query: new { sort = new[] { "number" } }, fields: ["number", "total"])).ShouldBe(Transfers.Lines(sums));
    }
}
