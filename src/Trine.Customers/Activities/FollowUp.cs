using System.Text.Json;
using Trine.Kernel.Changes;

namespace Trine.Customers.Activities;

/// <summary>When to turn to somebody next.</summary>
internal static class FollowUp
{
    /// <summary>The plan after the newest activity: what it says; else what was planned, unless that was due by then and so is done.</summary>
    public static DateTimeOffset? After(DateTimeOffset? planned, Activity newest) => newest.NextFollowUpAt ?? (planned <= newest.At ? null : planned);

    /// <summary>Whether an entry changes a field.</summary>
    public static bool Names(ChangeLogEntry entry, string field)
    {
        using var fields = JsonDocument.Parse(entry.Fields);
        return fields.RootElement.TryGetProperty(field, out _);
    }

    /// <summary>The ids a reference had and has by these entries.</summary>
    public static IEnumerable<Guid> Ids(IEnumerable<ChangeLogEntry> entries, string field)
    {
        foreach (var entry in entries)
        {
            using var fields = JsonDocument.Parse(entry.Fields);
            if (fields.RootElement.TryGetProperty(field, out var pair))
            {
                foreach (var value in pair.EnumerateArray())
                {
                    if (value.ValueKind == JsonValueKind.String)
                    {
                        yield return value.GetGuid();
                    }
                }
            }
        }
    }
}
