using System.Text.Json;

namespace Trine.Browser.Tests;

public sealed class RightsTests(Product product)
{
    [Fact]
    public Task Somebody_leaves_and_what_he_looked_after_goes_to_a_colleague_and_back() => product.VisitAsync(new Setting(), async page =>
    {
        var role = await FindAsync(page, "roles", "code", "salesRep");
        var leaver = await page.AddAsync("users", new { name = "孔令辉", email = "kong@trine.example", role });
        var customer = await page.AddAsync("customers", new { name = "松间酿造有限公司", owner = leaver });
        var task = await page.AddAsync("tasks", new { title = "寄样酒", status = "done", owner = leaver });

        // Whoever switches him off is led to the wizard.
        await page.OpenAsync($"/users/{leaver}");
        await page.Button("编辑").First.ClickAsync();
        var form = page.GetByRole(AriaRole.Dialog);
        await form.GetByRole(AriaRole.Switch).Last.ClickAsync();
        await form.Button("保存").ClickAsync();
        var wizard = page.Window("停用与交接：孔令辉");
        await Expect(wizard.GetByText("连同已结束的 1 条")).ToBeVisibleAsync();
        await Expect(wizard.Button("下一步")).ToBeDisabledAsync();
        await wizard.GetByRole(AriaRole.Group, new() { Name = "全部交给" }).GetByRole(AriaRole.Combobox).ClickAsync();
        await page.Keyboard.TypeAsync("chenliqun");
        await page.Locator(".ant-select-item-option").Filter(new() { HasText = "陈立群" }).ClickAsync();
        await wizard.Button("下一步").ClickAsync();
        await Expect(wizard.GetByText("1 条保留在孔令辉名下")).ToBeVisibleAsync();
        await wizard.Button("交接并停用").ClickAsync();
        await Expect(wizard.GetByText("已从孔令辉名下交接 1 条。孔令辉已停用。")).ToBeVisibleAsync();
        OwnerOf(await page.ReadAsync("customers", customer)).ShouldBe("陈立群");
        OwnerOf(await page.ReadAsync("tasks", task)).ShouldBe("孔令辉");

        await wizard.Button("撤销交接").ClickAsync();
        await Expect(page.GetByText("已撤销")).ToBeVisibleAsync();
        OwnerOf(await page.ReadAsync("customers", customer)).ShouldBe("孔令辉");
        (await page.ReadAsync("users", leaver)).GetProperty("active").GetBoolean().ShouldBeTrue();
    });

    [Fact]
    public Task What_a_role_says_of_a_field_is_what_its_holders_see() => product.VisitAsync(new Setting { Expected = [403] }, async page =>
    {
        await page.AddAsync("customers", new { name = "芦花食品有限公司", phone = "13812345678" });
        var grants = JsonSerializer.Serialize(new { customers = new { read = "all", update = "all" } });
        var role = await page.AddAsync("roles", new { name = "话务员", code = "operator", grants });
        await page.OpenAsync($"/roles/{role}");
        await page.Button("编辑").First.ClickAsync();
        await page.Button("客户 · 字段权限").ClickAsync();
        await page.GetByRole(AriaRole.Radiogroup, new() { Name = "电话", Exact = true }).GetByText("脱敏").ClickAsync();
        await page.Button("完成").ClickAsync();
        await page.GetByLabel("审计日志 · 导出").ClickAsync();
        await page.Locator(".ant-select-dropdown:visible .ant-select-item-option").Filter(new() { HasText = "全部" }).ClickAsync();
        await page.Button("保存").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await Expect(page.GetByRole(AriaRole.Row, new() { Name = "审计日志" })).ToContainTextAsync("全部");
        var kept = JsonDocument.Parse((await page.ReadAsync("roles", role)).GetProperty("grants").GetString()!).RootElement.GetProperty("audit");
        (kept.GetProperty("read").GetString(), kept.GetProperty("export").GetString()).ShouldBe(("all", "all"));
        await Expect(page.Button("客户 · 字段权限").First).ToHaveTextAsync("限制 1 个");

        // The administrator looks with its eyes: a part of the number, no call, and no change.
        await page.Button("以角色身份查看").ClickAsync();
        await page.GetByRole(AriaRole.Dialog).Button("开始查看").ClickAsync();
        await Expect(page.GetByText("正在以“话务员”身份查看 · 只读")).ToBeVisibleAsync();
        await page.OpenAsync("/customers?q=" + Uri.EscapeDataString("芦花食品"));
        await page.GetByRole(AriaRole.Link, new() { Name = "芦花食品有限公司" }).ClickAsync();
        await Expect(page.GetByText("138****5678").First).ToBeVisibleAsync();
        await Expect(page.Locator("a[href^='tel:']")).ToHaveCountAsync(0);
        // In the header and among the fields.
        await Expect(page.Button("查看完整号码")).ToHaveCountAsync(2);
        await page.Button("退出").ClickAsync();
        await Expect(page.GetByText("正在以“话务员”身份查看 · 只读")).ToHaveCountAsync(0);
        await Expect(page.Locator("a[href^='tel:']").First).ToBeVisibleAsync();
    });

