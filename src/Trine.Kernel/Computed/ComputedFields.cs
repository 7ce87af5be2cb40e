using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Trine.Kernel.Data;
using Trine.Kernel.Objects;

namespace Trine.Kernel.Computed;

/// <summary>The computed fields of one object, ready to run: its roll-ups, then its formulas in an order in which each finds done what it looks at.</summary>
public sealed class ComputedFields
{
    internal static readonly ComputedFields None = new([], [], "");

    private ComputedFields(IReadOnlyList<RollUpField> rollUps, IReadOnlyList<FormulaField> formulas, string fingerprint) =>
        (RollUps, Formulas, Fingerprint) = (rollUps, formulas, fingerprint);

    /// <summary>Roll-ups on the object.</summary>
    public IReadOnlyList<RollUpField> RollUps { get; }

    /// <summary>Formulas in order of dependence.</summary>
    public IReadOnlyList<FormulaField> Formulas { get; }

    /// <summary>Differs whenever a definition does; empty when nothing is computed.</summary>
    public string Fingerprint { get; }

    /// <summary>Whether anything is computed.</summary>
    public bool Any => RollUps.Count + Formulas.Count > 0;

    /// <summary>Makes a record's formulas agree with its other fields.</summary>
    /// <param name="now">The moment a new record will carry as its creation.</param>
    /// <returns>Whether a value changed.</returns>
    public bool Derive(ObjectSchema schema, Record record, DateTimeOffset now, WorkspaceClock clock)
    {
        var changed = false;
        foreach (var (field, formula) in Formulas)
        {
            var value = Fit(field, formula.Evaluate(key => Value(schema.Find(key), record, now, clock)));
            if (!Changes.FieldValues.Same(field.Get(record), value))
            {
                field.Set(record, value);
                changed = true;
            }
        }

        return changed;
    }

    /// <summary>What nobody refers to yet: no records, and nothing in sum.</summary>
    public void Begin(Record record)
    {
        foreach (var rollUp in RollUps)
        {
            if (rollUp.Definition.Function is RollUpFunction.Count or RollUpFunction.Sum && rollUp.Field.Get(record) is null)
            {
                rollUp.Field.Set(record, rollUp.Field.Type == FieldType.Integer ? 0L : 0m);
            }
        }
    }

    /// <summary>
    /// Reads all definitions of a workspace. One that is wrong, or goes round in a circle with others, is left out: definitions are checked
    /// when they are made, but two people can make two at once.
    /// </summary>
    internal static void Link(IReadOnlyList<ObjectSchema> schemas)
    {
        var graph = new ComputedGraph(schemas);
        foreach (var schema in schemas.Where(s => s.Fields.Any(f => f.IsComputed)))
        {
            var good = graph.Sound(schema);
            var rollUps = good.Where(f => f.RollUp is not null).Select(f => graph.RollUp(schema, f)!).ToList();
            var formulas = good.Where(f => f.Formula is not null).Select(f => new FormulaField(f, graph.Formula(schema, f)!)).ToList();
            schema.Computed = new ComputedFields(rollUps, formulas, Hash([.. good.Select(f => $"{f.Key}|{f.Type}|{f.Formula}|{JsonSerializer.Serialize(f.RollUp)}")]));
        }

        foreach (var child in schemas)
        {
            child.RolledUp = [.. schemas.SelectMany(s => s.Computed.RollUps).Where(r => r.Child == child)];
        }
    }

    private static string Hash(string[] parts) => parts.Length == 0 ? "" : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))));

    private static object? Value(FieldDefinition? field, Record record, DateTimeOffset now, WorkspaceClock clock) => field?.Get(record) switch
    {
        long number => (decimal)number,
        DateTimeOffset instant when field.Key == "createdAt" && instant == default => clock.DayOf(now),
        DateTimeOffset instant => clock.DayOf(instant),
        "" => null,
        var value => value,
    };

    /// <summary>A result as its field can hold it.</summary>
    private static object? Fit(FieldDefinition field, object? value) => value switch
    {
        decimal number when Math.Abs(number) >= 1_000_000_000_000m => null,
        decimal number => decimal.Round(number, field.Scale, MidpointRounding.AwayFromZero),
        string text when text.Length > field.MaxLength => Cut(text, field.MaxLength),
        string text when string.IsNullOrWhiteSpace(text) || text.Contains('\0', StringComparison.Ordinal) => null,
        DateOnly day when day.Year < 1000 => null,
        _ => value,
    };

    private static string Cut(string text, int length) => text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];
}
