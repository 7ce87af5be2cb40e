using System.Collections.Frozen;

namespace Trine.Kernel.Files;

/// <summary>
/// Decides what a file is by its first bytes. What the client or the name claim counts only for types that can do no harm and only where
/// the bytes do not contradict; everything else, pages and programs above all, is plain <c>application/octet-stream</c>.
/// </summary>
public static class FileType
{
    /// <summary>Bytes without meaning: browsers save them and do nothing else.</summary>
    public const string Unknown = "application/octet-stream";

    private const string Zip = "application/zip";
    private const string Ole = "application/x-ole-storage";

    /// <summary>What browsers may show in place; each is proven by its bytes.</summary>
    private static readonly FrozenSet<string> Inline = FrozenSet.Create("image/png", "image/jpeg", "image/gif", "image/webp", "application/pdf");

    /// <summary>Harmless types by ending, and what their bytes must be (null: anything, they are never shown in place).</summary>
    private static readonly FrozenDictionary<string, (string Type, string? Proof)> ByEnding = new Dictionary<string, (string, string?)>
    {
        [".docx"] = ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", Zip),
        [".xlsx"] = ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Zip),
        [".pptx"] = ("application/vnd.openxmlformats-officedocument.presentationml.presentation", Zip),
        [".doc"] = ("application/msword", Ole),
        [".xls"] = ("application/vnd.ms-excel", Ole),
        [".ppt"] = ("application/vnd.ms-powerpoint", Ole),
        [".zip"] = (Zip, Zip),
        [".txt"] = ("text/plain", null),
        [".csv"] = ("text/csv", null),
        [".vcf"] = ("text/vcard", null),
        [".ics"] = ("text/calendar", null),
        [".mp3"] = ("audio/mpeg", null),
        [".m4a"] = ("audio/mp4", null),
        [".amr"] = ("audio/amr", null),
        [".wav"] = ("audio/wav", null),
        [".mp4"] = ("video/mp4", null),
        [".mov"] = ("video/quicktime", null),
        [".heic"] = ("image/heic", null),
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether browsers may show it in place.</summary>
    public static bool MayShow(string contentType) => Inline.Contains(contentType);

    /// <summary>The type to store.</summary>
    /// <param name="head">The first bytes, 512 are enough.</param>
    /// <param name="name">Its cleaned name.</param>
    public static string Of(ReadOnlySpan<byte> head, string name)
    {
        var proven = Proven(head);
        if (proven is not null && Inline.Contains(proven))
        {
            return proven;
        }

        if (!ByEnding.TryGetValue(Path.GetExtension(name), out var known))
        {
            return Unknown;
        }

        return known.Proof == proven && (known.Proof is not null || !LooksLikeMarkup(head)) ? known.Type : Unknown;
    }

    private static string? Proven(ReadOnlySpan<byte> head) =>
        head.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) ? "image/png"
        : head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? "image/jpeg"
        : head.StartsWith("GIF87a"u8) || head.StartsWith("GIF89a"u8) ? "image/gif"
        : head.StartsWith("RIFF"u8) && head.Length >= 12 && head[8..].StartsWith("WEBP"u8) ? "image/webp"
        : head.StartsWith("%PDF-"u8) ? "application/pdf"
        : head.StartsWith("PK\u0003\u0004"u8) || head.StartsWith("PK\u0005\u0006"u8) ? Zip
        : head.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) ? Ole
        : head.StartsWith("MZ"u8) || head.StartsWith("\u007fELF"u8) || head.StartsWith("#!"u8) ? "application/x-executable"
        : null;

    /// <summary>A page that calls itself a text.</summary>
    private static bool LooksLikeMarkup(ReadOnlySpan<byte> head)
    {
        var text = System.Text.Encoding.Latin1.GetString(head);
        return text.Contains("<html", StringComparison.OrdinalIgnoreCase) || text.Contains("<script", StringComparison.OrdinalIgnoreCase)
            || text.Contains("<svg", StringComparison.OrdinalIgnoreCase) || text.Contains("<!doctype", StringComparison.OrdinalIgnoreCase);
    }
}