    [Fact]
    public Task Who_sees_a_part_of_a_number_looks_at_all_of_it_for_a_moment() => product.VisitAsync(new Setting(), async page =>
    {
        var customer = await page.AddAsync("customers", new { name = "蒹葭纸业有限公司", phone = "13912345678" });
        var grants = JsonSerializer.Serialize(new { customers = new { read = "all", fields = new { phone = "masked" } } });
        var role = await page.AddAsync("roles", new { name = "外呼专员", code = "caller", grants });
        var user = await page.AddAsync("users", new { name = "沈秋水", email = "shen@trine.example", role });
        await page.BecomeAsync(user, "落霞与孤鹜齐飞秋水共长天一色");
        await Expect(page.GetByRole(AriaRole.Navigation, new() { Name = "主导航" })).ToBeVisibleAsync();
        await page.OpenAsync($"/customers/{customer}");
        await Expect(page.GetByText("139****5678")).ToHaveCountAsync(2);
        var header = page.Locator("header").Filter(new() { HasText = "蒹葭纸业有限公司" });
        await header.Button("查看完整号码").ClickAsync();
        await Expect(header.GetByText("139 1234 5678")).ToBeVisibleAsync();
        await Expect(page.GetByText("139****5678")).ToHaveCountAsync(1);
    });

    [Fact]
    public Task A_record_is_shared_with_a_colleague_who_hears_of_it_and_no_more_later() => product.VisitAsync(new Setting(), async page =>
    {
        var customer = await page.AddAsync("customers", new { name = "鹿鸣茶业有限公司" });
        await page.OpenAsync($"/customers/{customer}");
        var card = page.Section("协作人");
        await card.Button("添加").ClickAsync();
        await page.Keyboard.TypeAsync("shenjiashu");
        await page.Locator(".ant-select-item-option").Filter(new() { HasText = "沈嘉树" }).ClickAsync();
        var level = card.GetByLabel("沈嘉树 的权限");
        await Expect(card).ToContainTextAsync("可查看");
        await level.ClickAsync();
        await page.Locator(".ant-select-dropdown:visible .ant-select-item-option").Filter(new() { HasText = "可编辑" }).ClickAsync();
        await Expect(card).ToContainTextAsync("可编辑");

        await product.VisitAsync(new Setting { Email = "sales4@trine.example" }, async his =>
        {
            await his.OpenAsync("/notifications");
            await his.GetByText("演示管理员 与您共享了一个客户").ClickAsync();
            await Expect(his.Heading("鹿鸣茶业有限公司")).ToBeVisibleAsync();
            await Expect(his.Button("编辑").First).ToBeVisibleAsync();
        });
        await card.Button("移除 沈嘉树").ClickAsync();
        await Expect(card.GetByText("还没有协作人")).ToBeVisibleAsync();
    });

    [Fact]
    public Task A_sharing_rule_is_made_and_says_what_it_shares() => product.VisitAsync(new Setting { Expected = [400] }, async page =>
    {
        await page.OpenAsync("/sharingRules");
        await page.Button("新建共享规则").First.ClickAsync();
        var form = page.GetByRole(AriaRole.Dialog);
        await form.GetByLabel("名称").FillAsync("重点客户给市场部看");
        await form.GetByLabel("对象").ClickAsync();
        await page.Locator(".ant-select-dropdown:visible .ant-select-item-option").Filter(new() { HasText = "客户" }).First.ClickAsync();
        await Expect(form.GetByText("该对象的全部记录")).ToBeVisibleAsync();
        await form.Button("保存").ClickAsync();
        // The answer moves the cursor to the first wrong field: whoever types before it comes types there.
        await Expect(form.GetByText("有内容不符合要求")).ToBeVisibleAsync();
        await form.GetByLabel("角色").ClickAsync();
        await page.Keyboard.TypeAsync("xiaoshoudaibiao");
        await page.Locator(".ant-select-dropdown:visible .ant-select-item-option").Filter(new() { HasText = "销售代表" }).ClickAsync();
        await form.Button("保存").ClickAsync();
        await Expect(page.Heading("重点客户给市场部看").Or(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "重点客户给市场部看" })).First).ToBeVisibleAsync();
        await page.OpenAsync("/sharingRules");
        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "重点客户给市场部看" })).ToContainTextAsync("客户");
        await Expect(page.GetByText("customers", new() { Exact = true })).ToHaveCountAsync(0);

        // The other journeys' colleagues see what they did before.
        var gone = await page.APIRequest.DeleteAsync($"/api/sharingRules/{await page.AnyAsync("sharingRules")}?version=1");
        gone.Ok.ShouldBeTrue(await gone.TextAsync());
    });

    private static string? OwnerOf(JsonElement record) => record.GetProperty("owner").GetProperty("name").GetString();

    private static Task<string> FindAsync(IPage page, string objects, string field, string value) => page.EvaluateAsync<string>(
        """
        async ([objects, field, value]) => {
          const answer = await fetch(`/api/${objects}/query`, {
            method: "POST",
            headers: { "Content-Type": "application/json" },
            body: JSON.stringify({ filter: { field, op: "eq", value }, limit: 1 }),
          });
          return (await answer.json()).items[0].id;
        }
        """,
        new[] { objects, field, value });
}
