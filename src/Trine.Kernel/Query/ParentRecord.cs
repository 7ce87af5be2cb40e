using Trine.Kernel.Access;
using Trine.Kernel.Changes;
using Trine.Kernel.Objects;

namespace Trine.Kernel.Query;

/// <summary>The record that comments and files belong to. Who may read it may read and write them.</summary>
public sealed class ParentRecord(VisibleSchemas schemas, RecordReader reader)
{
    /// <summary>The schema of the record's object and the record itself, without field values.</summary>
    /// <exception cref="NotThereException">There is no such object or record, or the caller may not see it.</exception>
    public async Task<(ObjectSchema Schema, RecordRow Row)> RequireAsync(string objectKey, Guid id, CancellationToken cancellationToken)
    {
        if (schemas.Find(objectKey) is not { Definition.Internal: false } schema)
        {
            throw new NotThereException(objectKey);
        }

        return (schema, await reader.FindAsync(schema, id, [], cancellationToken) ?? throw new NotThereException(objectKey));
    }
}
