using Trine.Kernel.Objects;
using Trine.Kernel.Query;

namespace Trine.Privacy.Subjects;

/// <summary>Other records that may stand for the same person: those that are linked to it (a contact and the lead it was), and those of the same number or address.</summary>
internal sealed class SamePerson(Metadata metadata, RecordReader reader)
{
    private const int AtMost = 20;

    /// <summary>A record that may stand for the same person.</summary>
    /// <param name="By">The fields that say so, by their keys.</param>
    public sealed record Candidate(ObjectSchema Schema, Guid Id, string Title, IReadOnlyList<string> By);

    /// <summary>At most so many of each object, by what makes them look the same.</summary>
    public async Task<IReadOnlyList<Candidate>> FindAsync(ObjectSchema schema, Record record, CancellationToken cancellationToken)
    {
        var found = new Dictionary<Guid, Candidate>();
        var numbers = schema.Fields.Where(f => f.Identifies && f.Type is FieldType.Phone or FieldType.Email).Select(f => (f.Type, Value: f.Get(record) as string)).Where(v => !string.IsNullOrEmpty(v.Value)).ToList();
        foreach (var other in metadata.Current.Schemas.Where(s => s.Definition.IsPerson))
        {
            foreach (var field in other.Fields.Where(f => f.Target == schema.Key && FormerRecords.IsItself(f)))
            {
                await AddAsync(found, other, field, [record.Id], cancellationToken);
            }

            foreach (var field in other.Fields.Where(f => f.Identifies && f is { Filterable: true, Type: FieldType.Phone or FieldType.Email }))
            {
                await AddAsync(found, other, field, [.. numbers.Where(n => n.Type == field.Type).Select(n => (object?)n.Value).Distinct()], cancellationToken);
            }
        }

        foreach (var field in schema.Fields.Where(f => f.Target is { } target && metadata.Current.Find(target) is { Definition.IsPerson: true } && FormerRecords.IsItself(f)))
        {
            if (field.Get(record) is Guid id)
            {
                await AddAsync(found, metadata.Current.Schema(field.Target!), metadata.Current.Schema(field.Target!).Find("id")!, [id], cancellationToken);
            }
        }

        found.Remove(record.Id);
        return [.. found.Values];
    }

    private async Task AddAsync(Dictionary<Guid, Candidate> found, ObjectSchema schema, FieldDefinition field, IReadOnlyList<object?> values, CancellationToken cancellationToken)
    {
        if (values.Count == 0)
        {
            return;
        }

        var query = new RecordQuery { Schema = schema, Fields = [schema.Title], Limit = AtMost, Filter = new FieldFilter(field, FilterOp.In, values) };
        foreach (var row in (await reader.ReadAsync(query, cancellationToken)).Rows)
        {
            var by = found.TryGetValue(row.Id, out var known) ? known.By : [];
            found[row.Id] = new Candidate(schema, row.Id, row.Values[0] as string ?? "", [.. by, field.Key]);
        }
    }
}
