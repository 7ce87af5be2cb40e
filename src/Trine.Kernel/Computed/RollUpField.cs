using System.Text.Json;
using Trine.Kernel.Objects;

namespace Trine.Kernel.Computed;

/// <summary>A roll-up with the fields it is about.</summary>
/// <param name="Field">The field on the parent.</param>
/// <param name="Parent">The parent's object.</param>
/// <param name="Child">The object whose records are added up.</param>
/// <param name="Reference">The child's reference to the parent.</param>
/// <param name="Source">What is added up; null for a count.</param>
/// <param name="Definition">As it was declared.</param>
public sealed record RollUpField(FieldDefinition Field, ObjectSchema Parent, ObjectSchema Child, FieldDefinition Reference, FieldDefinition? Source, RollUpDefinition Definition)
{
    /// <summary>Keys of the child's fields on which the value depends.</summary>
    public IReadOnlySet<string> Watched { get; } = new HashSet<string>([Reference.Key, "currency", .. Source is null ? [] : new[] { Source.Key }, .. FilterFields(Definition.FilterJson)]);

    /// <summary>The fields a filter names.</summary>
    internal static IReadOnlyList<string> FilterFields(string? filterJson)
    {
        var keys = new List<string>();
        if (!string.IsNullOrEmpty(filterJson))
        {
            using var document = JsonDocument.Parse(filterJson);
            Walk(document.RootElement, keys);
        }

        return keys;
    }

    private static void Walk(JsonElement json, List<string> keys)
    {
        if (json.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in json.EnumerateArray())
            {
                Walk(item, keys);
            }
        }
        else if (json.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in json.EnumerateObject())
            {
                if (property.Name == "field" && property.Value.ValueKind == JsonValueKind.String)
                {
                    keys.Add(property.Value.GetString()!);
                }

                Walk(property.Value, keys);
            }
        }
    }
}
