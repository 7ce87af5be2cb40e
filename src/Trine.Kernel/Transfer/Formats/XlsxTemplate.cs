using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Trine.Kernel.Transfer.Formats;

/// <summary>
/// Writes an empty workbook to be filled in and imported: a header row with drop-downs below it, a sheet of instructions, and a
/// hidden one with the choices (a drop-down's own list takes only 255 characters, and no commas).
/// </summary>
public static class XlsxTemplate
{
    private const string ChoicesSheet = "_choices";

    /// <summary>Writes the template; the stream stays open.</summary>
    public static void Write(Stream stream, IReadOnlyList<TemplateColumn> columns, TemplateTexts texts)
    {
        using var package = new XlsxPackage(stream);
        WriteData(package, columns, texts);
        WriteHelp(package, columns, texts);
        WriteChoices(package, columns);
    }

    private static void WriteData(XlsxPackage package, IReadOnlyList<TemplateColumn> columns, TemplateTexts texts)
    {
        using var sheet = package.AddSheet(texts.DataSheet);
        sheet.Begin([.. columns.Select(c => (double)Math.Clamp(c.Choices.Append(c.Header).Max(TextWidth.Of) + 4, 12, 40))], frozenHeader: true);
        sheet.BeginRow();
        for (var i = 0; i < columns.Count; i++)
        {
            sheet.WriteText(i, columns[i].Header, columns[i].Required ? XlsxPackage.RequiredHeaderStyle : XlsxPackage.HeaderStyle);
        }

        sheet.EndRow();
        var validations = columns.Select((c, i) => (Column: c, Index: i)).Where(c => c.Column.Choices.Count > 0).Select(c => DropDown(c.Column, c.Index)).ToList();
        sheet.End(validations.Count == 0 ? null : new DataValidations(validations) { Count = (uint)validations.Count });
    }

    private static DataValidation DropDown(TemplateColumn column, int index)
    {
        var letters = XlsxSheet.Letters(index);
        return new DataValidation(new Formula1(string.Create(CultureInfo.InvariantCulture, $"{ChoicesSheet}!${letters}$1:${letters}${column.Choices.Count}")))
        {
            Type = DataValidationValues.List,
            AllowBlank = true,
            ShowErrorMessage = true,

            // Several choices in one cell, or a choice added since: the import decides, not Excel.
            ErrorStyle = DataValidationErrorStyleValues.Warning,
            SequenceOfReferences = new ListValue<StringValue> { InnerText = string.Create(CultureInfo.InvariantCulture, $"{letters}2:{letters}{XlsxSheet.MaxRows}") },
        };
    }

    private static void WriteHelp(XlsxPackage package, IReadOnlyList<TemplateColumn> columns, TemplateTexts texts)
    {
        using var sheet = package.AddSheet(texts.HelpSheet);
        sheet.Begin([24, 12, 40, 80], frozenHeader: false);
        foreach (var line in texts.Instructions)
        {
            WriteTexts(sheet, 0, line);
        }

        WriteTexts(sheet, XlsxPackage.HeaderStyle, [.. texts.HelpHeaders]);
        foreach (var column in columns)
        {
            WriteTexts(sheet, XlsxPackage.WrappedStyle, column.Header, column.Required ? texts.Yes : "", string.Join("\n", column.Choices), column.Help ?? "");
        }

        sheet.End(null);
    }

    private static void WriteChoices(XlsxPackage package, IReadOnlyList<TemplateColumn> columns)
    {
        using var sheet = package.AddSheet(ChoicesSheet, hidden: true);
        sheet.Begin([.. columns.Select(_ => 20.0)], frozenHeader: false);
        for (var row = 0; row < columns.Max(c => c.Choices.Count); row++)
        {
            sheet.BeginRow();
            for (var i = 0; i < columns.Count; i++)
            {
                if (row < columns[i].Choices.Count)
                {
                    sheet.WriteText(i, columns[i].Choices[row], 0);
                }
            }

            sheet.EndRow();
        }

        sheet.End(null);
    }

    private static void WriteTexts(XlsxSheet sheet, uint style, params string[] texts)
    {
        sheet.BeginRow();
        for (var i = 0; i < texts.Length; i++)
        {
            sheet.WriteText(i, texts[i], style);
        }

        sheet.EndRow();
    }
}
