using Trine.Kernel.Data;

namespace Trine.Kernel.Access;

/// <summary>Where the kernel learns of people and departments; the organisation module knows.</summary>
public interface IDirectorySource
{
    /// <summary>The object keys whose changes make a loaded directory stale.</summary>
    IReadOnlyCollection<string> Objects { get; }

    /// <summary>Everybody and everything, deleted ones included (old records still name them).</summary>
    Task<DirectorySnapshot> LoadAsync(TrineDb db, CancellationToken cancellationToken);
}
