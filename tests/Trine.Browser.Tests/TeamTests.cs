using System.Text;
using System.Text.Json;

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
    public Task Departments_are_a_tree_that_grows_and_is_rearranged() => product.VisitAsync(new Setting(), async page =>
    {
        await page.OpenAsync("/departments");
        var tree = page.GetByRole(AriaRole.Tree);
        ILocator Node(string name) => tree.GetByRole(AriaRole.Treeitem).Filter(new() { HasText = name });
        await Expect(Node("华东销售部")).ToContainTextAsync("陈立群");
        await Node("华东销售部").HoverAsync();
        await page.Button("在“华东销售部”下新建部门").ClickAsync();
        var form = page.GetByRole(AriaRole.Dialog);
        await Expect(form).ToContainTextAsync("华东销售部");
        await form.GetByLabel("名称").FillAsync("苏州办事处");
        await form.Button("保存").ClickAsync();
        await Expect(Node("苏州办事处")).ToBeVisibleAsync();
        var id = await page.EvaluateAsync<string>("async () => (await (await fetch('/api/departments/tree')).json()).items.find((one) => one.name === '苏州办事处').id");
        (await page.ReadAsync("departments", id)).GetProperty("parent").GetProperty("name").GetString().ShouldBe("华东销售部");

        // By its name, a link, which must not be followed.
        async Task DragAsync(ILocator target)
        {
            var from = (await Node("苏州办事处").GetByText("苏州办事处").BoundingBoxAsync())!;
            await page.Mouse.MoveAsync(from.X + 4, from.Y + 4);
            await page.Mouse.DownAsync();
            // The zone of the top level is there only while one drags.
            await page.Mouse.MoveAsync(from.X + 20, from.Y + 12, new() { Steps = 4 });
            var to = (await target.BoundingBoxAsync())!;
            await page.Mouse.MoveAsync(to.X + 20, to.Y + 8, new() { Steps = 8 });
            await page.Mouse.UpAsync();
        }

        await DragAsync(Node("大客户部").GetByText("大客户部"));
        await Expect(page.GetByText("“苏州办事处”已移动")).ToBeVisibleAsync();
        (await page.ReadAsync("departments", id)).GetProperty("parent").GetProperty("name").GetString().ShouldBe("大客户部");
        await DragAsync(page.GetByText("拖到这里，成为最上级部门"));
        await Expect(page.GetByText("“苏州办事处”已移动")).ToHaveCountAsync(2);
        (await page.ReadAsync("departments", id)).GetProperty("parent").ValueKind.ShouldBe(JsonValueKind.Null);
        new Uri(page.Url).AbsolutePath.ShouldBe("/departments");
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

    [Fact]
    public Task A_customer_is_handed_over_and_the_page_says_who_may_see_it_now() => product.VisitAsync(new Setting(), async page =>
    {
        var id = await page.AddAsync("customers", new { name = "听泉茶具有限公司" });
        await page.OpenAsync($"/customers/{id}");
        await page.Button("更多操作").Last.ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "转移" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Combobox).ClickAsync();
        await page.Keyboard.TypeAsync("chenliqun");
        await page.Locator(".ant-select-item-option").Filter(new() { HasText = "陈立群" }).ClickAsync();
        await dialog.Button("转移").ClickAsync();
        await Expect(page.GetByText("已转移 1 条给陈立群")).ToBeVisibleAsync();

        await page.Button("更多操作").Last.ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "访问权限" }).ClickAsync();
        await dialog.GetByRole(AriaRole.Combobox).ClickAsync();
        await page.Keyboard.TypeAsync("zhouxiaolei");
        await page.Locator(".ant-select-item-option").Filter(new() { HasText = "周晓蕾" }).ClickAsync();
        var read = dialog.Locator("li").Filter(new() { HasText = "查看" });
        await Expect(read).ToHaveAttributeAsync("data-allowed", "false");
        await Expect(read).ToContainTextAsync("销售代表：本人");
        await Expect(read).ToContainTextAsync("把记录转移给他");
    });

    [Fact]
    public Task What_a_role_may_do_is_set_in_a_table() => product.VisitAsync(new Setting(), async page =>
    {
        await page.OpenAsync("/settings/roles");
        await page.Button("新建角色").ClickAsync();
        var form = page.GetByRole(AriaRole.Dialog);
        await form.GetByLabel("名称").FillAsync("呼叫中心");
        await form.GetByLabel("代码").FillAsync("helpdesk");
        await ChooseAsync("其他对象 · 全部操作", "本人");
        await form.GetByRole(AriaRole.Combobox, new() { Name = "为某个对象单独设置", Exact = true }).ClickAsync();
        await page.Keyboard.TypeAsync("客户");
        await page.Locator(".ant-select-item-option").Filter(new() { HasText = "客户" }).First.ClickAsync();
        await ChooseAsync("客户 · 查看", "全部");
        await form.Button("保存").ClickAsync();
        await Expect(page.GetByText("呼叫中心").First).ToBeVisibleAsync();
        var found = await page.APIRequest.PostAsync("/api/roles/query", new() { DataObject = new { filter = new { field = "code", op = "eq", value = "helpdesk" } } });
        var role = (await found.JsonAsync())!.Value.GetProperty("items")[0];
        using var grants = System.Text.Json.JsonDocument.Parse(role.GetProperty("grants").GetString()!);
        grants.RootElement.GetProperty("customers").GetProperty("read").GetString().ShouldBe("all");
        grants.RootElement.GetProperty("customers").GetProperty("update").GetString().ShouldBe("own");
        grants.RootElement.GetProperty("*").GetProperty("transfer").GetString().ShouldBe("own");

        await page.OpenAsync($"/roles/{role.GetProperty("id").GetString()}");
        await Expect(page.GetByRole(AriaRole.Row, new() { Name = "客户" }).First).ToContainTextAsync("全部");

        async Task ChooseAsync(string cell, string scope)
        {
            await form.GetByLabel(cell).ClickAsync();
            await page.Locator(".ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option").Filter(new() { Has = page.GetByText(scope, new() { Exact = true }) }).ClickAsync();
        }
    });
}
