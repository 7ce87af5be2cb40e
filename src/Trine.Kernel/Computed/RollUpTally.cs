using Trine.Kernel.Objects;

namespace Trine.Kernel.Computed;

/// <summary>Adds up one roll-up for one record. Decimals throughout; amounts in another currency than the record's make the result empty rather than wrong.</summary>
internal sealed class RollUpTally(RollUpField rollUp)
{
    private readonly HashSet<string> _currencies = [];
    private long _records;
    private long _values;
    private decimal _sum;
    private object? _least;
    private object? _greatest;

    /// <summary>One more record.</summary>
    /// <param name="value">Its value of the field that is added up, or null.</param>
    /// <param name="currency">The currency of its amounts.</param>
    public void Add(object? value, string currency)
    {
        _records++;
        if (value is null)
        {
            return;
        }

        _values++;
        _currencies.Add(currency);
        _sum += value switch { long number => number, decimal number => number, _ => 0m };
        _least = _least is null || Comparer<object>.Default.Compare(value, _least) < 0 ? value : _least;
        _greatest = _greatest is null || Comparer<object>.Default.Compare(value, _greatest) > 0 ? value : _greatest;
    }

    /// <summary>The value of the roll-up.</summary>
    /// <param name="currency">The currency its record's amounts are in.</param>
    public object? Result(string currency)
    {
        if (rollUp.Source?.Type == FieldType.Money && _currencies.Any(c => c != currency))
        {
            return null;
        }

        object? result = rollUp.Definition.Function switch
        {
            RollUpFunction.Count => _records,
            RollUpFunction.Sum => _sum,
            RollUpFunction.Min => _least,
            RollUpFunction.Max => _greatest,
            RollUpFunction.Avg => _values == 0 ? null : _sum / _values,
        };
        return result is decimal number
            ? Math.Abs(number) >= 1_000_000_000_000m ? null : decimal.Round(number, rollUp.Field.Scale, MidpointRounding.AwayFromZero)
            : result;
    }
}
