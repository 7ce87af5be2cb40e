using System.Globalization;
using Trine.Kernel.Access;
using Trine.Kernel.Files;
using Trine.Kernel.Objects;

namespace Trine.Kernel.Http;

/// <summary>Names of records, users, departments and files for one answer. A record the caller may not see has none.</summary>
public sealed class RecordNames(DirectorySnapshot directory)
{
    private readonly Dictionary<string, IReadOnlyDictionary<Guid, string>> _titles = [];
    private IReadOnlyDictionary<Guid, FileFact> _files = new Dictionary<Guid, FileFact>();

    /// <summary>The name a reference shows, or null.</summary>
    public string? Of(FieldDefinition field, Guid id) => field.Type switch
    {
        FieldType.User => directory.User(id)?.Name,
        FieldType.Department => directory.Department(id)?.Name,
        _ => field.Target is { } target && _titles.TryGetValue(target, out var titles) ? titles.GetValueOrDefault(id) : null,
    };

    /// <summary>What is known of a file a field holds, or null.</summary>
    public FileFact? File(string id) => _files.GetValueOrDefault(Guid.Parse(id, CultureInfo.InvariantCulture));

    internal void Add(IReadOnlyDictionary<Guid, FileFact> files) => _files = files;

    internal void Add(string objectKey, IReadOnlyDictionary<Guid, string> titles) => _titles[objectKey] = titles;
}
