using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Trine.Kernel.Changes;
using Trine.Kernel.Transfer.Imports;
using Trine.Tests.Fixture;

namespace Trine.Tests.Transfer;

[Trait("Database", "any")]
public sealed class ImportTests
{
    [Fact]
    public async Task A_preview_shows_the_file_and_guesses_its_columns_in_both_languages()
    {
        await using var app = await TrineApp.StartAsync();
        var preview = await app.Admin.PreviewAsync("customers", "公司名称;Phone number;负责人;城市;没有这列\n甲;13812345678;王;sao paulo;x\n"u8.ToArray());
        ((string)preview["format"]!).ShouldBe("csv");
        ((string)preview["encoding"]!).ShouldBe("utf-8");
        ((string)preview["delimiter"]!).ShouldBe(";");
        // «sao paulo» is no Chinese division: rather no guess than a wrong one.
        preview["columns"]!.AsArray().Select(c => (string?)c!["field"]).ShouldBe(["name", "phone", "owner", null, null]);
        ((string)preview["columns"]![1]!["samples"]![0]!).ShouldBe("13812345678");
        ((string)preview["rows"]![0]![0]!).ShouldBe("甲");
        preview["fields"]!.AsArray().Select(f => (string)f!["key"]!).ShouldContain("creditCode");

        // What was uploaded is imported without sending it again, by the one who uploaded it.
        var token = (string)preview["file"]!;
        var other = await app.SignInAsync("salesManager");
        await other.CallAsync(HttpMethod.Post, "/api/imports", new { @object = "customers", fileToken = token }, HttpStatusCode.BadRequest);
        var started = await app.Admin.CallAsync(
            HttpMethod.Post, "/api/imports", new { @object = "customers", fileToken = token, options = new { mapping = new Dictionary<string, string?> { ["公司名称"] = "name" } } }, HttpStatusCode.Accepted);
        (await app.Admin.EndedAsync("imports", (string)started["id"]!)).Counts().ShouldBe((1, 0, 0, 0));
    }

    [Theory]
    [InlineData("utf-8", false)]
    [InlineData("utf-8", true)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16BE", true)]
    [InlineData("gb18030", false)]
    [InlineData("big5", false)]
    public async Task Every_encoding_comes_in_without_mojibake(string name, bool mark)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var encoding = Encoding.GetEncoding(name);
        await using var app = await TrineApp.StartAsync();
        // Words both of the mainland's and of Taiwan's character sets have.
        var text = "客戶名稱,備註\n" + string.Concat(Enumerable.Range(1, 30).Select(i => $"中華電信股份有限公司{i},這是一家電信公司，總部在台北。\n"));
        byte[] file = [.. mark ? encoding.GetPreamble() : [], .. encoding.GetBytes(text)];
        var import = await app.Admin.ImportAsync("customers", file, new { mapping = new Dictionary<string, string> { ["客戶名稱"] = "name", ["備註"] = "description" } });
        import.Counts().ShouldBe((30, 0, 0, 0));
        ((string)(await app.Admin.FindAsync("customers", "name", "中華電信股份有限公司7"))["description"]!).ShouldBe("這是一家電信公司，總部在台北。");
    }

    [Fact]
    public async Task Values_of_all_types_are_read_as_people_write_them()
    {
        await using var app = await TrineApp.StartAsync();
        var import = await app.Admin.ImportAsync(
            "customers",
            """
            name,kinds,level,region,annualRevenue,employees,birthday,birthdayIsLunar,tags,phone,createdAt
            甲,个人；合作伙伴,a,广东省深圳市南山区,120万,"1,200",1990年5月6日,是,"重点、老客户",138 1234 5678,2019-03-04 05:06:07
            乙,Organisation,重要客户,440305,"￥3,456.78",,11/21/1985,no,"Smith, John;VIP",010-12345678-801,2018/1/2
            """);
        // 乙's level is no choice; everything else is well formed.
        import.Counts().ShouldBe((1, 0, 0, 1));
        var rejected = await app.Admin.RejectedAsync(import);
        rejected[0].ShouldEndWith(",Row,Reason");
        rejected[1].ShouldContain("Level");
        rejected[1].ShouldContain("重要客户");
        var customer = await app.Admin.FindAsync("customers", "name", "甲");
        customer["kinds"]!.AsArray().Select(k => (string)k!).ShouldBe(["person", "partner"]);
        ((string)customer["region"]!).ShouldBe("440305");
        ((decimal)customer["annualRevenue"]!).ShouldBe(1_200_000m);
        ((int)customer["employees"]!).ShouldBe(1200);
        ((string)customer["birthday"]!).ShouldBe("1990-05-06");
        ((bool)customer["birthdayIsLunar"]!).ShouldBeTrue();
        customer["tags"]!.AsArray().Select(k => (string)k!).ShouldBe(["重点", "老客户"]);
        ((string)customer["phone"]!).ShouldBe("+8613812345678");
        ((string)customer["createdAt"]!).ShouldBe("2019-03-03T21:06:07Z");
    }

