namespace Trine.Kernel.Localisation;

/// <summary>A value of a message that is itself a text of the language files: what an object is called.</summary>
/// <param name="Key">The text's key.</param>
public sealed record TextKey(string Key);
