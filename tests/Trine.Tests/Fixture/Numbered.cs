using System.Globalization;

namespace Trine.Tests.Fixture;

/// <summary>Names for many things: n0, n1, n2, …</summary>
internal static class Numbered
{
    public static IEnumerable<string> Names(string prefix, int count) =>
        Enumerable.Range(0, count).Select(i => string.Create(CultureInfo.InvariantCulture, $"{prefix}{i}"));
}