    [Fact]
    public async Task A_date_order_is_found_from_the_whole_column_and_else_asked_for()
    {
        await using var app = await TrineApp.StartAsync();
        var rows = string.Concat(Enumerable.Range(0, 3000).Select(i => $"甲{i},03/04/1985\n"));
        var told = await app.Admin.ImportAsync("customers", $"name,birthday\n{rows}乙,11/21/1985\n");
        told.Counts().ShouldBe((3001, 0, 0, 0));
        ((string)(await app.Admin.FindAsync("customers", "name", "甲0"))["birthday"]!).ShouldBe("1985-03-04");
        var unclear = await app.Admin.ImportAsync("customers", "name,birthday\n丙,03/04/1985\n");
        unclear.Counts().ShouldBe((0, 0, 0, 1));
        (await app.Admin.RejectedAsync(unclear))[1].ShouldContain("can be read as two different dates");
        var said = await app.Admin.ImportAsync("customers", "name,birthday\n丙,03/04/1985\n", new { dateFormat = "dmy" });
        said.Counts().ShouldBe((1, 0, 0, 0));
        ((string)(await app.Admin.FindAsync("customers", "name", "丙"))["birthday"]!).ShouldBe("1985-04-03");
    }

    [Fact]
    public async Task Numbers_of_a_file_from_abroad_get_its_country()
    {
        await using var app = await TrineApp.StartAsync();
        const string File = "full name,phone\nBrooke Brown,+1-395-557-1028x208\nDaniel Hoffman,957.962.1534\n";
        (await app.Admin.ImportAsync("customers", File)).Counts().ShouldBe((1, 0, 0, 1));
        (await app.Admin.ImportAsync("customers", File, new { phoneCountry = "1" })).Counts().ShouldBe((2, 0, 0, 0));
        ((string)(await app.Admin.FindAsync("customers", "name", "Daniel Hoffman"))["phone"]!).ShouldBe("+19579621534");
        var wrong = await app.Admin.StartImportAsync("customers", Encoding.UTF8.GetBytes(File), new { phoneCountry = "US" }, expect: HttpStatusCode.BadRequest);
        wrong["errors"]!["options.phoneCountry"].ShouldNotBeNull();
    }

    [Fact]
    public async Task A_unique_key_updates_skips_or_doubles()
    {
        await using var app = await TrineApp.StartAsync();
        (await app.Admin.ImportAsync("products", "code,name,price\nA1,Alpha,10\nB1,Beta,20\n")).Counts().ShouldBe((2, 0, 0, 0));
        (await app.Admin.ImportAsync("products", "code,name,price\nA1,Alpha,11\nB1,Beta,20\nC1,Gamma,30\nC1,Gamma,31\n")).Counts().ShouldBe((1, 2, 1, 0));
        ((decimal)(await app.Admin.FindAsync("products", "code", "A1"))["price"]!).ShouldBe(11m);
        ((decimal)(await app.Admin.FindAsync("products", "code", "C1"))["price"]!).ShouldBe(31m);
        (await app.Admin.ImportAsync("products", "code,name,price\nA1,Alpha,12\nD1,Delta,1\n", new { onDuplicate = "skip" })).Counts().ShouldBe((1, 0, 1, 0));
        ((decimal)(await app.Admin.FindAsync("products", "code", "A1"))["price"]!).ShouldBe(11m);
        (await app.Admin.ImportAsync("products", "code,name\nA1,Another\n", new { onDuplicate = "create" })).Counts().ShouldBe((0, 0, 0, 1));

        // Any field that tells the rows apart will do, as it is kept: 138 1234 5678 finds +8613812345678.
        (await app.Admin.ImportAsync("customers", "name,phone\n甲,13812345678\n")).Counts().ShouldBe((1, 0, 0, 0));
        (await app.Admin.ImportAsync("customers", "name,phone,wechat\n甲公司,138 1234 5678,jia\n", new { key = "phone" })).Counts().ShouldBe((0, 1, 0, 0));
        ((string)(await app.Admin.FindAsync("customers", "wechat", "jia"))["name"]!).ShouldBe("甲公司");

        // An empty cell leaves what is there, unless it is to be emptied.
        (await app.Admin.ImportAsync("customers", "name,phone,wechat\n甲公司,13812345678,\n", new { key = "phone" })).Counts().ShouldBe((0, 0, 1, 0));
        (await app.Admin.ImportAsync("customers", "name,phone,wechat\n甲公司,13812345678,\n", new { key = "phone", clearEmpty = true })).Counts().ShouldBe((0, 1, 0, 0));
        (await app.Admin.FindAsync("customers", "name", "甲公司"))["wechat"].ShouldBeNull();

        await app.Admin.CreateAsync("customers", new { name = "甲公司" });
        var ambiguous = await app.Admin.ImportAsync("customers", "name,wechat\n甲公司,x\n", new { key = "name" });
        ambiguous.Counts().ShouldBe((0, 0, 0, 1));
        (await app.Admin.RejectedAsync(ambiguous))[1].ShouldContain("2 records have this value");
    }

