using Trine.Kernel.Localisation;

namespace Trine.Privacy.Erasure;

/// <summary>What stands where the name of somebody erased was: who it was nobody knows any more; which record it is people still have to say.</summary>
internal static class ErasedName
{
    /// <summary>In a language.</summary>
    public static string Of(MessageTexts texts, string language, Guid record) => texts.Get(language, "privacy.erasedName", record.ToString("N")[^6..].ToUpperInvariant());

    /// <summary>Whether a record's name is no person's.</summary>
    public static bool Is(MessageTexts texts, Guid record, string name) => MessageTexts.Languages.Any(language => Of(texts, language, record) == name);
}
