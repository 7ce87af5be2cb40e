namespace Trine.Organisation.Sessions;

/// <summary>What a browser says of itself, in words people know. Only words of ours come out, whatever goes in.</summary>
internal static class DeviceName
{
    // In order: most browsers also claim to be those further down.
    private static readonly (string Mark, string Name)[] Browsers =
    [
        ("MicroMessenger", "WeChat"), ("DingTalk", "DingTalk"), ("Edg", "Edge"), ("OPR/", "Opera"), ("QQBrowser", "QQ Browser"), ("SamsungBrowser", "Samsung Internet"),
        ("FxiOS", "Firefox"), ("Firefox/", "Firefox"), ("CriOS", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari"),
    ];

    private static readonly (string Mark, string Name)[] Systems =
    [
        ("HarmonyOS", "HarmonyOS"), ("OpenHarmony", "HarmonyOS"), ("Windows", "Windows"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Mac OS X", "macOS"),
        ("CrOS", "ChromeOS"), ("Linux", "Linux"),
    ];

    /// <summary>Such as <c>Chrome · Windows</c>; empty when neither is known.</summary>
    public static string Of(string userAgent) => string.Join(" · ", new[] { Find(Browsers, userAgent), Find(Systems, userAgent) }.Where(w => w is not null));

    private static string? Find((string Mark, string Name)[] words, string userAgent) =>
        words.FirstOrDefault(w => userAgent.Contains(w.Mark, StringComparison.Ordinal)).Name;
}
