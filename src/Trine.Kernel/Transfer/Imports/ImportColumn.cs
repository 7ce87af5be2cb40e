using Trine.Kernel.Objects;

namespace Trine.Kernel.Transfer.Imports;

/// <summary>Where the cells of one column go.</summary>
/// <param name="Index">The column of the file; −1 for a field that only has a default.</param>
/// <param name="Owner">The object the field is of: the imported one, or that of its lines.</param>
/// <param name="Field">The field.</param>
/// <param name="By">The other record's field a reference is found by (<c>customer.code</c>); null: by id, unique field or name.</param>
/// <param name="OfLine">Whether it is a field of the lines.</param>
/// <param name="Read">Turns a cell that is not empty into a value, or into what is wrong with it.</param>
/// <param name="Default">Stands for empty cells; null for none.</param>
internal sealed record ImportColumn(int Index, ObjectSchema Owner, FieldDefinition Field, FieldDefinition? By, bool OfLine, CellReader Read, string? Default)
{
    /// <summary>The cell of a row, with the default for an empty one; null when there is neither.</summary>
    public string? Text(IReadOnlyList<string?> cells)
    {
        var text = Index < 0 ? null : cells[Index];
        return string.IsNullOrWhiteSpace(text) ? Default : text;
    }
}
