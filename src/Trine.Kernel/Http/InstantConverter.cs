using System.Text.Json;
using System.Text.Json.Serialization;
using Trine.Kernel.Changes;

namespace Trine.Kernel.Http;

/// <summary>Instants as everywhere else: UTC with a Z.</summary>
internal sealed class InstantConverter : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDateTimeOffset();

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) => writer.WriteStringValue(FieldJson.Instant(value));
}
