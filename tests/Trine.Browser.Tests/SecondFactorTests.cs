using Trine.Organisation.TwoFactor;

namespace Trine.Browser.Tests;

public sealed class SecondFactorTests(Product product)
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const string Email = "sales7@trine.example";

    [Fact]
    public Task Two_steps_are_set_up_used_and_turned_off() => product.VisitAsync(new Setting { Email = Email, Expected = [400, 401] }, async page =>
    {
        await page.OpenAsync("/settings/security");
        await page.Button("开启").ClickAsync();
        var window = page.GetByRole(AriaRole.Dialog);
        var key = await window.GetByLabel("密钥", new() { Exact = true }).InputValueAsync();
        await window.GetByLabel("验证码", new() { Exact = true }).FillAsync("000000");
        await window.Button("确认").ClickAsync();
        await Expect(window.GetByText("验证码不正确")).ToBeVisibleAsync();
        var step = TimeCode.StepOf(TimeProvider.System.GetUtcNow());
        await window.GetByLabel("验证码", new() { Exact = true }).FillAsync(TimeCode.Of(Seed(key), step));
        await window.Button("确认").ClickAsync();
        await Expect(window.GetByRole(AriaRole.Listitem)).ToHaveCountAsync(10);
        var recovery = await window.GetByRole(AriaRole.Listitem).First.InnerTextAsync();
        await window.Button("我已保存").ClickAsync();
        await Expect(page.GetByText("还剩 10 个恢复代码")).ToBeVisibleAsync();

        await product.VisitAsync(new Setting(SignedIn: false, Phone: true) { Expected = [401] }, async phone =>
        {
            await PasswordAsync(phone);
            await Expect(phone.Heading("两步验证")).ToBeVisibleAsync();
            await phone.GetByLabel("验证码").FillAsync("000000");
            await phone.Button("登录").ClickAsync();
            await Expect(phone.GetByText("验证码不正确或已使用过")).ToBeVisibleAsync();

            // The one of the next half minute: the app's clock may be ahead, and the present one is used up.
            await phone.GetByLabel("验证码").FillAsync(TimeCode.Of(Seed(key), step + 1));
            await phone.Button("登录").ClickAsync();
            await Expect(phone.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("黄启明");
        });
        await product.VisitAsync(new Setting(SignedIn: false) { Expected = [401] }, async other =>
        {
            await PasswordAsync(other);
            await other.Button("手机不在身边？使用恢复代码").ClickAsync();
            await other.GetByLabel("恢复代码").FillAsync(recovery);
            await other.Button("登录").ClickAsync();
            await Expect(other.GetByRole(AriaRole.Navigation, new() { Name = "主导航" })).ToBeVisibleAsync();
        });

        await page.OpenAsync("/settings/security");
        await Expect(page.GetByText("还剩 9 个恢复代码")).ToBeVisibleAsync();
        await page.Button("关闭").ClickAsync();
        await page.Window("关闭两步验证？").GetByLabel("当前密码或验证码").FillAsync("trine-demo");
        await page.Window("关闭两步验证？").Button("关闭两步验证").ClickAsync();
        await Expect(page.GetByText("两步验证已关闭")).ToBeVisibleAsync();
        await Expect(page.Button("开启")).ToBeVisibleAsync();
    });

    private static async Task PasswordAsync(IPage page)
    {
        await page.GetByLabel("邮箱").FillAsync(Email);
        await page.GetByLabel("密码").FillAsync("trine-demo");
        await page.Button("登录").ClickAsync();
    }

    private static byte[] Seed(string key)
    {
        var bits = string.Concat(key.Select(c => Convert.ToString(Alphabet.IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. bits.Chunk(8).Where(b => b.Length == 8).Select(b => Convert.ToByte(new string(b), 2))];
    }
}
