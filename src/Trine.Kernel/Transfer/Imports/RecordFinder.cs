using Trine.Kernel.Objects;
using Trine.Kernel.Query;
using Trine.Kernel.Text;

namespace Trine.Kernel.Transfer.Imports;

/// <summary>Finds many records by the values of one field in one query, among those the caller may see.</summary>
internal sealed class RecordFinder(RecordReader reader)
{
    /// <summary>Records whose field has one of the values, with that value.</summary>
    public async Task<IReadOnlyList<(Guid Id, object Value)>> FindAsync(
        ObjectSchema schema, FieldDefinition field, IReadOnlyCollection<object> values, CancellationToken cancellationToken)
    {
        if (values.Count == 0)
        {
            return [];
        }

        // A name has no index of its own, but its sort key has, and equal names have equal keys.
        Filter filter = field.SortProperty is not null
            ? new FieldFilter(SortKeyOf(field), FilterOp.In, [.. values.Select(v => (object?)Pinyin.SortKey((string)v)).Distinct()])
            : new FieldFilter(field, FilterOp.In, [.. values.Distinct()]);
        var query = new RecordQuery { Schema = schema, Fields = [field], Filter = filter, Limit = int.MaxValue - 1 };
        var page = await reader.ReadAsync(query, cancellationToken);
        return [.. page.Rows.Where(r => r.Values[0] is not null).Select(r => (r.Id, r.Values[0]!))];
    }

    private static FieldDefinition SortKeyOf(FieldDefinition field)
    {
        var property = field.SortProperty!;
        return new FieldDefinition { Key = field.Key, Type = FieldType.Text, Property = property, Get = FieldAccess.Getter(property), Set = FieldAccess.Setter(property) };
    }
}
