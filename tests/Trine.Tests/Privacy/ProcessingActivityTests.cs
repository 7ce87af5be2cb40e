using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Trine.Tests.Fixture;
using Trine.Tests.Transfer;

namespace Trine.Tests.Privacy;

/// <summary>The record of processing.</summary>
[Trait("Database", "any")]
public sealed class ProcessingActivityTests
{
    [Fact]
    public async Task The_notice_has_a_version_that_the_product_counts()
    {
        await using var app = await TrineApp.StartAsync();
        var activity = await app.Admin.CreateAsync("processingActivities", new { name = "推广", purpose = "介绍新品", legalBasis = "consent" });
        var path = $"/api/processingActivities/{activity["id"]}";
        ((int)activity["noticeVersion"]!).ShouldBe(0);
        async Task<int> ChangeAsync(int version, object body)
        {
            var values = System.Text.Json.JsonSerializer.SerializeToNode(body)!.AsObject();
            values["version"] = version;
            return (int)(await app.Admin.PatchAsync(path, values))["noticeVersion"]!;
        }

        (await ChangeAsync(1, new { notice = "一" })).ShouldBe(1);
        (await ChangeAsync(2, new { name = "推广活动" })).ShouldBe(1);
        (await ChangeAsync(3, new { notice = "二" })).ShouldBe(2);
        (await ChangeAsync(4, new { notice = (string?)null })).ShouldBe(3);
        await app.Admin.PatchAsync(path, new { version = 5, noticeVersion = 9 }, HttpStatusCode.BadRequest);
        ((int)(await app.Admin.CreateAsync("processingActivities", new { name = "月刊", purpose = "发送月刊", legalBasis = "consent", notice = "一" }))["noticeVersion"]!).ShouldBe(1);
    }

    [Theory]
    [InlineData("""{"legalBasis": "contract", "separateConsent": true}""", "separateConsent")]
    [InlineData("""{"crossBorder": true}""", "crossBorderTo")]
    [InlineData("""{"legalBasis": "because"}""", "legalBasis")]
    [InlineData("""{"channels": ["pigeon"]}""", "channels")]
    [InlineData("""{"retentionMonths": 0}""", "retentionMonths")]
    [InlineData("""{"purpose": ""}""", "purpose")]
    public async Task What_contradicts_itself_is_refused(string change, string field)
    {
        await using var app = await TrineApp.StartAsync();
        var body = new JsonObject { ["name"] = "推广", ["purpose"] = "介绍新品", ["legalBasis"] = "consent" };
        foreach (var (key, value) in JsonNode.Parse(change)!.AsObject())
        {
            body[key] = value?.DeepClone();
        }

        (await app.Admin.PostAsync("/api/processingActivities", body, HttpStatusCode.BadRequest))["errors"]!.AsObject().Select(e => e.Key).ShouldBe([field]);
    }

    [Fact]
    public async Task Everybody_reads_the_record_and_only_who_is_given_the_right_changes_it()
    {
        await using var app = await TrineApp.StartAsync();
        var purpose = await app.Admin.PurposeAsync();
        using var manager = await app.SignInAsync("salesManager");
        ((string)(await manager.GetAsync($"/api/processingActivities/{purpose}", HttpStatusCode.OK))["name"]!).ShouldBe("产品推广");
        await manager.PatchAsync($"/api/processingActivities/{purpose}", new { version = 1, name = "改" }, HttpStatusCode.Forbidden);
        await manager.PostAsync("/api/processingActivities", new { name = "改", purpose = "改", legalBasis = "consent" }, HttpStatusCode.Forbidden);
        await manager.PostAsync("/api/retentionRules/query", new { }, HttpStatusCode.Forbidden);
        await manager.PostAsync("/api/retentionRules/preview", new { @object = "leads", dateField = "createdAt", months = 1 }, HttpStatusCode.Forbidden);
        await app.Admin.CreateAsync("roles", new { name = "officer", code = "officer", grants = """{"processingActivities": {"create": "all", "read": "all", "update": "all", "export": "all"}}""" });
        using var officer = await app.SignInAsync("officer");
        await officer.PatchAsync($"/api/processingActivities/{purpose}", new { version = 1, name = "推广" });
    }

    [Fact]
    public async Task The_record_comes_out_as_a_file()
    {
        await using var app = await TrineApp.StartAsync();
        await app.Admin.PurposeAsync();
        Encoding.UTF8.GetString(await app.Admin.ExportAsync("processingActivities")).ShouldContain("产品推广");
        (await app.Admin.ExportAsync("processingActivities", "xlsx")).Length.ShouldBeGreaterThan(1_000);
    }
}
