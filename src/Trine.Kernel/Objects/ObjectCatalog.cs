using System.Collections.Frozen;
using System.Reflection;

namespace Trine.Kernel.Objects;

/// <summary>All business objects the modules declare. Fixed at start.</summary>
public sealed class ObjectCatalog
{
    private readonly FrozenDictionary<string, ObjectDefinition> _byKey;
    private readonly FrozenDictionary<Type, ObjectDefinition> _byType;
    private readonly FrozenDictionary<string, ObjectDefinition> _parents;

    /// <summary>Gathers the modules' declarations; throws when two share a key or a reference points nowhere.</summary>
    public ObjectCatalog(IReadOnlyList<Module> modules)
    {
        Modules = modules;
        Objects = [.. modules.SelectMany(m => m.Objects)];
        _byKey = Objects.ToFrozenDictionary(o => o.Key, StringComparer.Ordinal);
        _byType = Objects.ToFrozenDictionary(o => o.ClrType);
        _parents = Objects.Where(o => o.Lines is not null).ToFrozenDictionary(o => o.Lines!.Object, StringComparer.Ordinal);
        foreach (var field in Objects.SelectMany(o => o.Fields).Where(f => f.Target is not null && !_byKey.ContainsKey(f.Target)))
        {
            throw new InvalidOperationException($"The field {field.Property!.DeclaringType!.Name}.{field.Property.Name} refers to an unknown object “{field.Target}”.");
        }
    }

    /// <summary>The modules in order of dependence.</summary>
    public IReadOnlyList<Module> Modules { get; }

    /// <summary>All objects in order of declaration.</summary>
    public IReadOnlyList<ObjectDefinition> Objects { get; }

    /// <summary>The assemblies of the kernel and the modules, for migrations and texts.</summary>
    public IEnumerable<Assembly> Assemblies => Modules.Select(m => m.Assembly).Prepend(typeof(ObjectCatalog).Assembly).Distinct();

    /// <summary>The object of a plural key, or null.</summary>
    public ObjectDefinition? Find(string key) => _byKey.GetValueOrDefault(key);

    /// <summary>The object of a plural key.</summary>
    public ObjectDefinition Get(string key) => _byKey[key];

    /// <summary>The object whose lines these are (orders of order lines); null for records of their own.</summary>
    public ObjectDefinition? ParentOf(ObjectDefinition definition) => _parents.GetValueOrDefault(definition.Key);

    /// <summary>The object of a record class.</summary>
    public ObjectDefinition Get(Type type) => _byType[type];
}
