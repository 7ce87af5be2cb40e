using System.Text;

namespace Trine.Browser.Tests;

public sealed class TeamTests(Product product)
{
    [Fact]
    public Task A_colleague_called_by_name_hears_of_it_at_once() => product.VisitAsync(new Setting(), async page =>
    {
        var id = await page.AddAsync("customers", new { name = "溪口竹艺有限公司" });
        await product.VisitAsync(new Setting { Email = "manager1@trine.example" }, async other =>
        {
            // The colleague may read it, or there would be nothing to tell.
            var colleague = await other.MeAsync();
            var before = await page.ReadAsync("customers", id);
            await page.ChangeAsync("customers", id, new { version = before.GetProperty("version").GetInt32(), owner = colleague });
            await other.SettledAsync();
            var bell = other.GetByRole(AriaRole.Banner).Locator("button[aria-label^=通知]");
            var unread = await bell.GetAttributeAsync("aria-label");

            await page.OpenAsync($"/customers/{id}");
            await page.GetByRole(AriaRole.Tab, new() { Name = "评论" }).ClickAsync();
            var comment = page.GetByPlaceholder("写下评论，输入 @ 提醒同事");
            await comment.PressSequentiallyAsync("合同请过目 @clq");
            await Expect(page.GetByRole(AriaRole.Menuitem)).ToHaveTextAsync(["陈立群"]);
            await page.Keyboard.PressAsync("Enter");
            await Expect(comment).ToHaveValueAsync("合同请过目 @陈立群 ");
            await page.Button("发送").ClickAsync();
            await Expect(page.GetByRole(AriaRole.Tabpanel).GetByText("合同请过目")).ToBeVisibleAsync();

            // Nobody touched the colleague's page since: the notice came by itself.
            await Expect(bell).Not.ToHaveAttributeAsync("aria-label", unread!);
            await bell.ClickAsync();
            await other.GetByText("演示管理员 在评论中提到了您").First.ClickAsync();
            await Expect(other.Heading("溪口竹艺有限公司")).ToBeVisibleAsync();
        });
    });

    [Fact]
    public Task A_file_goes_with_the_follow_up_it_was_attached_to() => product.VisitAsync(new Setting(), async page =>
    {
        var id = await page.AddAsync("customers", new { name = "鹿鸣纸品有限公司" });
        await page.OpenAsync($"/customers/{id}");
        await page.GetByPlaceholder("写下这次跟进，用 @ 提醒同事…").FillAsync("寄出了报价单");
        var chooser = await page.RunAndWaitForFileChooserAsync(() => page.Button("附件").ClickAsync());
        await chooser.SetFilesAsync(new FilePayload { Name = "报价单.txt", MimeType = "text/plain", Buffer = Encoding.UTF8.GetBytes("三千元") });
        await Expect(page.GetByText("报价单.txt")).ToBeVisibleAsync();
        await page.Button("保存跟进").ClickAsync();
        await Expect(page.GetByText("跟进已保存")).ToBeVisibleAsync();
        var file = page.GetByRole(AriaRole.Link, new() { Name = "报价单.txt" });
        var download = await page.RunAndWaitForDownloadAsync(() => file.First.ClickAsync());
        (await File.ReadAllTextAsync(await download.PathAsync(), TestContext.Current.CancellationToken)).ShouldBe("三千元");
    });
}
