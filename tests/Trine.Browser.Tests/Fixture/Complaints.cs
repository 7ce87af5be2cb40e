using System.Text.RegularExpressions;

namespace Trine.Browser.Tests.Fixture;

/// <summary>Whatever the browser finds wrong while a page is used: errors in the console, uncaught exceptions, requests to other hosts.</summary>
internal sealed partial class Complaints
{
    private readonly Lock _lock = new();
    private readonly List<string> _all = [];

    /// <param name="page">Watched from now on.</param>
    /// <param name="address">The one host requests may go to.</param>
    /// <param name="expected">Statuses of refusals the journey asks for; the browser reports each as an error.</param>
    public Complaints(IPage page, string address, IReadOnlyCollection<int> expected)
    {
        page.Console += (_, message) =>
        {
            var refusal = Refusal().Match(message.Text);
            if (message.Type == "error" && !(refusal.Success && expected.Contains(int.Parse(refusal.Groups[1].ValueSpan))))
            {
                Add($"Console: {message.Text} ({message.Location})");
            }
        };
        page.PageError += (_, error) => Add($"Uncaught: {error}");
        page.Request += (_, request) =>
        {
            var url = new Uri(request.Url);
            if (url.Scheme is not ("data" or "blob") && url.Authority != new Uri(address).Authority)
            {
                Add($"Request to another host: {url}");
            }
        };
    }

    /// <summary>In the order they came.</summary>
    public List<string> All
    {
        get
        {
            lock (_lock)
            {
                return [.. _all];
            }
        }
    }

    private void Add(string complaint)
    {
        lock (_lock)
        {
            _all.Add(complaint);
        }
    }

    [GeneratedRegex(@"^Failed to load resource: the server responded with a status of (\d+)", RegexOptions.NonBacktracking)]
    private static partial Regex Refusal();
}
