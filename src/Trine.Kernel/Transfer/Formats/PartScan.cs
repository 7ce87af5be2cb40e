namespace Trine.Kernel.Transfer.Formats;

/// <summary>Passes over the bytes of one part of a workbook and says whether reading it takes more memory than a workbook may. Far faster than reading it as XML.</summary>
/// <param name="binary">It may be a sheet of the binary format, which has no marks to go by.</param>
internal sealed class PartScan(bool binary)
{
    /// <summary>Bytes of one text: 32,767 characters, each written the long way.</summary>
    private const long MaxText = 10 * XlsxSheet.MaxText;

    /// <summary>Bytes between &lt; and &gt;: a thousand ranges fit into one attribute.</summary>
    private const long MaxTag = 1_024 * 1_024;

    /// <summary>Bytes of memory for what is kept while the sheet is read: shared strings, styles, merged cells.</summary>
    private const long MaxKept = 256L * 1_024 * 1_024;

    /// <summary>What one of them takes without its text.</summary>
    private const long OneKept = 64;

    private readonly byte[] _head = new byte[16];
    private Inside _inside;
    private bool _sound = true;
    private int _headLength;
    private byte _last;
    private int _marks;
    private int _strings;
    private long _tag;
    private long _text;
    private long _kept;

    private static ReadOnlySpan<byte> Blank => [(byte)' ', (byte)'\t', (byte)'\r', (byte)'\n', 0xEF, 0xBB, 0xBF];

    private enum Inside
    {
        Start,
        Other,
        Text,
        Tag,
        Comment,
        Data,
        Instruction,
    }

    /// <summary>Takes the next bytes. False as soon as it is too much, and ever after.</summary>
    public bool Take(ReadOnlySpan<byte> bytes)
    {
        while (_sound && bytes.Length > 0)
        {
            var taken = _inside switch
            {
                Inside.Start => Begin(bytes),
                Inside.Text => TakeText(bytes),
                Inside.Tag => TakeTag(bytes),
                Inside.Comment => TakeUntil(bytes, (byte)'-', 2),
                Inside.Data => TakeUntil(bytes, (byte)']', 2),
                Inside.Instruction => TakeUntil(bytes, (byte)'?', 1),
                _ => bytes.Length,
            };
            bytes = bytes[taken..];
            _sound &= _text <= MaxText && _tag <= MaxTag && _kept <= MaxKept;
        }

        return _sound;
    }

    private int Begin(ReadOnlySpan<byte> bytes)
    {
        // The byte order mark of UTF-8 and blanks may stand before the first tag. UTF-16 no program writes here.
        var at = bytes.IndexOfAnyExcept(Blank);
        if (at < 0)
        {
            return bytes.Length;
        }

        _sound = !binary && !(bytes[at] is 0 or 0xFE) && !(bytes[at] == 0xFF && at + 1 < bytes.Length && bytes[at + 1] == 0xFE);
        _inside = bytes[at] == '<' ? Inside.Text : Inside.Other;
        return at;
    }

    private int TakeText(ReadOnlySpan<byte> bytes)
    {
        var end = bytes.IndexOf((byte)'<');
        AddText(end < 0 ? bytes.Length : end);
        if (end < 0)
        {
            return bytes.Length;
        }

        (_inside, _tag, _headLength, _last) = (Inside.Tag, 0, 0, 0);
        return end + 1;
    }

    private int TakeTag(ReadOnlySpan<byte> bytes)
    {
        // A > within an attribute ends it too early: what follows counts as text until the next tag, which an attribute cannot hold.
        var end = bytes.IndexOf((byte)'>');
        var part = end < 0 ? bytes : bytes[..end];
        var fits = Math.Min(part.Length, _head.Length - _headLength);
        part[..fits].CopyTo(_head.AsSpan(_headLength));
        var before = _headLength;
        _headLength += fits;
        var head = _head.AsSpan(0, _headLength);
        var (inside, opening) = head.StartsWith("!--"u8) ? (Inside.Comment, 3) : head.StartsWith("![CDATA["u8) ? (Inside.Data, 8) : head.StartsWith("?"u8) ? (Inside.Instruction, 1) : (Inside.Tag, 0);
        if (inside != Inside.Tag)
        {
            (_inside, _marks) = (inside, 0);
            return opening - before;
        }

        _tag += part.Length;
        _last = part.Length > 0 ? part[^1] : _last;
        if (end < 0)
        {
            return bytes.Length;
        }

        _inside = Inside.Text;
        EndTag(head);
        return end + 1;
    }

    private void EndTag(ReadOnlySpan<byte> head)
    {
        var closes = head.StartsWith("/"u8);
        var name = closes ? head[1..] : head;
        name = name[..(name.IndexOfAny(" \t\r\n/"u8) is >= 0 and var end ? end : name.Length)];
        name = name[(name.IndexOf((byte)':') + 1)..];
        if (name.SequenceEqual("si"u8) || name.SequenceEqual("is"u8))
        {
            // All texts within are one string, whatever else stands between them.
            _text = _strings == 0 ? 0 : _text;
            _strings += closes ? -1 : _last == '/' ? 0 : 1;
        }
        else if (_strings <= 0 && !closes)
        {
            _text = 0;
        }

        if (!closes && (name.SequenceEqual("si"u8) || name.SequenceEqual("mergeCell"u8) || name.SequenceEqual("xf"u8) || name.SequenceEqual("numFmt"u8) || name.SequenceEqual("col"u8)))
        {
            _kept += OneKept;
        }
    }

    /// <summary>Until marks of a kind and a &gt;: <c>--&gt;</c>, <c>]]&gt;</c>, <c>?&gt;</c>.</summary>
    private int TakeUntil(ReadOnlySpan<byte> bytes, byte mark, int marks)
    {
        var taken = 0;
        foreach (var one in bytes)
        {
            taken++;
            if (one == '>' && _marks >= marks)
            {
                _inside = Inside.Text;
                break;
            }

            _marks = one == mark ? _marks + 1 : 0;
        }

        AddText(taken);
        return taken;
    }

    private void AddText(int length)
    {
        _text += length;
        _kept += _strings > 0 ? 2 * length : 0;
    }
}
