using System.Globalization;

namespace Trine.Privacy.Erasure;

/// <summary>A record that stands for a person.</summary>
/// <param name="Object">The plural key of its object.</param>
public sealed record PersonReference(string Object, Guid Id)
{
    /// <summary>As it is stored: <c>contacts/0198…</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Object}/{Id}");

    internal static PersonReference Parse(string text) => new(text[..text.IndexOf('/', StringComparison.Ordinal)], Guid.Parse(text[(text.IndexOf('/', StringComparison.Ordinal) + 1)..]));
}
