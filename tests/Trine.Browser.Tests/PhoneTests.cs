namespace Trine.Browser.Tests;

public sealed class PhoneTests(Product product)
{
    [Fact]
    public Task Nothing_is_wider_than_a_phone() => product.VisitAsync(new Setting(Phone: true), async page =>
    {
        var customer = await page.AnyAsync("customers");
        foreach (var path in new[]
        {
            "/", "/customers", "/contacts", "/leads", "/tasks", "/orders", $"/customers/{customer}", "/opportunities?as=board", "/imports/new?object=customers",
        })
        {
            await page.OpenAsync(path);
            await Expect(page.GetByRole(AriaRole.Navigation, new() { Name = "主导航" })).ToBeInViewportAsync();
            var widths = await page.EvaluateAsync<int[]>("() => [document.scrollingElement.scrollWidth, document.scrollingElement.clientWidth]");
            widths[0].ShouldBeLessThanOrEqualTo(widths[1], $"{path} scrolls sideways");
        }
    });

    [Fact]
    public Task A_customer_is_made_and_opened_with_the_thumb() => product.VisitAsync(new Setting(Phone: true), async page =>
    {
        var bar = page.GetByRole(AriaRole.Navigation, new() { Name = "主导航" });
        await Expect(bar.GetByRole(AriaRole.Link)).ToHaveCountAsync(4);
        await Expect(bar.Button("更多")).ToBeVisibleAsync();
        await bar.Link("客户").TapAsync();
        await Expect(page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Listitem).First).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Grid)).ToHaveCountAsync(0);

        await page.Button("新建客户").TapAsync();
        var form = page.Window("新建客户");
        await form.GetByLabel("客户名称").FillAsync("南塘花卉有限公司");
        await Expect(form.GetByLabel("电话", new() { Exact = true })).ToHaveAttributeAsync("inputmode", "tel");
        await form.GetByLabel("电话", new() { Exact = true }).FillAsync("13688880001");
        await form.Button("保存").TapAsync();
        await Expect(page.GetByText("已新建客户“南塘花卉有限公司”")).ToBeVisibleAsync();
        await Expect(form).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Main).Button("南塘花卉有限公司").TapAsync();
        await Expect(page.Heading("南塘花卉有限公司")).ToBeVisibleAsync();
    });
}
