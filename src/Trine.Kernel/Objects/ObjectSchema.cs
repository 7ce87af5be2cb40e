using System.Collections.Frozen;
using Trine.Kernel.Computed;

namespace Trine.Kernel.Objects;

/// <summary>An object as it is right now: its declaration plus the workspace's custom fields. Immutable once its snapshot is made.</summary>
public sealed class ObjectSchema
{
    internal ObjectSchema(ObjectDefinition definition, IReadOnlyList<FieldDefinition> custom)
    {
        Definition = definition;
        CustomFields = custom;
        Fields = [.. definition.Fields, .. custom];
        _byKey = Fields.ToFrozenDictionary(f => f.Key, StringComparer.Ordinal);
        Title = definition.Field(definition.TitleKey);
        References = [.. Fields.Where(f => f.Type == FieldType.Reference)];
        FileFields = [.. Fields.Where(f => f.Type == FieldType.File)];
    }

    private readonly FrozenDictionary<string, FieldDefinition> _byKey;

    /// <summary>The declaration in code.</summary>
    public ObjectDefinition Definition { get; }

    /// <summary>The plural key.</summary>
    public string Key => Definition.Key;

    /// <summary>Declared fields, then custom ones.</summary>
    public IReadOnlyList<FieldDefinition> Fields { get; }

    /// <summary>The workspace's own fields.</summary>
    public IReadOnlyList<FieldDefinition> CustomFields { get; }

    /// <summary>The field that names a record.</summary>
    public FieldDefinition Title { get; }

    /// <summary>Fields that point at other records.</summary>
    public IReadOnlyList<FieldDefinition> References { get; }

    /// <summary>Fields that hold files.</summary>
    public IReadOnlyList<FieldDefinition> FileFields { get; }

    /// <summary>What is computed on its records.</summary>
    public ComputedFields Computed { get; internal set; } = ComputedFields.None;

    /// <summary>Roll-ups of other objects (or its own) that add up its records.</summary>
    public IReadOnlyList<RollUpField> RolledUp { get; internal set; } = [];

    /// <summary>The field of a key, or null.</summary>
    public FieldDefinition? Find(string key) => _byKey.GetValueOrDefault(key);

    /// <inheritdoc/>
    public override string ToString() => Key;
}
