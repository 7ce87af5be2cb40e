namespace Trine.Browser.Tests;

public sealed class SalesTests(Product product)
{
    [Fact]
    public Task A_card_carried_to_the_next_stage_takes_its_amount_along() => product.VisitAsync(new Setting(), async page =>
    {
        var customer = await page.AddAsync("customers", new { name = "柳岸食品有限公司" });
        var id = await page.AddAsync("opportunities", new { name = "柳岸冷库改造", customer, amount = 123_456 });
        await page.IndexedAsync("柳岸冷库改造", id);
        // Searched for, it is alone on the board: each sum is its amount or nothing.
        await page.OpenAsync("/opportunities?as=board&q=" + Uri.EscapeDataString("柳岸冷库改造"));
        var from = page.GetByRole(AriaRole.Region, new() { Name = "初步接洽" });
        var to = page.GetByRole(AriaRole.Region, new() { Name = "需求确认" });
        await Expect(from.GetByTitle("¥123,456.00")).ToHaveTextAsync("12.3 万元");
        await Expect(to.GetByTitle("¥123,456.00")).ToHaveCountAsync(0);

        var said = page.GetByRole(AriaRole.Status);
        await from.Button("柳岸冷库改造").FocusAsync();
        await page.Keyboard.PressAsync("Space");
        await Expect(said.GetByText("已拿起“柳岸冷库改造”").Or(said.GetByText("在“初步接洽”上方")).First).ToBeAttachedAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await Expect(said.GetByText("在“需求确认”上方")).ToBeAttachedAsync();
        await page.Keyboard.PressAsync("Space");

        await Expect(page.GetByText("“柳岸冷库改造”已移到“需求确认”")).ToBeVisibleAsync();
        await Expect(to.GetByTitle("¥123,456.00")).ToHaveTextAsync("12.3 万元");
        await Expect(from.GetByTitle("¥123,456.00")).ToHaveCountAsync(0);
        await page.ReloadAsync();
        await Expect(to.Button("柳岸冷库改造")).ToBeVisibleAsync();
    });

    [Fact]
    public Task An_order_of_two_lines_shows_the_right_total() => product.VisitAsync(new Setting(), async page =>
    {
        var customer = await page.AddAsync("customers", new { name = "石桥文具有限公司" });
        await page.IndexedAsync("石桥文具", customer);
        await page.OpenAsync("/orders");
        await page.Button("新建订单").ClickAsync();
        var form = page.Window("新建订单");
        await form.GetByLabel("客户", new() { Exact = true }).FillAsync("石桥文具");
        await Expect(page.GetByRole(AriaRole.Option, new() { Name = "石桥文具有限公司" })).ToBeAttachedAsync();
        await page.Keyboard.PressAsync("Enter");
        await form.Button("添加一行").ClickAsync();
        await form.Button("添加一行").ClickAsync();
        await FillLineAsync(form, 0, "中性笔", "3", "199.90", "10");
        await FillLineAsync(form, 1, "笔记本", "2", "1280.5", "");
        // 3 × 199.90 − 10 % = 539.73; 2 × 1,280.50 = 2,561.00.
        await Expect(form.GetByText("¥539.73")).ToBeVisibleAsync();
        await Expect(form.GetByText("¥3,100.73").Last).ToBeVisibleAsync();
        await form.Button("保存").ClickAsync();
        await Expect(page.GetByText("已新建订单")).ToBeVisibleAsync();

        var row = page.GetByRole(AriaRole.Row).Filter(new() { HasText = "石桥文具有限公司" });
        await row.GetByRole(AriaRole.Link).First.ClickAsync();
        var lines = page.GetByRole(AriaRole.Region, new() { Name = "订单明细" });
        await Expect(lines.GetByRole(AriaRole.Row).Filter(new() { HasText = "中性笔" })).ToContainTextAsync("¥539.73");
        await Expect(lines.GetByRole(AriaRole.Row).Filter(new() { HasText = "合计" })).ToContainTextAsync("¥3,100.73");
    });

