using System.Collections.Concurrent;
using System.Text.Json;

namespace Trine.Kernel.Objects;

/// <summary>The camelCase text of enum members, as stored and sent.</summary>
public static class EnumText
{
    private static readonly ConcurrentDictionary<Type, (Dictionary<object, string> Texts, Dictionary<string, object> Values)> Known = new();

    /// <summary>The text of a member, such as <c>closedWon</c>.</summary>
    public static string Of(Enum value) => Maps(value.GetType()).Texts[value];

    /// <summary>The member of a text, or null when there is none.</summary>
    public static object? Parse(Type type, string text) => Maps(type).Values.GetValueOrDefault(text);

    /// <summary>All texts of an enum in order of declaration.</summary>
    public static IEnumerable<string> All(Type type) => Enum.GetValues(type).Cast<Enum>().Select(Of);

    private static (Dictionary<object, string> Texts, Dictionary<string, object> Values) Maps(Type type) => Known.GetOrAdd(type, static t =>
    {
        var texts = Enum.GetValues(t).Cast<object>().ToDictionary(v => v, v => JsonNamingPolicy.CamelCase.ConvertName(v.ToString()!));
        return (texts, texts.ToDictionary(p => p.Value, p => p.Key, StringComparer.OrdinalIgnoreCase));
    });
}
