using Trine.Kernel.Access;
using Trine.Kernel.Objects;

namespace Trine.Kernel.Http;

/// <summary>Names of records, users and departments for one answer. A record the caller may not see has none.</summary>
public sealed class RecordNames(DirectorySnapshot directory)
{
    private readonly Dictionary<string, IReadOnlyDictionary<Guid, string>> _titles = [];

    /// <summary>The name a reference shows, or null.</summary>
    public string? Of(FieldDefinition field, Guid id) => field.Type switch
    {
        FieldType.User => directory.User(id)?.Name,
        FieldType.Department => directory.Department(id)?.Name,
        _ => field.Target is { } target && _titles.TryGetValue(target, out var titles) ? titles.GetValueOrDefault(id) : null,
    };

    internal void Add(string objectKey, IReadOnlyDictionary<Guid, string> titles) => _titles[objectKey] = titles;
}
