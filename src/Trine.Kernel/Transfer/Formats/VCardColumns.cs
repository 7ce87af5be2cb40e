using System.Globalization;
using System.Text.RegularExpressions;

namespace Trine.Kernel.Transfer.Formats;

/// <summary>Gathers the properties of one card into the columns of <see cref="VCardReader.ColumnNames"/>.</summary>
internal sealed partial class VCardColumns
{
    // Characters of one card; a card without an end must not take the whole file for itself.
    private const int MaxCard = 1_048_576;

    private readonly Dictionary<string, string> values = new(StringComparer.Ordinal);
    private readonly List<VCardProperty> properties = [];
    private int length;

    public void Add(VCardProperty property)
    {
        if (!string.IsNullOrWhiteSpace(property.Value) && length <= MaxCard)
        {
            properties.Add(property);
            length += property.Value.Length + property.Name.Length;
        }
    }

    /// <summary>A value, or null, for each column; undecodable bytes still marked.</summary>
    public List<string?> Values()
    {
        Names();
        Work();
        Numbers();
        Address();
        Rest();
        return [.. VCardReader.ColumnNames.Select(values.GetValueOrDefault)];
    }

    // The first of a kind, preferred ones before others.
    private IEnumerable<VCardProperty> All(params ReadOnlySpan<string> names)
    {
        var wanted = names.ToArray();
        return properties.Where(p => wanted.Contains(p.Name)).OrderBy(p => p.Types.Contains("PREF") ? 0 : 1);
    }

    private void Put(string column, string? value)
    {
        if (!string.IsNullOrWhiteSpace(value))
        {
            values.TryAdd(column, value.Trim());
        }
    }

    // Fills a column, then its second, leaving out repetitions.
    private void Put(string column, string second, string value)
    {
        if (!values.TryGetValue(column, out var first))
        {
            Put(column, value);
        }
        else if (first != value)
        {
            Put(second, value);
        }
    }

    private void Names()
    {
        var parts = All("N").FirstOrDefault()?.Parts() ?? [];
        var (last, first, middle) = (parts.ElementAtOrDefault(0) ?? "", parts.ElementAtOrDefault(1) ?? "", parts.ElementAtOrDefault(2) ?? "");
        Put("lastName", last);
        Put("firstName", first);
        Put("nickname", All("NICKNAME").FirstOrDefault()?.Text());
        Put("name", All("FN").FirstOrDefault()?.Text());

        // 张三 is written without a blank and family name first; John Richter Doe is not.
        Put("name", IsHan(last + first) ? last + first : Join(" ", first, middle, last));
        Put("name", All("NICKNAME", "ORG").FirstOrDefault()?.Parts()[0]);
        Put("name", All("EMAIL").FirstOrDefault()?.Text());
    }

    private void Work()
    {
        var organisation = All("ORG").FirstOrDefault()?.Parts() ?? [];
        Put("company", organisation.ElementAtOrDefault(0));
        Put("department", Join(" / ", [.. organisation.Skip(1)]));
        Put("jobTitle", (All("TITLE").FirstOrDefault() ?? All("ROLE").FirstOrDefault())?.Text());
    }

    private void Numbers()
    {
        foreach (var number in All("TEL"))
        {
            // 4.0 writes URIs: tel:+1-418-656-9254;ext=102
            var text = number.Text();
            text = text.StartsWith("tel:", StringComparison.OrdinalIgnoreCase) ? text[4..].Replace(";ext=", " ext. ", StringComparison.OrdinalIgnoreCase) : text;
            if (number.Types.Contains("FAX"))
            {
                Put("fax", text);
            }
            else if (number.Types.Contains("CELL") || number.Types.Contains("IPHONE") || ChineseMobile().IsMatch(text))
            {
                Put("mobile", "mobile2", text);
            }
            else if (!number.Types.Contains("PAGER"))
            {
                Put("phone", "phone2", text);
            }
        }

        foreach (var email in All("EMAIL"))
        {
            var text = email.Text();
            Put("email", "email2", text.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) ? text[7..] : text);
        }
    }

    // Seven parts: box, extended, street, city, province, postal code, country; a LABEL only where there are none.
    private void Address()
    {
        var address = All("ADR").FirstOrDefault(a => a.Parts().Any(p => p.Length > 0));
        if (address is null)
        {
            Put("address", OneLine(All("LABEL").FirstOrDefault()?.Text()));
            return;
        }

        var parts = address.Parts().Select(OneLine).Concat(Enumerable.Repeat("", 7)).ToList();
        Put("street", Join(" ", parts[2], parts[1], parts[0]));
        Put("city", parts[3]);
        Put("province", parts[4]);
        Put("postalCode", parts[5]);
        Put("country", parts[6]);
        Put("address", IsHan(parts[2] + parts[3] + parts[4])
            ? parts[6] + (parts[4] == parts[3] ? "" : parts[4]) + parts[3] + parts[2] + parts[1]
            : Join(", ", Join(", ", parts[0], parts[1], parts[2]), parts[3], Join(" ", parts[4], parts[5]), parts[6]));
    }

    private void Rest()
    {
        Put("url", All("URL").FirstOrDefault()?.Text());
        Put("wechat", All("X-WECHAT", "X-WEIXIN").FirstOrDefault()?.Text());
        Put("qq", All("X-QQ").FirstOrDefault()?.Text());
        foreach (var messenger in All("IMPP", "X-SOCIALPROFILE"))
        {
            var text = messenger.Text();
            var value = text[(text.IndexOf(':', StringComparison.Ordinal) + 1)..];
            var service = messenger.Types.Append(text.Split(':')[0].ToUpperInvariant()).ToList();
            Put("wechat", service.Any(s => s is "WECHAT" or "WEIXIN" or "X-WECHAT") ? value : null);
            Put("qq", service.Any(s => s is "QQ" or "X-QQ") ? value : null);
        }

        foreach (var birthday in All("BDAY"))
        {
            Put("birthday", Birthday(birthday.Text()));
        }

        Put("tags", string.Join(",", All("CATEGORIES").SelectMany(c => c.Items()).SelectMany(i => i.Split(',', StringSplitOptions.TrimEntries)).Distinct(StringComparer.Ordinal)));
        Put("note", string.Join("\n", All("NOTE").Select(n => n.Text())));
    }

    // 1604 is how iOS writes «no year»; --0203 how 4.0 does. A date without year is no date.
    private static string? Birthday(string text)
    {
        var day = text.Split('T', ' ')[0];
        return DateOnly.TryParseExact(day, ["yyyyMMdd", "yyyy-MM-dd", "yyyy-M-d", "yyyy/M/d"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date.Year > 1604
            ? date.ToString("yyyy'-'MM'-'dd", CultureInfo.InvariantCulture)
            : null;
    }

    private static string Join(string separator, params string[] parts) => string.Join(separator, parts.Where(p => p.Length > 0));

    private static string OneLine(string? text) =>
        string.Join(", ", (text ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(l => l.TrimEnd(',')));

    private static bool IsHan(string text) => text.Length > 0 && text.Any(c => c is >= '\u3400' and <= '\u9FFF') && !text.Any(char.IsAsciiLetter);

    // Most cards say WORK or nothing. Grouped 3-4-4 or not at all: +1-919-676-9515 has as many digits.
    [GeneratedRegex(@"^(?:(?:\+|00)?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}$", RegexOptions.None, 1_000)]
    private static partial Regex ChineseMobile();
}
