using Trine.Kernel.Transfer.Formats;

namespace Trine.Kernel.Transfer.Exports;

/// <summary>An export: what was asked and how far it is. The file is kept for 30 days.</summary>
public sealed class ExportJob : TransferJob
{
    /// <summary>The kind of file.</summary>
    public TableFormat Format { get; init; }

    /// <summary>JSON: the list's search, filter and sort.</summary>
    public string Query { get; init; } = "{}";

    /// <summary>Field keys and paths of lines in order.</summary>
    public List<string> Fields { get; init; } = [];

    /// <summary>Who approved or refused it; null when nobody had to.</summary>
    public Guid? DecidedById { get; set; }
}
