namespace Trine.Browser.Tests;

public sealed class SecurityTests(Product product)
{
    [Fact]
    public Task Another_device_is_signed_out_from_here() => product.VisitAsync(new Setting { Email = "manager1@trine.example" }, async page =>
    {
        await product.VisitAsync(new Setting(Phone: true) { Email = "manager1@trine.example", Expected = [401] }, async phone =>
        {
            await page.OpenAsync("/settings/security");
            await Expect(page.GetByText("当前设备")).ToBeVisibleAsync();
            await page.Button("退出其他所有设备").ClickAsync();
            await Expect(page.GetByText("其他设备均已退出")).ToBeVisibleAsync();
            await phone.GotoAsync("/customers");
            await Expect(phone.Heading("登录 Trine 三才")).ToBeVisibleAsync();
        });
    });

    [Fact]
    public Task A_token_is_made_shown_once_and_revoked() => product.VisitAsync(new Setting(), async page =>
    {
        await page.OpenAsync("/settings/security");
        await page.Button("新建令牌").ClickAsync();
        await page.GetByLabel("用途").FillAsync("周报程序");
        await page.Window("新建令牌").GetByLabel("可访问的对象").ClickAsync();
        await page.Locator(".ant-select-dropdown:visible .ant-select-item-option").Filter(new() { HasText = "客户" }).First.ClickAsync();
        // Away from the list, which lies over the button.
        await page.GetByLabel("用途").ClickAsync();
        await page.Window("新建令牌").Button("创建").ClickAsync();
        var token = await page.Window("新令牌").GetByLabel("令牌").InputValueAsync();
        token.ShouldStartWith("trine_");
        await page.Window("新令牌").Button("完成").ClickAsync();
        await Expect(page.GetByText("周报程序")).ToBeVisibleAsync();
        await Expect(page.GetByText("只读 · 客户")).ToBeVisibleAsync();
        await page.Button("撤销 周报程序").ClickAsync();
        await page.Window("撤销“周报程序”？").Button("撤销").ClickAsync();
        await Expect(page.GetByText("还没有令牌")).ToBeVisibleAsync();
    });
}
