using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Trine.Kernel.Data;

/// <summary>
/// Tells whether a list of texts has changed. EF's own comparer for lists makes a new delegate for each list it copies, which cost more
/// than everything else about a tracked record.
/// </summary>
internal sealed class TextListComparer() : ValueComparer<List<string>>(
    static (a, b) => Same(a, b), static list => Hash(list), static list => Copy(list))
{
    public static readonly TextListComparer Instance = new();

    private static bool Same(List<string>? a, List<string>? b) => a is null || b is null ? a is null && b is null : a.SequenceEqual(b);

    private static int Hash(List<string> list)
    {
        var hash = default(HashCode);
        foreach (var text in list)
        {
            hash.Add(text);
        }

        return hash.ToHashCode();
    }

    private static List<string> Copy(List<string> list) => [.. list];
}
