namespace Trine.Kernel.Http;

/// <summary>An error, RFC 9457.</summary>
/// <param name="Title">What is wrong, in the caller's language.</param>
/// <param name="Status">As the answer's; of a row in a batch, its own.</param>
/// <param name="Code">Which error it is, whatever the language.</param>
/// <param name="Detail">A sentence that says more.</param>
/// <param name="Type">Where errors of this kind are explained.</param>
/// <param name="TraceId">Names the request in the server's log.</param>
/// <param name="Errors">Sentences by field.</param>
/// <param name="Current">Of a 409: the record as it is now.</param>
/// <param name="Changed">Of a 409: what somebody has changed since the version the caller saw.</param>
/// <param name="RetryAfter">Of a 429: seconds.</param>
/// <param name="Ticket">Of a sign-in that asks for a code: what goes with it.</param>
public sealed record Problem(
    string Title,
    int Status,
    string Code,
    string? Detail = null,
    string? Type = null,
    string? TraceId = null,
    IReadOnlyDictionary<string, IReadOnlyList<string>>? Errors = null,
    WrittenRecord? Current = null,
    IReadOnlyList<Problem.ChangedField>? Changed = null,
    int? RetryAfter = null,
    string? Ticket = null)
{
    /// <summary>One field of a stale write: what it was when read, and what somebody has made of it since.</summary>
    public sealed record ChangedField(string Field, WrittenJson Old, WrittenJson New, RecordLink? By, DateTimeOffset At);
}
