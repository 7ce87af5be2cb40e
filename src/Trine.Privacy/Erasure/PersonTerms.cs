using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Trine.Kernel.Changes;
using Trine.Kernel.Data;
using Trine.Kernel.Localisation;

namespace Trine.Privacy.Erasure;

/// <summary>The words a person is known by: names, numbers and addresses as they stand in the records and once stood there.</summary>
internal sealed class PersonTerms
{
    /// <summary>What stands where a word was.</summary>
    public const string Mask = "***";

    private const int Shortest = 5;
    private const string China = "+86";
    private const int MobileLength = 11;

    private readonly Regex? _identifiers;
    private readonly Regex? _all;

    private PersonTerms(IEnumerable<string> names, IEnumerable<string> identifiers)
    {
        Names = [.. names.Distinct(StringComparer.OrdinalIgnoreCase).SelectMany(AlsoInJson)];
        Identifiers = [.. identifiers.Distinct(StringComparer.OrdinalIgnoreCase).SelectMany(AlsoInJson)];
        (_identifiers, _all) = (Pattern(Identifiers), Pattern([.. Identifiers, .. Names]));
    }

    /// <summary>What the person is called.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>What is nobody else's: numbers in the usual ways to write them, addresses, accounts.</summary>
    public IReadOnlyList<string> Identifiers { get; }

    /// <summary>All of them.</summary>
    public IReadOnlyList<string> All => [.. Identifiers, .. Names];

    /// <summary>The terms of a person's records as they are now and as the log knows them.</summary>
    public static async Task<PersonTerms> OfAsync(TrineDb db, MessageTexts texts, Traces traces, CancellationToken cancellationToken)
    {
        var (names, identifiers) = (new List<string>(), new List<string>());
        foreach (var (schema, record) in traces.Subjects)
        {
            var entries = await db.Set<ChangeLogEntry>().AsNoTracking().Where(e => e.Object == schema.Key && e.RecordId == record.Id).Select(e => e.Fields).ToListAsync(cancellationToken);
            var past = entries.SelectMany(Values).ToLookup(v => v.Key, v => v.Value);
            names.AddRange(past[schema.Title.Key].Append(schema.Title.Get(record) as string ?? "").Where(name => IsTelling(name) && !ErasedName.Is(texts, record.Id, name)));
            foreach (var field in schema.Fields.Where(f => f.Identifies))
            {
                identifiers.AddRange(past[field.Key].Append(field.Get(record) as string ?? "").SelectMany(Ways).Where(t => t.Length >= Shortest));
            }
        }

        return new PersonTerms(names, identifiers);
    }

    /// <summary>A text without them.</summary>
    /// <param name="names">Without the names as well.</param>
    public string Without(string text, bool names) => (names ? _all : _identifiers)?.Replace(text, Mask) ?? text;

    /// <summary>A name of one letter or two is in every other word.</summary>
    private static bool IsTelling(string name) => name.Length >= (name.All(char.IsAscii) ? 4 : 2) && name != Mask;

    /// <summary>A value, and of a Chinese number the ways it is written in sentences: without the country, in groups.</summary>
    private static IEnumerable<string> Ways(string text)
    {
        yield return text;
        if (!text.StartsWith(China, StringComparison.Ordinal))
        {
            yield break;
        }

        var number = text[China.Length..];
        if (number.Length == MobileLength && number[0] == '1')
        {
            yield return number;
            yield return $"{number[..3]} {number[3..7]} {number[7..]}";
            yield return $"{number[..3]}-{number[3..7]}-{number[7..]}";
        }
        else
        {
            // Area codes have two digits or three.
            yield return $"0{number}";
            foreach (var area in new[] { 2, 3 }.Where(a => number.Length > a))
            {
                yield return $"0{number[..area]}-{number[area..]}";
                yield return $"0{number[..area]} {number[area..]}";
            }
        }
    }

    /// <summary>What programs sent as JSON is kept as they wrote it (a preference, a filter), and some write every character of Chinese by its number.</summary>
    private static IEnumerable<string> AlsoInJson(string term)
    {
        yield return term;
        if (!term.All(char.IsAscii))
        {
            yield return string.Concat(term.Select(c => char.IsAscii(c) ? c.ToString() : string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}")));
            yield return string.Concat(term.Select(c => char.IsAscii(c) ? c.ToString() : string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}")));
        }
    }

    private static IEnumerable<KeyValuePair<string, string>> Values(string fields)
    {
        using var json = JsonDocument.Parse(fields);
        foreach (var change in json.RootElement.EnumerateObject().Where(p => p.Value.ValueKind == JsonValueKind.Array))
        {
            foreach (var value in change.Value.EnumerateArray().Where(v => v.ValueKind == JsonValueKind.String))
            {
                yield return new KeyValuePair<string, string>(change.Name, value.GetString()!);
            }
        }
    }

    // The longest first: «张三丰» is not «张三» and something.
    private static Regex? Pattern(IReadOnlyList<string> terms) => terms.Count == 0 ? null
        : new Regex(string.Join('|', terms.OrderByDescending(t => t.Length).Select(Regex.Escape)), RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
}
