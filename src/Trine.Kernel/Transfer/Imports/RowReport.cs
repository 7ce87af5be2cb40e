using Trine.Kernel.Transfer.Formats;

namespace Trine.Kernel.Transfer.Imports;

/// <summary>
/// A CSV file of rows and what is to be said about them, appended to chunk by chunk. It is written before the chunk commits, and the commit
/// remembers its length: what a killed process left behind that length is cut off on resuming.
/// </summary>
internal sealed class RowReport(string path, IReadOnlyList<string> header, long committed)
{
    private long _length = committed;

    /// <summary>Appends rows durably and returns the new length.</summary>
    public async Task<long> AppendAsync(IReadOnlyList<(SourceRow Row, string Text)> rows, CancellationToken cancellationToken)
    {
        if (rows.Count == 0)
        {
            return _length;
        }

        await using var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read);
        file.SetLength(_length);
        file.Position = _length;
        var writer = _length == 0 ? TableWriter.Create(file, TableFormat.Csv) : TableWriter.GoOn(file, header.Count);
        if (_length == 0)
        {
            writer.WriteHeader(header);
        }

        foreach (var (row, text) in rows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            writer.WriteRow([.. row.Values.Take(header.Count - 2), row.Number, text]);
        }

        await writer.DisposeAsync();
        file.Flush(flushToDisk: true);
        return file.Length;
    }

    /// <summary>The chunk has committed.</summary>
    public void Commit(long length) => _length = length;
}
