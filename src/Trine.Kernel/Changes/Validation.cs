using Trine.Kernel.Access;
using Trine.Kernel.Objects;
using Trine.Kernel.Reference;

namespace Trine.Kernel.Changes;

/// <summary>The checks that follow from a field's declaration, for every object alike.</summary>
internal static class Validation
{
    public static void Run(RecordChange change, AccessRules access, DirectorySnapshot directory, Dictionary<(string Object, Guid Id), Record> lookup)
    {
        foreach (var field in change.Schema.Fields)
        {
            var value = field.Get(change.After);
            if (field.Required && IsEmpty(value) && !MayStayEmpty(change, field))
            {
                // A value that was refused is reported as wrong, not as missing too.
                if (change.Errors.TrueForAll(e => e.Field != field.Key))
                {
                    change.Errors.Add(new FieldError(field.Key, "error.required"));
                }
            }
            else if (value is not null && change.Changes(field.Key) && Problem(field, value) is { } problem)
            {
                change.Errors.Add(problem);
            }
        }

        foreach (var field in change.Changed.Where(f => f.IsReference && f.Key != "id"))
        {
            // A reference without a target points at any object; the slice that sets it has looked.
            if ((field.Target is not null || field.Type != FieldType.Reference) && field.Get(change.After) is Guid id && !Exists(field, id, access, directory, lookup))
            {
                change.Errors.Add(new FieldError(field.Key, "error.reference", id));
            }
        }
    }

    private static bool MayStayEmpty(RecordChange change, FieldDefinition field) => field.OptionalInFiles
        && (change.Source == ChangeSource.Import || (change.Before is { } before && IsEmpty(field.Get(before))));

    private static bool IsEmpty(object? value) => value is null or "" or IReadOnlyList<string> { Count: 0 } || (value is Guid id && id == Guid.Empty)
        || (value is string text && string.IsNullOrWhiteSpace(text));

    private static FieldError? Problem(FieldDefinition field, object value) => value switch
    {
        string text when text.Contains('\0', StringComparison.Ordinal) => new FieldError(field.Key, "error.nul"),
        string text when field.MaxLength > 0 && text.Length > field.MaxLength => new FieldError(field.Key, "error.maxLength", field.MaxLength, text.Length),
        string text when field.Type == FieldType.Choice && !field.Open && !Known(field, text) => new FieldError(field.Key, "error.choice", text, Allowed(field)),
        string text when field.Type == FieldType.Region && !Regions.IsKnown(text) => new FieldError(field.Key, "error.region", text),
        IReadOnlyList<string> texts => field.Type == FieldType.File ? TooMany(field, texts) : Items(field, texts),
        long number when OutOfRange(field, number) => new FieldError(field.Key, "error.range", Bound(field.Min), Bound(field.Max)),
        decimal number when OutOfRange(field, number) => new FieldError(field.Key, "error.range", Bound(field.Min), Bound(field.Max)),
        // Both databases keep twelve digits before the point and more; beyond that something is wrong with the input.
        decimal number when Math.Abs(number) >= 1_000_000_000_000m => new FieldError(field.Key, "error.range", -999_999_999_999L, 999_999_999_999L),
        DateOnly day when day.Year is < 1000 or > 9999 => new FieldError(field.Key, "error.date"),
        _ => null,
    };

    private static FieldError? Items(FieldDefinition field, IReadOnlyList<string> texts)
    {
        if (TooMany(field, texts) is { } tooMany)
        {
            return tooMany;
        }

        if (texts.FirstOrDefault(t => t.Length > (field.MaxLength == 0 ? 60 : field.MaxLength)) is { } tooLong)
        {
            return new FieldError(field.Key, "error.maxLength", field.MaxLength, tooLong.Length);
        }

        if (texts.Any(t => t.Contains('\0', StringComparison.Ordinal)))
        {
            return new FieldError(field.Key, "error.nul");
        }

        return !field.Open && texts.FirstOrDefault(t => !Known(field, t)) is { } unknown ? new FieldError(field.Key, "error.choice", unknown, Allowed(field)) : null;
    }

    private static FieldError? TooMany(FieldDefinition field, IReadOnlyList<string> items) =>
        items.Count > field.MaxItems ? new FieldError(field.Key, "error.tooMany", field.MaxItems) : null;

    private static bool Known(FieldDefinition field, string value)
    {
        foreach (var choice in field.Choices)
        {
            if (choice.Value == value)
            {
                return true;
            }
        }

        return false;
    }

    private static string Allowed(FieldDefinition field) => string.Join(", ", field.Choices.Take(12).Select(c => c.Value)) + (field.Choices.Count > 12 ? " …" : "");

    private static bool OutOfRange(FieldDefinition field, decimal value) => (field.Min is { } min && value < min) || (field.Max is { } max && value > max);

    private static object Bound(decimal? bound) => bound is { } b ? b : "∞";

    private static bool Exists(
        FieldDefinition field, Guid id, AccessRules access, DirectorySnapshot directory, Dictionary<(string Object, Guid Id), Record> lookup) => field.Type switch
    {
        FieldType.User => directory.User(id) is { Active: true },
        FieldType.Department => directory.Department(id) is not null,
        // What the caller cannot see does not exist for him.
        _ => lookup.GetValueOrDefault((field.Target!, id)) is { DeletedAt: null } target
            && access.Allows(access.Definition(field.Target!), AccessAction.Read, target),
    };
}
