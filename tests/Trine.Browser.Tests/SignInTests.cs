namespace Trine.Browser.Tests;

public sealed class SignInTests(Product product)
{
    [Fact]
    public Task Signs_in_and_says_when_the_password_is_wrong() => product.VisitAsync(new Setting(SignedIn: false) { Expected = [401, 422] }, async page =>
    {
        await Expect(page.Heading("登录 Trine 三才")).ToBeVisibleAsync();
        await page.GetByLabel("邮箱").FillAsync("demo@trine.example");
        await page.GetByLabel("密码").FillAsync("not-the-password");
        await page.Button("登录").ClickAsync();
        await Expect(page.GetByText("邮箱或密码不正确")).ToBeVisibleAsync();

        await page.GetByLabel("密码").FillAsync("trine-demo");
        await page.Button("登录").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Navigation, new() { Name = "主导航" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("演示管理员");
    });
}
