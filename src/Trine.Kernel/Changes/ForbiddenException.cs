using Trine.Kernel.Access;

namespace Trine.Kernel.Changes;

/// <summary>The caller lacks an ability: 403, naming it.</summary>
/// <param name="objectKey">The plural key of the object, or another ability's name.</param>
/// <param name="action">What was tried.</param>
public sealed class ForbiddenException(string objectKey, AccessAction? action = null) : Exception($"{action} {objectKey}")
{
    /// <summary>The plural key of the object.</summary>
    public string ObjectKey { get; } = objectKey;

    /// <summary>What was tried.</summary>
    public AccessAction? Action { get; } = action;
}
