using System.Text.Json;
using Trine.Kernel.Changes;
using Trine.Kernel.Objects;
using Trine.Kernel.Text;

namespace Trine.Kernel.Query;

/// <summary>Rolls one record back with its log entries.</summary>
internal static class PastRecord
{
    /// <summary>Undoes entries, newest first, on the record in memory. False when the record did not exist (or was deleted) before the oldest of them.</summary>
    public static bool RollBack(ObjectSchema schema, Record record, IEnumerable<ChangeLogEntry> newestFirst)
    {
        var alive = record.DeletedAt is null;
        foreach (var entry in newestFirst)
        {
            switch (entry.Op)
            {
                case ChangeOp.Create:
                    return false;
                case ChangeOp.Delete:
                    alive = true;
                    record.DeletedAt = null;
                    break;
                case ChangeOp.Restore:
                    alive = false;
                    SetOld(schema, record, entry);
                    break;
                case ChangeOp.Update:
                    SetOld(schema, record, entry);
                    break;
                case ChangeOp.Event:
                    continue;
            }

            record.Version--;
        }

        foreach (var field in schema.Fields)
        {
            field.SortProperty?.SetValue(record, Pinyin.SortKey(field.Get(record) as string ?? ""));
        }

        return alive;
    }

    private static void SetOld(ObjectSchema schema, Record record, ChangeLogEntry entry)
    {
        using var document = JsonDocument.Parse(entry.Fields);
        foreach (var change in document.RootElement.EnumerateObject())
        {
            // What was erased cannot be told any more: it looks as it does today.
            if (entry.ErasedBy is null && schema.Find(change.Name) is { } field)
            {
                field.Set(record, CustomValues.Logical(change.Value[0], field.Type));
            }
        }
    }
}
