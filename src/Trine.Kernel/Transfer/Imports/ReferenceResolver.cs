using Trine.Kernel.Access;
using Trine.Kernel.Changes;
using Trine.Kernel.Data;
using Trine.Kernel.Objects;
using Trine.Kernel.Query;

namespace Trine.Kernel.Transfer.Imports;

/// <summary>
/// Finds what the cells of reference columns name: by id, by a unique field, by the exact name, and for small objects by a name written a
/// little differently. One query per column and field for a whole chunk; people and departments are in memory.
/// </summary>
internal sealed class ReferenceResolver(RecordFinder finder, RecordReader reader, VisibleSchemas schemas, UserDirectory directory, AccessRules access, TrineDb db)
{
    /// <summary>Objects of more records than this are found by exact names only.</summary>
    private const int MostLoose = 5_000;

    /// <summary>Replaces the names in reference columns by ids; what is not found, or more than once, is the row's reason.</summary>
    /// <returns>Records made because they were missing, added to the context but not saved.</returns>
    public async Task<IReadOnlyList<Record>> ResolveAsync(ImportPlan plan, IReadOnlyList<ImportRow> rows, ImportMemory memory, CancellationToken cancellationToken)
    {
        var made = new Dictionary<(string Object, string Name), Record>();
        for (var i = 0; i < plan.Columns.Count; i++)
        {
            var column = plan.Columns[i];
            if (!column.Field.IsReference)
            {
                continue;
            }

            var cells = rows.Where(r => r.IsGood && r.Values[i] is string).ToList();
            var names = cells.Select(r => (string)r.Values[i]!).Distinct().ToList();
            var found = column switch
            {
                { Field.Key: "id" } => names.ToDictionary(n => n, n => Guid.TryParse(n, out var id) ? Outcome.Of(id) : Outcome.Missing),
                { Field.Type: FieldType.User } => names.ToDictionary(n => n, n => User(n, column.By)),
                { Field.Type: FieldType.Department } => names.ToDictionary(n => n, n => Department(n, column.By)),
                _ => await RecordsAsync(i, column, names, memory, cancellationToken),
            };
            foreach (var row in cells)
            {
                Settle(plan, row, i, found[(string)row.Values[i]!], made);
            }
        }

        return [.. made.Values];
    }

    private void Settle(ImportPlan plan, ImportRow row, int index, Outcome outcome, Dictionary<(string Object, string Name), Record> made)
    {
        var column = plan.Columns[index];
        var name = (string)row.Values[index]!;
        row.Values[index] = null;
        if (outcome.Id is { } id)
        {
            row.Values[index] = id;
        }
        else if (column.Field.Key == "id")
        {
            row.Reasons.Add(plan.Say(column.Owner, new FieldError("id", "error.type.reference", name)));
        }
        else if (outcome.Ambiguous)
        {
            row.Reasons.Add(Sentence(plan, column, "transfer.reference.ambiguous", name));
        }
        else if (column.Field.Target == plan.Schema.Key)
        {
            // It may be another row of this file.
            row.Unsettled.Add((index, name));
        }
        else if (column.Field is { Type: FieldType.Reference, Target: { } target } && schemas.Schema(target) is var schema && plan.Options.Creates(schema.Definition))
        {
            row.Values[index] = Make(schema, column.By ?? schema.Title, name, made).Id;
        }
        else if (column.Field.Type == FieldType.User && plan.Options.UnknownUsers == UnknownUsers.Mine)
        {
            row.Values[index] = column.Field.Key == "owner" ? access.Caller.UserId : null;
            row.Warnings.Add(Sentence(plan, column, "transfer.reference.missing", name));
        }
        else
        {
            row.Reasons.Add(Sentence(plan, column, "transfer.reference.missing", name));
        }
    }

    /// <summary>Why a name means nothing here, in words.</summary>
    public string Sentence(ImportPlan plan, ImportColumn column, string key, string name)
    {
        var target = schemas.Schema(FilterParser.TargetOf(column.Field));
        return plan.Say(column.Owner, new FieldError(column.Field.Key, key, plan.NameOf(target), name));
    }

    private Record Make(ObjectSchema schema, FieldDefinition by, string name, Dictionary<(string Object, string Name), Record> made)
    {
        if (!made.TryGetValue((schema.Key, name), out var record))
        {
            record = made[(schema.Key, name)] = RecordStore.New(schema);
            record.OwnerId = access.Caller.UserId;
            by.Set(record, name);
            if (by != schema.Title && schema.Title.Get(record) is null or "")
            {
                schema.Title.Set(record, name);
            }

            db.Add(record);
        }

        return record;
    }

    /// <summary>Records are found by what the caller sees in full.</summary>
    private static bool IsSeen(FieldDefinition? field) => field is { Mode: FieldMode.Full or FieldMode.ReadOnly };

