namespace Trine.Browser.Tests;

public sealed class PrivacyTests(Product product)
{
    [Fact]
    public Task Somebody_wants_to_be_forgotten_and_gets_it_in_writing() => product.VisitAsync(new Setting(), async page =>
    {
        var customer = await page.AddAsync("customers", new { name = "荻芦水产有限公司", description = "欧阳雪梅介绍，13987654321" });
        var contact = await page.AddAsync("contacts", new { name = "欧阳雪梅", customer, mobile = "13987654321" });
        await page.AddAsync("activities", new { type = "call", subject = "致电欧阳雪梅", contact });
        await page.AddAsync("leads", new { name = "欧阳", phone = "13987654321" });

        await page.OpenAsync($"/contacts/{contact}");
        await page.Button("更多操作").Last.ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "个人信息请求" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await Expect(dialog.GetByRole(AriaRole.Link, new() { Name = "下载副本" })).ToBeVisibleAsync();
        // Of the same number, though of another name.
        await dialog.GetByRole(AriaRole.Checkbox).First.CheckAsync();
        await dialog.Button("删除个人信息…").ClickAsync();
        await Expect(dialog.Button("永久删除")).ToBeDisabledAsync();
        await dialog.GetByLabel("请求编号").FillAsync("2026-017");
        await dialog.GetByLabel("以确认").FillAsync("欧阳雪梅");
        await dialog.Button("永久删除").ClickAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "2026-017" }).ClickAsync();
        var certificate = page.GetByRole(AriaRole.Dialog, new() { Name = "删除证明" });
        await Expect(certificate.GetByText("没有发现此人的姓名、电话")).ToBeVisibleAsync();
        await page.OpenAsync($"/contacts/{contact}");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "已匿名 " })).ToBeVisibleAsync();
        await Expect(page.GetByText("13987654321")).ToHaveCountAsync(0);
        (await page.ReadAsync("customers", customer)).GetProperty("description").GetString().ShouldBe("***介绍，***");
    });
}
