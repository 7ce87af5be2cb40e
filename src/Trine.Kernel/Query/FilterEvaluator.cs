using Trine.Kernel.Markup;
using Trine.Kernel.Objects;

namespace Trine.Kernel.Query;

/// <summary>The same filters over records in memory: for lists as of a past moment, for rules, and for the test that SQL and memory agree.</summary>
public sealed class FilterEvaluator(Func<FieldDefinition, Guid, Record?> follow)
{
    /// <summary>Whether a record passes.</summary>
    public bool Matches(Filter? filter, Record record) => filter switch
    {
        null => true,
        AndFilter and => and.Parts.All(p => Matches(p, record)),
        OrFilter or => or.Parts.Any(p => Matches(p, record)),
        NotFilter not => !Matches(not.Part, record),
        PathFilter path => path.Reference.Get(record) is Guid id && follow(path.Reference, id) is { } target && Matches(path.Part, target),
        FieldFilter field => Compare(field, field.Field.Get(record)),
        _ => throw new InvalidOperationException(),
    };

    private static bool Compare(FieldFilter filter, object? value)
    {
        if (value is IReadOnlyList<string> or null && filter.Field.IsList)
        {
            var items = value as IReadOnlyList<string> ?? [];
            return filter.Op switch
            {
                FilterOp.Empty => items.Count == 0,
                FilterOp.NotEmpty => items.Count > 0,
                _ => items.Contains((string)filter.Values[0]!),
            };
        }

        return filter.Op switch
        {
            FilterOp.Eq => Equals(value, filter.Values[0]),
            FilterOp.Ne => !Equals(value, filter.Values[0]),
            FilterOp.In => filter.Values.Contains(value),
            FilterOp.NotIn => !filter.Values.Contains(value),
            FilterOp.Empty => value is null,
            FilterOp.NotEmpty => value is not null,
            FilterOp.Lt => value is not null && Order(value, filter.Values[0]!) < 0,
            FilterOp.Le => value is not null && Order(value, filter.Values[0]!) <= 0,
            FilterOp.Gt => value is not null && Order(value, filter.Values[0]!) > 0,
            FilterOp.Ge => value is not null && Order(value, filter.Values[0]!) >= 0,
            FilterOp.Between or FilterOp.Within => value is not null
                && (filter.Values[0] is null || Order(value, filter.Values[0]!) >= 0) && (filter.Values[1] is null || Order(value, filter.Values[1]!) <= 0),
            FilterOp.Contains => value is string text
                && AsciiFold.Of(filter.Field.Type == FieldType.RichText ? RichHtml.TextOf(text) : text).Contains(AsciiFold.Of((string)filter.Values[0]!), StringComparison.Ordinal),
            FilterOp.StartsWith => value is string text && AsciiFold.Of(text).StartsWith(AsciiFold.Of((string)filter.Values[0]!), StringComparison.Ordinal),
        };
    }

    /// <summary>The order of two logical values; text by its UTF-8 bytes, as both databases compare it.</summary>
    internal static int Order(object a, object b) => a is string left && b is string right
        ? System.Text.Encoding.UTF8.GetBytes(left).AsSpan().SequenceCompareTo(System.Text.Encoding.UTF8.GetBytes(right))
        : Comparer<object>.Default.Compare(a, b);
}
