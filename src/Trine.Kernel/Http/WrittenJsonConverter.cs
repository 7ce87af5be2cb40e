using System.Text.Json;
using System.Text.Json.Serialization;

namespace Trine.Kernel.Http;

/// <summary>Lets the parts of an answer that write themselves do so. They are never read.</summary>
internal sealed class WrittenJsonConverter : JsonConverter<WrittenJson>
{
    public override bool CanConvert(Type typeToConvert) => typeof(WrittenJson).IsAssignableFrom(typeToConvert);

    public override WrittenJson Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

    public override void Write(Utf8JsonWriter writer, WrittenJson value, JsonSerializerOptions options) => value.Write(writer);
}
