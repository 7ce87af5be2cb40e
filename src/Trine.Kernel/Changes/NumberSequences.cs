using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Trine.Kernel.Data;
using Trine.Kernel.Objects;

namespace Trine.Kernel.Changes;

/// <summary>Draws the numbers of auto-number fields. A number drawn for a save that fails is not given again: sequences may have gaps, never doubles.</summary>
public sealed partial class NumberSequences(WriteGate gate, WorkspaceClock clock)
{
    /// <summary>Gives all new records of a save their numbers: one draw per sequence, however many records.</summary>
    internal async Task FillAsync(TrineDb db, IReadOnlyList<RecordChange> changes, CancellationToken cancellationToken)
    {
        foreach (var group in changes.Where(c => c.Before is null).GroupBy(c => c.Schema))
        {
            foreach (var field in group.Key.Fields.Where(f => f is { Type: FieldType.AutoNumber, NumberFormat: not null }))
            {
                var waiting = group.Where(c => field.Get(c.After) is null or "").ToList();
                if (waiting.Count > 0)
                {
                    await OneAsync(db, field, waiting, cancellationToken);
                }
            }
        }
    }

    private async Task OneAsync(TrineDb db, FieldDefinition field, List<RecordChange> waiting, CancellationToken cancellationToken)
    {
        var dated = DatePart().Replace(field.NumberFormat!, m => clock.Today.ToString(m.Groups[1].Value, CultureInfo.InvariantCulture));
        var key = $"{waiting[0].Schema.Key}.{field.Key}:{dated}";
        // Outside a write transaction this is a write of its own and waits its turn like any other.
        using var turn = db.IsWriting ? null : await gate.EnterAsync(cancellationToken);
        var last = (await db.Database.SqlQuery<long>(
            $"""
            INSERT INTO number_sequences (name, value) VALUES ({key}, {waiting.Count})
            ON CONFLICT (name) DO UPDATE SET value = number_sequences.value + {waiting.Count} RETURNING value
            """).ToListAsync(cancellationToken))[0];
        var next = last - waiting.Count;
        foreach (var change in waiting)
        {
            next++;
            field.Set(change.After, Counter().Replace(dated, m => next.ToString(CultureInfo.InvariantCulture).PadLeft(m.Groups[1].Length, '0')));
        }
    }

    [GeneratedRegex(@"\{(y[yMd]*)\}", RegexOptions.None, 1000)]
    private static partial Regex DatePart();

    [GeneratedRegex(@"\{(0+)\}", RegexOptions.None, 1000)]
    private static partial Regex Counter();
}
