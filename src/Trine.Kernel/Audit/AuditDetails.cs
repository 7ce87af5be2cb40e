using System.Buffers;
using System.Text;
using System.Text.Json;
using Trine.Kernel.Changes;

namespace Trine.Kernel.Audit;

/// <summary>What more is to be said of an audited event. Never a secret; of customers no more than ids and field keys.</summary>
public sealed record AuditDetails
{
    /// <summary>Texts longer than this are cut.</summary>
    public const int MaxText = 2_000;

    /// <summary>Of more records than this only the count is written.</summary>
    public const int MaxRecords = 500;

    /// <summary>Nothing more.</summary>
    public static AuditDetails None { get; } = new();

    /// <summary>Who did it, when not the caller: whom the product works for.</summary>
    public Guid? By { get; init; }

    /// <summary>How many records, rows or attempts.</summary>
    public long? Count { get; init; }

    /// <summary>Keys of fields.</summary>
    public IReadOnlyList<string>? Fields { get; init; }

    /// <summary>The records; of the first <see cref="MaxRecords"/> the ids are written.</summary>
    public IReadOnlyList<Guid>? Records { get; init; }

    /// <summary>The kind of file.</summary>
    public string? Format { get; init; }

    /// <summary>What was asked for, as JSON.</summary>
    public string? Filter { get; init; }

    /// <summary>The import or export it is part of.</summary>
    public Guid? Job { get; init; }

    /// <summary>What undoes it.</summary>
    public Guid? ChangeSet { get; init; }

    /// <summary>More in our own words, or a name: a device, a token, a file.</summary>
    public string? Detail { get; init; }

    /// <summary>Where it came from, when not from the request at hand.</summary>
    public string? Address { get; init; }

    internal string ToJson(AuditEvent what, string? device, string? address)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var writer = new Utf8JsonWriter(buffer, FieldJson.Compact))
        {
            writer.WriteStartObject();
            writer.WriteString("event", what.Key);
            Text(writer, "address", Address ?? address);
            Text(writer, "device", device);
            Text(writer, "format", Format);
            Text(writer, "detail", Detail);
            Text(writer, "filter", Filter);
            if (Count is { } count)
            {
                writer.WriteNumber("count", count);
            }

            Id(writer, "job", Job);
            Id(writer, "changeSet", ChangeSet);
            if (Fields is { } fields)
            {
                writer.WritePropertyName("fields");
                FieldJson.Write(writer, fields);
            }

            if (Records is { } records)
            {
                writer.WritePropertyName("records");
                FieldJson.Write(writer, (IReadOnlyList<string>)[.. records.Take(MaxRecords).Select(id => id.ToString())]);
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Text(Utf8JsonWriter writer, string name, string? text)
    {
        if (!string.IsNullOrEmpty(text))
        {
            // Not through the middle of a surrogate pair; and a NUL, which a name may hold, is nothing PostgreSQL's JSON takes.
            var end = text.Length <= MaxText ? text.Length : char.IsHighSurrogate(text[MaxText - 1]) ? MaxText - 1 : MaxText;
            writer.WriteString(name, text[..end].Replace('\0', ' '));
        }
    }

    private static void Id(Utf8JsonWriter writer, string name, Guid? id)
    {
        if (id is { } known)
        {
            writer.WriteString(name, known);
        }
    }
}
