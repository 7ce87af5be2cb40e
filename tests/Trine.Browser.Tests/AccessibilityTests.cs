namespace Trine.Browser.Tests;

/// <summary>axe-core finds no serious breach of WCAG 2.1 A and AA.</summary>
public sealed class AccessibilityTests(Product product)
{
    private const string Run =
        """
        async () => {
          const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"];
          const { violations, passes } = await axe.run({ runOnly: { type: "tag", values: tags } });
          if (passes.length === 0) throw new Error("axe looked at nothing");
          return violations
            .filter(({ impact }) => impact === "serious" || impact === "critical")
            .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 200)} ${node.any[0]?.message ?? node.failureSummary}`));
        }
        """;

    private static readonly string Axe = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "axe.min.js"));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public Task The_sign_in_page_is_accessible(bool dark) => product.VisitAsync(new Setting(SignedIn: false, Dark: dark) { Expected = [401] }, async page =>
    {
        await Expect(page.Heading("登录 Trine 三才")).ToBeVisibleAsync();
        (await BreachesAsync(page)).ShouldBeEmpty();
    });

    [Theory]
    [InlineData("", false)]
    [InlineData("", true)]
    [InlineData("customers", false)]
    [InlineData("customers", true)]
    [InlineData("customers/{id}", false)]
    [InlineData("customers/{id}", true)]
    public Task The_pages_of_every_day_are_accessible(string path, bool dark) => product.VisitAsync(new Setting(Dark: dark), async page =>
    {
        await page.OpenAsync("/" + path.Replace("{id}", await page.AnyAsync("customers"), StringComparison.Ordinal));
        (await BreachesAsync(page)).ShouldBeEmpty();
    });

    private static async Task<string[]> BreachesAsync(IPage page)
    {
        // Through the debugger: the page's own policy admits no foreign script.
        await page.EvaluateAsync(Axe);
        return await page.EvaluateAsync<string[]>(Run);
    }
}
