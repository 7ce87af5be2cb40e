using System.Text.RegularExpressions;
using Trine.Kernel.Changes;
using Trine.Kernel.Computed;
using Trine.Kernel.Objects;

namespace Trine.Kernel.CustomFields;

/// <summary>What a custom field may be.</summary>
internal static partial class CustomFieldRules
{
    public static void Check(RecordChange<CustomField> change)
    {
        var field = change.After;
        // That it is missing was said before.
        if (!string.IsNullOrEmpty(field.Key) && !KeyShape().IsMatch(field.Key))
        {
            // The key stands in SQL as a literal; nothing but letters and digits may get there.
            change.Error("key", "error.customKey");
        }

        if (field.Type is FieldType.AutoNumber)
        {
            change.Error("type", "error.customType");
        }

        if (field.Unique && field.Type is not (FieldType.Text or FieldType.Phone or FieldType.Email or FieldType.Url))
        {
            change.Error("unique", "error.customUnique");
        }

        if (field.Searchable && field.Type is FieldType.File or FieldType.RollUp)
        {
            change.Error("searchable", "error.customSearchable");
        }

        if (field.Type is FieldType.Choice or FieldType.MultiChoice && field.Choices.Count == 0)
        {
            change.Error("choices", "error.required");
        }

        if (field is { Type: FieldType.Formula or FieldType.RollUp, Required: true })
        {
            change.Error("required", "error.customComputed");
        }

        if (change.Metadata is { } metadata)
        {
            Known(change, metadata);
        }

        if (field.Type is FieldType.Reference && string.IsNullOrEmpty(field.Target))
        {
            change.Error("target", "error.required");
        }
    }

    /// <summary>What can only be said knowing the other fields.</summary>
    private static void Known(RecordChange<CustomField> change, MetadataSnapshot metadata)
    {
        var field = change.After;
        if (string.IsNullOrEmpty(field.Object))
        {
            return;
        }

        if (metadata.Find(field.Object) is not { Definition.Internal: false })
        {
            change.Error("object", "error.customObject", field.Object);
        }
        else if (field.Type == FieldType.Formula)
        {
            FormulaRules.Check(change, metadata);
        }
        else if (field.Type == FieldType.RollUp)
        {
            RollUpRules.Check(change, metadata, change.Filters!);
        }
    }

    [GeneratedRegex("^[a-z][A-Za-z0-9]{0,39}$", RegexOptions.None, 1000)]
    private static partial Regex KeyShape();
}
