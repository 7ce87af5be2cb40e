using Trine.Kernel.Objects;

namespace Trine.Privacy;

/// <summary>What people may ask of those who keep their data: consent and its withdrawal, a copy, erasure, and that nothing is kept for ever.</summary>
public sealed class PrivacyModule : Module
{
    /// <inheritdoc/>
    public override IReadOnlyList<ObjectDefinition> Objects { get; } = [];
}
