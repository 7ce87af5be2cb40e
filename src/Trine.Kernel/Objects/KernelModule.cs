using Trine.Kernel.Comments;
using Trine.Kernel.CustomFields;
using Trine.Kernel.Files;
using Trine.Kernel.Sharing;
using Trine.Kernel.Views;

namespace Trine.Kernel.Objects;

/// <summary>The objects of the kernel itself.</summary>
public sealed class KernelModule : Module
{
    /// <inheritdoc/>
    public override IReadOnlyList<ObjectDefinition> Objects { get; } = [CustomField.Define(), Comment.Define(), Attachment.Define(), SavedView.Define(), Collaborator.Define()];
}
