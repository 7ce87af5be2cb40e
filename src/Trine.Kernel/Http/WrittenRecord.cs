using System.Text.Json;

namespace Trine.Kernel.Http;

/// <summary>A record of any object inside another answer, as <see cref="RecordJson"/> writes it. The document knows it as <c>Record</c>.</summary>
/// <param name="properties">Writes the record's properties into an open object.</param>
public sealed class WrittenRecord(Action<Utf8JsonWriter> properties) : WrittenJson(writer =>
{
    writer.WriteStartObject();
    properties(writer);
    writer.WriteEndObject();
});
