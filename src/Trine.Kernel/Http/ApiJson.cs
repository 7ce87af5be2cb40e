using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Trine.Kernel.Http;

/// <summary>How records in C# become JSON. The OpenAPI document is made by the same rules, so it says what is sent.</summary>
public static class ApiJson
{
    /// <summary>The options of all answers.</summary>
    public static readonly JsonSerializerOptions Options = Configured(new JsonSerializerOptions(JsonSerializerDefaults.Web));

    /// <summary>Sets the rules.</summary>
    public static JsonSerializerOptions Configured(JsonSerializerOptions options)
    {
        // As FieldJson has it: Chinese stays Chinese.
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        options.Converters.Add(new InstantConverter());
        options.Converters.Add(new WrittenJsonConverter());
        options.TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveOutMissing } };
        return options;
    }

    /// <summary>Whether a property is left out of the JSON when there is nothing to say: one that may be left out of the constructor, <c>= null</c>.</summary>
    internal static bool MayBeMissing(JsonPropertyInfo property) => property.AssociatedParameter is { HasDefaultValue: true, DefaultValue: null } && !property.PropertyType.IsNonNullableValue();

    private static void LeaveOutMissing(JsonTypeInfo type)
    {
        foreach (var property in type.Properties.Where(MayBeMissing))
        {
            property.ShouldSerialize = (_, value) => value is not null;
        }
    }

    private static bool IsNonNullableValue(this Type type) => type.IsValueType && Nullable.GetUnderlyingType(type) is null;
}
