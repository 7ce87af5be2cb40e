using Trine.Kernel.Localisation;
using Trine.Kernel.Objects;

namespace Trine.Host.Commands;

/// <summary>Sentences of the language files for the command line, which speaks English.</summary>
internal static class CommandTexts
{
    private static readonly Lazy<MessageTexts> Texts = new(() => new MessageTexts(new ObjectCatalog([new KernelModule(), .. Modules.All])));

    /// <summary>One that need not be there.</summary>
    public static string? Find(string key, params IReadOnlyList<object> args) => Texts.Value.Find("en-US", key) is null ? null : Of(key, args);

    public static string Of(string key, params IReadOnlyList<object> args) => Texts.Value.Get("en-US", key, args);
}
