namespace Trine.Kernel.Http;

/// <summary>A filter tree that was checked when it was saved or declared. The document knows it as <c>Filter</c>.</summary>
/// <param name="json">The tree.</param>
public sealed class WrittenFilter(string json) : WrittenJson(writer => writer.WriteRawValue(json))
{
    /// <summary>The filter of a stored tree, or null for none.</summary>
    public static WrittenFilter? OrNone(string? json) => json is null ? null : new WrittenFilter(json);
}
