using Trine.Kernel.Objects;

namespace Trine.Kernel.Transfer.Imports;

/// <summary>A record being written by one row, or with its lines by several.</summary>
internal sealed class ImportItem(Record record, bool isNew)
{
    public Record Record { get; } = record;

    public bool IsNew { get; } = isNew;

    /// <summary>An earlier part of this import wrote it already: its lines are added to, not replaced.</summary>
    public bool Continued { get; init; }

    public List<ImportRow> Rows { get; } = [];

    /// <summary>All lines the record will have.</summary>
    public List<Record> Lines { get; } = [];

    /// <summary>Lines it had and will not have.</summary>
    public List<Record> Gone { get; } = [];

    public bool Refused { get; private set; }

    public void Refuse(string reason)
    {
        Refused = true;
        foreach (var row in Rows.Where(r => !r.Reasons.Contains(reason)))
        {
            row.Reasons.Add(reason);
        }
    }
}
