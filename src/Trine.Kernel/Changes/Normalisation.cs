using Trine.Kernel.Access;
using Trine.Kernel.Markup;
using Trine.Kernel.Objects;
using Trine.Kernel.Text;

namespace Trine.Kernel.Changes;

/// <summary>Brings the values of a change into their normal form; what has none is reported.</summary>
internal static class Normalisation
{
    /// <summary>A record without a department counts for its owner's; a new owner brings his own unless the change names one.</summary>
    public static void Owner(Record record, Record? before, DirectorySnapshot directory)
    {
        var ownerChanged = before is null ? record.OwnerId is not null : before.OwnerId != record.OwnerId;
        var departmentGiven = before is null ? record.DepartmentId is not null : before.DepartmentId != record.DepartmentId;
        if (ownerChanged && !departmentGiven && record.OwnerId is { } owner)
        {
            record.DepartmentId = directory.User(owner)?.DepartmentId ?? record.DepartmentId;
        }
    }

    public static void Run(RecordChange change)
    {
        foreach (var field in change.Changed)
        {
            switch (field.Get(change.After))
            {
                case string html when field.Type == FieldType.RichText:
                    OneRichText(change, field, html);
                    break;
                case string text:
                    OneText(change, field, text);
                    break;
                case decimal number when decimal.Round(number, field.Scale, MidpointRounding.AwayFromZero) is var rounded && rounded != number:
                    field.Set(change.After, rounded);
                    break;
                case IReadOnlyList<string> texts when texts.Any(t => t.Length == 0 || t != t.Trim()) || texts.Distinct().Count() != texts.Count:
                    field.Set(change.After, texts.Select(t => t.Trim()).Where(t => t.Length > 0).Distinct().ToList());
                    break;
                default:
                    break;
            }
        }
    }

    /// <summary>Keys that lists sort names by; follow the name itself, so they are no fields.</summary>
    public static void SortKeys(RecordChange change)
    {
        foreach (var field in change.Schema.Fields)
        {
            if (field.SortProperty is { } property)
            {
                property.SetValue(change.After, Pinyin.SortKey(field.Get(change.After) as string ?? ""));
            }
        }
    }

    /// <summary>The one place where formatted text becomes harmless. A file brings it back as plain text: one that says the same leaves the formatting there was.</summary>
    private static void OneRichText(RecordChange change, FieldDefinition field, string html)
    {
        if (html.Length > field.MaxLength)
        {
            return;
        }

        var clean = RichHtml.Sanitise(html);
        if (change.Source == ChangeSource.Import && clean is not null && change.Before is { } before && field.Get(before) is string known
            && Words(known) == Words(clean))
        {
            clean = known;
        }

        field.Set(change.After, clean);
    }

    private static string Words(string html) => string.Join(' ', RichHtml.TextOf(html).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static void OneText(RecordChange change, FieldDefinition field, string text)
    {
        // Text is kept as it was written; only a line's outer white space goes, and the empty text is no value.
        var trimmed = field.Type == FieldType.LongText ? text : text.Trim();
        string? normal = trimmed.Length == 0 || (field.Type == FieldType.LongText && string.IsNullOrWhiteSpace(trimmed)) ? null : trimmed;
        if (normal is not null)
        {
            normal = field.Type switch
            {
                FieldType.Phone => PhoneNumber.TryNormalise(normal, out var phone) ? phone : Wrong("error.phone"),
                FieldType.Email => EmailAddress.TryNormalise(normal, out var email) ? email : Wrong("error.email"),
                FieldType.Url => WebAddress.TryNormalise(normal, out var url) ? url : Wrong("error.url"),
                _ => normal,
            };
        }

        if (normal is not null && field.Normalise is { } further)
        {
            normal = further(normal) ?? Wrong(field.NormaliseError!);
        }

        if (normal != text && change.Errors.TrueForAll(e => e.Field != field.Key))
        {
            field.Set(change.After, normal);
        }

        string? Wrong(string key)
        {
            change.Errors.Add(new FieldError(field.Key, key, text));
            return null;
        }
    }
}
