using System.Globalization;

namespace Trine.Bench;

/// <summary>The table: each figure beside its goal.</summary>
internal sealed class Report(BenchOptions options)
{
    private readonly List<string> rows = [];
    private readonly List<string> notes = [];

    // The goals for a million are for the slow end, those for a hundred thousand for the middle.
    private bool IsLarge => options.Rows >= 1_000_000;

    public void Add(Goal goal, double figure) => Add(goal, "", Format(figure), "", "", figure);

    public void Add(Goal goal, string suffix, Measurement measured)
    {
        var (p50, p95) = (measured.Percentile(.5), measured.Percentile(.95));
        Add(goal, suffix, Format(p50), Format(p95), Format(measured.Percentile(.99)), IsLarge ? p95 : p50);
    }

    public void Note(string sentence) => notes.Add(sentence);

    public void Print()
    {
        Console.WriteLine();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Trine on {(options.Postgres is null ? "SQLite" : "PostgreSQL")}, {options.Rows:N0} customers, {Environment.ProcessorCount} cores; goals are for the {(IsLarge ? "95th percentile" : "median")}."));
        Console.WriteLine();
        Console.WriteLine("| operation | p50 | p95 | p99 | unit | goal | |");
        Console.WriteLine("| --- | ---: | ---: | ---: | --- | ---: | --- |");
        rows.ForEach(Console.WriteLine);
        Console.WriteLine();
        notes.ForEach(Console.WriteLine);
    }

    private void Add(Goal goal, string suffix, string p50, string p95, string p99, double figure)
    {
        var wanted = IsLarge ? goal.Large : goal.Small;
        var verdict = wanted is not { } limit ? "" : (goal.Higher ? figure >= limit : figure <= limit) ? "met" : "**missed**";
        rows.Add($"| {goal.Name}{suffix} | {p50} | {p95} | {p99} | {goal.Unit} | {(wanted is { } value ? (goal.Higher ? "≥ " : "≤ ") + Format(value) : "")} | {verdict} |");
        Console.Error.WriteLine($"{goal.Name}{suffix}: {p50} {p95} {p99} {goal.Unit}".Replace("  ", " ", StringComparison.Ordinal));
    }

    private static string Format(double figure) => figure.ToString(figure >= 100 ? "N0" : "0.##", CultureInfo.InvariantCulture);
}
