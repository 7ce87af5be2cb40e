namespace Trine.Browser.Tests;

public sealed class CustomerTests(Product product)
{
    [Fact]
    public Task A_new_customer_warns_of_its_double_and_is_found_by_its_initials() => product.VisitAsync(new Setting(), async page =>
    {
        await page.AddAsync("customers", new { name = "青禾农机有限公司", phone = "13911112222" });
        await page.GetByRole(AriaRole.Navigation, new() { Name = "主导航" }).Link("客户").ClickAsync();
        await page.Button("新建客户").ClickAsync();
        var form = page.Window("新建客户");
        await form.GetByLabel("客户名称").FillAsync("浔阳茶业有限公司");
        await form.GetByLabel("电话", new() { Exact = true }).FillAsync("139 1111 2222");
        await Expect(form.GetByText("可能已经有了（1）")).ToBeVisibleAsync();
        await Expect(form.GetByRole(AriaRole.Link, new() { Name = "青禾农机有限公司" })).ToBeVisibleAsync();
        await form.Button("保存").ClickAsync();
        await Expect(page.GetByText("已新建客户“浔阳茶业有限公司”")).ToBeVisibleAsync();

        await page.IndexedAsync("xycy", "浔阳茶业有限公司");
        await page.Keyboard.PressAsync("Control+k");
        var palette = page.GetByRole(AriaRole.Combobox, new() { Name = "搜索客户、联系人、商机…" });
        var found = page.GetByRole(AriaRole.Option, new() { Name = "浔阳茶业有限公司" });
        await palette.FillAsync("xycy");
        await Expect(found).ToBeVisibleAsync();
        await found.ClickAsync();
        await Expect(page.Heading("浔阳茶业有限公司")).ToBeVisibleAsync();
    });

