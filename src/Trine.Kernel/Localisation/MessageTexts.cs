using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using Trine.Kernel.Objects;

namespace Trine.Kernel.Localisation;

/// <summary>All texts of the product in all languages, from the modules' embedded language files.</summary>
public sealed class MessageTexts
{
    /// <summary>The languages, the default first.</summary>
    public static readonly IReadOnlyList<string> Languages = ["zh-CN", "en-US"];

    private readonly FrozenDictionary<string, FrozenDictionary<string, string>> _texts;

    /// <summary>Reads the files <c>Texts/{language}.json</c> and <c>Texts/{part}.{language}.json</c>; nested objects become dotted keys.</summary>
    public MessageTexts(ObjectCatalog catalog)
    {
        _texts = Languages.ToFrozenDictionary(language => language, language =>
        {
            var texts = new Dictionary<string, string>();
            foreach (var assembly in catalog.Assemblies)
            {
                var names = assembly.GetManifestResourceNames().Where(n => n.Contains(".Texts.", StringComparison.Ordinal) && n.EndsWith($"{language}.json", StringComparison.Ordinal));
                foreach (var name in names)
                {
                    using var stream = assembly.GetManifestResourceStream(name)!;
                    using var document = JsonDocument.Parse(stream);
                    Flatten("", document.RootElement, texts);
                }
            }

            return texts.ToFrozenDictionary();
        });
    }

    /// <summary>All keys of a language.</summary>
    public IEnumerable<string> Keys(string language) => _texts[language].Keys;

    /// <summary>The text of a key, or null.</summary>
    public string? Find(string language, string key) => _texts.GetValueOrDefault(language, _texts[Languages[0]]).GetValueOrDefault(key);

    /// <summary>The message of a key with its placeholders filled; the key itself when there is none.</summary>
    public string Get(string language, string key, params IReadOnlyList<object> args)
    {
        var text = Find(language, key) ?? key;
        return args.Count == 0 ? text : string.Format(CultureInfo.GetCultureInfo(language), text, [.. args.Select(a => a is TextKey other ? Get(language, other.Key) : a)]);
    }

    /// <summary>The best of several languages a client accepts, such as <c>en-GB,en;q=0.9</c>; null when none fits.</summary>
    public static string? Best(string? acceptLanguage)
    {
        foreach (var part in (acceptLanguage ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (part.StartsWith("zh", StringComparison.OrdinalIgnoreCase))
            {
                return "zh-CN";
            }

            if (part.StartsWith("en", StringComparison.OrdinalIgnoreCase))
            {
                return "en-US";
            }
        }

        return null;
    }

    private static void Flatten(string prefix, JsonElement element, Dictionary<string, string> texts)
    {
        foreach (var property in element.EnumerateObject())
        {
            var key = prefix + property.Name;
            if (property.Value.ValueKind == JsonValueKind.Object)
            {
                Flatten(key + ".", property.Value, texts);
            }
            else
            {
                texts[key] = property.Value.GetString()!;
            }
        }
    }
}
