using Trine.Kernel.Changes;
using Trine.Kernel.Objects;
using Trine.Kernel.Query;

namespace Trine.Privacy.Subjects;

/// <summary>The records somebody was before: leads that became this contact, or this customer where there was no contact.</summary>
internal sealed class FormerRecords(Metadata metadata, RecordStore store)
{
    private const int AtMost = 20;

    /// <summary>By object; whoever may read what they became knows of them.</summary>
    public async Task<IReadOnlyList<(ObjectSchema Schema, IReadOnlyList<Guid> Ids)>> FindAsync(ObjectSchema schema, Guid id, CancellationToken cancellationToken)
    {
        var found = new List<(ObjectSchema, IReadOnlyList<Guid>)>();
        foreach (var former in metadata.Current.Schemas.Where(s => s.Definition.IsPerson))
        {
            // A lead names its customer first, then its contact: the last it names is the person.
            var becomes = former.Fields.Where(f => f.Target is { } target && metadata.Current.Find(target) is { Definition.IsPerson: true } && IsItself(f)).ToList();
            if (becomes.FindIndex(f => f.Target == schema.Key) is >= 0 and var index)
            {
                var filter = new AndFilter([new FieldFilter(becomes[index], FilterOp.Eq, [id]), .. becomes.Skip(index + 1).Select(f => new FieldFilter(f, FilterOp.Empty, []))]);
                found.Add((former, await store.IdsAsync(former, null, filter, Guid.Empty, AtMost, cancellationToken)));
            }
        }

        return found;
    }

    /// <summary>A reference the product set itself when one became the other; where somebody works is another matter.</summary>
    public static bool IsItself(FieldDefinition field) => field is { ReadOnly: true, Type: FieldType.Reference, Key: not "id" };
}
