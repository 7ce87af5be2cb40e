using Trine.Kernel.Access;
using Trine.Kernel.Objects;
using Trine.Kernel.Query;

#pragma warning disable MA0048 // The generic twin of RecordChange; a file cannot be named RecordChange`1.
namespace Trine.Kernel.Changes;

/// <summary>A <see cref="RecordChange"/> with its record's own type.</summary>
public readonly struct RecordChange<T>(RecordChange change)
    where T : Record
{
    /// <summary>The record as it will be saved.</summary>
    public T After => (T)change.After;

    /// <summary>As it was; null for a new one.</summary>
    public T? Before => (T?)change.Before;

    /// <summary>Whether it is being created.</summary>
    public bool IsNew => change.Before is null;

    /// <summary>What wrote it.</summary>
    public ChangeSource Source => change.Source;

    /// <summary>Today in the workspace's time zone.</summary>
    public DateOnly Today => change.Today;

    /// <inheritdoc cref="RecordChange.DayOf"/>
    public DateOnly DayOf(DateTimeOffset instant) => change.DayOf(instant);

    /// <summary>Now, UTC.</summary>
    public DateTimeOffset Now => change.Now;

    /// <summary>Whether the field of this key changes.</summary>
    public bool Changes(string fieldKey) => change.Changes(fieldKey);

    /// <summary>The record a reference points to, or null when it is empty or points nowhere. Loaded by the door for every changed reference, and for all references of a changed record.</summary>
    public TOther? Reference<TOther>(string objectKey, Guid? id)
        where TOther : Record => id is { } known ? change.Lookup(objectKey, known) as TOther : null;

    /// <summary>The logical value a field will have, custom fields included; null when it is empty or there is no such field.</summary>
    public object? Value(string fieldKey) => change.Schema.Find(fieldKey)?.Get(change.After);

    /// <summary>All objects with their fields; null in tests of single rules.</summary>
    public MetadataSnapshot? Metadata => change.Metadata;

    /// <summary>Who changes it; null in tests of single rules.</summary>
    public Caller? Caller => change.Caller;

    /// <inheritdoc cref="RecordChange.People"/>
    public DirectorySnapshot? People => change.People;

    internal FilterParser? Filters => change.Filters;

    /// <summary>Reports a field.</summary>
    /// <param name="error">The field's key, a key of the language files with its values, and the rule's code if clients react to it.</param>
    public void Error(FieldError error) => change.Errors.Add(error);

    /// <summary>Reports a field.</summary>
    /// <param name="fieldKey">The JSON key.</param>
    /// <param name="messageKey">A key of the language files.</param>
    /// <param name="args">Values for the message's placeholders.</param>
    public void Error(string fieldKey, string messageKey, params object[] args) => change.Errors.Add(new FieldError(fieldKey, messageKey, args));
}
