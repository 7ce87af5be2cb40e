using System.Buffers;
using System.Buffers.Text;
using System.Text.Json;
using Trine.Kernel.Changes;

namespace Trine.Kernel.Query;

/// <summary>The end of a page: the sort values and the id of its last record. Opaque to clients.</summary>
public sealed record Cursor(IReadOnlyList<object?> Values, Guid Id)
{
    /// <summary>The text clients send back.</summary>
    public string Encode()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartArray();
            foreach (var value in Values)
            {
                FieldJson.Write(writer, value);
            }

            writer.WriteStringValue(Id);
            writer.WriteEndArray();
        }

        return Base64Url.EncodeToString(buffer.WrittenSpan);
    }

    /// <summary>Reads a cursor back against the sort order it was made for.</summary>
    /// <exception cref="InvalidInputException">It was made for another order, or by nobody.</exception>
    public static Cursor Decode(string text, IReadOnlyList<SortKey> sort)
    {
        try
        {
            using var document = JsonDocument.Parse(Base64Url.DecodeFromChars(text));
            var items = document.RootElement;
            if (items.ValueKind == JsonValueKind.Array && items.GetArrayLength() == sort.Count + 1 && items[sort.Count].TryGetGuid(out var id))
            {
                var values = new object?[sort.Count];
                for (var i = 0; i < values.Length; i++)
                {
                    if (items[i].ValueKind != JsonValueKind.Null && !FieldInput.TryRead(sort[i].Field, items[i], out values[i], out _))
                    {
                        throw new InvalidInputException("cursor", "error.cursor");
                    }
                }

                return new Cursor(values, id);
            }
        }
        catch (Exception e) when (e is FormatException or JsonException or InvalidOperationException)
        {
        }

        throw new InvalidInputException("cursor", "error.cursor");
    }
}