    [Fact]
    public Task A_product_brings_its_price_and_unit_into_the_line() => product.VisitAsync(new Setting(), async page =>
    {
        var customer = await page.AddAsync("customers", new { name = "横塘泵业有限公司" });
        await page.AddAsync("products", new { name = "静音隔膜泵", code = "GMB-7", unit = "台", price = 1_250.5m, currency = "CNY" });
        await page.IndexedAsync("横塘泵业", customer);
        await page.OpenAsync("/orders");
        await page.Button("新建订单").ClickAsync();
        var form = page.Window("新建订单");
        // The first list opens while the drawer may still be on its way; it must be where its field is.
        await form.GetByLabel("客户", new() { Exact = true }).ClickAsync();
        await page.Keyboard.TypeAsync("横塘泵业");
        await page.GetByTitle("横塘泵业有限公司").ClickAsync();
        await form.Button("添加一行").ClickAsync();
        await form.GetByRole(AriaRole.Region, new() { Name = "订单明细" }).GetByRole(AriaRole.Combobox).ClickAsync();
        await page.Keyboard.TypeAsync("静音隔膜泵");
        await page.GetByTitle("静音隔膜泵").ClickAsync();
        await Expect(form.GetByLabel("单价")).ToHaveValueAsync("1250.5");
        await form.GetByLabel("数量").FillAsync("4");
        await Expect(form.GetByText("¥5,002.00").Last).ToBeVisibleAsync();
        await form.Button("保存").ClickAsync();
        await Expect(page.GetByText("已新建订单")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "横塘泵业有限公司" })).ToContainTextAsync("¥5,002.00");
    });

    [Fact]
    public Task Each_pipeline_has_its_own_board() => product.VisitAsync(new Setting { Email = "demo@trine.example" }, async page =>
    {
        var pipeline = await page.AddAsync("pipelines", new { name = "渠道流程", position = 9 });
        var wish = await page.AddAsync("stages", new { name = "有意向", pipeline, position = 1, kind = "open", probability = 20 });
        await page.AddAsync("stages", new { name = "已签约", pipeline, position = 2, kind = "won", probability = 100 });
        var customer = await page.AddAsync("customers", new { name = "鹭岛分销有限公司" });
        await page.IndexedAsync("鹭岛分销", customer);
        await page.OpenAsync("/opportunities?as=board");
        await page.GetByRole(AriaRole.Radiogroup, new() { Name = "销售流程" }).GetByText("渠道流程").ClickAsync();
        var column = page.GetByRole(AriaRole.Region, new() { Name = "有意向" });
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "初步接洽" })).ToHaveCountAsync(0);

        await column.Button("在“有意向”新建").ClickAsync();
        var form = page.Window("新建商机");
        await form.GetByLabel("商机名称").FillAsync("鹭岛年度框架");
        await form.GetByLabel("客户", new() { Exact = true }).ClickAsync();
        await page.Keyboard.TypeAsync("鹭岛分销");
        await page.GetByTitle("鹭岛分销有限公司").ClickAsync();
        await form.Button("保存").ClickAsync();
        await Expect(column.Button("鹭岛年度框架")).ToBeVisibleAsync();
        // Back to the first pipeline: which one is shown is remembered.
        await page.GetByRole(AriaRole.Radiogroup, new() { Name = "销售流程" }).GetByText("标准销售流程").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "初步接洽" })).ToBeVisibleAsync();
        await Expect(page.GetByText("鹭岛年度框架", new() { Exact = true })).ToHaveCountAsync(0);
        wish.ShouldNotBeEmpty();
    });

    private static async Task FillLineAsync(ILocator form, int index, string what, string quantity, string price, string discount)
    {
        await form.GetByLabel("品名或说明").Nth(index).FillAsync(what);
        await form.GetByLabel("数量").Nth(index).FillAsync(quantity);
        await form.GetByLabel("单价").Nth(index).FillAsync(price);
        await form.GetByLabel("折扣").Nth(index).FillAsync(discount);
    }
}
