namespace Trine.Kernel.Transfer.Formats;

/// <summary>Tells formats apart by their first bytes: names lie, above all «.xls».</summary>
internal static class FormatSniffer
{
    private static ReadOnlySpan<byte> Zip => "PK\x03\x04"u8;

    private static ReadOnlySpan<byte> EmptyZip => "PK\x05\x06"u8;

    private static ReadOnlySpan<byte> Ole => [0xD0, 0xCF, 0x11, 0xE0];

    /// <exception cref="SourceFormatException">The content is none we read; the message says what it is.</exception>
    public static SourceFormat Detect(string path, string fileName)
    {
        var head = Head(path);
        if (head.StartsWith(Zip) || head.StartsWith(EmptyZip))
        {
            return SourceFormat.Xlsx;
        }

        if (head.StartsWith(Ole) || (fileName.EndsWith(".xls", StringComparison.OrdinalIgnoreCase) && IsBareWorkbook(head)))
        {
            return SourceFormat.Xls;
        }

        if (head.StartsWith("%PDF"u8))
        {
            throw new SourceFormatException(SourceFormatException.Unreadable, "This is a PDF; save the table as XLSX or CSV.");
        }

        if (IsPictureOrArchive(head))
        {
            throw NoTable();
        }

        var encoding = TextEncoding.Detect(head);
        var text = encoding.GetString(head).TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        if (text.StartsWith("BEGIN:VCARD", StringComparison.OrdinalIgnoreCase))
        {
            return SourceFormat.VCard;
        }

        if (LooksLikeMarkup(text))
        {
            throw new SourceFormatException(
                SourceFormatException.Unreadable, "This is a web page or XML, whatever its name says; open it in Excel and save it as XLSX.");
        }

        // In text decoded rightly a NUL is an accident; in programs and databases they come by the dozen.
        if (text.AsSpan().Count('\0') is var nulls && nulls > 16 && nulls > text.Length / 20)
        {
            throw NoTable();
        }

        return SourceFormat.Csv;
    }

    private static ReadOnlySpan<byte> Head(string path)
    {
        using var file = File.OpenRead(path);
        var head = new byte[4_096];
        return head.AsSpan(0, file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false));
    }

    // Excel 2 to 4 wrote the record «beginning of file» without a container around it.
    private static bool IsBareWorkbook(ReadOnlySpan<byte> head) =>
        head.Length > 4 && head[0] == 0x09 && head[1] is 0x00 or 0x02 or 0x04 or 0x08;

    private static bool IsPictureOrArchive(ReadOnlySpan<byte> head) => head is
        [0x89, (byte)'P', (byte)'N', (byte)'G', ..] or [0xFF, 0xD8, 0xFF, ..] or [(byte)'G', (byte)'I', (byte)'F', (byte)'8', ..]
        or [0x1F, 0x8B, ..] or [(byte)'7', (byte)'z', 0xBC, 0xAF, ..] or [(byte)'R', (byte)'a', (byte)'r', (byte)'!', 0x1A, ..];

    private static SourceFormatException NoTable() =>
        new(SourceFormatException.Unreadable, "This is neither text nor a workbook; save the table as XLSX or CSV.");

    private static bool LooksLikeMarkup(string text) =>
        new[] { "<html", "<!doctype", "<?xml", "<table", "<meta", "<head" }
            .Any(start => text.StartsWith(start, StringComparison.OrdinalIgnoreCase));
}
