using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Trine.Kernel.Changes;
using Trine.Kernel.Objects;

namespace Trine.Kernel.Audit;

/// <summary>
/// The hash of a log entry: SHA-256 over its head, a line for each value, and the SHA-256 of its fields in one canonical form, the same on both
/// databases: PostgreSQL sorts keys and rewrites numbers. In two steps, so that fields can be erased and their digest go on to stand for them.
/// </summary>
internal static class EntryDigest
{
    private static readonly JsonWriterOptions Canonical = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The hash of an entry as it stands, or as it stood before its fields were erased.</summary>
    public static byte[] Of(ChangeLogEntry entry)
    {
        var head = Encoding.UTF8.GetBytes(string.Join('\n', Head(entry)));
        return SHA256.HashData([.. head, .. entry.FieldsHash is { } kept ? Convert.FromHexString(kept) : OfFields(entry.Fields)]);
    }

    /// <summary>The digest of what an entry says of its fields.</summary>
    public static byte[] OfFields(string json)
    {
        using var buffer = new MemoryStream(json.Length);
        try
        {
            using var document = JsonDocument.Parse(json);
            using var writer = new Utf8JsonWriter(buffer, Canonical);
            Write(writer, document.RootElement);
        }
        catch (JsonException)
        {
            // Not ours to judge: what stands there is what is sealed. No JSON begins with this byte.
            return SHA256.HashData([0xFF, .. Encoding.UTF8.GetBytes(json)]);
        }

        return SHA256.HashData(buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
    }

    private static IEnumerable<string> Head(ChangeLogEntry e) =>
    [
        e.Seq.ToString(CultureInfo.InvariantCulture),
        ((e.At.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / 10).ToString(CultureInfo.InvariantCulture),
        e.ActorId?.ToString() ?? "",
        EnumText.Of(e.Source),
        e.ChangeSet.ToString(),
        e.Object,
        e.RecordId.ToString(),
        EnumText.Of(e.Op),
        e.Topic is { } topic ? EnumText.Of(topic) : "",
        e.Subject ?? "",
        "",
    ];

    private static void Write(Utf8JsonWriter writer, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                // Of a key that stands twice both databases go by the last.
                foreach (var (name, member) in value.EnumerateObject().GroupBy(p => p.Name).Select(g => (g.Key, g.Last().Value)).OrderBy(p => p.Key, StringComparer.Ordinal))
                {
                    writer.WritePropertyName(name);
                    Write(writer, member);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in value.EnumerateArray())
                {
                    Write(writer, item);
                }

                writer.WriteEndArray();
                break;
            case JsonValueKind.Number when value.TryGetDecimal(out var number):
                writer.WriteNumberValue(FieldJson.Plain(number));
                break;
            case JsonValueKind.Number:
                writer.WriteNumberValue(value.GetDouble());
                break;
            default:
                value.WriteTo(writer);
                break;
        }
    }
}
