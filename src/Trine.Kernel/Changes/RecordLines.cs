using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Trine.Kernel.Data;
using Trine.Kernel.Objects;
using Trine.Kernel.Query;

namespace Trine.Kernel.Changes;

/// <summary>
/// A record and its lines are one, by whatever way a line is written (with its record, on its own, by an import, by undo): the record agrees
/// with its lines, the lines belong to whom the record belongs, and all of it is saved or none.
/// </summary>
internal sealed class RecordLines
{
    private static readonly MethodInfo GatherMethod = typeof(RecordLines).GetMethod(nameof(GatherOneAsync), BindingFlags.NonPublic | BindingFlags.Static)!;

    private readonly RecordChange _parent;
    private readonly IReadOnlyList<Record> _lines;

    private RecordLines(RecordChange parent, IReadOnlyList<Record> lines) => (_parent, _lines) = (parent, lines);

    /// <summary>The record.</summary>
    public RecordChange Parent => _parent;

    /// <summary>Finds the records of which lines change, with all their lines. Adds to the changes what has to follow: the record, or lines that get a new owner.</summary>
    /// <param name="open">Takes a tracked record into the pass.</param>
    public static async Task<IReadOnlyList<RecordLines>> GatherAsync(
        TrineDb db, List<RecordChange> changes, Func<Record, RecordChange> open, CancellationToken cancellationToken)
    {
        var parents = changes.Select(c => db.Catalog.ParentOf(c.Schema.Definition) ?? c.Schema.Definition).Where(d => d.Lines is not null).Distinct().ToList();
        var gathered = new List<RecordLines>();
        foreach (var parent in parents)
        {
            var types = new[] { parent.ClrType, db.Catalog.Get(parent.Lines!.Object).ClrType };
            await (Task)GatherMethod.MakeGenericMethod(types).Invoke(null, [db, parent, changes, gathered, open, cancellationToken])!;
        }

        return gathered;
    }

    /// <summary>Makes the record agree with its lines; after theirs was derived.</summary>
    public void Recalculate()
    {
        _parent.Schema.Definition.Lines!.Recalculate(_parent.After, _lines);
        _parent.Refresh();
    }

    private static async Task GatherOneAsync<TParent, TLine>(
        TrineDb db, ObjectDefinition definition, List<RecordChange> changes, List<RecordLines> gathered, Func<Record, RecordChange> open, CancellationToken cancellationToken)
        where TParent : Record
        where TLine : Record
    {
        var reference = db.Catalog.Get(definition.Lines!.Object).Field(definition.Lines.ParentKey);
        var changed = changes.Where(c => c.After is TLine).ToLookup(c => reference.Get(c.After) as Guid? ?? Guid.Empty);
        var known = changes.Where(c => c.After is TParent).ToDictionary(c => c.After.Id);
        var missing = changed.Select(g => g.Key).Where(id => !known.ContainsKey(id)).ToList();
        foreach (var parent in missing.Count == 0 ? [] : await db.Set<TParent>().Where(r => missing.Contains(r.Id)).ToListAsync(cancellationToken))
        {
            db.NamePart(parent, definition.Lines.ParentKey + ".");
            changes.Add(known[parent.Id] = open(parent));
        }

        var whole = known.Values.Where(c => c.Op != ChangeOp.Delete && (changed.Contains(c.After.Id) || MovesOn(c))).ToList();
        // All lines of a new record are in the pass.
        var old = whole.Where(c => c.Before is not null).Select(c => (object?)c.After.Id).ToList();
        var stored = old.Count == 0 ? []
            : await db.Set<TLine>().Where(new FilterCompiler(db).Compile<TLine>(new FieldFilter(reference, FilterOp.In, old))).ToListAsync(cancellationToken);
        var byParent = stored.ToLookup(l => reference.Get(l) as Guid? ?? Guid.Empty);
        foreach (var parent in whole)
        {
            var parts = changed[parent.After.Id].ToList();
            var lines = byParent[parent.After.Id].Concat(parts.Select(c => (TLine)c.After)).Distinct().Where(l => l.DeletedAt is null).ToList();
            foreach (var line in MovesOn(parent) ? lines.Except(parts.Select(c => (TLine)c.After)) : [])
            {
                parts.Add(open(line));
                changes.Add(parts[^1]);
            }

            parts.ForEach(p => (p.After.OwnerId, p.After.DepartmentId) = (parent.After.OwnerId, parent.After.DepartmentId));
            foreach (var part in parts.Append(parent))
            {
                part.Refresh();
                part.Whole = [parent, .. parts];
            }

            gathered.Add(new RecordLines(parent, lines));
        }
    }

    private static bool MovesOn(RecordChange change) => change.Before is not null && (change.Changes("owner") || change.Changes("department"));
}
