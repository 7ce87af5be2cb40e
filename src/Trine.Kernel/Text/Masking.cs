using System.Globalization;
using Trine.Kernel.Objects;

namespace Trine.Kernel.Text;

/// <summary>What is left of a value for somebody who knows it to recognise, and that says little to anybody else.</summary>
public static class Masking
{
    /// <summary>Whether values of this type can be shown in part. Of a number or a choice a part is either nothing or all.</summary>
    public static bool Applies(FieldType type) => type is FieldType.Text or FieldType.Phone or FieldType.Email or FieldType.Url or FieldType.AutoNumber;

    /// <summary>A value of a field in part; null for one of a type that has no parts.</summary>
    public static string? Of(FieldType type, object? value) => (type, value) switch
    {
        (FieldType.Phone, string phone) => Phone(phone),
        (FieldType.Email, string email) => Email(email),
        (_, string text) when Applies(type) => Name(text),
        _ => null,
    };

    /// <summary>王*, 深圳***公司, No***td: the ends stay, the middle goes. Characters beyond the basic plane stay whole.</summary>
    public static string Name(string name)
    {
        var characters = new StringInfo(name);
        var length = characters.LengthInTextElements;
        return length switch
        {
            0 => "",
            <= 3 => characters.SubstringByTextElements(0, 1) + "*",
            <= 6 => characters.SubstringByTextElements(0, 1) + "***" + characters.SubstringByTextElements(length - 1),
            _ => characters.SubstringByTextElements(0, 2) + "***" + characters.SubstringByTextElements(length - 2),
        };
    }

    /// <summary>138****1234: three digits and the last four, of short numbers fewer; an extension goes.</summary>
    private static string Phone(string phone)
    {
        Span<char> buffer = stackalloc char[PhoneNumber.MaxLength];
        var digits = PhoneNumber.NationalDigits(phone, buffer).ToString();
        return digits.Length switch
        {
            >= 10 => $"{digits[..3]}****{digits[^4..]}",
            >= 6 => $"{digits[..2]}****{digits[^2..]}",
            _ => "****",
        };
    }

    /// <summary>l***@example.com: whose it is goes, where it is stays.</summary>
    private static string Email(string email)
    {
        var at = email.LastIndexOf('@');
        return at < 1 ? Name(email) : new StringInfo(email[..at]).SubstringByTextElements(0, 1) + "***" + email[at..];
    }
}
