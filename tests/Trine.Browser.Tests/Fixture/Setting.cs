namespace Trine.Browser.Tests.Fixture;

/// <summary>In what surroundings the product is used; a Chinese desktop unless said otherwise.</summary>
/// <param name="SignedIn">Whether somebody is signed in already.</param>
/// <param name="Phone">390 × 844 with touch, instead of 1440 × 900 with a mouse.</param>
/// <param name="Dark">Whether the system asks for dark colours.</param>
public sealed record Setting(bool SignedIn = true, bool Phone = false, bool Dark = false)
{
    /// <summary>Statuses of refusals the journey asks for; without them every refusal fails it.</summary>
    public IReadOnlyCollection<int> Expected { get; init; } = [];

    /// <summary>Who is signed in.</summary>
    public string Email { get; init; } = "demo@trine.example";

    /// <summary>Where the browser stands; the workspace is in <c>Asia/Shanghai</c>.</summary>
    public string TimeZone { get; init; } = "Asia/Shanghai";

    internal BrowserNewContextOptions ToOptions(string address) => new()
    {
        BaseURL = address,
        Locale = "zh-CN",
        TimezoneId = TimeZone,
        ColorScheme = Dark ? ColorScheme.Dark : ColorScheme.Light,
        ReducedMotion = ReducedMotion.Reduce,
        ViewportSize = Phone ? new ViewportSize { Width = 390, Height = 844 } : new ViewportSize { Width = 1440, Height = 900 },
        HasTouch = Phone,
        IsMobile = Phone,
    };
}
