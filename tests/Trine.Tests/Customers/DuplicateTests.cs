using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Trine.Customers.Duplicates;
using Trine.Tests.Fixture;

namespace Trine.Tests.Customers;

public sealed class DuplicateTests
{
    [Fact]
    public async Task Phone_email_credit_code_and_company_name_are_found_however_they_are_typed()
    {
        await using var app = await TrineApp.StartAsync();
        var customer = await app.Admin.CreateAsync("customers", new
        {
            name = "深圳市云帆智能科技有限公司",
            phone = "138 1234 5678",
            phone2 = "0755-86123456",
            email = "Info@YunFan.example",
            creditCode = Credit,
        });
        var id = (string)customer["id"]!;
        foreach (var (probe, matched) in new (object, string)[]
        {
            (new { phone = "+86-138-1234-5678" }, "phone"),
            (new { phone = "075586123456" }, "phone"),
            (new { email = " INFO@yunfan.EXAMPLE " }, "email"),
            (new { creditCode = Credit.ToLowerInvariant() }, "creditCode"),
            (new { name = "云帆智能科技（深圳）有限公司" }, "name"),
        })
        {
            var hit = (await app.Admin.PostAsync("/api/customers/duplicates", probe))["items"]!.AsArray().ShouldHaveSingleItem()!;
            ((string)hit["id"]!).ShouldBe(id);
            ((string)hit["object"]!).ShouldBe("customers");
            Matched(hit).ShouldBe([matched]);
            hit["readable"]!.GetValue<bool>().ShouldBeTrue();
        }

        (await app.Admin.PostAsync("/api/customers/duplicates", new { phone = "13812345678", exclude = id }))["items"]!.AsArray().ShouldBeEmpty();
        (await app.Admin.PostAsync("/api/customers/duplicates", new { name = "   ", phone = "no number" }))["items"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_number_is_looked_for_among_customers_contacts_and_leads_alike()
    {
        await using var app = await TrineApp.StartAsync();
        var customer = await app.Admin.CreateAsync("customers", new { name = "云帆", phone = "13812345678" });
        await app.Admin.CreateAsync("contacts", new { name = "王建国", customer = (string)customer["id"]!, mobile = "13812345678" });
        var lead = await app.Admin.CreateAsync("leads", new { name = "王先生", phone = "13812345678" });
        var hits = (await app.Admin.PostAsync("/api/leads/duplicates", new { phone = "13812345678", exclude = (string)lead["id"]! }))["items"]!.AsArray();
        hits.Select(h => (string)h!["object"]!).ShouldBe(["customers", "contacts"], ignoreOrder: true);

        // What belongs to the customer one is editing is no duplicate of it.
        var others = (await app.Admin.PostAsync("/api/customers/duplicates", new { phone = "13812345678", exclude = (string)customer["id"]! }))["items"]!.AsArray();
        others.Select(h => (string)h!["object"]!).ShouldBe(["leads"]);
    }

    [Fact]
    public async Task What_the_caller_may_not_read_comes_masked_with_its_owner()
    {
        await using var app = await TrineApp.StartAsync();
        using var li = await app.SignInAsync("salesRep", name: "李雷");
        using var han = await app.SignInAsync("salesRep", name: "韩梅梅");
        await li.CreateAsync("customers", new { name = "深圳市云帆智能科技有限公司", phone = "13812345678" });
        var hit = (await han.PostAsync("/api/customers/duplicates", new { phone = "13812345678" }))["items"]!.AsArray().ShouldHaveSingleItem()!;
        hit["readable"]!.GetValue<bool>().ShouldBeFalse();
        ((string)hit["name"]!).ShouldBe("深圳***公司");
        ((string)hit["owner"]!["name"]!).ShouldBe("李雷");
        Matched(hit).ShouldBe(["phone"]);
    }

    [Fact]
    public async Task A_number_many_share_gives_ten_hits_and_the_strongest_match_comes_first()
    {
        await using var app = await TrineApp.StartAsync();
        for (var i = 0; i < 12; i++)
        {
            await app.Admin.CreateAsync("customers", new { name = "甲乙丙丁戊己庚辛壬癸子丑"[i].ToString(), kinds = new[] { "person" }, phone = "4008001234" });
        }

        var best = await app.Admin.CreateAsync("customers", new { name = "乙", creditCode = Credit });
        var hits = (await app.Admin.PostAsync("/api/customers/duplicates", new { phone = "400-800-1234", creditCode = Credit }))["items"]!.AsArray();
        hits.Count.ShouldBe(10);
        ((string)hits[0]!["id"]!).ShouldBe((string)best["id"]!);
    }

    [Fact]
    public async Task A_chunk_of_probes_is_answered_in_its_order()
    {
        await using var app = await TrineApp.StartAsync();
        await app.Admin.CreateAsync("customers", new { name = "云帆科技有限公司", phone = "13800000001" });
        await app.Admin.CreateAsync("leads", new { name = "王先生", company = "云帆科技有限公司", email = "w@x.example" });
        await using var scope = app.SystemScope();
        var finder = scope.ServiceProvider.GetRequiredService<DuplicateFinder>();
        var hits = await finder.FindAsync(
            [new DuplicateProbe(), new DuplicateProbe(Phones: ["13800000001"]), new DuplicateProbe("云帆科技"), new DuplicateProbe(Email: "nobody@x.example"), new DuplicateProbe(Email: "w@x.example")],
            TrineApp.Token);
        hits.Select(h => string.Join(',', h.Select(x => x.Object).Order())).ShouldBe(["", "customers", "customers,leads", "", "leads"]);
    }

    // Of a company that does not exist; the check character is right.
    private static readonly string Credit = Trine.Host.Demo.DemoCreditCode.For("440305", 4711);

    private static IEnumerable<string> Matched(JsonNode hit) => hit["matched"]!.AsArray().Select(m => (string)m!);
}
