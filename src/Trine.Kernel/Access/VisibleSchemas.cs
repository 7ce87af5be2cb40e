using Trine.Kernel.Objects;

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
}
