namespace Trine.Kernel.Transfer.Formats;

/// <summary>Makes a header row usable as keys.</summary>
internal static class ColumnNames
{
    /// <summary>Each row takes room for all of them.</summary>
    private const int Most = 2_000;

    /// <summary>Trims; drops trailing blanks; names other blanks `Column 4`; tells repeated ones apart as `Name (2)`, ignoring case.</summary>
    public static IReadOnlyList<string> Unique(IReadOnlyList<string?> header)
    {
        var count = header.Count;
        while (count > 0 && string.IsNullOrWhiteSpace(header[count - 1]))
        {
            count--;
        }

        if (count > Most)
        {
            throw new SourceFormatException(SourceFormatException.Columns, "The table has too many columns; leave out those that are not needed.");
        }

        // Names that stand in the file win over names made up here.
        var taken = new HashSet<string>(header.Select(h => h?.Trim() ?? ""), StringComparer.OrdinalIgnoreCase);
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var names = new List<string>(count);
        for (var i = 0; i < count; i++)
        {
            var wanted = header[i]?.Trim();
            var name = string.IsNullOrEmpty(wanted) ? FormattableString.Invariant($"Column {i + 1}") : wanted;
            if (!string.IsNullOrEmpty(wanted) ? seen.Contains(name) : taken.Contains(name))
            {
                var (stem, n) = (name, 2);
                do
                {
                    name = FormattableString.Invariant($"{stem} ({n++})");
                }
                while (taken.Contains(name) || seen.Contains(name));
            }

            seen.Add(name);
            names.Add(name);
        }

        return names;
    }
}
