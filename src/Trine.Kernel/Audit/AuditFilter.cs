using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Trine.Kernel.Changes;
using Trine.Kernel.Http;
using Trine.Kernel.Objects;

namespace Trine.Kernel.Audit;

/// <summary>What somebody looks for in the audit log.</summary>
/// <param name="Topic">Topics, separated by commas; all when left out.</param>
/// <param name="User">Whoever did it, or whom it concerns.</param>
/// <param name="Object">The plural key of the object it concerns.</param>
/// <param name="Record">The record it concerns.</param>
/// <param name="From">Not before this instant or day.</param>
/// <param name="To">Before this instant, or on this day at the latest.</param>
internal sealed record AuditFilter(
    [property: FromQuery(Name = "topic")] string? Topic = null,
    [property: FromQuery(Name = "user")] Guid? User = null,
    [property: FromQuery(Name = "object")] string? Object = null,
    [property: FromQuery(Name = "record")] Guid? Record = null,
    [property: FromQuery(Name = "from")] string? From = null,
    [property: FromQuery(Name = "to")] string? To = null)
{
    /// <summary>The topics asked for; empty for all.</summary>
    /// <exception cref="InvalidInputException">There is no such topic.</exception>
    public IReadOnlyList<AuditTopic> Topics() =>
        [
            .. (Topic ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(t => EnumText.Parse(typeof(AuditTopic), t) is AuditTopic topic
                ? topic
                : throw new InvalidInputException("topic", "error.choice", t, string.Join(", ", EnumText.All(typeof(AuditTopic))))),
        ];

    /// <summary>The instant an entry is not before, and the one it is before; null where there is no limit.</summary>
    public (DateTimeOffset? From, DateTimeOffset? To) Times(QueryInput input, Data.WorkspaceClock clock) =>
        (string.IsNullOrEmpty(From) ? null : Day(From) is { } first ? clock.StartOf(first) : input.Moment(From),
            string.IsNullOrEmpty(To) ? null : Day(To) is { } last ? clock.StartOf(last.AddDays(1)) : input.Moment(To));

    private static DateOnly? Day(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
