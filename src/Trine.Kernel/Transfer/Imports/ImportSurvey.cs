using Trine.Kernel.Transfer.Formats;

namespace Trine.Kernel.Transfer.Imports;

/// <summary>What a first look at the whole file tells.</summary>
/// <param name="Rows">How many rows there are, for the progress bar.</param>
/// <param name="Orders">How each column writes its dates; one 11/21/2026 in a million rows decides for all.</param>
internal sealed record ImportSurvey(long Rows, IReadOnlyList<DateOrder> Orders)
{
    /// <exception cref="SourceFormatException">The file is damaged.</exception>
    public static async Task<ImportSurvey> RunAsync(SourceReader reader, IReadOnlyCollection<int> dateColumns, CancellationToken cancellationToken)
    {
        var seen = new (bool MonthFirst, bool DayFirst)[reader.Columns.Count];
        long rows = 0;
        await foreach (var row in reader.Rows(cancellationToken))
        {
            rows++;
            foreach (var column in dateColumns)
            {
                var order = ValueParser.Guess([row.Values[column]]);
                seen[column].MonthFirst |= order == DateOrder.MonthFirst;
                seen[column].DayFirst |= order == DateOrder.DayFirst;
            }
        }

        return new ImportSurvey(rows, [.. seen.Select(s => s switch
        {
            (true, false) => DateOrder.MonthFirst,
            (false, true) => DateOrder.DayFirst,
            _ => DateOrder.Unknown,
        })]);
    }
}
