using Trine.Kernel.Computed;
using Trine.Kernel.Objects;
using Trine.Kernel.Query;

namespace Trine.Kernel.Access;

/// <summary>The objects with the fields the caller may see. Whatever reads a caller's words (filters, columns, mappings, bodies) looks fields up here, so a hidden one is no field at all.</summary>
public sealed class VisibleSchemas(Metadata metadata, AccessRules access)
{
    /// <summary>All objects in order of declaration.</summary>
    public IEnumerable<ObjectSchema> All => metadata.Current.Schemas.Select(access.View);

    /// <summary>The object of a key in a URL.</summary>
    /// <exception cref="Changes.NotThereException">There is none of that name.</exception>
    public ObjectSchema Exposed(string key) => access.View(metadata.Exposed(key));

    /// <summary>The object of a plural key, or null.</summary>
    public ObjectSchema? Find(string? key) => metadata.Current.Find(key) is { } schema ? access.View(schema) : null;

    /// <summary>The object of a plural key.</summary>
    public ObjectSchema Schema(string key) => access.View(metadata.Current.Schema(key));

    /// <summary>Whether all fields a stored filter names, through references too, are the caller's to find by: the filter tells of them, and of values.</summary>
    internal bool Understand(ObjectSchema schema, string? filterJson) => RollUpField.FilterFields(filterJson).All(path => Finds(schema, path));

    private bool Finds(ObjectSchema schema, string path)
    {
        if (schema.Whole.Find(path) is { } field)
        {
            return schema.See(field).Filterable || !field.Filterable;
        }

        var dot = path.IndexOf('.', StringComparison.Ordinal);
        return dot > 0 && schema.Whole.Find(path[..dot]) is { IsReference: true } reference && metadata.Current.Find(FilterParser.TargetOf(reference)) is { } target
            ? schema.See(reference).Filterable && access.Can(target.Definition, AccessAction.Read) && Finds(access.View(target), path[(dot + 1)..])
            // What is no field any more is nobody's secret, but for whom fields may be hidden it is none of his.
            : schema == schema.Whole;
    }
}
