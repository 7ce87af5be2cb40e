using System.Collections.Frozen;
using System.Globalization;
using Trine.Kernel.Computed;
using Trine.Kernel.CustomFields;

namespace Trine.Kernel.Objects;

/// <summary>Every object with its custom fields at one moment.</summary>
public sealed class MetadataSnapshot
{
    private readonly FrozenDictionary<string, ObjectSchema> _schemas;

    internal MetadataSnapshot(ObjectCatalog catalog, IReadOnlyList<CustomField> custom)
    {
        Schemas = [.. catalog.Objects.Select(o => new ObjectSchema(o, [.. custom.Where(c => c.Object == o.Key).Select(c => c.ToDefinition(ValueType(c, 0)))]))];
        ComputedFields.Link(Schemas);
        _schemas = Schemas.ToFrozenDictionary(s => s.Key, StringComparer.Ordinal);
        var newest = custom.Select(c => c.UpdatedAt.UtcTicks).DefaultIfEmpty(0).Max();
        Version = string.Create(CultureInfo.InvariantCulture, $"{custom.Count}-{newest}");

        // What a roll-up holds is what it adds up, which may be a roll-up itself.
        FieldType ValueType(CustomField field, int depth)
        {
            if (field.Type != FieldType.RollUp)
            {
                return field is { Type: FieldType.Formula, ResultType: { } result } ? FormulaRules.TypeOf(result) : field.Type;
            }

            FieldType? source = catalog.Find(field.RollUpObject ?? "")?.ByKey.GetValueOrDefault(field.RollUpField ?? "")?.Type;
            var inner = custom.FirstOrDefault(c => c.Object == field.RollUpObject && "custom." + c.Key == field.RollUpField);
            return RollUpRules.TypeOf(field.RollUpFunction, source ?? (inner is null || depth > 10 ? null : ValueType(inner, depth + 1)));
        }
    }

    /// <summary>All objects in order of declaration.</summary>
    public IReadOnlyList<ObjectSchema> Schemas { get; }

    /// <summary>Differs whenever the custom fields do.</summary>
    public string Version { get; }

    /// <summary>The object of a plural key, or null.</summary>
    public ObjectSchema? Find(string? key) => key is null ? null : _schemas.GetValueOrDefault(key);

    /// <summary>The object of a plural key.</summary>
    public ObjectSchema Schema(string key) => _schemas[key];

    /// <summary>The live form of a declaration.</summary>
    public ObjectSchema Schema(ObjectDefinition definition) => _schemas[definition.Key];
}
