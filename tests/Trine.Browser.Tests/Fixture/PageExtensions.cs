using System.Text.Json;

namespace Trine.Browser.Tests.Fixture;

/// <summary>What several journeys do, in the words of a user.</summary>
internal static class PageExtensions
{
    public static ILocator Button(this IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public static ILocator Button(this ILocator place, string name) => place.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public static ILocator Link(this ILocator place, string name) => place.GetByRole(AriaRole.Link, new() { Name = name, Exact = true });

    public static ILocator Heading(this IPage page, string name) => page.GetByRole(AriaRole.Heading, new() { Name = name, Exact = true });

    /// <summary>A part of a page by its heading.</summary>
    public static ILocator Section(this IPage page, string title) =>
        page.Locator("section").Filter(new() { Has = page.GetByRole(AriaRole.Heading, new() { Name = title, Exact = true }) });

    /// <summary>A dialog or drawer by what it says.</summary>
    public static ILocator Window(this IPage page, string title) =>
        page.GetByRole(AriaRole.Dialog).Filter(new() { HasText = title });

    /// <summary>Makes a record through the API as the signed-in person, where making it is not what the journey is about.</summary>
    /// <returns>Its id.</returns>
    public static async Task<string> AddAsync(this IPage page, string what, object values)
    {
        var answer = await page.APIRequest.PostAsync($"/api/{what}", new() { DataObject = values });
        answer.Ok.ShouldBeTrue(await answer.TextAsync());
        return (await answer.JsonAsync())!.Value.GetProperty("id").GetString()!;
    }

    /// <summary>Changes a record through the API as the signed-in person.</summary>
    public static async Task ChangeAsync(this IPage page, string what, string id, object values)
    {
        var answer = await page.APIRequest.PatchAsync($"/api/{what}/{id}", new() { DataObject = values });
        answer.Ok.ShouldBeTrue(await answer.TextAsync());
    }

    /// <summary>A record as the server has it now.</summary>
    public static async Task<JsonElement> ReadAsync(this IPage page, string what, string id)
    {
        var answer = await page.APIRequest.GetAsync($"/api/{what}/{id}");
        answer.Ok.ShouldBeTrue(await answer.TextAsync());
        return (await answer.JsonAsync())!.Value;
    }

    /// <summary>Signs a new user in by the link the signed-in administrator gives him.</summary>
    public static async Task BecomeAsync(this IPage page, string user, string password)
    {
        var link = await page.APIRequest.PostAsync($"/api/users/{user}/link", new() { DataObject = new { } });
        var path = (await link.JsonAsync())!.Value.GetProperty("path").GetString()!;
        // A page that is still open would ask on and be refused.
        await page.GotoAsync("about:blank");
        await page.APIRequest.DeleteAsync("/api/session");
        await page.OpenAsync(path);
        foreach (var field in await page.Locator("input[type=password]").AllAsync())
        {
            await field.FillAsync(password);
        }

        await page.Button("保存并登录").ClickAsync();
    }

    /// <summary>The id of the signed-in person.</summary>
    public static async Task<string> MeAsync(this IPage page)
    {
        var answer = await page.APIRequest.GetAsync("/api/session");
        return (await answer.JsonAsync())!.Value.GetProperty("user").GetProperty("id").GetString()!;
    }

    /// <summary>The id of any record of the demo data.</summary>
    public static async Task<string> AnyAsync(this IPage page, string what)
    {
        var answer = await page.APIRequest.PostAsync($"/api/{what}/query", new() { DataObject = new { limit = 1 } });
        answer.Ok.ShouldBeTrue(await answer.TextAsync());
        return (await answer.JsonAsync())!.Value.GetProperty("items")[0].GetProperty("id").GetString()!;
    }

    /// <summary>Waits until the search index, which follows the log, knows a record.</summary>
    public static Task IndexedAsync(this IPage page, string word, string id) => page.WaitForFunctionAsync(
        "async ([word, id]) => (await (await fetch(`/api/search?q=${encodeURIComponent(word)}`)).text()).includes(id)", new[] { word, id });

    /// <summary>Opens a page of the product and waits until nothing on it is still loading.</summary>
    public static async Task OpenAsync(this IPage page, string path)
    {
        await page.GotoAsync(path);
        await page.SettledAsync();
    }

    /// <summary>Waits until the page shows its content in place of skeletons.</summary>
    public static async Task SettledAsync(this IPage page)
    {
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await Expect(page.Locator(".ant-skeleton, .ant-spin-spinning")).ToHaveCountAsync(0);
    }
}
