using Trine.Kernel.Access;
using Trine.Kernel.Changes;
using Trine.Kernel.Data;
using Trine.Kernel.Localisation;
using Trine.Kernel.Transfer.Formats;

namespace Trine.Kernel.Audit;

/// <summary>The audit log as a table to take along.</summary>
internal sealed class AuditFile(AuditRows rows, AuditSentences sentences, MessageTexts texts, Caller caller, WorkspaceClock clock, DataOptions data)
{
    /// <summary>Entries a file has at most.</summary>
    public const int MaxRows = 200_000;

    private const int BatchSize = 1_000;
    private static readonly string[] Columns = ["at", "actor", "event", "text", "object", "record", "address", "device", "count", "seq"];

    /// <summary>Writes the entries of a filter into a file that goes away when it is closed.</summary>
    /// <returns>The file, at its beginning, and how many entries it has.</returns>
    /// <exception cref="RefusedException">There are more than <see cref="MaxRows"/>.</exception>
    public async Task<(Stream File, long Rows)> WriteAsync(AuditFilter filter, TableFormat format, CancellationToken cancellationToken)
    {
        var path = Path.Combine(data.Subfolder("exports"), $"audit-{Guid.NewGuid():N}.data");
        var file = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 64 * 1024, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        try
        {
            var count = await FillAsync(file, filter, format, cancellationToken);
            file.Position = 0;
            return (file, count);
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    private async Task<long> FillAsync(FileStream file, AuditFilter filter, TableFormat format, CancellationToken cancellationToken)
    {
        await using var writer = TableWriter.Create(file, format);
        writer.WriteHeader([.. Columns.Select(c => texts.Get(caller.Language, $"audit.column.{c}"))]);
        long count = 0;
        string? cursor = null;
        do
        {
            (var page, cursor) = await rows.ReadAsync(filter, cursor, BatchSize, cancellationToken);
            count += page.Count;
            if (count > MaxRows)
            {
                throw new RefusedException("audit.tooMuch", MaxRows);
            }

            foreach (var item in await sentences.OfAsync(page, changes: false, cancellationToken))
            {
                writer.WriteRow(Cells(item, format));
            }
        }
        while (cursor is not null);
        return count;
    }

    private object?[] Cells(AuditItem item, TableFormat format)
    {
        var at = TimeZoneInfo.ConvertTime(item.At, clock.Zone).DateTime;
        return
        [
            format == TableFormat.Csv ? at.ToString("yyyy-MM-dd HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture) : at,
            item.Actor?.Name, item.Title, item.Text, item.About?.Label, item.About?.Name, item.Address, item.Device, item.Count, item.Seq,
        ];
    }
}
