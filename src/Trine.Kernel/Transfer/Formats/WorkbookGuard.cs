using System.IO.Compression;

namespace Trine.Kernel.Transfer.Formats;

/// <summary>
/// Refuses workbooks that are small on disk and huge in memory, before the library reads them: it takes a text, however long, as one string,
/// and keeps shared strings, styles and merged cells. Looks at what is unpacked, not at what the parts are called.
/// </summary>
internal static class WorkbookGuard
{
    /// <summary>Bytes a workbook unpacks to at most; sheets are streamed, so only time is at stake.</summary>
    private const long MaxWhole = 4L * 1_024 * 1_024 * 1_024;

    /// <summary>Nobody's table shrinks to a two hundredth; a file of blanks shrinks to a thousandth.</summary>
    private const long MaxRatio = 200;

    /// <summary>Bytes of a part that do no harm whatever they are.</summary>
    private const long Harmless = 8L * 1_024 * 1_024;

    /// <exception cref="SourceFormatException">It is too large.</exception>
    public static void Check(Stream file)
    {
        using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        var buffer = new byte[128 * 1_024];
        var whole = 0L;
        foreach (var entry in zip.Entries)
        {
            using var part = entry.Open();
            var scan = new PartScan(entry.Name.EndsWith(".bin", StringComparison.OrdinalIgnoreCase));
            var length = 0L;
            while (part.Read(buffer) is > 0 and var read)
            {
                length += read;
                whole += read;
                var sound = scan.Take(buffer.AsSpan(0, read));
                if (whole > MaxWhole || (length > Harmless && (!sound || length / MaxRatio > entry.CompressedLength)))
                {
                    throw new SourceFormatException(SourceFormatException.TooLarge, "The workbook holds too much text; save it as CSV.");
                }
            }
        }
    }
}
