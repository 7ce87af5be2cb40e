using System.Text.RegularExpressions;

namespace Trine.Browser.Tests;

public sealed partial class LanguageTests(Product product)
{
    // What a person wrote stays as it is: the own name at the avatar and those of stages are none of the shell's words.
    private const string ShellWords =
        """
        () => [...document.querySelectorAll("nav, header button, main h1 ~ button, [role=columnheader], [role=tab]")]
          .filter(element => !element.innerText.includes("Menu of") && !element.closest("[data-column]"))
          .map(element => `${element.innerText} ${element.ariaLabel ?? ""} ${element.title}`).join("\n")
        """;

    // Somebody of one's own: the language and the colours are remembered for the person.
    [Fact]
    public Task In_English_and_dark_no_word_of_Chinese_and_no_raw_key_is_left() => product.VisitAsync(new Setting { Email = "manager1@trine.example" }, async page =>
    {
        await page.OpenAsync("/settings");
        await page.GetByRole(AriaRole.Main).GetByText("English").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Navigation, new() { Name = "Main navigation" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Main).GetByText("Dark").ClickAsync();
        await Expect(page.Locator("body")).Not.ToHaveCSSAsync("background-color", "rgb(245, 246, 247)");

        var customer = await page.AnyAsync("customers");
        foreach (var path in new[] { "/", "/customers", $"/customers/{customer}", "/opportunities?as=board", "/settings" })
        {
            await page.OpenAsync(path);
            Chinese().Matches(await page.EvaluateAsync<string>(ShellWords)).Select(m => m.Value).ShouldBeEmpty($"Chinese in the shell of {path}");
            RawKey().Matches(await page.InnerTextAsync("body")).Select(m => m.Value).ShouldBeEmpty($"Raw keys on {path}");
        }
    });

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}+", RegexOptions.NonBacktracking)]
    private static partial Regex Chinese();

    /// <summary>Keys of texts: <c>kernel.rail.home</c>, <c>customers:followUp.kind</c>, <c>rail.home</c>.</summary>
    [GeneratedRegex(@"\b(kernel|customers|sales|board|calendar|transfer|objects|fields|choices)[.:][a-z]\w*(\.\w+)*|\b(rail|list|record|form|home|group|timeline|history|filter|view|value|settings|facts|followUp|path)\.[a-z]\w*\b", RegexOptions.NonBacktracking)]
    private static partial Regex RawKey();
}
