using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Trine.Kernel.Changes;
using Trine.Kernel.Http;
using Trine.Kernel.Objects;

namespace Trine.Kernel.Audit;

/// <summary>What somebody looks for in the audit log.</summary>
internal sealed record AuditFilter
{
    /// <summary>Topics, separated by commas; all when left out.</summary>
    [FromQuery(Name = "topic")]
    public string? Topic { get; init; }

    /// <summary>Whoever did it, or whom it concerns.</summary>
    [FromQuery(Name = "user")]
    public Guid? User { get; init; }

    /// <summary>The plural key of the object it concerns.</summary>
    [FromQuery(Name = "object")]
    public string? Object { get; init; }

    /// <summary>The record it concerns.</summary>
    [FromQuery(Name = "record")]
    public Guid? Record { get; init; }

    /// <summary>Not before this instant or day.</summary>
    [FromQuery(Name = "from")]
    public string? From { get; init; }

    /// <summary>Before this instant, or on this day at the latest.</summary>
    [FromQuery(Name = "to")]
    public string? To { get; init; }

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
