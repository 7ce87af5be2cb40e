using System.Globalization;
using Trine.Kernel.Http;
using Trine.Kernel.Localisation;
using Trine.Kernel.Markup;
using Trine.Kernel.Objects;
using Trine.Kernel.Reference;
using Trine.Kernel.Transfer.Formats;

namespace Trine.Kernel.Transfer.Exports;

/// <summary>Logical values as they stand in a file: names for ids, labels for choices, clocks in the workspace's zone. An import reads them back.</summary>
public sealed class ExportValues(FieldTexts fields, MessageTexts texts, string language, TimeZoneInfo zone, TableFormat format)
{
    private readonly string _yes = texts.Get(language, "transfer.yes");
    private readonly string _no = texts.Get(language, "transfer.no");
    private readonly Dictionary<(FieldDefinition Field, string Value), string> _labels = [];

    /// <summary>A text, a number, a day or an instant; null for an empty cell.</summary>
    public object? Of(ExportColumn column, object? value, RecordNames names) => value switch
    {
        null => null,
        Guid id when column.AsId || column.Field.Key == "id" => id.ToString(),
        Guid id => names.Of(column.Field, id),
        bool flag => flag ? _yes : _no,
        string code when column.Field.Type == FieldType.Region => Regions.Path(code),
        string choice when column.Field.Type == FieldType.Choice => Label(column, choice),
        string html when column.Field.Type == FieldType.RichText => RichHtml.TextOf(html),
        IReadOnlyList<string> files when column.Field.Type == FieldType.File => Files(files, names),
        IReadOnlyList<string> many => Many(column, many),
        DateTimeOffset instant => Clock(instant),
        // Databases pad with zeros: 12.5000 is 12.5.
        decimal number => number / 1.0000000000000000000000000000m,
        _ => value,
    };

    private static string? Files(IReadOnlyList<string> ids, RecordNames names) =>
        ids.Count == 0 ? null : string.Join("; ", ids.Select(id => names.File(id)?.Name).OfType<string>());

    private string Label(ExportColumn column, string value) =>
        _labels.TryGetValue((column.Field, value), out var label) ? label
        : _labels[(column.Field, value)] = fields.Choice(language, column.Owner, column.Field, value);

    // Semicolons part the values. A single one with a comma inside ends in a semicolon, so that it stays one when it is read back.
    private string? Many(ExportColumn column, IReadOnlyList<string> values) => values.Count switch
    {
        0 => null,
        1 when Label(column, values[0]) is var one => one.AsSpan().ContainsAny(',', '，', '、') ? one + ";" : one,
        _ => string.Join(";", values.Select(v => Label(column, v))),
    };

    // Excel takes the T of ISO 8601 for text; a blank it knows.
    private object Clock(DateTimeOffset instant)
    {
        var local = TimeZoneInfo.ConvertTime(instant, zone).DateTime;
        return format == TableFormat.Csv ? local.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) : local;
    }
}
