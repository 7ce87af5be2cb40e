using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Trine.Kernel.Access;
using Trine.Kernel.Audit;
using Trine.Kernel.Changes;
using Trine.Kernel.Objects;
using Trine.Kernel.Query;

namespace Trine.Kernel.Http;

/// <summary>Answers with records; every verb ends here, so all records look alike.</summary>
public sealed class RecordAnswers(RecordReader reader, RecordJson json, VisibleSchemas schemas, ChangeScope scope, ReadWatch watch)
{
    /// <summary>One record with its lines and the change set of this request.</summary>
    /// <exception cref="NotThereException">The caller may not see it, and did not just write it.</exception>
    public async Task<IResult> OneAsync(string objectKey, Guid id, CancellationToken cancellationToken, int status = StatusCodes.Status200OK, bool written = true)
    {
        Action<Utf8JsonWriter> body;
        try
        {
            body = await BodyAsync(objectKey, id, null, cancellationToken);
        }
        catch (NotThereException) when (written)
        {
            // Handed to somebody else: the write stands, but the record is no longer the caller's to see.
            body = writer => writer.WriteString("id", id);
        }

        return new JsonAnswer(
            writer =>
            {
                writer.WriteStartObject();
                body(writer);
                if (written)
                {
                    writer.WriteString("changeSet", scope.ChangeSet);
                }

                writer.WriteEndObject();
            },
            status);
    }

    /// <summary>What writes one record's properties, lines included, into an open object.</summary>
    public async Task<Action<Utf8JsonWriter>> BodyAsync(string objectKey, Guid id, DateTimeOffset? asOf, CancellationToken cancellationToken)
    {
        var schema = schemas.Schema(objectKey);
        var row = await reader.FindAsync(schema, id, schema.Fields, cancellationToken, asOf) ?? throw new NotThereException(objectKey);
        await watch.NoteAsync(schema, schema.Fields, [row.Id], cancellationToken);
        var names = await json.NamesAsync(schema.Fields, [row], cancellationToken);
        var lines = schema.Definition.Lines is { } definition ? await LinesAsync(definition, id, asOf, cancellationToken) : null;
        return writer =>
        {
            json.WriteProperties(writer, schema, schema.Fields, row, names);
            lines?.Invoke(writer);
        };
    }

    private async Task<Action<Utf8JsonWriter>> LinesAsync(LinesDefinition lines, Guid parent, DateTimeOffset? asOf, CancellationToken cancellationToken)
    {
        var schema = schemas.Schema(lines.Object);
        IReadOnlyList<SortKey> sort = schema.Find("position") is { } position ? [new SortKey(position, false)] : [];
        var query = new RecordQuery
        {
            Schema = schema,
            Fields = schema.Fields,
            Sort = sort,
            Limit = 1000,
            Filter = new FieldFilter(schema.Find(lines.ParentKey)!, FilterOp.Eq, [parent]),
            AsOf = asOf,
            PartsOfSeen = true,
        };
        var page = await reader.ReadAsync(query, cancellationToken);
        await watch.NoteAsync(schema, schema.Fields, [.. page.Rows.Select(r => r.Id)], cancellationToken);
        var names = await json.NamesAsync(schema.Fields, page.Rows, cancellationToken);
        return writer =>
        {
            writer.WriteStartArray(lines.Key);
            foreach (var row in page.Rows)
            {
                writer.WriteStartObject();
                json.WriteProperties(writer, schema, schema.Fields, row, names);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        };
    }
}
