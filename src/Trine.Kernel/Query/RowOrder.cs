namespace Trine.Kernel.Query;

/// <summary>The databases' order, in memory.</summary>
internal sealed class RowOrder(IReadOnlyList<SortKey> sort) : IComparer<RecordRow>
{
    public int Compare(RecordRow? x, RecordRow? y) => Compare(x!.SortValues, x.Id, y!.SortValues, y.Id);

    public int Compare(IReadOnlyList<object?> left, Guid leftId, IReadOnlyList<object?> right, Guid rightId)
    {
        for (var i = 0; i < sort.Count; i++)
        {
            var order = (left[i], right[i]) switch
            {
                (null, null) => 0,
                (null, _) => -1,
                (_, null) => 1,
                var (a, b) => FilterEvaluator.Order(a, b),
            };
            if (order != 0)
            {
                return sort[i].Descending ? -order : order;
            }
        }

        var byId = leftId.CompareTo(rightId);
        return sort.Count > 0 && sort[0].Descending ? -byId : byId;
    }
}
