using Trine.Kernel.Objects;
using Trine.Kernel.Text;

namespace Trine.Kernel.Transfer.Imports;

/// <summary>Values as records keep them, so that a file's «138 1234 5678» finds +8613812345678.</summary>
internal static class KeyValue
{
    /// <summary>The value to look for; null when the text is nothing such a field can hold.</summary>
    public static object? Of(FieldDefinition field, object value)
    {
        if (value is not string text)
        {
            return value;
        }

        if (field.IsReference)
        {
            return Guid.TryParse(text, out var id) ? id : null;
        }

        string? normal = field.Type switch
        {
            FieldType.Phone => PhoneNumber.TryNormalise(text, out var phone) ? phone : null,
            FieldType.Email => EmailAddress.TryNormalise(text, out var email) ? email : null,
            FieldType.Url => WebAddress.TryNormalise(text, out var url) ? url : null,
            _ when field.IsText => text.Trim(),
            _ => null,
        };
        return normal is { Length: > 0 } && field.Normalise is { } further ? further(normal) : normal is "" ? null : normal;
    }
}