    [Fact]
    public Task A_filter_is_put_together_by_clicks_and_reads_as_a_sentence() => product.VisitAsync(new Setting(), async page =>
    {
        await page.AddAsync("customers", new { name = "筛选得到的客户", tags = new[] { "浏览器测试" } });
        await page.OpenAsync("/customers");
        await page.Button("筛选").ClickAsync();
        // The list of fields opens by itself, beside its field; a click on what lies outside the window would fail.
        await page.Keyboard.TypeAsync("客户名称");
        await page.GetByTitle("客户名称", new() { Exact = true }).First.ClickAsync();
        await page.GetByPlaceholder("输入", new() { Exact = true }).FillAsync("筛选得到");
        await page.Button("应用").ClickAsync();
        await Expect(page.Button("客户名称包含筛选得到")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Row)).ToHaveCountAsync(2);
        await page.Button("移除“客户名称包含筛选得到”").ClickAsync();
        await Expect(page.Button("客户名称包含筛选得到")).ToHaveCountAsync(0);
    });

    [Fact]
    public Task A_field_changed_in_place_is_in_the_history_and_can_be_taken_back() => product.VisitAsync(new Setting(), async page =>
    {
        var id = await page.AddAsync("customers", new { name = "临江木业有限公司", address = "滨江路 1 号" });
        await page.OpenAsync($"/customers/{id}");
        var details = page.GetByRole(AriaRole.Region, new() { Name = "资料" });
        await details.GetByText("滨江路 1 号").ClickAsync();
        await page.Keyboard.PressAsync("Control+a");
        await page.Keyboard.TypeAsync("滨江路 88 号");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("已更新详细地址")).ToBeVisibleAsync();
        await Expect(details.GetByText("滨江路 88 号")).ToBeVisibleAsync();

        await page.Button("修改历史").ClickAsync();
        var history = page.Window("修改历史");
        var change = history.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "滨江路 88 号" });
        await Expect(change).ToContainTextAsync("滨江路 1 号");
        await change.Button("撤销这次修改").ClickAsync();
        await Expect(page.GetByText("已撤销")).ToBeVisibleAsync();
        await Expect(details.GetByText("滨江路 1 号")).ToBeVisibleAsync();
        await Expect(details.GetByText("滨江路 88 号")).ToHaveCountAsync(0);
    });

    [Fact]
    public Task A_follow_up_is_logged_and_stands_on_the_timeline() => product.VisitAsync(new Setting(), async page =>
    {
        var id = await page.AddAsync("customers", new { name = "望亭印刷有限公司" });
        await page.OpenAsync($"/customers/{id}");
        await page.GetByRole(AriaRole.Radio, new() { Name = "电话" }).ClickAsync();
        await page.GetByPlaceholder("写下这次跟进，用 @ 提醒同事…").FillAsync("对方下周三来看样张");
        await page.Button("保存跟进").ClickAsync();
        await Expect(page.GetByText("跟进已保存")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Tabpanel).GetByText("对方下周三来看样张")).ToBeVisibleAsync();
    });

    [Fact]
    public Task A_lead_becomes_a_customer_with_its_contact_and_opportunity() => product.VisitAsync(new Setting(), async page =>
    {
        var id = await page.AddAsync("leads", new { name = "程晓岚", company = "云舟物流有限公司", phone = "13700001234", need = "车队管理" });
        await page.OpenAsync($"/leads/{id}");
        await page.Button("转为客户").ClickAsync();
        var dialog = page.Window("转化“程晓岚”");
        await Expect(dialog.GetByRole(AriaRole.Radio, new() { Name = "新建客户“云舟物流有限公司”" })).ToBeCheckedAsync();
        await dialog.GetByLabel("把“程晓岚”建为联系人").CheckAsync();
        await dialog.GetByLabel("同时新建商机").CheckAsync();
        await dialog.GetByLabel("商机名称").FillAsync("云舟车队管理系统");
        await dialog.GetByLabel("预计金额").FillAsync("86000");
        await dialog.Button("转化").ClickAsync();
        await Expect(page.Heading("云舟物流有限公司")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "程晓岚" }).First).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "云舟车队管理系统" }).First).ToBeVisibleAsync();

        await page.Button("撤销").ClickAsync();
        await Expect(page.Heading("程晓岚")).ToBeVisibleAsync();
        await Expect(page.Button("转为客户")).ToBeVisibleAsync();
    });

    [Fact]
    public Task The_slider_shows_a_customer_as_it_was_and_brings_it_back() => product.VisitAsync(new Setting(), async page =>
    {
        var id = await page.AddAsync("customers", new { name = "旧雨新知书店", address = "一号路 1 号", level = "c" });
        await page.ChangeAsync("customers", id, new { version = 1, address = "二号路 2 号" });
        await page.ChangeAsync("customers", id, new { version = 2, level = "a" });
        await page.OpenAsync($"/customers/{id}");
        var details = page.GetByRole(AriaRole.Region, new() { Name = "资料" });
        await Expect(details.GetByText("二号路 2 号")).ToBeVisibleAsync();
        await page.Button("修改历史").ClickAsync();
        var history = page.Window("修改历史");
        var slider = history.GetByRole(AriaRole.Slider);
        await Expect(slider).ToHaveAttributeAsync("aria-valuemax", "3");
        await slider.FocusAsync();
        for (var step = 0; step < 3; step++)
        {
            await page.Keyboard.PressAsync("ArrowLeft");
        }

        await Expect(page.GetByText("的数据，只读")).ToBeVisibleAsync();
        await Expect(details.GetByText("一号路 1 号")).ToBeVisibleAsync();
        await history.Button("恢复到此时（2 个字段）").ClickAsync();
        await Expect(page.GetByText("的数据，只读")).ToHaveCountAsync(0);
        await Expect(details.GetByText("一号路 1 号")).ToBeVisibleAsync();
        (await page.ReadAsync("customers", id)).GetProperty("level").GetString().ShouldBe("c");
    });
}
