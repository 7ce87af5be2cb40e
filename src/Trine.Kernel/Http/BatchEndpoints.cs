using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Trine.Kernel.Access;
using Trine.Kernel.Changes;
using Trine.Kernel.Data;
using Trine.Kernel.Objects;

namespace Trine.Kernel.Http;

/// <summary>Many records in one call: batch, transfer of owners, restoring, undo of a change set. Each is one change set.</summary>
internal static class BatchEndpoints
{
    public const int MaxRows = 1000;

    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/{objects}/batch", BatchAsync).WithSummary("Create, change and delete up to 1,000 records");
        api.MapPost("/{objects}/transfer", TransferAsync).WithSummary("Hand records to another owner");
        api.MapPost("/{objects}/restore", RestoreAsync).WithSummary("Bring up to 1,000 deleted records back");
        api.MapGet("/changes/{changeSet:guid}", SizeAsync).WithSummary("How many records a change set changed");
        api.MapPost("/changes/{changeSet:guid}/undo", UndoAsync).WithSummary("Undo a change set");
    }

    /// <param name="Op"><c>create</c>, <c>update</c> or <c>delete</c>.</param>
    /// <param name="Id">Of what is there already.</param>
    /// <param name="Version">The version the caller saw; without one, whatever is there is changed.</param>
    /// <param name="Values">The fields to write.</param>
    public sealed record Operation([property: AllowedValues("create", "update", "delete")] string Op, Guid? Id = null, int? Version = null, JsonElement? Values = null);

    public sealed record BatchRequest(IReadOnlyList<Operation> Operations, bool Atomic = false);

    public sealed record RestoreRequest(IReadOnlyList<Guid> Ids);

    /// <param name="Cascade">Objects that go along where they refer to one of the records and are of the same owner.</param>
    public sealed record TransferRequest(IReadOnlyList<Guid> Ids, Guid Owner, IReadOnlyList<string>? Cascade = null);

    public sealed record BatchAnswer(Guid ChangeSet, IReadOnlyList<RowResult> Results);

    /// <param name="Status">As the answer would have been to a call of its own.</param>
    public sealed record RowResult(int Status, Guid? Id = null, int? Version = null, Problem? Error = null);

    /// <param name="Done">How many records it was done to.</param>
    public sealed record ManyAnswer(Guid ChangeSet, int Done, IReadOnlyList<Refusal> Refused);

    /// <param name="ChangeSet">That of the undoing, which can itself be undone.</param>
    public sealed record UndoAnswer(Guid ChangeSet, int Undone, IReadOnlyList<Refusal> Refused);

    /// <param name="Records">Whatever they are, and whether or not the caller may change them.</param>
    public sealed record SizeAnswer(int Records);

    /// <param name="Reason">A sentence.</param>
    public sealed record Refusal(string Object, Guid Id, string Reason);

    /// <summary>Asked for before one undoes it, not shown with each entry of a history: an import has a hundred thousand.</summary>
    internal static async Task<Ok<SizeAnswer>> SizeAsync(Guid changeSet, TrineDb db, CancellationToken cancellationToken) =>
        TypedResults.Ok(new SizeAnswer(
            await db.Set<ChangeLogEntry>().Where(e => e.ChangeSet == changeSet && e.Op != ChangeOp.Event).Select(e => e.RecordId).Distinct().CountAsync(cancellationToken)));

    internal static async Task<Ok<BatchAnswer>> BatchAsync(
        string objects, BatchRequest request, VisibleSchemas schemas, TrineDb db, RecordStore store, LineInput lines, AccessRules access, ChangeScope scope, ProblemWriter problems,
        CancellationToken cancellationToken)
    {
        var schema = schemas.Exposed(objects);
        if (request.Operations is not { Count: > 0 and <= MaxRows } operations)
        {
            throw new InvalidInputException("operations", "error.batchSize", MaxRows);
        }

        // JSON may hold null where the type does not.
        if (operations.Index().FirstOrDefault(o => o.Item is null, (-1, null!)) is { Index: >= 0 and var empty })
        {
            throw new InvalidInputException(string.Create(CultureInfo.InvariantCulture, $"operations[{empty}]"), "error.type.object");
        }

        var deleted = Ids(operations, "delete").ToHashSet();
        var twice = operations.Select(o => o.Id ?? Guid.Empty).Where(deleted.Contains).CountBy(id => id).Where(id => id.Value > 1).Select(id => id.Key).ToHashSet();
        var editable = (await store.EditableAsync(schema, Ids(operations, "update"), cancellationToken)).ToDictionary(r => r.Id);
        var deletable = (await store.DeletableAsync(schema, Ids(operations, "delete"), cancellationToken)).Where(r => r.DeletedAt is null).ToDictionary(r => r.Id);
        var rows = new List<BatchRow>(operations.Count);
        foreach (var (index, operation) in operations.Index())
        {
            rows.Add(twice.Contains(operation.Id ?? Guid.Empty)
                ? new BatchRow(index) { Errors = { new FieldError("id", "error.rowTwice") } }
                : await OneAsync(schema, operation, index, db, lines, access, editable, deletable, cancellationToken));
        }

        var byRecord = rows.Where(r => r.Record is not null).ToLookup(r => r.Record!);
        foreach (var row in rows.Where(r => r.Errors.Count > 0 && r.Record is not null))
        {
            lines.Withdraw(schema, row.Record!);
        }

        var changes = await db.PrepareAsync(cancellationToken);
        foreach (var change in changes.Where(c => c.IsRefused))
        {
            Door.Withdraw(db, change);
            foreach (var row in byRecord[change.After])
            {
                row.Errors.AddRange(change.Reasons);
            }
        }

        if (request.Atomic && rows.Exists(r => r.Errors.Count > 0))
        {
            throw new InvalidInputException([.. rows.SelectMany(r => r.Errors.Select(e => e with { Field = $"operations[{r.Text}].values.{e.Field}" }))]);
        }

        await db.SavePreparedAsync([.. changes.Where(c => !c.IsRefused)], cancellationToken);
        return TypedResults.Ok(new BatchAnswer(scope.ChangeSet, [.. rows.Select(r => Result(r, problems))]));
    }

    internal static async Task<Ok<ManyAnswer>> TransferAsync(
        string objects, TransferRequest request, VisibleSchemas schemas, TrineDb db, RecordStore store, UserDirectory directory, ChangeScope scope, ProblemWriter problems,
        CancellationToken cancellationToken)
    {
        var schema = schemas.Exposed(objects);
        if (request.Ids is not { Count: > 0 and <= MaxRows })
        {
            throw new InvalidInputException("ids", "error.batchSize", MaxRows);
        }

        if (directory.Current.User(request.Owner) is not { Active: true })
        {
            throw new InvalidInputException("owner", "error.reference", request.Owner);
        }

        var found = (await store.TransferableAsync(schema, request.Ids, cancellationToken)).ToList();
        var refused = request.Ids.Except(found.Select(r => r.Id)).Select(id => (Id: id, Reason: "error.rowNotAllowed", Args: (IReadOnlyList<object>)[])).ToList();
        var owners = found.ToDictionary(r => r.Id, r => r.OwnerId);
        found.ForEach(r => r.OwnerId = request.Owner);
        foreach (var key in request.Cascade ?? [])
        {
            var child = schemas.Find(key);
            var reference = child?.References.FirstOrDefault(f => f.Target == schema.Key) ?? throw new InvalidInputException("cascade", "error.cascade", key);
            // Children somebody else looks after stay with him; open or closed, stages and history stay as they are.
            foreach (var record in await store.ChildrenAsync(child!, AccessAction.Transfer, reference, owners.Keys, cancellationToken))
            {
                if (record.OwnerId == owners[(Guid)reference.Get(record)!])
                {
                    record.OwnerId = request.Owner;
                }
            }
        }

        return await SaveAsync(schema, refused, db, scope, problems, cancellationToken);
    }

    internal static async Task<Ok<ManyAnswer>> RestoreAsync(
        string objects, RestoreRequest request, VisibleSchemas schemas, TrineDb db, RecordStore store, ChangeScope scope, ProblemWriter problems, CancellationToken cancellationToken)
    {
        var schema = schemas.Exposed(objects);
        if (request.Ids is not { Count: > 0 and <= MaxRows })
        {
            throw new InvalidInputException("ids", "error.batchSize", MaxRows);
        }

        var found = (await store.DeletableAsync(schema, request.Ids, cancellationToken)).Where(r => r.DeletedAt is not null).ToList();
        found.ForEach(r => r.DeletedAt = null);
        var refused = request.Ids.Except(found.Select(r => r.Id)).Select(id => (Id: id, Reason: "error.rowNotFound", Args: (IReadOnlyList<object>)[])).ToList();
        return await SaveAsync(schema, refused, db, scope, problems, cancellationToken);
    }

    /// <summary>Saves what the door passes and answers with what it did not.</summary>
    private static async Task<Ok<ManyAnswer>> SaveAsync(
        ObjectSchema schema, List<(Guid Id, string Reason, IReadOnlyList<object> Args)> refused, TrineDb db, ChangeScope scope, ProblemWriter problems, CancellationToken cancellationToken)
    {
        var changes = await db.PrepareAsync(cancellationToken);
        foreach (var change in changes.Where(c => c.IsRefused))
        {
            Door.Withdraw(db, change);
            var reason = change.Reasons.First();
            refused.Add((change.After.Id, reason.MessageKey, reason.Args));
        }

        var passed = changes.Where(c => !c.IsRefused).ToList();
        await db.SavePreparedAsync(passed, cancellationToken);
        return TypedResults.Ok(new ManyAnswer(
            scope.ChangeSet, passed.Count(c => c.Schema == schema), [.. refused.Select(r => new Refusal(schema.Key, r.Id, problems.Sentence(schema.Key, r.Reason, r.Args)))]));
    }

    internal static async Task<Ok<UndoAnswer>> UndoAsync(Guid changeSet, ChangeUndo undo, ProblemWriter problems, CancellationToken cancellationToken)
    {
        var result = await undo.RunAsync(changeSet, cancellationToken);
        return TypedResults.Ok(new UndoAnswer(
            result.ChangeSet, result.Undone, [.. result.Refused.Select(r => new Refusal(r.ObjectKey, r.Id, problems.Sentence(r.ObjectKey, r.MessageKey, r.Args)))]));
    }

    private static async Task<BatchRow> OneAsync(
        ObjectSchema schema, Operation operation, int index, TrineDb db, LineInput lines, AccessRules access, Dictionary<Guid, Record> editable, Dictionary<Guid, Record> deletable,
        CancellationToken cancellationToken)
    {
        var row = new BatchRow(index);
        var values = operation.Values ?? default;
        switch (operation.Op)
        {
            case "create" when !access.Can(schema.Definition, AccessAction.Create):
                throw new ForbiddenException(schema.Key, AccessAction.Create);
            case "create":
                row.Record = RecordStore.New(schema);
                row.Status = StatusCodes.Status201Created;
                row.Errors.AddRange(RecordInput.Apply(schema, row.Record, values, isNew: true));
                db.Add(row.Record);
                if (values.ValueKind == JsonValueKind.Object)
                {
                    row.Errors.AddRange(await lines.ApplyAsync(schema, row.Record, values, isNew: true, cancellationToken));
                }

                break;
            case "update" or "delete" when operation.Id is not { } id || !(operation.Op == "update" ? editable : deletable).TryGetValue(id, out row.Record):
                row.Errors.Add(new FieldError("id", "error.rowNotFound"));
                break;
            case "update" or "delete" when operation.Version is { } version && version != row.Record!.Version:
                row.Errors.Add(new FieldError("version", "error.stale"));
                break;
            case "update":
                row.Errors.AddRange(RecordInput.Apply(schema, row.Record!, values, isNew: false));
                row.Errors.AddRange(await lines.ApplyAsync(schema, row.Record!, values, isNew: false, cancellationToken));
                break;
            case "delete":
                db.Remove(row.Record!);
                break;
            default:
                row.Errors.Add(new FieldError("op", "error.choice", operation.Op ?? "", "create, update, delete"));
                break;
        }

        return row;
    }

    private static List<Guid> Ids(IReadOnlyList<Operation> operations, string op) => [.. operations.Where(o => o.Op == op && o.Id is not null).Select(o => o.Id!.Value).Distinct()];

    private static RowResult Result(BatchRow row, ProblemWriter problems) => row switch
    {
        { Errors.Count: > 0 } => new RowResult(StatusCodes.Status400BadRequest, Error: problems.Validation(row.Errors)),
        { Record: { } record } => new RowResult(row.Status, record.Id, record.Version),
        _ => new RowResult(row.Status),
    };

    private sealed class BatchRow(int index)
    {
        public Record? Record;

        public string Text { get; } = index.ToString(System.Globalization.CultureInfo.InvariantCulture);

        public int Status { get; set; } = StatusCodes.Status200OK;

        public List<FieldError> Errors { get; } = [];
    }
}
