using System.Text.Json;
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

    /// <exception cref="InvalidInputException">The file is none we read; says what it is.</exception>
    public static async Task<ImportPreview> OpenAsync(
        string path, string fileName, ImportOptions options, ObjectSchema schema, ImportMapping mapping, CancellationToken cancellationToken)
    {
        try
        {
            await using var reader = SourceReader.Open(path, fileName, Source(options));
            var rows = new List<SourceRow>();
            await foreach (var row in reader.Rows(cancellationToken))
            {
                rows.Add(row);
                if (rows.Count == SampleRows)
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

    public void Write(Utf8JsonWriter writer, string token, ObjectSchema schema, ImportMapping mapping, FieldTexts texts)
    {
        writer.WriteStartObject();
        writer.WriteString("file", token);
        writer.WriteString("format", EnumText.Of(File.Format));
        writer.WriteString("encoding", File.Encoding);
        writer.WriteString("delimiter", File.Delimiter?.ToString());
        writer.WriteStartArray("columns");
        for (var i = 0; i < File.Columns.Count; i++)
        {
            writer.WriteStartObject();
            writer.WriteString("header", File.Columns[i]);
            writer.WriteStartArray("samples");
            foreach (var sample in Rows.Select(r => r.Values[i]).Where(v => !string.IsNullOrWhiteSpace(v)).Distinct().Take(5))
            {
                writer.WriteStringValue(sample);
            }

            writer.WriteEndArray();
            writer.WriteString("field", Fields[i]);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("rows");
        foreach (var row in Rows.Take(ShownRows))
        {
            writer.WriteStartArray();
            foreach (var value in row.Values.Take(File.Columns.Count))
            {
                writer.WriteStringValue(value);
            }

            writer.WriteEndArray();
        }

        writer.WriteEndArray();
        WriteTargets(writer, schema, mapping, texts);
        writer.WriteEndObject();
    }

    private static void WriteTargets(Utf8JsonWriter writer, ObjectSchema schema, ImportMapping mapping, FieldTexts texts)
    {
        writer.WriteStartArray("fields");
        foreach (var (path, owner, field) in mapping.Targets(schema))
        {
            writer.WriteStartObject();
            writer.WriteString("key", path);
            writer.WriteStartObject("labels");
            foreach (var language in MessageTexts.Languages)
            {
                writer.WriteString(language, texts.Field(language, owner, field));
            }

            writer.WriteEndObject();
            writer.WriteBoolean("required", field.Required && !field.OptionalInFiles);
            writer.WriteBoolean("unique", field.Unique || field.Key == "id");
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
