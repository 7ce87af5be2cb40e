using Microsoft.EntityFrameworkCore;
using Trine.Kernel.Changes;
using Trine.Kernel.Computed;
using Trine.Kernel.Data;

namespace Trine.Kernel.CustomFields;

/// <summary>
/// Whose a key is. Values live in the records' JSON under it and outlive their field, so that deleting one can be undone: a key belongs to its
/// first field's type for good, to one living field at a time, and stays as long as a formula or roll-up looks at it.
/// </summary>
internal static class CustomFieldKeys
{
    public static async Task CheckAsync(TrineDb db, IReadOnlyList<RecordChange> changes, string language, CancellationToken cancellationToken)
    {
        foreach (var change in changes.Where(c => c.After is CustomField && c.Op == ChangeOp.Delete && c.Metadata is not null))
        {
            Release((CustomField)change.After, change, changes, language);
        }

        foreach (var change in changes.Where(c => c.After is CustomField && c.Op is ChangeOp.Create or ChangeOp.Restore))
        {
            var field = (CustomField)change.After;
            var others = await db.Unscoped<CustomField>().AsNoTracking().IgnoreQueryFilters([TrineDb.LivingOnly])
                .Where(f => f.Object == field.Object && f.Key == field.Key && f.Id != field.Id).ToListAsync(cancellationToken);
            var here = changes.Where(c => c != change && c.Op != ChangeOp.Delete).Select(c => c.After).OfType<CustomField>().Any(f => f.Object == field.Object && f.Key == field.Key);
            var deleted = changes.Where(c => c.Op == ChangeOp.Delete).Select(c => c.After.Id).ToHashSet();
            if (here || others.Exists(f => f.DeletedAt is null && !deleted.Contains(f.Id)))
            {
                change.Errors.Add(new FieldError("key", "error.unique", field.Key));
            }
            else if (others.Find(f => f.Type != field.Type || f.ResultType != field.ResultType) is { } before)
            {
                change.Errors.Add(new FieldError("key", "error.customKeyHeld", before.LabelZh));
            }
        }
    }

    private static void Release(CustomField field, RecordChange change, IReadOnlyList<RecordChange> changes, string language)
    {
        var going = changes.Where(c => c.Op == ChangeOp.Delete).Select(c => c.After).OfType<CustomField>().Select(f => (f.Object, "custom." + f.Key)).ToHashSet();
        var users = new ComputedGraph(change.Metadata!.Schemas).LookingAt((field.Object, "custom." + field.Key)).Where(u => !going.Contains((u.Object, u.Field.Key))).ToList();
        if (users.Count > 0)
        {
            var names = string.Join(", ", users.Select(u => u.Field.Labels?.GetValueOrDefault(language) ?? u.Field.Key));
            change.Errors.Add(new FieldError("", "refused.fieldInUse", names) { Code = "inUse" });
        }
    }
}
