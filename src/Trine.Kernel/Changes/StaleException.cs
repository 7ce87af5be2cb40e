namespace Trine.Kernel.Changes;

/// <summary>The caller's version is not the current one: 409.</summary>
/// <param name="objectKey">The plural key of the object.</param>
/// <param name="id">The record.</param>
/// <param name="known">The version the caller saw, when known.</param>
public sealed class StaleException(string objectKey, Guid id, int? known = null) : Exception($"{objectKey} {id} has changed since.")
{
    /// <summary>The plural key of the object.</summary>
    public string ObjectKey { get; } = objectKey;

    /// <summary>The record.</summary>
    public Guid Id { get; } = id;

    /// <summary>The version the caller saw, when known.</summary>
    public int? Known { get; } = known;
}
