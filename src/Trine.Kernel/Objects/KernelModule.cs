using Trine.Kernel.CustomFields;

namespace Trine.Kernel.Objects;

/// <summary>The objects of the kernel itself.</summary>
public sealed class KernelModule : Module
{
    /// <inheritdoc/>
    public override IReadOnlyList<ObjectDefinition> Objects { get; } = [CustomField.Define()];
}
