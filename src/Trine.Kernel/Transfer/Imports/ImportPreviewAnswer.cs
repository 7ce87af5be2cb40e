using Trine.Kernel.Transfer.Formats;

namespace Trine.Kernel.Transfer.Imports;

/// <summary>What the server makes of a file before anything is imported.</summary>
/// <param name="File">The token by which an import names the uploaded file.</param>
/// <param name="Encoding">Of a text file; null for others.</param>
/// <param name="Delimiter">Of a text file; null for others.</param>
/// <param name="Rows">The first rows, a text or null for each column.</param>
/// <param name="Fields">Where cells can go: fields of the object, and of its lines and references by path.</param>
internal sealed record ImportPreviewAnswer(
    string File,
    SourceFormat Format,
    string? Encoding,
    string? Delimiter,
    IReadOnlyList<ImportPreviewAnswer.Column> Columns,
    IReadOnlyList<IReadOnlyList<string?>> Rows,
    IReadOnlyList<ImportPreviewAnswer.TargetField> Fields)
{
    /// <param name="Samples">The first different values, at most five.</param>
    /// <param name="Field">The field the column seems to be, or null.</param>
    public sealed record Column(string Header, IReadOnlyList<string> Samples, string? Field);

    public sealed record TargetField(string Key, IReadOnlyDictionary<string, string> Labels, bool Required, bool Unique);
}
