using Trine.Kernel.Transfer.Formats;

namespace Trine.Kernel.Transfer.Imports;

/// <summary>One row of the file on its way to becoming a record.</summary>
/// <param name="source">As it was read.</param>
/// <param name="columns">How many columns are mapped.</param>
internal sealed class ImportRow(SourceRow source, int columns)
{
    public SourceRow Source { get; } = source;

    /// <summary>A logical value per mapped column; of a reference the text until it is resolved, then the id.</summary>
    public object?[] Values { get; } = new object?[columns];

    /// <summary>Why it cannot be taken, in words; empty while it can.</summary>
    public List<string> Reasons { get; } = [];

    /// <summary>What one should look at though it was taken, in words.</summary>
    public List<string> Warnings { get; } = [];

    /// <summary>References to records of this very file: column and name.</summary>
    public List<(int Column, string Name)> Unsettled { get; } = [];

    public bool IsGood => Reasons.Count == 0;
}
