using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Trine.Kernel.Data;
using Trine.Kernel.Objects;

namespace Trine.Kernel.Changes;

/// <summary>Draws the numbers of auto-number fields. A number drawn for a save that fails is not given again: sequences may have gaps, never doubles.</summary>
public sealed partial class NumberSequences(WriteGate gate, WorkspaceClock clock)
{
    internal async Task FillAsync(TrineDb db, RecordChange change, CancellationToken cancellationToken)
    {
        foreach (var field in change.Schema.Fields)
        {
            if (field.Type == FieldType.AutoNumber && field.Get(change.After) is null or "" && field.NumberFormat is { } format)
            {
                field.Set(change.After, await NextAsync(db, $"{change.Schema.Key}.{field.Key}", format, cancellationToken));
            }
        }
    }

    private async Task<string> NextAsync(TrineDb db, string name, string format, CancellationToken cancellationToken)
    {
        var dated = DatePart().Replace(format, m => clock.Today.ToString(m.Groups[1].Value, CultureInfo.InvariantCulture));
        var key = $"{name}:{dated}";
        // Outside a write transaction this is a write of its own and waits its turn like any other.
        using var turn = db.IsWriting ? null : await gate.EnterAsync(cancellationToken);
        var value = (await db.Database.SqlQuery<long>(
            $"""
            INSERT INTO number_sequences (name, value) VALUES ({key}, 1)
            ON CONFLICT (name) DO UPDATE SET value = number_sequences.value + 1 RETURNING value
            """).ToListAsync(cancellationToken))[0];
        return Counter().Replace(dated, m => value.ToString(CultureInfo.InvariantCulture).PadLeft(m.Groups[1].Length, '0'));
    }

    [GeneratedRegex(@"\{(y[yMd]*)\}", RegexOptions.None, 1000)]
    private static partial Regex DatePart();

    [GeneratedRegex(@"\{(0+)\}", RegexOptions.None, 1000)]
    private static partial Regex Counter();
}
