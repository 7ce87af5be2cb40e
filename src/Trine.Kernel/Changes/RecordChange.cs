using Trine.Kernel.Access;
using Trine.Kernel.Objects;
using Trine.Kernel.Query;

namespace Trine.Kernel.Changes;

/// <summary>One record on its way through the door: how it was, how it will be, and what is wrong with it.</summary>
public sealed class RecordChange
{
    internal RecordChange(ObjectSchema schema, Record after, Record? before, ChangeOp op)
    {
        (Schema, After, Before, Op) = (schema, after, before, op);
        Changed = [.. schema.Fields.Where(f => before is null ? f.Get(after) is not null : !FieldValues.Same(f.Get(before), f.Get(after)))];
        Given = Changed;
    }

    /// <summary>The record's object.</summary>
    public ObjectSchema Schema { get; }

    /// <summary>The record as it will be saved.</summary>
    public Record After { get; }

    /// <summary>A copy of it as it was; null for a new one.</summary>
    public Record? Before { get; }

    /// <summary>What happens to it.</summary>
    public ChangeOp Op { get; }

    /// <summary>Fields whose value differs; brought up to date after derivation.</summary>
    public IReadOnlyList<FieldDefinition> Changed { get; private set; }

    /// <summary>Those of them that whoever makes the change set himself, before anything was derived.</summary>
    internal IReadOnlyList<FieldDefinition> Given { get; }

    /// <summary>What is wrong, by field.</summary>
    public List<FieldError> Errors { get; } = [];

    /// <summary>The record with its lines, which are saved together or not at all; itself alone when it has and is none.</summary>
    public IReadOnlyList<RecordChange> Whole { get => field ?? [this]; internal set; }

    /// <summary>Whether it cannot be saved: something is wrong with it, or with what it is saved together with.</summary>
    public bool IsRefused => Reasons.Any();

    /// <summary>Why it cannot be saved.</summary>
    public IEnumerable<FieldError> Reasons => Whole.SelectMany(c => c.Errors);

    /// <summary>Where its values came from, when rules differ: an import may set stages, dates and numbers that people may not.</summary>
    public ChangeSource Source { get; internal init; }

    /// <summary>Today in the workspace's time zone.</summary>
    public DateOnly Today { get; internal init; }

    /// <summary>Now, UTC.</summary>
    public DateTimeOffset Now { get; internal init; }

    /// <summary>What changes only because this does (files it takes in), and is withdrawn with it.</summary>
    internal List<RecordChange> Followers { get; } = [];

    /// <summary>The day an instant falls on in the workspace's time zone.</summary>
    public Func<DateTimeOffset, DateOnly> DayOf { get; internal init; } = static instant => DateOnly.FromDateTime(instant.UtcDateTime);

    /// <summary>The schema all changes of this pass are judged by; null in tests of single rules.</summary>
    public MetadataSnapshot? Metadata { get; internal init; }

    /// <summary>Who changes it; null in tests of single rules.</summary>
    public Caller? Caller { get; internal init; }

    /// <summary>The people of the workspace; null in tests of single rules.</summary>
    public DirectorySnapshot? People { get; internal init; }

    /// <summary>Reads filters that are part of a definition.</summary>
    internal FilterParser? Filters { get; init; }

    internal Func<string, Guid, Record?> Lookup { get; init; } = static (_, _) => null;

    /// <summary>Whether the field of this key changes.</summary>
    public bool Changes(string fieldKey)
    {
        foreach (var field in Changed)
        {
            if (field.Key == fieldKey)
            {
                return true;
            }
        }

        return false;
    }

    internal void Refresh() => Changed =
        [.. Schema.Fields.Where(f => Before is null ? f.Get(After) is not null : !FieldValues.Same(f.Get(Before), f.Get(After)))];
}