    [Fact]
    public async Task A_custom_field_is_filled_and_serves_as_the_key()
    {
        await using var app = await TrineApp.StartAsync();
        await app.Admin.CreateAsync("customFields", new { @object = "customers", key = "erpId", type = "text", labelZh = "ERP编号", labelEn = "ERP id", unique = true });
        await app.Admin.CreateAsync("customFields", new { @object = "customers", key = "score", type = "integer", labelZh = "评分", labelEn = "Score" });
        (await app.Admin.ImportAsync("customers", "name,ERP编号,Score\n甲,E-1,5\n乙,E-2,7\n")).Counts().ShouldBe((2, 0, 0, 0));
        (await app.Admin.ImportAsync("customers", "name,ERP id,评分\n甲,E-1,6\n丙,E-3,8\n")).Counts().ShouldBe((1, 1, 0, 0));
        ((int)(await app.Admin.FindAsync("customers", "custom.erpId", "E-1"))["custom"]!["score"]!).ShouldBe(6);
    }

    [Fact]
    public async Task References_are_found_by_id_unique_field_name_or_nearly_so_and_else_told()
    {
        await using var app = await TrineApp.StartAsync();
        await app.AddUserAsync("salesRep", "moses@test.example", name: "Moses Frase");
        var customer = await app.Admin.CreateAsync("customers", new { name = "Acme" });
        foreach (var name in new[] { "Twin", "Twin" })
        {
            await app.Admin.CreateAsync("customers", new { name });
        }

        await app.Admin.CreateAsync("products", new { name = "GTX Pro", code = "P-7" });
        var import = await app.Admin.ImportAsync(
            "opportunities",
            $"""
            name,customer,product,stage,owner,amount
            one,Acme,GTX Pro,Won,Moses Frase,1
            two,{customer["id"]},P-7,closed won,MOSES@test.example,2
            three,Acme,GTXPro,赢单,,3
            four,Twin,,,,4
            five,Nobody,,,,5
            six,Acme,,,Somebody,6
            seven,acme,gtx  pro,,,7
            eight,,,,,8
            """);
        import.Counts().ShouldBe((5, 0, 0, 3));

        // A file may tell of deals without a customer; people may go on with them, and must name one for their own.
        var eight = (string)(await app.Admin.FindAsync("opportunities", "name", "eight"))["id"]!;
        (await app.Admin.CallAsync(HttpMethod.Patch, $"/api/opportunities/{eight}", new { version = 1, amount = 9 }, HttpStatusCode.OK))!["customer"].ShouldBeNull();
        (await app.Admin.CallAsync(HttpMethod.Post, "/api/opportunities", new { name = "nine" }, HttpStatusCode.BadRequest))!.Plain().ShouldContain("\"customer\"");
        var adopted = await app.Admin.ImportAsync("opportunities", "name,customer,owner\nleft,Acme,Somebody\n", new { unknownUsers = "mine" });
        adopted.Counts().ShouldBe((1, 0, 0, 0));
        (await app.Admin.RejectedAsync(adopted, "warnings"))[1].ShouldContain("There is no User “Somebody”");
        var me = (string)(await app.Admin.GetAsync("/api/session", HttpStatusCode.OK))["user"]!["id"]!;
        ((string)(await app.Admin.FindAsync("opportunities", "name", "left"))["owner"]!["id"]!).ShouldBe(me);

        var rejected = await app.Admin.RejectedAsync(import);
        rejected[1].ShouldContain("several records “Twin”");
        rejected[2].ShouldContain("There is no Customer “Nobody”");
        rejected[3].ShouldContain("There is no User “Somebody”");
        foreach (var name in new[] { "one", "two", "three" })
        {
            var found = await app.Admin.FindAsync("opportunities", "name", name);
            ((string)found["product"]!["name"]!).ShouldBe("GTX Pro", name);
            ((string)found["state"]!).ShouldBe("won", name);
            ((string)found["customer"]!["name"]!).ShouldBe("Acme", name);
        }

        ((string)(await app.Admin.FindAsync("opportunities", "name", "two"))["owner"]!["name"]!).ShouldBe("Moses Frase");

        // By a named field only, and made by name where the options say so.
        var made = await app.Admin.ImportAsync(
            "opportunities",
            "Title,Account,Item\neight,Newcomer,P-7\nnine,Newcomer,P-7\nten,,P-7\n",
            new
            {
                mapping = new Dictionary<string, string> { ["Title"] = "name", ["Account"] = "customer", ["Item"] = "product.code" },
                createMissing = new[] { "customer" },
                defaults = new Dictionary<string, string> { ["customer"] = "Acme" },
            });
        made.Counts().ShouldBe((3, 0, 0, 0));
        (await app.Admin.CountAsync("customers", new { field = "name", op = "eq", value = "Newcomer" })).ShouldBe(1);
        ((string)(await app.Admin.FindAsync("opportunities", "name", "ten"))["customer"]!["name"]!).ShouldBe("Acme");
    }

