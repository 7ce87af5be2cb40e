using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Trine.Host;
using Trine.Host.Commands;
using Trine.Tests.Fixture;

namespace Trine.Browser.Tests;

public sealed class SetUpTests(Product product)
{
    [Fact]
    public async Task A_new_workspace_begins_with_its_first_administrator()
    {
        var token = TestContext.Current.CancellationToken;
        var data = await TestWorkspace.NewAsync(token);
        await using var app = TrineApplication.Build(data, ["http://127.0.0.1:0"], services => services.AddLogging(logging => logging.ClearProviders()));
        await TrineApplication.PrepareAsync(app.Services, token);
        await FirstStart.RunAsync(app.Services, data, demo: false, token);
        await app.StartAsync(token);
        var code = await FirstStart.SetUpCodeAsync(app.Services, token);
        var setting = new Setting(SignedIn: false, Phone: true) { Expected = [400, 401] };
        await product.VisitAsync(setting, async page =>
        {
            await page.OpenAsync($"/setup#{code}");
            await page.GetByLabel("您的姓名").FillAsync("王建国");
            await page.GetByLabel("邮箱").FillAsync("wang@trine.example");
            await ChooseAsync(page, "password");
            await Expect(page.GetByText("该密码过于常见")).ToBeVisibleAsync();
            await ChooseAsync(page, "bamboo by the river");
            await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("王建国");
        }, app.Urls.First());
    }

    private static async Task ChooseAsync(IPage page, string password)
    {
        await page.GetByLabel("新密码", new() { Exact = true }).FillAsync(password);
        await page.GetByLabel("再次输入新密码").FillAsync(password);
        await page.Button("创建并登录").ClickAsync();
    }
}
