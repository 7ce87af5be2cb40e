using Trine.Kernel.Access;
using Trine.Kernel.Changes;
using Trine.Kernel.Data;
using Trine.Kernel.Localisation;
using Trine.Kernel.Objects;
using Trine.Kernel.Transfer.Formats;

namespace Trine.Kernel.Transfer.Imports;

/// <summary>Everything about an import that does not change from row to row.</summary>
internal sealed class ImportPlan
{
    private ImportPlan(ObjectSchema schema, ObjectSchema? lines, IReadOnlyList<ImportColumn> columns, int keyColumn, ImportOptions options, string language, FieldTexts texts)
    {
        (Schema, Options, Language, KeyColumn, _texts) = (schema, options, language, keyColumn, texts);
        Columns = columns;
        Lines = lines is not null && columns.Any(c => c.OfLine) ? lines : null;
    }

    private readonly FieldTexts _texts;

    public ObjectSchema Schema { get; }

    /// <summary>The object of the lines, when the file has any.</summary>
    public ObjectSchema? Lines { get; }

    public IReadOnlyList<ImportColumn> Columns { get; }

    /// <summary>The place in <see cref="Columns"/> of what tells records apart; −1 for nothing.</summary>
    public int KeyColumn { get; }

    public FieldDefinition? Key => KeyColumn < 0 ? null : Columns[KeyColumn].Field;

    public ImportOptions Options { get; }

    public string Language { get; }

    /// <summary>Settles the mapping of a file.</summary>
    /// <param name="columns">The file's headers.</param>
    /// <param name="orders">How each column writes dates; null before the survey.</param>
    /// <exception cref="InvalidInputException">The options name a column or field there is not, or one field twice.</exception>
    public static ImportPlan Create(
        ObjectSchema schema, IReadOnlyList<string> columns, ImportOptions options, IReadOnlyList<DateOrder>? orders, ImportMapping mapping, FieldTexts texts, WorkspaceClock clock,
        string language)
    {
        var errors = new List<FieldError>();
        var planned = new List<ImportColumn>();
        var wanted = (options.Mapping ?? []).Where(m => !string.IsNullOrEmpty(m.Value)).Select(m => (Header: m.Key, Path: m.Value!))
            .Concat(options.Defaults.Keys.Where(p => options.Mapping?.ContainsValue(p) != true).Select(p => (Header: "", Path: p)));
        var order = ValueParser.OrderOf(options.DateFormat);
        if (options.PhoneCountry is { } country && (country.Length is 0 or > 3 || country[0] == '0' || country.AsSpan().ContainsAnyExceptInRange('0', '9')))
        {
            errors.Add(new FieldError("options.phoneCountry", "transfer.phoneCountry", country));
        }

        foreach (var (header, path) in wanted)
        {
            var index = header.Length == 0 ? -1 : columns.ToList().IndexOf(header);
            if (header.Length > 0 && index < 0)
            {
                errors.Add(new FieldError("options.mapping", "transfer.noColumn", header));
            }
            else if (mapping.Find(schema, path) is not { } target)
            {
                errors.Add(new FieldError(header.Length > 0 ? "options.mapping" : "options.defaults", "transfer.noField", path));
            }
            else if (planned.Exists(c => c.Field == target.Field))
            {
                errors.Add(new FieldError("options.mapping", "transfer.twice", texts.Field(language, target.Owner, target.Field)));
            }
            else
            {
                var known = order != DateOrder.Unknown || index < 0 ? order : orders?[index] ?? DateOrder.Unknown;
                planned.Add(new ImportColumn(
                    index, target.Owner, target.Field, target.By, target.OfLine, new CellReader(texts, target.Owner, target.Field, language, known, clock.Zone, options.PhoneCountry ?? "86"),
                    options.Defaults.GetValueOrDefault(path)));
            }
        }

        if (planned.TrueForAll(c => c.Index < 0))
        {
            errors.Add(new FieldError("options.mapping", "transfer.nothingMapped"));
        }

        var key = KeyOf(planned, schema, options.Key, errors);
        return errors.Count > 0
            ? throw new InvalidInputException(errors)
            : new ImportPlan(schema, mapping.LinesOf(schema), planned, key, options, language, texts);
    }

    /// <summary>Turns a row of the file into values; what cannot be read stands among its reasons.</summary>
    public ImportRow Read(SourceRow source)
    {
        var row = new ImportRow(source, Columns.Count);
        if (source.Fault is { } fault)
        {
            row.Reasons.Add(Say(Schema, new FieldError("", fault.Code, fault.Count)));
            return row;
        }

        for (var i = 0; i < Columns.Count; i++)
        {
            var column = Columns[i];
            if (column.Text(source.Values) is { } text)
            {
                row.Values[i] = column.Read.Read(text, out var error);
                if (error is not null)
                {
                    row.Reasons.Add(Say(column.Owner, error));
                }
            }
        }

        return row;
    }

    /// <summary>What is wrong, in the user's language.</summary>
    public string Say(ObjectSchema schema, FieldError error) => _texts.Sentence(Language, schema, error);

    /// <summary>What an object is called, in the user's language.</summary>
    public string NameOf(ObjectSchema schema) => ObjectName(schema.Key);

    /// <summary>What the object of a key is called, in the user's language.</summary>
    public string ObjectName(string objectKey) => _texts.Object(Language, objectKey);

    /// <summary>What a field is called, in the user's language.</summary>
    public string NameOf(ObjectSchema schema, FieldDefinition field) => _texts.Field(Language, schema, field);

    private static int KeyOf(List<ImportColumn> columns, ObjectSchema schema, string? wanted, List<FieldError> errors)
    {
        if (wanted is null)
        {
            var id = columns.FindIndex(c => c is { OfLine: false, Field.Key: "id" });
            return id >= 0 ? id : columns.FindIndex(c => c is { OfLine: false, Field: { Unique: true, Mode: not FieldMode.Masked } });
        }

        if (wanted.Length == 0)
        {
            return -1;
        }

        var key = columns.FindIndex(c => !c.OfLine && c.Field.Key == wanted);
        if (key < 0)
        {
            errors.Add(new FieldError("options.key", "transfer.keyNotMapped", wanted));
        }
        else if (columns[key].Field.Mode == FieldMode.Masked)
        {
            // What one sees in part is not to be found out by trying.
            errors.Add(new FieldError("options.key", "transfer.keyMasked", wanted));
        }
        else if (columns[key].Field is { Key: not "id", IsReference: true } or { Type: FieldType.MultiChoice or FieldType.Boolean or FieldType.LongText or FieldType.RichText } or { IsDecimal: true })
        {
            errors.Add(new FieldError("options.key", "transfer.keyType", wanted, schema.Key));
        }

        return key;
    }
}
