using Trine.Kernel.Changes;
using Trine.Kernel.Localisation;
using Trine.Kernel.Objects;
using Trine.Kernel.Transfer.Formats;

namespace Trine.Kernel.Transfer.Imports;

/// <summary>The beginning of a file, and what its columns seem to be.</summary>
/// <param name="File">Format, encoding, delimiter, columns.</param>
/// <param name="Rows">The first rows.</param>
/// <param name="Fields">A field path or null for each column.</param>
internal sealed record ImportPreview(SourceFile File, IReadOnlyList<SourceRow> Rows, IReadOnlyList<string?> Fields)
{
    /// <summary>Rows that are shown.</summary>
    public const int ShownRows = 20;

    /// <summary>Rows the guesses are checked against.</summary>
    private const int SampleRows = 200;

    /// <summary>Characters of them; what follows is not looked at.</summary>
    private const long SampleCharacters = 4 * 1_048_576;

    /// <summary>Characters of a value that are shown.</summary>
    private const int ShownCharacters = 200;

    /// <exception cref="InvalidInputException">The file is none we read; says what it is.</exception>
    public static async Task<ImportPreview> OpenAsync(
        string path, string fileName, ImportOptions options, ObjectSchema schema, ImportMapping mapping, CancellationToken cancellationToken)
    {
        try
        {
            await using var reader = SourceReader.Open(path, fileName, Source(options));
            var rows = new List<SourceRow>();
            var characters = 0L;
            await foreach (var row in reader.Rows(cancellationToken))
            {
                rows.Add(row);
                characters += row.Length;
                if (rows.Count == SampleRows || characters > SampleCharacters)
                {
                    break;
                }
            }

            return new ImportPreview(reader.File, rows, mapping.Guess(schema, reader.Columns, rows));
        }
        catch (SourceFormatException e)
        {
            throw new InvalidInputException("file", e.Code);
        }
    }

    /// <summary>How the options want the file read.</summary>
    public static SourceOptions Source(ImportOptions options) =>
        new(options.Encoding, options.Delimiter is { Length: 1 } one ? one[0] : null);

    /// <summary>The guessed mapping.</summary>
    public Dictionary<string, string?> Mapping => File.Columns.Zip(Fields).ToDictionary(p => p.First, p => p.Second);

    public ImportPreviewAnswer Answer(string token, ObjectSchema schema, ImportMapping mapping, FieldTexts texts) => new(
        token,
        File.Format,
        File.Encoding,
        File.Delimiter?.ToString(),
        [.. File.Columns.Select((header, i) => new ImportPreviewAnswer.Column(
            header, [.. Rows.Select(r => r.Values[i]).OfType<string>().Where(v => !string.IsNullOrWhiteSpace(v)).Distinct().Take(5).Select(Shown)], Fields[i]))],
        [.. Rows.Take(ShownRows).Select(r => r.Values.Take(File.Columns.Count).Select(v => v is null ? null : Shown(v)).ToList())],
        [.. mapping.Targets(schema).Select(t => new ImportPreviewAnswer.TargetField(
            t.Path,
            MessageTexts.Languages.ToDictionary(l => l, l => texts.Field(l, t.Owner, t.Field)),
            t.Field.Required && !t.Field.OptionalInFiles,
            t.Field.Unique || t.Field.Key == "id"))]);

    private static string Shown(string value)
    {
        // Not between the halves of one character.
        var length = value.Length > ShownCharacters && char.IsHighSurrogate(value[ShownCharacters - 1]) ? ShownCharacters - 1 : ShownCharacters;
        return value.Length <= ShownCharacters ? value : value[..length] + "…";
    }
}
