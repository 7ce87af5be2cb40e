using Trine.Kernel.Localisation;
using Trine.Kernel.Objects;
using Trine.Kernel.Transfer.Formats;

namespace Trine.Kernel.Transfer.Imports;

/// <summary>The workbook a user fills in and imports: headers and choices in his language, an explanation of each column.</summary>
public sealed class ImportTemplate(ImportMapping mapping, FieldTexts fields, MessageTexts texts)
{
    /// <summary>Excel's lists get unusable beyond this.</summary>
    private const int MostChoices = 2_000;

    /// <summary>What the file is called.</summary>
    public string FileName(ObjectSchema schema, string language) => texts.Get(language, "transfer.template.fileName", fields.Objects(language, schema.Key)) + ".xlsx";

    /// <summary>The workbook.</summary>
    public byte[] Write(ObjectSchema schema, string language)
    {
        var columns = new List<TemplateColumn>();
        var headers = new HashSet<string>();
        foreach (var (path, owner, field) in mapping.Targets(schema).Where(t => t.Field.Key is not ("id" or "createdBy")))
        {
            // A line's «discount» beside the record's: the path says which.
            var label = fields.Field(language, owner, field);
            var header = headers.Add(label) ? label : path;
            columns.Add(new TemplateColumn(header, field.Required && !field.OptionalInFiles, Choices(language, owner, field), Help(language, owner, field)));
        }

        using var stream = new MemoryStream();
        string Text(string key) => texts.Get(language, "transfer.template." + key);
        XlsxTemplate.Write(stream, columns, new TemplateTexts(
            Text("dataSheet"),
            Text("helpSheet"),
            [Text("column"), Text("required"), Text("choices"), Text("explanation")],
            Text("yes"),
            [texts.Get(language, "transfer.template.title", fields.Objects(language, schema.Key)), Text("rows"), Text("dates"), Text("references")]));
        return stream.ToArray();
    }

    private List<string> Choices(string language, ObjectSchema owner, FieldDefinition field) => field.Type switch
    {
        FieldType.Boolean => [texts.Get(language, "transfer.yes"), texts.Get(language, "transfer.no")],
        FieldType.Choice or FieldType.MultiChoice => [.. field.Choices.Take(MostChoices).Select(c => fields.Choice(language, owner, field, c.Value))],
        _ => [],
    };

    private string? Help(string language, ObjectSchema owner, FieldDefinition field)
    {
        var own = fields.Help(language, owner, field);
        var type = texts.Find(language, $"transfer.template.types.{EnumText.Of(field.Type)}");
        var target = field.Target is { } key && type is not null ? string.Format(System.Globalization.CultureInfo.InvariantCulture, type, fields.Object(language, key)) : type;
        return own is null ? target : target is null ? own : $"{own}\n{target}";
    }
}
