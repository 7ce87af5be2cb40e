using Trine.Kernel.Http;

namespace Trine.Kernel.Audit;

/// <summary>An entry of the audit log as clients get it.</summary>
/// <param name="Seq">Its place in the log.</param>
/// <param name="Actor">Who did it; null for the product itself, and for somebody who is not known.</param>
/// <param name="Event">What happened: an event's name, or what was done to a record.</param>
/// <param name="Title">The event in two or three words.</param>
/// <param name="Text">What happened, as a sentence.</param>
/// <param name="About">What or whom it concerns.</param>
/// <param name="Address">Where the request came from.</param>
/// <param name="Device">What it came from, in words.</param>
/// <param name="Fields">What the fields concerned are called.</param>
/// <param name="Filter">What an export was asked for, as JSON.</param>
/// <param name="ChangeSet">What undoes it.</param>
/// <param name="Erased">Its values were erased later.</param>
/// <param name="Changes">What a record's fields were and became.</param>
internal sealed record AuditItem(
    long Seq,
    DateTimeOffset At,
    RecordLink? Actor,
    AuditTopic Topic,
    string Event,
    string Title,
    string Text,
    AuditAbout? About = null,
    string? Address = null,
    string? Device = null,
    long? Count = null,
    string? Format = null,
    string? Detail = null,
    IReadOnlyList<string>? Fields = null,
    string? Filter = null,
    Guid? ChangeSet = null,
    bool Erased = false,
    IReadOnlyDictionary<string, HistoryEndpoints.FieldChange>? Changes = null);
