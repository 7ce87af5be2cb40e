namespace Trine.Browser.Tests;

public sealed class InvitationTests(Product product)
{
    [Fact]
    public Task A_colleague_is_invited_by_a_link_and_later_asked_for_another_password() => product.VisitAsync(new Setting(), async page =>
    {
        var roles = await page.APIRequest.GetAsync("/api/roles?sort=name");
        var role = (await roles.JsonAsync())!.Value.GetProperty("items")[0].GetProperty("id").GetString();
        var id = await page.AddAsync("users", new { name = "赵小敏", email = "zhaoxiaomin@trine.example", role });
        await page.OpenAsync($"/users/{id}");
        await page.Button("生成邀请链接").ClickAsync();
        var link = await page.Window("邀请赵小敏").GetByLabel("链接").InputValueAsync();

        await product.VisitAsync(new Setting(SignedIn: false) { Expected = [400, 401, 422] }, async other =>
        {
            await other.OpenAsync(link);
            await Expect(other.Heading("欢迎，赵小敏")).ToBeVisibleAsync();
            await ChooseAsync(other, "zhaoxiaomin1", "保存并登录");
            await Expect(other.GetByText("密码不能是您的邮箱或姓名")).ToBeVisibleAsync();
            await ChooseAsync(other, "bamboo by the river", "保存并登录");
            await Expect(other.GetByRole(AriaRole.Navigation, new() { Name = "主导航" })).ToBeVisibleAsync();

            // A second time the link only says that it is over.
            await other.GotoAsync("about:blank");
            await other.OpenAsync(link);
            await Expect(other.Heading("链接已失效")).ToBeVisibleAsync();
        });

        await page.OpenAsync($"/users/{id}");
        await page.Button("要求修改密码").ClickAsync();
        await page.Window("要求修改密码").Button("要求修改密码").ClickAsync();
        await Expect(page.GetByText("下次登录须设置新密码", new() { Exact = true })).ToBeVisibleAsync();

        await product.VisitAsync(new Setting(SignedIn: false) { Expected = [401] }, async other =>
        {
            await other.GetByLabel("邮箱").FillAsync("zhaoxiaomin@trine.example");
            await other.GetByLabel("密码").FillAsync("bamboo by the river");
            await other.Button("登录").ClickAsync();
            await Expect(other.Heading("请设置新密码")).ToBeVisibleAsync();
            await other.GetByLabel("当前密码").FillAsync("bamboo by the river");
            await ChooseAsync(other, "another bamboo by the river", "修改并继续");
            await Expect(other.GetByRole(AriaRole.Navigation, new() { Name = "主导航" })).ToBeVisibleAsync();
        });
    });

    private static async Task ChooseAsync(IPage page, string password, string button)
    {
        await page.GetByLabel("新密码", new() { Exact = true }).FillAsync(password);
        await page.GetByLabel("再次输入新密码").FillAsync(password);
        await page.Button(button).ClickAsync();
    }
}
