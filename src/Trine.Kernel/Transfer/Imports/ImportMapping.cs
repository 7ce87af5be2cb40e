using Trine.Kernel.Access;
using Trine.Kernel.Data;
using Trine.Kernel.Localisation;
using Trine.Kernel.Objects;
using Trine.Kernel.Transfer.Formats;

namespace Trine.Kernel.Transfer.Imports;

/// <summary>Which fields an import may fill, and which column of a file is which field.</summary>
public sealed class ImportMapping(VisibleSchemas schemas, AccessRules access, FieldTexts texts, UserDirectory directory, WorkspaceClock clock)
{
    /// <summary>Read-only for people, but files bring back what was: original dates and makers, and ids to find records by.</summary>
    private static readonly string[] ForImports = ["id", "createdAt", "createdBy"];

    /// <summary>Whether an import may fill a field. A table brings no files.</summary>
    public static bool Accepts(FieldDefinition field) => (!field.ReadOnly && field.Type != FieldType.File) || ForImports.Contains(field.Key);

    /// <summary>The fields an import may fill, and their schemas; those of lines with their path.</summary>
    public IEnumerable<(string Path, ObjectSchema Owner, FieldDefinition Field)> Targets(ObjectSchema schema) =>
        All(schema).Where(t => Accepts(t.Field));

    /// <summary>The object of the lines of an object, or null.</summary>
    public ObjectSchema? LinesOf(ObjectSchema schema) => schema.Definition.Lines is { } lines ? schemas.Schema(lines.Object) : null;

    /// <summary>A field path or null for each column, guessed from the header; a guess that the sample cells contradict is dropped.</summary>
    public IReadOnlyList<string?> Guess(ObjectSchema schema, IReadOnlyList<string> columns, IReadOnlyList<SourceRow> samples)
    {
        // Read-only fields take part, so that «updated at» is not mistaken for «created at»; then they are left out.
        var all = All(schema).ToDictionary(t => t.Path);
        var candidates = all.Values.Select(t => new FieldCandidate(
            t.Path,
            [.. MessageTexts.Languages.Select(l => texts.Field(l, t.Owner, t.Field)).Distinct()],
            t.Field.Aliases)).ToList();
        var found = HeaderMatch.Match(columns, candidates).ToArray();
        var wrong = Enumerable.Range(0, found.Length).Where(i => found[i] is { } path && Contradicts(all[path].Owner, all[path].Field, samples.Select(s => s.Values[i]))).ToList();

        // A second guess without the first: a contact's «department» that is none of ours is a text about him.
        var rest = candidates.Where(c => !found.Contains(c.Key)).ToList();
        foreach (var (i, second) in wrong.Zip(HeaderMatch.Match([.. wrong.Select(w => columns[w])], rest)))
        {
            found[i] = second is { } path && Contradicts(all[path].Owner, all[path].Field, samples.Select(s => s.Values[i])) ? null : second;
        }

        return [.. found.Select(path => path is not null && Accepts(all[path].Field) ? path : null)];
    }

    /// <summary>The field of a key or path, and the field a reference is found by; null when there is none that an import may fill.</summary>
    internal (ObjectSchema Owner, FieldDefinition Field, FieldDefinition? By, bool OfLine)? Find(ObjectSchema schema, string path)
    {
        var (owner, rest, ofLine) = (schema, path, false);
        if (schema.Definition.Lines is { } lines && path.StartsWith(lines.Key + ".", StringComparison.Ordinal))
        {
            (owner, rest, ofLine) = (schemas.Schema(lines.Object), path[(lines.Key.Length + 1)..], true);
        }

        if (owner.Find(rest) is { } field)
        {
            return Accepts(field) && !(ofLine && IsLinesOwn(schema, field)) ? (owner, field, null, ofLine) : null;
        }

        // customer.code: the reference, then the field to find it by.
        var dot = rest.IndexOf('.', StringComparison.Ordinal);
        return dot > 0 && owner.Find(rest[..dot]) is { IsReference: true } reference && Accepts(reference)
            && schemas.Find(Query.FilterParser.TargetOf(reference)) is { } target && access.Can(target.Definition, AccessAction.Read)
            && target.Find(rest[(dot + 1)..]) is { Mode: FieldMode.Full or FieldMode.ReadOnly } by && (by.Key == "id" || !by.IsReference)
            ? (owner, reference, by, ofLine)
            : null;
    }

    private IEnumerable<(string Path, ObjectSchema Owner, FieldDefinition Field)> All(ObjectSchema schema)
    {
        foreach (var field in schema.Fields)
        {
            yield return (field.Key, schema, field);
        }

        if (schema.Definition.Lines is { } lines && LinesOf(schema) is { } child)
        {
            foreach (var field in child.Fields.Where(f => !IsLinesOwn(schema, f)))
            {
                yield return ($"{lines.Key}.{field.Key}", child, field);
            }
        }
    }

    /// <summary>What a line has of itself and no file says: its record, its owner, its dates.</summary>
    private static bool IsLinesOwn(ObjectSchema schema, FieldDefinition field) =>
        field.Key == schema.Definition.Lines!.ParentKey || ObjectBuilder<Record>.SystemKeys.Contains(field.Key);

    /// <summary>A column headed «city» that holds no Chinese division is no region.</summary>
    private bool Contradicts(ObjectSchema schema, FieldDefinition field, IEnumerable<string?> cells)
    {
        var reader = new CellReader(texts, schema, field, MessageTexts.Languages[0], DateOrder.DayFirst, clock.Zone);
        var filled = cells.Where(c => !string.IsNullOrWhiteSpace(c)).ToList();
        if (field.Type == FieldType.Department)
        {
            return filled.Count > 0 && filled.TrueForAll(c => directory.Current.Departments.All(d => d.Name != c!.Trim() && !c.Contains(d.Id.ToString(), StringComparison.OrdinalIgnoreCase)));
        }

        return filled.Count > 0 && filled.TrueForAll(c => reader.Read(c!, out _) is null && field.Type is not (FieldType.Date or FieldType.DateTime));
    }
}
