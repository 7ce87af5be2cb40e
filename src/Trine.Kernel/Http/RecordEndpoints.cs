using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.OpenApi;
using Trine.Kernel.Access;
using Trine.Kernel.Audit;
using Trine.Kernel.Changes;
using Trine.Kernel.Data;
using Trine.Kernel.Query;

namespace Trine.Kernel.Http;

/// <summary>Create, read, list, change, delete and restore: one set of endpoints for all objects.</summary>
internal static class RecordEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/{objects}/query", QueryAsync).WithMetadata(new ReadsOnly()).Takes("RecordQuery").Answers(OpenApiParts.Object + "Page").WithSummary("List records");
        api.MapGet("/{objects}", ListAsync).Answers(OpenApiParts.Object + "Page").WithSummary("List records, simply");
        api.MapPost("/{objects}", CreateAsync).Takes(OpenApiParts.Object + "Input").AnswersWritten(OpenApiParts.Object, StatusCodes.Status201Created).WithSummary("Create a record");
        api.MapGet("/{objects}/{id:guid}", ReadAsync).Answers(OpenApiParts.Object).WithSummary("Read a record");
        api.MapPatch("/{objects}/{id:guid}", UpdateAsync).Takes(OpenApiParts.Object + "Change").AnswersWritten(OpenApiParts.Object).WithSummary("Change a record");
        api.MapDelete("/{objects}/{id:guid}", DeleteAsync).WithSummary("Delete a record");
        api.MapPost("/{objects}/{id:guid}/restore", RestoreAsync).AnswersWritten(OpenApiParts.Object).WithSummary("Bring a deleted record back");
    }

    internal static async Task<IResult> QueryAsync(
        string objects, JsonElement body, VisibleSchemas schemas, QueryInput input, RecordReader reader, RecordJson json, ReadWatch watch, CancellationToken cancellationToken)
    {
        var query = input.Parse(schemas.Exposed(objects), body);
        return await PageAsync(query, reader, json, watch, cancellationToken);
    }

    internal static async Task<IResult> ListAsync(
        string objects, string? q, string? sort, int? limit, string? cursor, VisibleSchemas schemas, RecordReader reader, RecordJson json, ReadWatch watch, CancellationToken cancellationToken)
    {
        var schema = schemas.Exposed(objects);
        var order = QueryInput.Sort(schema, sort?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        var query = new RecordQuery
        {
            Schema = schema,
            Search = q,
            Sort = order,
            Fields = schema.Fields,
            Limit = limit is null or (>= 1 and <= 500) ? limit ?? 50 : throw new InvalidInputException("limit", "error.range", 1, 500),
            Cursor = string.IsNullOrEmpty(cursor) ? null : Cursor.Decode(cursor, order),
        };
        return await PageAsync(query, reader, json, watch, cancellationToken);
    }

    internal static async Task<IResult> CreateAsync(
        string objects, JsonElement body, VisibleSchemas schemas, TrineDb db, AccessRules access, LineInput lines, RecordAnswers answers, CancellationToken cancellationToken)
    {
        var schema = schemas.Exposed(objects);
        if (!access.Can(schema.Definition, AccessAction.Create))
        {
            throw new ForbiddenException(schema.Key, AccessAction.Create);
        }

        var record = RecordStore.New(schema);
        var errors = RecordInput.Apply(schema, record, body, isNew: true);
        db.Add(record);
        if (body.ValueKind == JsonValueKind.Object)
        {
            errors.AddRange(await lines.ApplyAsync(schema, record, body, isNew: true, cancellationToken));
        }

        await SaveAsync(db, errors, cancellationToken);
        return await answers.OneAsync(schema.Key, record.Id, cancellationToken, StatusCodes.Status201Created);
    }

    internal static async Task<IResult> ReadAsync(
        string objects, Guid id, string? asOf, VisibleSchemas schemas, QueryInput input, RecordAnswers answers, CancellationToken cancellationToken)
    {
        DateTimeOffset? moment = string.IsNullOrEmpty(asOf) ? null : input.Moment(asOf);
        var body = await answers.BodyAsync(schemas.Exposed(objects).Key, id, moment, cancellationToken);
        return new JsonAnswer(writer =>
        {
            writer.WriteStartObject();
            body(writer);
            writer.WriteEndObject();
        });
    }

    internal static async Task<IResult> UpdateAsync(
        string objects, Guid id, JsonElement body, VisibleSchemas schemas, TrineDb db, RecordStore store, LineInput lines, RecordAnswers answers, CancellationToken cancellationToken)
    {
        var schema = schemas.Exposed(objects);
        if (body.ValueKind != JsonValueKind.Object || !body.TryGetProperty("version", out var sent) || sent.ValueKind != JsonValueKind.Number || !sent.TryGetInt32(out var version))
        {
            throw new InvalidInputException("version", "error.version");
        }

        var record = await store.EditAsync(schema, id, version, cancellationToken);
        var errors = RecordInput.Apply(schema, record, body, isNew: false);
        errors.AddRange(await lines.ApplyAsync(schema, record, body, isNew: false, cancellationToken));
        await SaveAsync(db, errors, cancellationToken);
        return await answers.OneAsync(schema.Key, id, cancellationToken);
    }

    internal static async Task<Ok<ChangedRecord>> DeleteAsync(
        string objects, Guid id, int? version, VisibleSchemas schemas, TrineDb db, RecordStore store, ChangeScope scope, CancellationToken cancellationToken)
    {
        var schema = schemas.Exposed(objects);
        db.Remove(await store.DeletableAsync(schema, id, version, cancellationToken));
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(new ChangedRecord(id, scope.ChangeSet));
    }

    internal static async Task<IResult> RestoreAsync(
        string objects, Guid id, VisibleSchemas schemas, TrineDb db, RecordStore store, RecordAnswers answers, CancellationToken cancellationToken)
    {
        var schema = schemas.Exposed(objects);
        var record = (await store.DeletableAsync(schema, [id], cancellationToken)).SingleOrDefault(r => r.DeletedAt is not null)
            ?? throw new NotThereException(schema.Key);
        record.DeletedAt = null;
        await db.SaveChangesAsync(cancellationToken);
        return await answers.OneAsync(schema.Key, id, cancellationToken);
    }

    /// <summary>Saves when the input was sound; otherwise has the door add what it finds, so the caller sees everything at once.</summary>
    private static async Task SaveAsync(TrineDb db, List<FieldError> errors, CancellationToken cancellationToken)
    {
        if (errors.Count == 0)
        {
            await db.SaveChangesAsync(cancellationToken);
            return;
        }

        var found = (await db.PrepareAsync(cancellationToken)).SelectMany(c => c.Errors).Where(e => errors.TrueForAll(known => known.Field != e.Field));
        throw new InvalidInputException([.. errors, .. found]);
    }

    /// <summary>What <see cref="PageAsync"/> writes.</summary>
    internal static OpenApiSchema PageShape(IOpenApiSchema record) => OpenApiShapes.Object(
        ("items", OpenApiShapes.ListOf(record)),
        ("nextCursor", OpenApiShapes.OrNull(OpenApiShapes.Text())),
        ("count?", OpenApiShapes.Integer("int64")),
        ("capped?", OpenApiShapes.Flag()));

    private static async Task<IResult> PageAsync(RecordQuery query, RecordReader reader, RecordJson json, ReadWatch watch, CancellationToken cancellationToken)
    {
        var page = await reader.ReadAsync(query, cancellationToken);
        await watch.NoteAsync(query.Schema, query.Fields, [.. page.Rows.Select(r => r.Id)], cancellationToken);
        var names = await json.NamesAsync(query.Fields, page.Rows, cancellationToken);
        return new JsonAnswer(writer =>
        {
            writer.WriteStartObject();
            writer.WriteStartArray("items");
            foreach (var row in page.Rows)
            {
                writer.WriteStartObject();
                json.WriteProperties(writer, query.Schema, query.Fields, row, names);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteString("nextCursor", page.Next?.Encode());
            if (page.Count is { } count)
            {
                writer.WriteNumber("count", count);
                writer.WriteBoolean("capped", page.Capped);
            }

            writer.WriteEndObject();
        });
    }
}
