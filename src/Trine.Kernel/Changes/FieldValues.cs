namespace Trine.Kernel.Changes;

/// <summary>Comparing logical field values.</summary>
public static class FieldValues
{
    /// <summary>Whether two values are the same; lists by their items in order, empty lists and null alike.</summary>
    public static bool Same(object? a, object? b)
    {
        if (a is IReadOnlyList<string> || b is IReadOnlyList<string>)
        {
            var left = a as IReadOnlyList<string> ?? [];
            var right = b as IReadOnlyList<string> ?? [];
            return left.SequenceEqual(right, StringComparer.Ordinal);
        }

        return Equals(a, b);
    }
}