    [Fact]
    public async Task A_reference_may_point_to_another_row_of_the_same_file()
    {
        await using var app = await TrineApp.StartAsync();
        var import = await app.Admin.ImportAsync("customers", "name,parent\nChild,Mother\nMother,\nOrphan,Nobody\nGrandchild,Child\nLost,Orphan\n");
        import.Counts().ShouldBe((3, 0, 0, 2));
        ((string)(await app.Admin.FindAsync("customers", "name", "Child"))["parent"]!["name"]!).ShouldBe("Mother");
        ((string)(await app.Admin.FindAsync("customers", "name", "Grandchild"))["parent"]!["name"]!).ShouldBe("Child");
        var rejected = await app.Admin.RejectedAsync(import);
        rejected[1].ShouldStartWith("Orphan,Nobody,4,");
        // Its parent is a row that could not be taken.
        rejected[2].ShouldStartWith("Lost,Orphan,6,");
    }

    [Fact]
    public async Task Rows_of_one_order_become_its_lines_wherever_they_stand()
    {
        await using var app = await TrineApp.StartAsync();
        await app.Admin.CreateAsync("customers", new { name = "Acme" });
        (await app.Admin.ImportAsync("products", "code,name,price\nA,Alpha,10\nB,Beta,20\n")).Counts().ShouldBe((2, 0, 0, 0));

        // The two rows of SO-SPLIT are more than a chunk apart.
        var file = new StringBuilder("number,customer,orderedOn,lines.product,lines.quantity,lines.unitPrice,lines.discount\n");
        file.Append("SO-SPLIT,Acme,2024-05-06,A,2,10.00,0\n");
        for (var i = 0; i < ImportRun.ChunkSize / 2; i++)
        {
            file.Append(CultureInfo.InvariantCulture, $"SO-{i},Acme,2024-05-06,A,1,10.005,0\nSO-{i},Acme,2024-05-06,B,3,19.99,10\n");
        }

        file.Append("SO-SPLIT,Acme,2024-05-06,B,1,5.55,0\nSO-BAD,Acme,2024-05-06,A,1,1,0\nSO-BAD,Acme,2024-05-06,Nothing,1,1,0\n");
        var import = await app.Admin.ImportAsync("orders", file.ToString());
        import.Counts().ShouldBe(((ImportRun.ChunkSize / 2) + 1, 0, 0, 2));
        var split = await app.Admin.FindAsync("orders", "number", "SO-SPLIT");
        ((decimal)split["total"]!).ShouldBe(25.55m);
        var whole = await app.Admin.GetAsync($"/api/orders/{split["id"]}", HttpStatusCode.OK);
        whole["lines"]!.AsArray().Select(l => (string)l!["description"]!).ShouldBe(["Alpha", "Beta"]);
        // 10.005 → 10.01 (a line's amount is rounded half up) and 3 × 19.99 × .9 = 53.973 → 53.97.
        ((decimal)(await app.Admin.FindAsync("orders", "number", "SO-0"))["total"]!).ShouldBe(63.98m);
        (await app.Admin.CountAsync("orders", new { field = "number", op = "eq", value = "SO-BAD" })).ShouldBe(0);
        (await app.Admin.RejectedAsync(import)).ShouldContain(l => l.StartsWith("SO-BAD,Acme,2024-05-06,A,", StringComparison.Ordinal) && l.Contains("of the same record was rejected", StringComparison.Ordinal));

        // Imported again its lines are replaced, not added.
        (await app.Admin.ImportAsync("orders", "number,customer,lines.product,lines.quantity,lines.unitPrice\nSO-SPLIT,Acme,A,3,10\n")).Counts().ShouldBe((0, 1, 0, 0));
        ((decimal)(await app.Admin.FindAsync("orders", "number", "SO-SPLIT"))["total"]!).ShouldBe(30m);
        await app.Admin.StartImportAsync("orderLines", "a\n1\n"u8.ToArray(), expect: HttpStatusCode.UnprocessableEntity);

        // A number left empty is drawn.
        (await app.Admin.ImportAsync("orders", "customer,note\nAcme,first\nAcme,second\n")).Counts().ShouldBe((2, 0, 0, 0));
        ((string)(await app.Admin.FindAsync("orders", "note", "second"))["number"]!).ShouldStartWith("SO-");
    }

