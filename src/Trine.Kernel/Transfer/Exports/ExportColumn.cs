using Trine.Kernel.Objects;

namespace Trine.Kernel.Transfer.Exports;

/// <summary>One column of an exported file.</summary>
/// <param name="Header">In the user's language; a path where two fields would have the same.</param>
/// <param name="Owner">The object the field is of.</param>
/// <param name="Field">The field.</param>
/// <param name="AsId">Whether a reference is written as its id instead of its name (<c>customer.id</c>).</param>
/// <param name="OfLine">Whether it is a field of the lines: each record then takes as many rows as it has lines.</param>
public sealed record ExportColumn(string Header, ObjectSchema Owner, FieldDefinition Field, bool AsId, bool OfLine)
{
    /// <summary>What the log calls it: the field's key, of a line with its object.</summary>
    public string Path => OfLine ? $"{Owner.Key}.{Field.Key}" : Field.Key;
}
