using System.Globalization;
using System.Text;

namespace Trine.Browser.Tests;

public sealed class ImportTests(Product product)
{
    private const string Csv = "客户名称,电话,详细地址\n晨曦灯饰有限公司,13655550001,古镇大道 1 号\n晨曦五金有限公司,13655550002,古镇大道 2 号\n晨曦包装有限公司,13655550003,古镇大道 3 号\n";

    [Fact]
    public Task A_file_of_customers_is_tried_imported_and_taken_back() => product.VisitAsync(new Setting(), async page =>
    {
        await page.OpenAsync("/customers");
        await page.Button("更多操作").ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "导入" }).ClickAsync();
        await page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload
        {
            Name = "晨曦.csv",
            MimeType = "text/csv",
            Buffer = Encoding.UTF8.GetBytes(Csv),
        });
        await Expect(page.GetByText("3 列中导入 3 列")).ToBeVisibleAsync();
        await page.Button("下一步").ClickAsync();
        await page.Button("检查一遍").ClickAsync();
        await Expect(page.Heading("全部没有问题，可以导入")).ToBeVisibleAsync();
        await Expect(page.GetByText("到现在为止什么都没有保存。")).ToBeVisibleAsync();

        await page.Button("导入 3 条").ClickAsync();
        await Expect(page.Heading("晨曦.csv")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "导入完成" })).ToBeVisibleAsync();
        await Expect(page.Locator("dl > div").Filter(new() { HasText = "已新建" })).ToContainTextAsync("3");

        await page.GetByRole(AriaRole.Button, new() { Name = "撤销这次导入" }).ClickAsync();
        await page.Window("撤销“晨曦.csv”的整次导入？").Button("撤销这次导入").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "已全部撤销" })).ToBeVisibleAsync();
        var left = await page.APIRequest.PostAsync("/api/customers/query", new()
        {
            DataObject = new { filter = new { field = "name", op = "startsWith", value = "晨曦" } },
        });
        (await left.JsonAsync())!.Value.GetProperty("items").GetArrayLength().ShouldBe(0);
    });

    [Fact]
    public Task A_long_import_can_be_stopped_and_what_it_did_taken_back() => product.VisitAsync(new Setting(), async page =>
    {
        var rows = new StringBuilder("客户名称\n");
        for (var row = 0; row < 40_000; row++)
        {
            rows.Append(CultureInfo.InvariantCulture, $"停止导入第{row}号有限公司\n");
        }

        await page.OpenAsync("/imports/new?object=customers");
        await page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload
        {
            Name = "停止.csv",
            MimeType = "text/csv",
            Buffer = Encoding.UTF8.GetBytes(rows.ToString()),
        });
        await page.Button("下一步").ClickAsync();
        await page.GetByText("不检查").ClickAsync();
        await page.Button("检查一遍").ClickAsync();
        await page.Button("导入 40,000 条").ClickAsync(new() { Timeout = 60_000 });
        await page.Button("停止导入").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "导入已停止" })).ToBeVisibleAsync(new() { Timeout = 30_000 });
        var done = await page.APIRequest.GetAsync($"/api/imports/{page.Url.Split('/')[^1]}");
        (await done.JsonAsync())!.Value.GetProperty("created").GetInt32().ShouldBeLessThan(40_000);
    });
}