    [Fact]
    public async Task Rejected_rows_come_back_as_a_file_that_can_be_mended_and_imported()
    {
        await using var app = await TrineApp.StartAsync();
        app.Admin.DefaultRequestHeaders.Remove("Accept-Language");
        app.Admin.DefaultRequestHeaders.Add("Accept-Language", "zh-CN");
        var import = await app.Admin.ImportAsync("customers", "客户名称,邮箱,备注\n甲,a@b.cn,=1+1\n,c@d.cn,无名\n乙,不是邮箱,-2+3\n丙,e@f.cn,g,多了一格\n");
        import.Counts().ShouldBe((1, 0, 0, 3));
        var rejected = await app.Admin.RejectedAsync(import);
        rejected[0].ShouldBe("客户名称,邮箱,备注,行号,原因");
        rejected[1].ShouldStartWith(",c@d.cn,无名,3,");
        rejected[1].ShouldContain("不能为空");
        // Guarded against formulas; taken off when it is imported again.
        rejected[2].ShouldStartWith("乙,不是邮箱,'-2+3,4,");
        rejected[3].ShouldStartWith("丙,e@f.cn,g,5,");
        var mended = string.Join("\r\n", rejected).Replace("不是邮箱", "b@b.cn", StringComparison.Ordinal).Replace("\r\n,c@d.cn", "\r\n丁,c@d.cn", StringComparison.Ordinal);
        (await app.Admin.ImportAsync("customers", mended)).Counts().ShouldBe((3, 0, 0, 0));
        ((string)(await app.Admin.FindAsync("customers", "name", "乙"))["description"]!).ShouldBe("-2+3");
        ((string)(await app.Admin.FindAsync("customers", "name", "甲"))["description"]!).ShouldBe("=1+1");
    }

    [Fact]
    public async Task A_dry_run_says_the_same_and_saves_nothing()
    {
        await using var app = await TrineApp.StartAsync();
        await app.Admin.CreateAsync("products", new { name = "Alpha", code = "A" });
        var file = new StringBuilder("code,name,price\nA,Alpha,5\nX,Xi,-1\n");
        for (var i = 0; i < ImportRun.ChunkSize + 5; i++)
        {
            file.Append(CultureInfo.InvariantCulture, $"C{i},Name {i},1\n");
        }

        file.Append("C0,Name 0,1\n");
        var dry = await app.Admin.ImportAsync("products", file.ToString(), new { dryRun = true });
        dry.Counts().ShouldBe((ImportRun.ChunkSize + 5, 2, 0, 1));
        (await app.Admin.CountAsync("products")).ShouldBe(1);
        (await app.Admin.RejectedAsync(dry))[1].ShouldContain("Price");
        (await app.Admin.ImportAsync("products", file.ToString())).Counts().ShouldBe((ImportRun.ChunkSize + 5, 1, 1, 1));

        // Orders draw no numbers in a dry run.
        await app.Admin.CreateAsync("customers", new { name = "Acme" });
        (await app.Admin.ImportAsync("orders", "customer,lines.description,lines.unitPrice\nAcme,x,1\n", new { dryRun = true })).Counts().ShouldBe((1, 0, 0, 0));
        ((string)(await app.Admin.CreateAsync("orders", new { customer = (await app.Admin.FindAsync("customers", "name", "Acme"))["id"] }))["number"]!).ShouldEndWith("-0001");
    }

