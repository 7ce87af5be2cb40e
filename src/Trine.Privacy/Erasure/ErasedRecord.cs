namespace Trine.Privacy.Erasure;

/// <summary>That what a record told of a person was erased.</summary>
public sealed class ErasedRecord
{
    /// <summary>The plural key of its object.</summary>
    public string Object { get; init; } = "";

    /// <summary>The record.</summary>
    public Guid RecordId { get; init; }

    /// <summary>The erasure it was part of.</summary>
    public Guid ErasureId { get; init; }

    /// <summary>UTC.</summary>
    public DateTimeOffset At { get; init; }
}
