using System.Text;
using System.Text.Json.Nodes;

namespace Trine.Tests.Proof;

/// <summary>Values that break programs: of the wrong type, too large, too deep, or naughty. Some are no JSON at all, so all are text.</summary>
internal sealed class HostileValues(Random random)
{
    private static readonly string[] Naughty =
    [
        "", " ", "\t\n\r", "\0", "a\0b", "null", "undefined", "NaN", "true", "0", "-1", "1e309", "'", "\"", "`", "\\", "%", "_", "%00", "%s%n", "{0}", "${7*7}", "{{7*7}}", "';--", "' OR '1'='1", "1; DROP TABLE customers",
        "<script>alert(1)</script>", "../../../../etc/passwd", "..\\..\\", "C:\\con", "file:///etc/passwd", "http://127.0.0.1:1/", "=1+1", "@SUM(A1)", "\uFEFF", "\u202E", "\u200B", "e\u0301\u0301\u0301\u0301", "👩‍👩‍👧‍👧", "ﷺ", "田中さん", "𠜎𠜱",
        "İıſK", "ß", "ǅ", "00000000-0000-0000-0000-000000000000", "ffffffff-ffff-ffff-ffff-ffffffffffff", "2026-02-30", "9999-12-31", "0000-00-00", "2026-11-22T25:61:61Z", "+86 138 0000 0000", "a@b", "custom.", "custom.x", "owner.department.name.x.y.z", "__proto__", "constructor",
    ];

    /// <summary>JSON of any kind, not always well-formed.</summary>
    public string Json() => random.Next(18) switch
    {
        0 => "null",
        1 => "true",
        2 => "-0",
        3 => "1e400",
        4 => "-99999999999999999999999999999999999999",
        5 => "0.00000000000000000000000000000000000001",
        6 => "9223372036854775808",
        7 => "[]",
        8 => "{}",
        9 => "[[[[[null]]]]]",
        10 => "\"\\ud800\"",
        11 => "\"\\udc00\\ud800x\"",
        12 => Quoted(new string('长', random.Next(1, 20_000))),
        13 => Deep(random.Next(2) == 0 ? "[" : "{\"and\":[", 1000),
        14 => "\"\\u0000\"",
        15 => "[" + string.Join(',', Enumerable.Repeat("1", random.Next(1, 3000))) + "]",
        _ => Quoted(Text()),
    };

    public string Text() => Naughty[random.Next(Naughty.Length)];

    /// <summary>A body that is none.</summary>
    public byte[] Garbage() => random.Next(8) switch
    {
        0 => [],
        1 => Encoding.UTF8.GetBytes("{\"a\":"),
        2 => [0xFF, 0xFE, 0x00, 0x7B],
        3 => Encoding.UTF8.GetBytes(Deep("{\"not\":", 1000)),
        4 => Encoding.UTF8.GetBytes("{\"a\":1}{\"b\":2}"),
        5 => Encoding.UTF8.GetBytes("// comment\n{}"),
        6 => [0x22, 0xC3, 0x28, 0x22],
        _ => Bytes(random.Next(1, 4000)),
    };

    /// <summary>A multipart body with something wrong: no end, no name, two of a kind, a boundary that never comes.</summary>
    public (string Type, byte[] Body) Multipart(string objects)
    {
        var file = random.Next(3) == 0 ? Bytes(500) : Encoding.UTF8.GetBytes("name,phone\n" + Text().Replace('\n', ' ') + ",1\n");
        var name = Text().Replace('"', ' ').Replace('\r', ' ').Replace('\n', ' ');
        var text = $"--b\r\nContent-Disposition: form-data; name=\"object\"\r\n\r\n{(random.Next(2) == 0 ? objects : Text())}\r\n--b\r\nContent-Disposition: form-data; name=\"options\"\r\n\r\n{(random.Next(2) == 0 ? "{\"dryRun\":true}" : Json())}\r\n"
            + $"--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}.csv\"\r\nContent-Type: {(random.Next(3) == 0 ? "\0" : "text/csv")}\r\n\r\n";
        byte[] whole = [.. Encoding.UTF8.GetBytes(text), .. file, .. "\r\n--b--\r\n"u8];
        return random.Next(5) switch
        {
            0 => ("multipart/form-data; boundary=b", whole[..random.Next(whole.Length)]),
            1 => ("multipart/form-data", whole),
            2 => ("multipart/form-data; boundary=other", whole),
            3 => ($"multipart/form-data; boundary={new string('x', 300)}", whole),
            _ => ("multipart/form-data; boundary=b", whole),
        };
    }

    public static string Quoted(string text) => JsonValue.Create(text).ToJsonString();

    private static string Deep(string open, int levels) => new StringBuilder().Insert(0, open, levels).Append("null").Insert(levels * open.Length + 4, open.StartsWith('[') ? "]" : open.EndsWith('[') ? "]}" : "}", levels).ToString();

    private byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }
}
