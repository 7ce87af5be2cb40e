using System.Text.Json;

namespace Trine.Kernel.Http;

/// <summary>A part of an answer that is known only at run time, written straight to the response: a value of a field, a setting.</summary>
/// <param name="write">Writes one JSON value.</param>
public class WrittenJson(Action<Utf8JsonWriter> write)
{
    /// <summary>JSON that is stored as text.</summary>
    public static WrittenJson Of(string json) => new(writer => writer.WriteRawValue(json));

    internal void Write(Utf8JsonWriter writer) => write(writer);
}
