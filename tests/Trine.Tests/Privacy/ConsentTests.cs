using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Trine.Kernel.Changes;
using Trine.Kernel.Data;
using Trine.Tests.Fixture;

namespace Trine.Tests.Privacy;

/// <summary>The ledger of what people agreed to.</summary>
public sealed class ConsentTests
{
    [Fact]
    public async Task Consent_is_given_ends_and_is_withdrawn_and_the_ledger_keeps_it_all()
    {
        var clock = new FakeClock(new(2026, 11, 21, 2, 0, 0, TimeSpan.Zero));
        await using var app = await TrineApp.StartAsync(clock.Replace);
        var purpose = await app.Admin.PurposeAsync(notice: "我们将向您介绍新品");
        var customer = (await app.Admin.CreateAsync("customers", new { name = "云帆" }))["id"];
        foreach (var (objects, body) in new (string, object)[] { ("customers", new { name = "云帆二" }), ("contacts", new { name = "王建国", customer }), ("leads", new { name = "李娜" }) })
        {
            var path = $"/api/{objects}/{(await app.Admin.CreateAsync(objects, body))["id"]}/consents";
            var empty = await app.Admin.GetAsync(path, HttpStatusCode.OK);
            (empty["states"]!.AsArray().Count, empty["entries"]!.AsArray().Count, (bool)empty["canWrite"]!).ShouldBe((0, 0, true));

            var given = await GrantAsync(app.Admin, path, purpose, "email", new { at = "2026-11-20T09:00:00+08:00", validUntil = "2026-11-22" });
            var state = given.State("email")!;
            ((bool)state["granted"]!, (string)state["since"]!, (string)state["until"]!, (int)state["noticeVersion"]!).ShouldBe((true, "2026-11-20T01:00:00Z", "2026-11-22", 1));
            ((string)state["purpose"]!["name"]!).ShouldBe("产品推广");
            var entry = given["entries"]![0]!;
            ((string)entry["evidence"]!, (string)entry["how"]!, (string)entry["decision"]!).ShouldBe(("官网表单勾选", "form", "granted"));
            entry["by"]!["id"].ShouldNotBeNull();

            // All channels, and then one of them not.
            await GrantAsync(app.Admin, path, purpose, "any");
            clock.Advance(TimeSpan.FromMinutes(1));
            var less = await WithdrawAsync(app.Admin, path, purpose, "sms", "短信太多");
            ((bool)less.State("any")!["granted"]!, (bool)less.State("email")!["granted"]!, (bool)less.State("sms")!["granted"]!).ShouldBe((true, true, false));
            clock.Advance(TimeSpan.FromMinutes(1));
            var none = await WithdrawAsync(app.Admin, path, purpose, "any", null);
            none["states"]!.AsArray().ShouldAllBe(s => !(bool)s!["granted"]!);
            none["entries"]!.AsArray().Select(e => (string)e!["channel"]!).ShouldBe(["any", "sms", "any", "email"]);
            clock.Advance(TimeSpan.FromMinutes(-2));
        }
    }

    [Fact]
    public async Task What_a_lead_agreed_to_counts_for_the_contact_it_became()
    {
        await using var app = await TrineApp.StartAsync();
        var purpose = await app.Admin.PurposeAsync();
        var path = await LeadAsync(app.Admin);
        await GrantAsync(app.Admin, path, purpose, "email");
        var lead = path.Split('/')[3];
        await app.Admin.PostAsync($"/api/leads/{lead}/convert", new { version = 1 });
        var became = await app.Admin.GetAsync($"/api/leads/{lead}", HttpStatusCode.OK);
        var contact = $"/api/contacts/{became["contact"]!["id"]}/consents";
        var his = await app.Admin.GetAsync(contact, HttpStatusCode.OK);
        ((bool)his.State("email")!["granted"]!, (string)his["entries"]![0]!["former"]!).ShouldBe((true, "leads"));
        (await app.Admin.GetAsync($"/api/customers/{became["customer"]!["id"]}/consents", HttpStatusCode.OK))["entries"]!.AsArray().ShouldBeEmpty();

        // What he says as a contact is newer, and counts.
        var less = await WithdrawAsync(app.Admin, contact, purpose, "email", "不再需要");
        ((bool)less.State("email")!["granted"]!).ShouldBeFalse();
        less["entries"]!.AsArray().Select(e => (string?)e!["former"]).ShouldBe([null, "leads"]);
    }

