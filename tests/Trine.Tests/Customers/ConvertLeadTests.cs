using System.Net;
using System.Text.Json.Nodes;
using Trine.Tests.Fixture;

namespace Trine.Tests.Customers;

public sealed class ConvertLeadTests
{
    [Fact]
    public async Task A_lead_becomes_customer_contact_and_opportunity_in_one_change_set_and_its_history_comes_along()
    {
        await using var app = await TrineApp.StartAsync();
        var lead = await app.Admin.CreateAsync("leads", new { name = "王建国", company = "云帆科技有限公司", phone = "13812345678", source = "exhibition", need = "二期扩容", budget = 200000, tags = new[] { "华南" } });
        var id = (string)lead["id"]!;
        var call = await app.Admin.CreateAsync("activities", new { subject = "首次通话", type = "call", lead = id });
        var task = await app.Admin.CreateAsync("tasks", new { title = "寄样品", lead = id });

        var answer = await app.Admin.PostAsync($"/api/leads/{id}/convert", new { version = 1, contact = true, opportunity = new { name = "扩容项目", closeDate = "2027-03-31" } });
        ((string)answer["lead"]!["status"]!).ShouldBe("converted");
        var customer = await app.Admin.GetAsync($"/api/customers/{(string)answer["customer"]!["id"]!}", HttpStatusCode.OK);
        ((string)customer["name"]!).ShouldBe("云帆科技有限公司");
        ((string)customer["source"]!).ShouldBe("exhibition");
        ((string)customer["needs"]!).ShouldBe("二期扩容");
        customer["tags"]!.AsArray().Select(t => (string)t!).ShouldBe(["华南"]);

        var contact = await app.Admin.GetAsync($"/api/contacts/{(string)answer["contact"]!["id"]!}", HttpStatusCode.OK);
        ((string)contact["mobile"]!).ShouldBe("+8613812345678");
        Id(contact["customer"]).ShouldBe(Id(customer));

        var opportunity = await app.Admin.GetAsync($"/api/opportunities/{(string)answer["opportunity"]!["id"]!}", HttpStatusCode.OK);
        opportunity["amount"]!.GetValue<decimal>().ShouldBe(200000);
        ((string)opportunity["expectedCloseOn"]!).ShouldBe("2027-03-31");
        ((string)opportunity["stage"]!["name"]!).ShouldBe("初步接洽");

        foreach (var path in new[] { $"/api/activities/{Id(call)}", $"/api/tasks/{Id(task)}" })
        {
            var record = await app.Admin.GetAsync(path, HttpStatusCode.OK);
            Id(record["customer"]).ShouldBe(Id(customer), path);
            Id(record["contact"]).ShouldBe(Id(contact), path);
            Id(record["opportunity"]).ShouldBe(Id(opportunity), path);
            Id(record["lead"]).ShouldBe(id, path);
        }

        var timeline = await app.Admin.GetAsync($"/api/customers/{Id(customer)}/timeline", HttpStatusCode.OK);
        timeline["items"]!.AsArray().Select(i => (string)i!["kind"]!).Distinct().ShouldBe(["activity", "task", "contact", "opportunity", "lead", "change"], ignoreOrder: true);

        var undo = await app.Admin.PostAsync($"/api/changes/{(string)answer["changeSet"]!}/undo", new { });
        undo["refused"]!.AsArray().ShouldBeEmpty();
        ((string)(await app.Admin.GetAsync($"/api/leads/{id}", HttpStatusCode.OK))["status"]!).ShouldBe("new");
        await app.Admin.GetAsync($"/api/customers/{Id(customer)}", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_lead_can_join_a_customer_there_is_and_without_an_opportunity()
    {
        await using var app = await TrineApp.StartAsync();
        var customer = await app.Admin.CreateAsync("customers", new { name = "云帆" });
        var lead = await app.Admin.CreateAsync("leads", new { name = "王建国" });
        var answer = await app.Admin.PostAsync($"/api/leads/{Id(lead)}/convert", new { version = 1, customer = Id(customer), contact = true });
        Id(answer["customer"]).ShouldBe(Id(customer));
        answer["opportunity"].ShouldBeNull();
        var again = await app.Admin.PostAsync($"/api/leads/{Id(lead)}/convert", new { version = 2 }, HttpStatusCode.UnprocessableEntity);
        ((string)again["code"]!).ShouldBe("lead.converted");
        ((string)again["detail"]!).ShouldContain("王建国");
    }

    [Fact]
    public async Task A_private_person_becomes_a_customer_of_that_kind()
    {
        await using var app = await TrineApp.StartAsync();
        var lead = await app.Admin.CreateAsync("leads", new { name = "王建国" });
        var answer = await app.Admin.PostAsync($"/api/leads/{Id(lead)}/convert", new { version = 1, contact = false });
        answer["contact"].ShouldBeNull();
        var customer = await app.Admin.GetAsync($"/api/customers/{Id(answer["customer"])}", HttpStatusCode.OK);
        customer["kinds"]!.AsArray().Select(k => (string)k!).ShouldBe(["person"]);
    }

    [Fact]
    public async Task Colleagues_activities_on_the_lead_come_along_too()
    {
        await using var app = await TrineApp.StartAsync();
        var department = await app.AddDepartmentAsync("销售一部");
        using var rep = await app.SignInAsync("salesRep", department);
        using var manager = await app.SignInAsync("salesManager", department);
        var lead = await rep.CreateAsync("leads", new { name = "王建国" });
        var visit = await manager.CreateAsync("activities", new { subject = "陪访", type = "visit", lead = Id(lead) });
        var answer = await rep.PostAsync($"/api/leads/{Id(lead)}/convert", new { version = 1 });
        var moved = await app.Admin.GetAsync($"/api/activities/{Id(visit)}", HttpStatusCode.OK);
        Id(moved["customer"]).ShouldBe(Id(answer["customer"]));
    }

    [Fact]
    public async Task Nothing_is_left_behind_when_a_conversion_fails()
    {
        await using var app = await TrineApp.StartAsync();
        var lead = await app.Admin.CreateAsync("leads", new { name = "王建国", company = "云帆" });
        var problem = await app.Admin.PostAsync($"/api/leads/{Id(lead)}/convert", new { version = 1, opportunity = new { amount = -1 } }, HttpStatusCode.BadRequest);
        problem["errors"]!.AsObject().Select(e => e.Key).ShouldBe(["amount"]);
        await app.Admin.PostAsync($"/api/leads/{Id(lead)}/convert", new { version = 1, customer = Guid.NewGuid() }, HttpStatusCode.BadRequest);
        await app.Admin.PostAsync($"/api/leads/{Id(lead)}/convert", new { version = 9 }, HttpStatusCode.Conflict);
        (await app.Admin.PostAsync("/api/customers/query", new { count = "exact" }))["count"]!.GetValue<int>().ShouldBe(0);
        ((string)(await app.Admin.GetAsync($"/api/leads/{Id(lead)}", HttpStatusCode.OK))["status"]!).ShouldBe("new");
    }

    private static string Id(JsonNode? record) => (string)record!["id"]!;
}
