using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Trine.Kernel.Objects;

namespace Trine.Kernel.Changes;

/// <summary>Logical values as JSON, for the log and for answers alike.</summary>
public static class FieldJson
{
    /// <summary>Chinese stays Chinese; what could end a script element is still escaped.</summary>
    public static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>Writes one logical value.</summary>
    public static void Write(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case string text:
                writer.WriteStringValue(text);
                break;
            case long number:
                writer.WriteNumberValue(number);
                break;
            case int number:
                writer.WriteNumberValue(number);
                break;
            case decimal number:
                writer.WriteNumberValue(Plain(number));
                break;
            case double number:
                writer.WriteNumberValue(number);
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case Guid id:
                writer.WriteStringValue(id);
                break;
            case DateOnly day:
                writer.WriteStringValue(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                break;
            case DateTimeOffset instant:
                writer.WriteStringValue(Instant(instant));
                break;
            case IReadOnlyList<string> texts:
                writer.WriteStartArray();
                foreach (var text in texts)
                {
                    writer.WriteStringValue(text);
                }

                writer.WriteEndArray();
                break;
            case Enum member:
                writer.WriteStringValue(EnumText.Of(member));
                break;
            default:
                throw new InvalidOperationException($"No JSON form for a {value.GetType().Name}.");
        }
    }

    /// <summary>An instant as sent: UTC, to the microsecond, without idle zeros.</summary>
    public static string Instant(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture);

    /// <summary>A number without idle zeros: databases pad with them, and 12.5000 and 12.5 are the same answer.</summary>
    public static decimal Plain(decimal number) => number / 1.0000000000000000000000000000m;

    internal static string Changes(RecordChange change)
    {
        if (change.Op == ChangeOp.Delete)
        {
            return "{}";
        }

        var buffer = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(buffer, Compact))
        {
            writer.WriteStartObject();
            foreach (var field in change.Changed)
            {
                if (field.Key is "createdBy" or "updatedBy" or "updatedAt" or "id")
                {
                    continue;
                }

                writer.WritePropertyName(field.Key);
                writer.WriteStartArray();
                Write(writer, change.Before is null ? null : field.Get(change.Before));
                Write(writer, field.Get(change.After));
                writer.WriteEndArray();
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