    [Fact]
    public async Task A_consent_is_over_the_day_after_its_last()
    {
        // Noon in Shanghai.
        var clock = new FakeClock(new(2026, 11, 21, 4, 0, 0, TimeSpan.Zero));
        await using var app = await TrineApp.StartAsync(clock.Replace);
        var purpose = await app.Admin.PurposeAsync();
        var path = await LeadAsync(app.Admin);
        await GrantAsync(app.Admin, path, purpose, "email", new { validUntil = "2026-11-21" });
        async Task<bool> GrantedAsync() => (bool)(await app.Admin.GetAsync(path, HttpStatusCode.OK)).State("email")!["granted"]!;
        (await GrantedAsync()).ShouldBeTrue();
        clock.Advance(TimeSpan.FromHours(30));
        (await GrantedAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task A_consent_may_be_written_down_when_it_is_over_already_but_not_end_before_it_was_given()
    {
        await using var app = await TrineApp.StartAsync(new FakeClock(new(2026, 11, 21, 4, 0, 0, TimeSpan.Zero)).Replace);
        var purpose = await app.Admin.PurposeAsync();
        var path = await LeadAsync(app.Admin);
        var given = await GrantAsync(app.Admin, path, purpose, "email", new { at = "2025-03-01T09:00:00+08:00", validUntil = "2025-12-31" });
        ((string)given["entries"]![0]!["validUntil"]!, (bool)given.State("email")!["granted"]!).ShouldBe(("2025-12-31", false));
        var body = Grant(purpose, "email");
        body["validUntil"] = "2026-11-20";
        var refused = await app.Admin.PostAsync(path, body, HttpStatusCode.BadRequest);
        refused["errors"]!.AsObject().Select(e => e.Key).ShouldBe(["validUntil"]);

        // Days are the workspace's: at half past midnight here it is yesterday yet in Greenwich.
        (body["at"], body["validUntil"]) = ("2026-11-20T00:30:00+08:00", "2026-11-19");
        await app.Admin.PostAsync(path, body, HttpStatusCode.BadRequest);
        body["validUntil"] = "2026-11-20";
        await app.Admin.PostAsync(path, body, HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_new_notice_marks_consent_to_the_old_one()
    {
        await using var app = await TrineApp.StartAsync();
        var purpose = await app.Admin.PurposeAsync(notice: "一");
        var path = await LeadAsync(app.Admin);
        ((bool)(await GrantAsync(app.Admin, path, purpose, "email")).State("email")!["outdated"]!).ShouldBeFalse();
        await app.Admin.PatchAsync($"/api/processingActivities/{purpose}", new { version = 1, notice = "二" });
        ((bool)(await app.Admin.GetAsync(path, HttpStatusCode.OK)).State("email")!["outdated"]!).ShouldBeTrue();
        ((bool)(await GrantAsync(app.Admin, path, purpose, "email", new { noticeVersion = 1 })).State("email")!["outdated"]!).ShouldBeTrue();
        ((bool)(await GrantAsync(app.Admin, path, purpose, "email")).State("email")!["outdated"]!).ShouldBeFalse();
    }

    [Theory]
    [InlineData("""{"evidence": " "}""", "evidence")]
    [InlineData("""{"how": null}""", "how")]
    [InlineData("""{"at": "2099-01-01T00:00:00Z"}""", "at")]
    [InlineData("""{"validUntil": "2020-01-01"}""", "validUntil")]
    [InlineData("""{"noticeVersion": 2}""", "noticeVersion")]
    [InlineData("""{"noticeVersion": 0}""", "noticeVersion")]
    [InlineData("""{"channel": "post"}""", "channel")]
    [InlineData("""{"file": "0197a000-0000-7000-8000-000000000000"}""", "file")]
    [InlineData("""{"purpose": "0197a000-0000-7000-8000-000000000000"}""", "purpose")]
    [InlineData("""{"decision": "withdrawn", "validUntil": "2099-01-01"}""", "validUntil")]
    public async Task What_proves_nothing_is_refused_by_field(string change, string field)
    {
        await using var app = await TrineApp.StartAsync();
        var purpose = await app.Admin.PurposeAsync(channels: ["email", "sms"], notice: "一");
        var path = await LeadAsync(app.Admin);
        var body = Grant(purpose, "email");
        foreach (var (key, value) in JsonNode.Parse(change)!.AsObject())
        {
            body[key] = value?.DeepClone();
        }

        var problem = await app.Admin.PostAsync(path, body, HttpStatusCode.BadRequest);
        problem["errors"]!.AsObject().Select(e => e.Key).ShouldBe([field]);
        await app.Admin.PostAsync(path, new { purpose, channel = "pigeon", decision = "granted" }, HttpStatusCode.BadRequest);
        (await app.Admin.PostAsync(path, new { channel = "email" }, HttpStatusCode.BadRequest))["errors"]!.AsObject().Select(e => e.Key).ShouldBe(["purpose", "decision"]);
        await app.Admin.PostAsync(path, new { channel = "email", decision = "granted" }, HttpStatusCode.BadRequest);
        (await app.Admin.GetAsync(path, HttpStatusCode.OK))["entries"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_purpose_no_longer_served_takes_withdrawals_only_and_stays_while_consents_name_it()
    {
        await using var app = await TrineApp.StartAsync();
        var purpose = await app.Admin.PurposeAsync();
        var path = await LeadAsync(app.Admin);
        await GrantAsync(app.Admin, path, purpose, "email");
        var inUse = await app.Admin.DeleteAsync($"/api/processingActivities/{purpose}?version=1", HttpStatusCode.UnprocessableEntity);
        ((string)inUse["code"]!).ShouldBe("inUse");
        await app.Admin.PatchAsync($"/api/processingActivities/{purpose}", new { version = 1, active = false });
        var problem = await app.Admin.PostAsync(path, Grant(purpose, "sms"), HttpStatusCode.BadRequest);
        problem["errors"]!.AsObject().Select(e => e.Key).ShouldBe(["purpose"]);
        ((bool)(await WithdrawAsync(app.Admin, path, purpose, "email", null)).State("email")!["granted"]!).ShouldBeFalse();

        // What is done to keep a contract asks nobody.
        var contract = await app.Admin.PurposeAsync("履约", basis: "contract");
        (await app.Admin.PostAsync(path, Grant(contract, "email"), HttpStatusCode.BadRequest))["errors"]!["purpose"].ShouldNotBeNull();
    }

    [Fact]
    public async Task Rights_are_those_of_the_person_and_only_people_agree_to_anything()
    {
        await using var app = await TrineApp.StartAsync();
        var purpose = await app.Admin.PurposeAsync();
        await app.Admin.CreateAsync("roles", new { name = "reader", code = "reader", grants = """{"leads": {"read": "all"}}""" });
        using var reader = await app.SignInAsync("reader");
        using var rep = await app.SignInAsync("salesRep");
        var path = await LeadAsync(app.Admin);
        await GrantAsync(app.Admin, path, purpose, "email");
        var seen = await reader.GetAsync(path, HttpStatusCode.OK);
        ((bool)seen["canWrite"]!, (string)seen["entries"]![0]!["purpose"]!["name"]!).ShouldBe((false, "产品推广"));
        await reader.PostAsync(path, Grant(purpose, "sms"), HttpStatusCode.Forbidden);
        await rep.GetAsync(path, HttpStatusCode.NotFound);
        await rep.PostAsync(path, Grant(purpose, "sms"), HttpStatusCode.NotFound);

        // Written down by who may change his own people, and by nobody else.
        var own = await LeadAsync(rep);
        ((bool)(await GrantAsync(rep, own, purpose, "sms")).State("sms")!["granted"]!).ShouldBeTrue();
        var product = await app.Admin.CreateAsync("products", new { name = "网关", price = 1 });
        var activity = await app.Admin.CreateAsync("activities", new { subject = "拜访", type = "visit", at = "2026-11-20T01:00:00Z", lead = path.Split('/')[3] });
        foreach (var other in new[] { $"/api/products/{product["id"]}/consents", $"/api/activities/{activity["id"]}/consents", $"/api/consents/{Guid.NewGuid()}/consents" })
        {
            await app.Admin.GetAsync(other, HttpStatusCode.NotFound);
            await app.Admin.PostAsync(other, Grant(purpose, "sms"), HttpStatusCode.NotFound);
        }

        await app.Admin.PostAsync("/api/consents/query", new { }, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_is_in_the_ledger_is_not_undone()
    {
        await using var app = await TrineApp.StartAsync();
        var purpose = await app.Admin.PurposeAsync();
        var path = await LeadAsync(app.Admin);
        await GrantAsync(app.Admin, path, purpose, "email");
        var entry = (Guid)(await app.Admin.GetAsync(path, HttpStatusCode.OK))["entries"]![0]!["id"]!;
        await using var scope = app.SystemScope();
        var changeSet = (await scope.ServiceProvider.GetRequiredService<TrineDb>().Set<ChangeLogEntry>().SingleAsync(e => e.RecordId == entry, TrineApp.Token)).ChangeSet;
        var answer = await app.Admin.PostAsync($"/api/changes/{changeSet}/undo", new { });
        ((int)answer["undone"]!, answer["refused"]!.AsArray().Count).ShouldBe((0, 1));
        ((bool)(await app.Admin.GetAsync(path, HttpStatusCode.OK)).State("email")!["granted"]!).ShouldBeTrue();
    }

    [Fact]
    public async Task A_file_of_the_person_shows_it_and_is_kept_for_that()
    {
        await using var app = await TrineApp.StartAsync();
        var purpose = await app.Admin.PurposeAsync();
        var (path, other) = (await LeadAsync(app.Admin), await LeadAsync(app.Admin));
        var file = await UploadAsync(app.Admin, path);
        var shown = await GrantAsync(app.Admin, path, purpose, "email", new { file });
        ((string)shown["entries"]![0]!["file"]!["name"]!).ShouldBe("登记表.txt");
        ((string)(await app.Admin.DeleteAsync($"/api/files/{file}", HttpStatusCode.UnprocessableEntity))["code"]!).ShouldBe("inUse");
        var foreign = Grant(purpose, "sms");
        foreign["file"] = await UploadAsync(app.Admin, other);
        (await app.Admin.PostAsync(path, foreign, HttpStatusCode.BadRequest))["errors"]!.AsObject().Select(e => e.Key).ShouldBe(["file"]);
    }

    [Fact]
    public async Task Of_somebody_erased_the_ledger_tells_that_he_agreed_and_not_what_he_said()
    {
        await using var app = await TrineApp.StartAsync();
        var purpose = await app.Admin.PurposeAsync();
        var path = await LeadAsync(app.Admin);
        var file = await UploadAsync(app.Admin, path);
        await GrantAsync(app.Admin, path, purpose, "email", new { evidence = "说可以发到 oyxm 的邮箱", file });
        await ErasureTests.EraseAsync(app.Admin, new { records = new[] { new { @object = "leads", id = path.Split('/')[3] } } });
        var left = await app.Admin.GetAsync(path, HttpStatusCode.OK);
        ((bool)left.State("email")!["granted"]!, left["entries"]![0]!["evidence"], left["entries"]![0]!["file"]).ShouldBe((true, null, null));
        await using var scope = app.SystemScope();
        var db = scope.ServiceProvider.GetRequiredService<TrineDb>();
        (await db.Set<ChangeLogEntry>().Where(e => e.Object == "consents").Select(e => e.Fields).ToListAsync(TrineApp.Token)).ShouldAllBe(f => !f.Contains("oyxm"));
    }

    private static JsonObject Grant(string purpose, string channel) =>
        new() { ["purpose"] = purpose, ["channel"] = channel, ["decision"] = "granted", ["how"] = "form", ["evidence"] = "官网表单勾选" };

    private static Task<JsonNode> GrantAsync(HttpClient client, string path, string purpose, string channel, object? more = null)
    {
        var body = Grant(purpose, channel);
        foreach (var (key, value) in System.Text.Json.JsonSerializer.SerializeToNode(more ?? new { })!.AsObject())
        {
            body[key] = value?.DeepClone();
        }

        return client.CallAsync(HttpMethod.Post, path, body, HttpStatusCode.Created);
    }

    private static Task<JsonNode> WithdrawAsync(HttpClient client, string path, string purpose, string channel, string? evidence) =>
        client.CallAsync(HttpMethod.Post, path, new { purpose, channel, decision = "withdrawn", evidence }, HttpStatusCode.Created);

    private static async Task<string> LeadAsync(HttpClient client) => $"/api/leads/{(await client.CreateAsync("leads", new { name = "李娜" }))["id"]}/consents";

    private static async Task<string> UploadAsync(HttpClient client, string path)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes("签字"));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse("text/plain");
        using var form = new MultipartFormDataContent { { content, "file", "登记表.txt" } };
        return (string)(await client.PostAsync(path.Replace("/consents", "/files", StringComparison.Ordinal), form, HttpStatusCode.Created))["id"]!;
    }
}
