using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
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
        api.MapPost("/changes/{changeSet:guid}/undo", UndoAsync).WithSummary("Undo a change set");
    }

    public sealed record Operation(string Op, Guid? Id, int? Version, JsonElement Values);

    public sealed record BatchRequest(IReadOnlyList<Operation> Operations, bool Atomic = false);

    public sealed record RestoreRequest(IReadOnlyList<Guid> Ids);

    public sealed record TransferRequest(IReadOnlyList<Guid> Ids, Guid Owner, IReadOnlyList<string>? Cascade);

    internal static async Task<IResult> BatchAsync(
        string objects, BatchRequest request, Metadata metadata, TrineDb db, RecordStore store, LineInput lines, AccessRules access, ChangeScope scope, ProblemWriter problems,
        CancellationToken cancellationToken)
    {
        var schema = metadata.Exposed(objects);
        if (request.Operations is not { Count: > 0 and <= MaxRows } operations)
        {
            throw new InvalidInputException("operations", "error.batchSize", MaxRows);
        }

        var editable = (await store.EditableAsync(schema, Ids(operations, "update"), cancellationToken)).ToDictionary(r => r.Id);
        var deletable = (await store.DeletableAsync(schema, Ids(operations, "delete"), cancellationToken)).Where(r => r.DeletedAt is null).ToDictionary(r => r.Id);
        var rows = new List<BatchRow>(operations.Count);
        foreach (var (index, operation) in operations.Index())
        {
            rows.Add(await OneAsync(schema, operation, index, db, lines, access, editable, deletable, cancellationToken));
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
        return new JsonAnswer(writer => Write(writer, rows, scope.ChangeSet, problems));
    }

    internal static async Task<IResult> TransferAsync(
        string objects, TransferRequest request, Metadata metadata, TrineDb db, RecordStore store, UserDirectory directory, ChangeScope scope, ProblemWriter problems,
        CancellationToken cancellationToken)
    {
        var schema = metadata.Exposed(objects);
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
            var child = metadata.Current.Find(key);
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

    internal static async Task<IResult> RestoreAsync(
        string objects, RestoreRequest request, Metadata metadata, TrineDb db, RecordStore store, ChangeScope scope, ProblemWriter problems, CancellationToken cancellationToken)
    {
        var schema = metadata.Exposed(objects);
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
    private static async Task<IResult> SaveAsync(
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
        return new JsonAnswer(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("changeSet", scope.ChangeSet);
            writer.WriteNumber("done", passed.Count(c => c.Schema == schema));
            WriteRefused(writer, refused.Select(r => (schema.Key, r.Id, r.Reason, r.Args)), problems);
            writer.WriteEndObject();
        });
    }

    internal static async Task<IResult> UndoAsync(Guid changeSet, ChangeUndo undo, ProblemWriter problems, CancellationToken cancellationToken)
    {
        var result = await undo.RunAsync(changeSet, cancellationToken);
        return new JsonAnswer(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("changeSet", result.ChangeSet);
            writer.WriteNumber("undone", result.Undone);
            WriteRefused(writer, result.Refused.Select(r => (r.ObjectKey, r.Id, r.MessageKey, r.Args)), problems);
            writer.WriteEndObject();
        });
    }

    private static async Task<BatchRow> OneAsync(
        ObjectSchema schema, Operation operation, int index, TrineDb db, LineInput lines, AccessRules access, Dictionary<Guid, Record> editable, Dictionary<Guid, Record> deletable,
        CancellationToken cancellationToken)
    {
        var row = new BatchRow(index);
        switch (operation.Op)
        {
            case "create" when !access.Can(schema.Definition, AccessAction.Create):
                throw new ForbiddenException(schema.Key, AccessAction.Create);
            case "create":
                row.Record = RecordStore.New(schema);
                row.Status = StatusCodes.Status201Created;
                row.Errors.AddRange(RecordInput.Apply(schema, row.Record, operation.Values, isNew: true));
                db.Add(row.Record);
                if (operation.Values.ValueKind == JsonValueKind.Object)
                {
                    row.Errors.AddRange(await lines.ApplyAsync(schema, row.Record, operation.Values, isNew: true, cancellationToken));
                }

                break;
            case "update" or "delete" when operation.Id is not { } id || !(operation.Op == "update" ? editable : deletable).TryGetValue(id, out row.Record):
                row.Errors.Add(new FieldError("id", "error.rowNotFound"));
                break;
            case "update" or "delete" when operation.Version is { } version && version != row.Record!.Version:
                row.Errors.Add(new FieldError("version", "error.stale"));
                break;
            case "update":
                row.Errors.AddRange(RecordInput.Apply(schema, row.Record!, operation.Values, isNew: false));
                row.Errors.AddRange(await lines.ApplyAsync(schema, row.Record!, operation.Values, isNew: false, cancellationToken));
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

    private static void Write(Utf8JsonWriter writer, List<BatchRow> rows, Guid changeSet, ProblemWriter problems)
    {
        writer.WriteStartObject();
        writer.WriteString("changeSet", changeSet);
        writer.WriteStartArray("results");
        foreach (var row in rows)
        {
            writer.WriteStartObject();
            writer.WriteNumber("status", row.Errors.Count > 0 ? StatusCodes.Status400BadRequest : row.Status);
            if (row.Record is { } record && row.Errors.Count == 0)
            {
                writer.WriteString("id", record.Id);
                writer.WriteNumber("version", record.Version);
            }

            if (row.Errors.Count > 0)
            {
                writer.WritePropertyName("error");
                problems.WriteValidation(writer, row.Errors);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteRefused(Utf8JsonWriter writer, IEnumerable<(string ObjectKey, Guid Id, string Reason, IReadOnlyList<object> Args)> refused, ProblemWriter problems)
    {
        writer.WriteStartArray("refused");
        foreach (var (key, id, reason, args) in refused)
        {
            writer.WriteStartObject();
            writer.WriteString("object", key);
            writer.WriteString("id", id);
            writer.WriteString("reason", problems.Sentence(key, reason, args));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private sealed class BatchRow(int index)
    {
        public Record? Record;

        public string Text { get; } = index.ToString(System.Globalization.CultureInfo.InvariantCulture);

        public int Status { get; set; } = StatusCodes.Status200OK;

        public List<FieldError> Errors { get; } = [];
    }
}
