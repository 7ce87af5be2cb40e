using Trine.Kernel.Objects;

namespace Trine.Tests.Fixture.Notes;

/// <summary>A module of the tests' own; its table is made by the SQL files beside it.</summary>
internal sealed class NotesModule : Module
{
    public override IReadOnlyList<ObjectDefinition> Objects { get; } = [Note.Define()];
}
