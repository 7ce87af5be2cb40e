using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Trine.Host;
using Trine.Host.Commands;
using Trine.Tests.Fixture;

// One product and one browser for all journeys. They share the workspace, so each makes the records it changes.
[assembly: AssemblyFixture(typeof(Product))]
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace Trine.Browser.Tests.Fixture;

/// <summary>The built product with its demo data on a free loopback port, and Debian's Chromium to use it with.</summary>
public sealed class Product : IAsyncLifetime
{
    private const string ChromiumVariable = "TRINE_TEST_CHROMIUM";

    private static readonly string[] BrowserArguments =
    [
        "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private WebApplication _app = null!;
    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;

    /// <summary>Where the product listens, without a slash at the end.</summary>
    public string Address => _app.Urls.First();

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        var data = await TestWorkspace.NewAsync(CancellationToken.None);
        _app = TrineApplication.Build(data, ["http://127.0.0.1:0"], services => services.AddLogging(logging => logging.ClearProviders()));
        await TrineApplication.PrepareAsync(_app.Services, CancellationToken.None);
        await FirstStart.RunAsync(_app.Services, data, demo: true, CancellationToken.None);
        await _app.StartAsync();
        _playwright = await Playwright.CreateAsync();
        // As long as a click may take: a machine busy with other tests is slow, not wrong.
        SetDefaultExpectTimeout(15_000);
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Environment.GetEnvironmentVariable(ChromiumVariable) ?? "/usr/bin/chromium",
            Args = BrowserArguments,
        });
    }

    /// <summary>Uses the product in a browser of its own, and asserts at the end that the browser had nothing to complain of.</summary>
    /// <param name="setting">Screen, colours and whether somebody is signed in.</param>
    /// <param name="journey">What the person does; the page shows the home page, or the sign-in page when nobody is signed in.</param>
    /// <param name="address">Another product than the shared one, without a slash at the end.</param>
    public async Task VisitAsync(Setting setting, Func<IPage, Task> journey, string? address = null)
    {
        await using var context = await _browser.NewContextAsync(setting.ToOptions(address ?? Address));
        context.SetDefaultTimeout(15_000);
        if (setting.SignedIn)
        {
            var answer = await context.APIRequest.PostAsync("/api/session", new APIRequestContextOptions
            {
                DataObject = new { email = setting.Email, password = FirstStart.DemoPassword },
            });
            answer.Ok.ShouldBeTrue(await answer.TextAsync());
        }

        var page = await context.NewPageAsync();
        var complaints = new Complaints(page, address ?? Address, setting.Expected);
        try
        {
            await page.GotoAsync("/");
            await journey(page);
        }
        catch
        {
            var picture = Path.Combine(AppContext.BaseDirectory, "failed", $"{TestContext.Current.TestMethod?.MethodName}.png");
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = picture });
            TestContext.Current.TestOutputHelper?.WriteLine($"See {picture}");
            complaints.All.ForEach(one => TestContext.Current.TestOutputHelper?.WriteLine(one));
            throw;
        }

        complaints.All.ShouldBeEmpty();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
