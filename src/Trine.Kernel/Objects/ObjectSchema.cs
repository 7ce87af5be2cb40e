using System.Collections.Concurrent;
using System.Collections.Frozen;
using Trine.Kernel.Access;
using Trine.Kernel.Computed;

namespace Trine.Kernel.Objects;

/// <summary>An object as it is right now: its declaration plus the workspace's custom fields. Immutable once its snapshot is made.</summary>
public sealed class ObjectSchema
{
    private readonly ConcurrentDictionary<string, ObjectSchema> _views = [];
    private readonly FrozenDictionary<string, FieldDefinition> _hidden = FrozenDictionary<string, FieldDefinition>.Empty;

    internal ObjectSchema(ObjectDefinition definition, IReadOnlyList<FieldDefinition> custom)
        : this(definition, [.. definition.Fields, .. custom], custom)
    {
    }

    private ObjectSchema(ObjectSchema whole, IReadOnlyDictionary<string, FieldMode> modes)
        : this(whole.Definition, [.. Seen(whole.Fields, modes)], [.. Seen(whole.CustomFields, modes)])
    {
        (Whole, Computed, RolledUp) = (whole, whole.Computed, whole.RolledUp);
        _hidden = whole.Fields.Where(f => modes.GetValueOrDefault(f.Key) == FieldMode.Hidden).ToFrozenDictionary(f => f.Key, f => f.As(FieldMode.Hidden), StringComparer.Ordinal);

        // One and the same definition of each: fields are told apart by themselves.
        CustomFields = [.. Fields.Where(f => f.IsCustom)];
        HidesSearched = whole.Fields.Any(f => f.Search != SearchWeight.None && Find(f.Key)?.Search != f.Search);
    }

    private ObjectSchema(ObjectDefinition definition, IReadOnlyList<FieldDefinition> fields, IReadOnlyList<FieldDefinition> custom)
    {
        Whole = this;
        Definition = definition;
        CustomFields = custom;
        Fields = fields;
        _byKey = Fields.ToFrozenDictionary(f => f.Key, StringComparer.Ordinal);
        Title = _byKey[definition.TitleKey];
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

    /// <summary>The schema with all its fields, when this is somebody's view of it.</summary>
    public ObjectSchema Whole { get; }

    /// <summary>Whether the search index finds records by fields that are not to be seen here.</summary>
    internal bool HidesSearched { get; }

    /// <summary>Whether a role may say less of a field than of its record. What names a record and what rights depend on is always seen.</summary>
    public bool MayRestrict(FieldDefinition field) =>
        !ObjectBuilder<Record>.SystemKeys.Contains(field.Key) && field.Key != Definition.TitleKey && field.Key != Definition.Timeline?.AtKey
        && field.Type != FieldType.File && !(Definition.AccessOf is not null && field is { IsReference: true, Required: true });

    /// <summary>The schema for somebody who may do less with some fields; made once.</summary>
    internal ObjectSchema ViewOf(IReadOnlyDictionary<string, FieldMode> modes) => modes.Count == 0 ? Whole : Whole._views.GetOrAdd(
        string.Join(',', modes.OrderBy(m => m.Key, StringComparer.Ordinal).Select(m => $"{m.Key}={m.Value}")), static (_, made) => new ObjectSchema(made.Whole, made.Modes), (Whole, Modes: modes));

    /// <summary>A field of the whole schema as it is seen here: one that is not stands for nothing.</summary>
    internal FieldDefinition See(FieldDefinition field) => Find(field.Key) ?? _hidden.GetValueOrDefault(field.Key) ?? field;

    private static IEnumerable<FieldDefinition> Seen(IReadOnlyList<FieldDefinition> fields, IReadOnlyDictionary<string, FieldMode> modes) =>
        from field in fields
        let mode = modes.GetValueOrDefault(field.Key)
        where mode != FieldMode.Hidden
        select mode == FieldMode.Full ? field : field.As(mode);

    /// <summary>The field of a key, or null.</summary>
    public FieldDefinition? Find(string? key) => key is null ? null : _byKey.GetValueOrDefault(key);

    /// <inheritdoc/>
    public override string ToString() => Key;
}
