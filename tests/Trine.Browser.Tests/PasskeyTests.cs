namespace Trine.Browser.Tests;

public sealed class PasskeyTests(Product product)
{
    [Fact]
    public Task A_passkey_is_added_signs_in_and_is_removed() => product.VisitAsync(new Setting { Email = "sales2@trine.example", Expected = [401] }, async page =>
    {
        await AuthenticatorAsync(page);
        await page.OpenAsync("/settings/security");
        await page.Section("通行密钥").Button("添加").ClickAsync();
        await page.Window("添加通行密钥").GetByLabel("名称").FillAsync("办公室电脑");
        await page.Window("添加通行密钥").Button("继续").ClickAsync();
        await Expect(page.GetByText("通行密钥已添加")).ToBeVisibleAsync();
        await Expect(page.GetByText("从未使用")).ToBeVisibleAsync();

        await page.APIRequest.DeleteAsync("/api/session");
        await page.OpenAsync("/sign-in");
        await page.Button("使用通行密钥登录").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Navigation, new() { Name = "主导航" })).ToBeVisibleAsync();

        await page.OpenAsync("/settings/security");
        await Expect(page.GetByText("上次使用")).ToBeVisibleAsync();
        await page.Button("重命名 办公室电脑").ClickAsync();
        await page.Window("重命名通行密钥").GetByLabel("名称").FillAsync("笔记本");
        await page.Window("重命名通行密钥").Button("保存").ClickAsync();
        await page.Button("移除 笔记本").ClickAsync();
        await page.Window("移除“笔记本”？").Button("移除").ClickAsync();
        await Expect(page.GetByText("还没有通行密钥")).ToBeVisibleAsync();

        // Browsers know no passkeys of bare addresses.
    }, product.Address.Replace("127.0.0.1", "localhost", StringComparison.Ordinal));

    [Fact]
    public Task Whoever_owes_a_second_factor_adds_a_passkey_and_shows_it_later() => product.VisitAsync(new Setting { Expected = [401, 403] }, async page =>
    {
        await AuthenticatorAsync(page);
        var grants = """{"*": {"read": "own"}}""";
        var role = await page.AddAsync("roles", new { name = "财务专员", code = "strict", grants, requiresTwoFactor = true });
        await page.BecomeAsync(await page.AddAsync("users", new { name = "顾清商", email = "gu@trine.example", role }), "清商随风发中曲正徘徊");
        await Expect(page.Heading("设置两步验证")).ToBeVisibleAsync();
        await page.GetByText("通行密钥", new() { Exact = true }).ClickAsync();
        await page.GetByLabel("名称").FillAsync("办公室电脑");
        await page.Button("添加通行密钥").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Navigation, new() { Name = "主导航" })).ToBeVisibleAsync();

        await page.APIRequest.DeleteAsync("/api/session");
        await page.OpenAsync("/sign-in");
        await page.GetByLabel("邮箱").FillAsync("gu@trine.example");
        await page.GetByLabel("密码").FillAsync("清商随风发中曲正徘徊");
        await page.Button("登录").ClickAsync();
        await Expect(page.Heading("验证身份")).ToBeVisibleAsync();
        await page.Button("使用通行密钥").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Navigation, new() { Name = "主导航" })).ToBeVisibleAsync();
    }, product.Address.Replace("127.0.0.1", "localhost", StringComparison.Ordinal));

    [Fact]
    public Task Cancelling_changes_nothing() => product.VisitAsync(new Setting { Email = "sales2@trine.example" }, async page =>
    {
        await AuthenticatorAsync(page, verified: false);
        await page.OpenAsync("/settings/security");
        await page.Section("通行密钥").Button("添加").ClickAsync();
        await page.Window("添加通行密钥").Button("继续").ClickAsync();
        await Expect(page.GetByText("未做任何更改")).ToBeVisibleAsync();
        await Expect(page.GetByText("还没有通行密钥")).ToBeVisibleAsync();
    }, product.Address.Replace("127.0.0.1", "localhost", StringComparison.Ordinal));

    /// <summary>Chromium's own software device.</summary>
    /// <param name="verified">Whether it recognises its user.</param>
    private static async Task AuthenticatorAsync(IPage page, bool verified = true)
    {
        var devtools = await page.Context.NewCDPSessionAsync(page);
        await devtools.SendAsync("WebAuthn.enable");
        await devtools.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new
            {
                protocol = "ctap2", transport = "internal", hasResidentKey = true, hasUserVerification = true, isUserVerified = verified, automaticPresenceSimulation = true,
            },
        });
    }
}