    private Outcome User(string name, FieldDefinition? by)
    {
        if (Guid.TryParse(name, out var id))
        {
            return directory.Current.User(id) is null ? Outcome.Missing : Outcome.Of(id);
        }

        // Whoever does not see addresses must not find out by trying them.
        var email = IsSeen(schemas.Schema("users").Find("email"));
        var users = directory.Current.Users.Where(u => by?.Key is null or "email" && email && u.Email.Equals(name, StringComparison.OrdinalIgnoreCase)).ToList();
        if (users.Count == 0)
        {
            users = [.. directory.Current.Users.Where(u => by?.Key is null or "name" && u.Name == name)];
        }

        // Somebody who left and somebody who is here by the same name: it is the one who is here.
        return Outcome.Of((users.Count > 1 ? users.Where(u => u.Active) : users).Select(u => u.Id));
    }

    private Outcome Department(string name, FieldDefinition? by)
    {
        if (by is null or { Key: "id" } && Guid.TryParse(name, out var id))
        {
            return directory.Current.Department(id) is null ? Outcome.Missing : Outcome.Of(id);
        }

        return Outcome.Of(directory.Current.Departments.Where(d => d.Name == name).Select(d => d.Id));
    }

    private async Task<Dictionary<string, Outcome>> RecordsAsync(
        int index, ImportColumn column, List<string> names, ImportMemory memory, CancellationToken cancellationToken)
    {
        var outcomes = new Dictionary<string, Outcome>();
        foreach (var name in names)
        {
            if (memory.Find(index, name) is { } known)
            {
                outcomes[name] = Outcome.Of(known);
            }
        }

        var target = schemas.Schema(column.Field.Target!);
        if (!access.Can(target.Definition, AccessAction.Read))
        {
            return names.ToDictionary(n => n, _ => Outcome.Missing);
        }

        var asked = names.Where(n => !outcomes.ContainsKey(n)).ToList();
        foreach (var field in FieldsOf(target, column.By))
        {
            await ByFieldAsync(target, field, [.. asked.Where(n => !outcomes.ContainsKey(n))], outcomes, cancellationToken);
        }

        var missing = asked.Where(n => !outcomes.ContainsKey(n)).ToList();
        if (missing.Count > 0 && (column.By is null || column.By == target.Title) && await LooseAsync(target, memory, cancellationToken) is { } loose)
        {
            missing.ForEach(n => outcomes[n] = Outcome.Of(loose.Find(n)));
        }

        foreach (var name in asked)
        {
            if (!outcomes.TryGetValue(name, out var outcome))
            {
                outcomes[name] = Outcome.Missing;
            }
            else if (outcome.Id is { } id)
            {
                memory.Remember(index, name, id);
            }
        }

        return outcomes;
    }

    /// <summary>What a name may stand in, the surest first.</summary>
    private static IEnumerable<FieldDefinition> FieldsOf(ObjectSchema target, FieldDefinition? by) =>
        by is not null ? [by] : [target.Find("id")!, .. target.Fields.Where(f => f.Unique && f != target.Title && IsSeen(f)), target.Title];

    private async Task ByFieldAsync(
        ObjectSchema target, FieldDefinition field, List<string> names, Dictionary<string, Outcome> outcomes, CancellationToken cancellationToken)
    {
        var values = names.Select(n => (Name: n, Value: KeyValue.Of(field, n))).Where(v => v.Value is not null).ToList();
        var found = (await finder.FindAsync(target, field, [.. values.Select(v => v.Value!).Distinct()], cancellationToken)).ToLookup(f => f.Value, f => f.Id);
        foreach (var (name, value) in values)
        {
            if (found[value!].Any())
            {
                outcomes[name] = Outcome.Of(found[value!]);
            }
        }
    }

    /// <summary>All names of an object and its other names, when it is small; else null.</summary>
    private async Task<LooseNames?> LooseAsync(ObjectSchema target, ImportMemory memory, CancellationToken cancellationToken)
    {
        if (memory.TryGetLoose(target.Key, out var known))
        {
            return known;
        }

        List<FieldDefinition> fields = [target.Title, .. target.Fields.Where(f => f.Unique && f != target.Title && f.IsText && IsSeen(f))];
        if (target.Find("aliases") is { Type: FieldType.MultiChoice } aliases && IsSeen(aliases))
        {
            fields.Add(aliases);
        }

        var page = await reader.ReadAsync(new RecordQuery { Schema = target, Fields = fields, Limit = MostLoose }, cancellationToken);
        LooseNames? names = null;
        if (page.Next is null)
        {
            names = new LooseNames();
            foreach (var (row, value) in page.Rows.SelectMany(r => r.Values.Select(v => (r, v))))
            {
                foreach (var text in value switch { string one => [one], IReadOnlyList<string> many => many, _ => [] })
                {
                    names.Add(text, row.Id);
                }
            }
        }

        memory.Keep(target.Key, names);
        return names;
    }

    /// <summary>What a name turned out to mean.</summary>
    private sealed record Outcome(Guid? Id, bool Ambiguous)
    {
        public static Outcome Missing { get; } = new(null, false);

        public static Outcome Of(Guid id) => new(id, false);

        public static Outcome Of(IEnumerable<Guid> ids)
        {
            var distinct = ids.Distinct().Take(2).ToList();
            return distinct.Count == 1 ? Of(distinct[0]) : new Outcome(null, distinct.Count > 1);
        }
    }
}
