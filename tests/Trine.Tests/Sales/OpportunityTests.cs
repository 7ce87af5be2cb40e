using System.Net;
using System.Text.Json.Nodes;
using Trine.Tests.Fixture;

namespace Trine.Tests.Sales;

public sealed class OpportunityTests
{
    [Fact]
    public async Task An_opportunity_begins_in_the_first_stage_and_passes_gates_on_its_way()
    {
        await using var app = await TrineApp.StartAsync();
        var stages = await StagesAsync(app.Admin);
        stages.Keys.ShouldBe(["初步接洽", "需求确认", "方案报价", "商务谈判", "合同签订", "赢单", "输单"]);
        var opportunity = await NewAsync(app.Admin);
        ((string)opportunity["stage"]!["name"]!).ShouldBe("初步接洽");
        ((string)opportunity["pipeline"]!["name"]!).ShouldBe("标准销售流程");
        opportunity["probability"]!.GetValue<decimal>().ShouldBe(10);

        var path = $"/api/opportunities/{Id(opportunity)}";
        var gate = await app.Admin.PatchAsync(path, new { version = 1, stage = stages["商务谈判"] }, HttpStatusCode.BadRequest);
        ((string)gate["code"]!).ShouldBe("opportunity.gate");
        gate["errors"]!.AsObject().Select(e => e.Key).ShouldBe(["amount", "expectedCloseOn"]);
        ((string)gate["errors"]!["amount"]![0]!).ShouldBe("Needed to enter “商务谈判”");

        var moved = await app.Admin.PatchAsync(path, new { version = 1, stage = stages["商务谈判"], amount = 120000.55m, expectedCloseOn = "2027-01-31" });
        moved["probability"]!.GetValue<decimal>().ShouldBe(70);
        await app.Admin.PatchAsync(path, new { version = 2, pipeline = Guid.NewGuid() }, HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Losing_winning_and_reopening_keep_the_rules()
    {
        await using var app = await TrineApp.StartAsync();
        var opportunity = await NewAsync(app.Admin);
        var path = $"/api/opportunities/{Id(opportunity)}";
        (await app.Admin.PostAsync($"{path}/lose", new { version = 1 }, HttpStatusCode.BadRequest))["errors"]!["reason"].ShouldNotBeNull();
        (await app.Admin.PostAsync($"{path}/lose", new { version = 1, reason = "weather" }, HttpStatusCode.BadRequest))["errors"]!["reason"].ShouldNotBeNull();

        var lost = await app.Admin.PostAsync($"{path}/lose", new { version = 1, reason = "price", note = "贵两成" });
        ((string)lost["state"]!).ShouldBe("lost");
        ((string)lost["lossReason"]!).ShouldBe("price");
        lost["closedOn"].ShouldNotBeNull();
        lost["can"]!["verbs"]!.AsArray().Select(v => (string)v!).ShouldBe(["reopen"]);
        ((string)(await app.Admin.PostAsync($"{path}/win", new { version = 2 }, HttpStatusCode.UnprocessableEntity))["code"]!).ShouldBe("opportunity.closed");

        var open = await app.Admin.PostAsync($"{path}/reopen", new { version = 2 });
        ((string)open["stage"]!["name"]!).ShouldBe("初步接洽");
        open["lossReason"].ShouldBeNull();
        open["closedOn"].ShouldBeNull();

        var gate = await app.Admin.PostAsync($"{path}/win", new { version = 3 }, HttpStatusCode.BadRequest);
        ((string)gate["code"]!).ShouldBe("opportunity.gate");
        await app.Admin.PatchAsync(path, new { version = 3, amount = 500 });
        ((string)(await app.Admin.PostAsync($"{path}/win", new { version = 4 }))["state"]!).ShouldBe("won");
    }

    [Fact]
    public async Task Undoing_a_loss_brings_everything_back()
    {
        await using var app = await TrineApp.StartAsync();
        var opportunity = await NewAsync(app.Admin);
        var lost = await app.Admin.PostAsync($"/api/opportunities/{Id(opportunity)}/lose", new { version = 1, reason = "price" });
        (await app.Admin.PostAsync($"/api/changes/{(string)lost["changeSet"]!}/undo", new { }))["undone"]!.GetValue<int>().ShouldBe(1);
        var back = await app.Admin.GetAsync($"/api/opportunities/{Id(opportunity)}", HttpStatusCode.OK);
        foreach (var field in new[] { "stage", "state", "probability", "closedOn", "lossReason", "stageEnteredAt" })
        {
            back[field]?.Plain().ShouldBe(opportunity[field]?.Plain(), field);
        }
    }

    [Fact]
    public async Task The_board_sums_by_stage_and_currency()
    {
        await using var app = await TrineApp.StartAsync();
        var stages = await StagesAsync(app.Admin);
        await NewAsync(app.Admin, 100.10m);
        await NewAsync(app.Admin, 200.25m);
        await NewAsync(app.Admin, 50, "USD");
        var board = await app.Admin.PostAsync("/api/opportunities/board", new { field = "stage", sum = "amount", filter = new { field = "state", op = "eq", value = "open" } });
        var first = board["columns"]!.AsArray().Single(c => (string?)c!["value"]?["id"] == stages["初步接洽"])!;
        first["count"]!.GetValue<int>().ShouldBe(3);
        first["sum"]!.AsArray().Select(s => ((string)s!["currency"]!, s["amount"]!.GetValue<decimal>())).ShouldBe([("CNY", 300.35m), ("USD", 50m)], ignoreOrder: true);
    }

    [Fact]
    public async Task The_pipeline_is_set_up_once_and_not_again_after_it_was_deleted()
    {
        var data = await TrineApp.NewDataAsync();
        await using (var app = await TrineApp.StartAsync(data))
        {
            var pipeline = (await app.Admin.GetAsync("/api/pipelines", HttpStatusCode.OK))["items"]!.AsArray().ShouldHaveSingleItem()!;
            await app.Admin.DeleteAsync($"/api/pipelines/{Id(pipeline)}", HttpStatusCode.OK);
        }

        await using var again = await TrineApp.StartAsync(data);
        (await again.Admin.GetAsync("/api/pipelines", HttpStatusCode.OK))["items"]!.AsArray().ShouldBeEmpty();
    }

    private static async Task<Dictionary<string, string>> StagesAsync(HttpClient client)
    {
        var list = await client.PostAsync("/api/stages/query", new { sort = new[] { "position" } });
        return list["items"]!.AsArray().ToDictionary(s => (string)s!["name"]!, s => (string)s!["id"]!);
    }

    private static async Task<JsonNode> NewAsync(HttpClient client, decimal? amount = null, string currency = "CNY")
    {
        var customer = await client.CreateAsync("customers", new { name = "云帆" });
        return await client.CreateAsync("opportunities", new { name = "扩容项目", customer = Id(customer), amount, currency });
    }

    private static string Id(JsonNode record) => (string)record["id"]!;
}