    [Fact]
    public async Task A_whole_import_is_undone()
    {
        await using var app = await TrineApp.StartAsync();
        await app.Admin.ImportAsync("products", "code,name,price\nOLD,Old,1\n");
        var rows = string.Concat(Enumerable.Range(0, 1200).Select(i => $"P{i},Product {i},{i}\n"));
        var import = await app.Admin.ImportAsync("products", $"code,name,price\nOLD,Old,2\n{rows}");
        import.Counts().ShouldBe((1200, 1, 0, 0));
        var undone = await app.Admin.PostAsync($"/api/changes/{import["changeSet"]}/undo", new { });
        ((int)undone["undone"]!).ShouldBe(1201);
        (await app.Admin.CountAsync("products")).ShouldBe(1);
        ((decimal)(await app.Admin.FindAsync("products", "code", "OLD"))["price"]!).ShouldBe(1m);
    }

    [Fact]
    public async Task A_cancelled_import_stops_where_it_is()
    {
        await using var app = await TrineApp.StartAsync();
        var (reached, release) = (new TaskCompletionSource(), new TaskCompletionSource());
        app.Services.GetRequiredService<LogSignal>().Listen(async (objects, _) =>
        {
            if (objects.Contains("products"))
            {
                reached.TrySetResult();
                await release.Task.WaitAsync(TrineApp.Token);
            }
        });
        var rows = string.Concat(Enumerable.Range(0, (2 * ImportRun.ChunkSize) + 10).Select(i => $"P{i},Product {i}\n"));
        var started = await app.Admin.StartImportAsync("products", Encoding.UTF8.GetBytes("code,name\n" + rows));
        await reached.Task.WaitAsync(TimeSpan.FromMinutes(1), TrineApp.Token);
        var cancelled = await app.Admin.DeleteAsync($"/api/imports/{started["id"]}", HttpStatusCode.OK);
        ((string)cancelled["state"]!).ShouldBe("cancelled");
        release.SetResult();

        // The next import runs after the worker has left this one.
        (await app.Admin.ImportAsync("customers", "name\n甲\n")).Counts().ShouldBe((1, 0, 0, 0));
        var ended = await app.Admin.GetAsync($"/api/imports/{started["id"]}", HttpStatusCode.OK);
        ((string)ended["state"]!).ShouldBe("cancelled");
        ((int)ended["created"]!).ShouldBe(ImportRun.ChunkSize);
        (await app.Admin.CountAsync("products")).ShouldBe(ImportRun.ChunkSize);
        await app.Admin.DeleteAsync($"/api/imports/{started["id"]}", HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task Only_who_may_imports_and_only_as_far_as_they_may()
    {
        await using var app = await TrineApp.StartAsync();
        var readOnly = await app.SignInAsync("readOnly");
        await readOnly.StartImportAsync("customers", "name\n甲\n"u8.ToArray(), expect: HttpStatusCode.Forbidden);
        await readOnly.PreviewAsync("customers", "name\n甲\n"u8.ToArray(), expect: HttpStatusCode.Forbidden);
        await app.AddUserAsync("salesRep", "other@test.example", name: "Other Rep");
        var rep = await app.SignInAsync("salesRep", name: "One Rep");
        await rep.StartImportAsync("products", "name\n甲\n"u8.ToArray(), expect: HttpStatusCode.Forbidden);

        // Own records only: what is to be somebody else's is refused row by row.
        var import = await rep.ImportAsync("customers", "name,owner\n甲,\n乙,One Rep\n丙,Other Rep\n");
        import.Counts().ShouldBe((2, 0, 0, 1));
        (await rep.RejectedAsync(import))[1].ShouldContain("another owner");
        ((string)(await app.Admin.FindAsync("customers", "name", "甲"))["owner"]!["name"]!).ShouldBe("One Rep");

        // Somebody else's customer is neither changed nor shown to be there.
        await app.Admin.CreateAsync("customers", new { name = "Admin's own", phone = "13800000001" });
        (await rep.ImportAsync("customers", "name,phone\nMine now,13800000001\n", new { key = "phone" })).Counts().ShouldBe((1, 0, 0, 0));
        (await app.Admin.CountAsync("customers", new { field = "name", op = "eq", value = "Admin's own" })).ShouldBe(1);

        // Imports are their owner's; an administrator sees all.
        var id = (string)import["id"]!;
        var manager = await app.SignInAsync("salesManager");
        await manager.GetAsync($"/api/imports/{id}", HttpStatusCode.NotFound);
        await manager.GetAsync($"/api/imports/{id}/rejected", HttpStatusCode.NotFound);
        await manager.DeleteAsync($"/api/imports/{id}", HttpStatusCode.NotFound);
        (await manager.GetAsync("/api/imports", HttpStatusCode.OK))["items"]!.AsArray().ShouldBeEmpty();
        await app.Admin.GetAsync($"/api/imports/{id}", HttpStatusCode.OK);
        (await rep.GetAsync("/api/imports", HttpStatusCode.OK))["items"]!.AsArray().Count.ShouldBe(2);
    }

    [Fact]
    public async Task Files_and_options_that_are_wrong_are_told_at_once()
    {
        await using var app = await TrineApp.StartAsync();
        foreach (var (file, sentence) in new (byte[], string)[]
        {
            ([], "empty"),
            ("%PDF-1.4 x"u8.ToArray(), "XLSX or CSV"),
            ([0x50, 0x4B, 0x03, 0x04, 1, 2, 3, 4, 5, 6], "XLSX or CSV"),
            ([.. Enumerable.Repeat((byte)0, 500)], "XLSX or CSV"),
        })
        {
            var problem = await app.Admin.PreviewAsync("customers", file, expect: HttpStatusCode.BadRequest);
            ((string)problem["errors"]!["file"]![0]!).ShouldContain(sentence);
        }

        var good = "name,phone\n甲,1\n"u8.ToArray();
        async Task WrongAsync(object options, string field, string sentence)
        {
            var problem = await app.Admin.StartImportAsync("customers", good, options, expect: HttpStatusCode.BadRequest);
            ((string)problem["errors"]![field]![0]!).ShouldContain(sentence);
        }

        await WrongAsync(new { mapping = new Dictionary<string, string> { ["nope"] = "name" } }, "options.mapping", "no column “nope”");
        await WrongAsync(new { mapping = new Dictionary<string, string> { ["name"] = "version" } }, "options.mapping", "no field “version”");
        await WrongAsync(new { mapping = new Dictionary<string, string> { ["name"] = "name", ["phone"] = "name" } }, "options.mapping", "Two columns");
        await WrongAsync(new { mapping = new Dictionary<string, string?> { ["name"] = null } }, "options.mapping", "map at least one");
        await WrongAsync(new { key = "email" }, "options.key", "not mapped");
        await WrongAsync(new { surprise = 1 }, "options.surprise", "not valid");
        await WrongAsync(new { onDuplicate = "explode" }, "options.onDuplicate", "not valid");
        await app.Admin.StartImportAsync("nothing", good, expect: HttpStatusCode.BadRequest);
        await app.Admin.StartImportAsync("comments", good, expect: HttpStatusCode.BadRequest);
        await app.Admin.CallAsync(HttpMethod.Post, "/api/imports", new { @object = "customers", fileToken = "../../trine.db" }, HttpStatusCode.BadRequest);
        await app.Admin.CallAsync(HttpMethod.Post, "/api/imports", new { @object = "customers" }, HttpStatusCode.BadRequest);
        await app.Admin.CallAsync(HttpMethod.Post, "/api/imports", new StringContent("x"), HttpStatusCode.UnsupportedMediaType);
        (await app.Admin.CountAsync("customers")).ShouldBe(0);
    }

    [Fact]
    public async Task Contact_cards_come_in()
    {
        await using var app = await TrineApp.StartAsync();
        var card = "BEGIN:VCARD\r\nVERSION:3.0\r\nN:王;建国;;;\r\nFN:王建国\r\nORG:星辰科技;销售部\r\nTITLE:总监\r\nTEL;TYPE=CELL:13812345678\r\nEMAIL:wang@xc.example\r\nEND:VCARD\r\n"u8.ToArray();
        (await app.Admin.ImportAsync("customers", "name\n星辰科技\n")).Counts().ShouldBe((1, 0, 0, 0));
        (await app.Admin.ImportAsync("contacts", card, fileName: "cards.vcf")).Counts().ShouldBe((1, 0, 0, 0));
        var contact = await app.Admin.FindAsync("contacts", "name", "王建国");
        ((string)contact["customer"]!["name"]!).ShouldBe("星辰科技");
        ((string)contact["mobile"]!).ShouldBe("+8613812345678");
        ((string)contact["jobTitle"]!).ShouldBe("总监");
        ((string)contact["email"]!).ShouldBe("wang@xc.example");
    }

    [Fact]
    public async Task Who_is_here_already_is_warned_of_left_out_or_changed()
    {
        await using var app = await TrineApp.StartAsync();
        await app.Admin.CreateAsync("customers", new { name = "星辰科技有限公司", phone = "13812345678" });
        const string File = "name,phone,wechat\n北斗科技,13812345678,bd\n全新公司,13912345678,qx\n";
        (await app.Admin.ImportAsync("customers", File, new { duplicates = "skip" })).Counts().ShouldBe((1, 0, 1, 0));
        (await app.Admin.ImportAsync("customers", File, new { duplicates = "update" })).Counts().ShouldBe((0, 1, 1, 0));
        ((string)(await app.Admin.FindAsync("customers", "phone", "+8613812345678"))["wechat"]!).ShouldBe("bd");
        var warned = await app.Admin.ImportAsync("customers", File);
        warned.Counts().ShouldBe((2, 0, 0, 0));
        ((int)warned["warnings"]!).ShouldBe(2);
        (await app.Admin.RejectedAsync(warned, "warnings"))[1].ShouldBe("北斗科技,13812345678,bd,2,\"May be here already: Customer “北斗科技” (same Phone, Name)\"");
        ((int)(await app.Admin.ImportAsync("customers", File, new { duplicates = "ignore" }))["warnings"]!).ShouldBe(0);
    }

    [Fact]
    public async Task The_user_is_told_how_it_goes_and_how_it_went()
    {
        await using var app = await TrineApp.StartAsync();
        await using var hub = await HubClient.ConnectAsync(app, app.Admin);
        var started = await app.Admin.StartImportAsync("customers", "name\n甲\n\"\"\n乙\n"u8.ToArray(), fileName: "名单.csv");
        var job = await hub.NextAsync("job");
        ((string)job["kind"]!).ShouldBe("import");
        ((string)job["id"]!).ShouldBe((string)started["id"]!);
        ((string)job["state"]!).ShouldBe("running");
        ((int)job["done"]!).ShouldBe(2);
        ((int)job["total"]!).ShouldBe(2);
        ((string)(await hub.NextAsync("job"))["state"]!).ShouldBe("done");
        var told = (await app.Admin.GetAsync("/api/notifications", HttpStatusCode.OK))["items"]!.AsArray().ShouldHaveSingleItem()!;
        ((string)told["event"]!).ShouldBe("import");
        ((string)told["title"]!).ShouldBe("“名单.csv” is imported");
        ((string)told["job"]!).ShouldBe((string)started["id"]!);
    }

    [Fact]
    public async Task A_dry_run_shows_its_progress_but_leaves_no_notification()
    {
        await using var app = await TrineApp.StartAsync();
        await using var hub = await HubClient.ConnectAsync(app, app.Admin);
        (await app.Admin.ImportAsync("customers", "name\n甲\n", new { dryRun = true })).Counts().ShouldBe((1, 0, 0, 0));
        while ((string)(await hub.NextAsync("job"))["state"]! != "done")
        {
        }

        (await app.Admin.GetAsync("/api/notifications", HttpStatusCode.OK))["items"]!.AsArray().ShouldBeEmpty();
        await app.Admin.ImportAsync("customers", "name\n甲\n");
        (await app.Admin.GetAsync("/api/notifications", HttpStatusCode.OK))["items"]!.AsArray().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_template_is_filled_in_and_imported()
    {
        await using var app = await TrineApp.StartAsync();
        var template = await app.Admin.GetByteArrayAsync("/api/imports/template?object=orders", TrineApp.Token);
        var preview = await app.Admin.PreviewAsync("orders", template, "template.xlsx");
        preview["columns"]!.AsArray().Where(c => c!["field"] is null).Select(c => (string)c!["header"]!).ShouldBeEmpty();
        preview["columns"]!.AsArray().Select(c => (string)c!["field"]!).ShouldContain("lines.quantity");
    }

    [Fact]
    public async Task Naughty_strings_survive_unchanged()
    {
        await using var app = await TrineApp.StartAsync();
        string[] strings =
        [
            "'; DROP TABLE customers; --", "<script>alert(1)</script>", "=HYPERLINK(\"http://x\")", "'=1+1", "@SUM(1)", "\uFEFFstart", "e\u0301\u0323", "👨‍👩‍👧‍👦 田中さん",
            "Ω≈ç√∫˜µ≤≥÷", "مرحبا بالعالم", "null", "NaN", "0x1F", "\"quoted\"", "a,b;c\td", "{\"json\":[1]}", "𠜎𠜱𠝹𠱓", "%n%s%x", "../../etc/passwd", "line\nbreak",
        ];
        static string Cell(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
        var file = "code,name,description\n" + string.Concat(strings.Select((s, i) => $"N{i},n{i},{Cell(Trine.Kernel.Transfer.Formats.FormulaGuard.Add(s))}\n"));
        (await app.Admin.ImportAsync("products", file, new { delimiter = "," })).Counts().ShouldBe((strings.Length, 0, 0, 0));
        for (var i = 0; i < strings.Length; i++)
        {
            ((string)(await app.Admin.FindAsync("products", "code", $"N{i}"))["description"]!).ShouldBe(strings[i]);
        }
    }
}
