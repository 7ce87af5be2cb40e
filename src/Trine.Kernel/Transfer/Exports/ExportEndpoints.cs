using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Trine.Kernel.Access;
using Trine.Kernel.Changes;
using Trine.Kernel.Data;
using Trine.Kernel.Http;
using Trine.Kernel.Localisation;
using Trine.Kernel.Objects;
using Trine.Kernel.Transfer.Formats;

namespace Trine.Kernel.Transfer.Exports;

/// <summary>Asking for exports and fetching them. Files are their owner's alone: they hold what he may see.</summary>
internal static class ExportEndpoints
{
    private const int ListLimit = 100;

    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/exports", StartAsync).WithSummary("Export a list in the background");
        api.MapGet("/exports", ListAsync).WithSummary("One's exports, newest first");
        api.MapGet("/exports/{id:guid}", ReadAsync).WithSummary("How far an export is");
        api.MapGet("/exports/{id:guid}/file", FileAsync).WithSummary("The exported file, kept for 30 days");
    }

    /// <param name="Object">The plural key of the object.</param>
    /// <param name="Format"><c>csv</c> or <c>xlsx</c>.</param>
    /// <param name="Query">The list's search, filter and sort; null for all.</param>
    /// <param name="Fields">Field keys, and paths of lines such as <c>lines.quantity</c>; all fields of the object when there are none.</param>
    public sealed record Request(string? Object, string? Format, JsonElement? Query, IReadOnlyList<string>? Fields);

    internal static async Task<IResult> StartAsync(
        Request request, ExportInput input, TrineDb db, AccessRules access, TransferSignal signal, WorkspaceClock clock, CancellationToken cancellationToken)
    {
        var schema = input.Schema(request.Object);
        var format = EnumText.Parse(typeof(TableFormat), request.Format ?? "") is TableFormat known ? known : throw new InvalidInputException("format", "error.choice", request.Format ?? "", "csv, xlsx");
        var columns = input.Columns(schema, request.Fields ?? [], access.Caller.Language);
        var query = request.Query is { ValueKind: JsonValueKind.Object } given ? given.GetRawText() : "{}";
        // Wrong filters are told now, not in the background.
        _ = input.Query(schema, query, columns);
        var job = new ExportJob
        {
            UserId = access.Caller.UserId!.Value,
            Object = schema.Key,
            Format = format,
            Query = query,
            Fields = [.. request.Fields ?? []],
            Language = access.Caller.Language,
            At = clock.Now,
        };
        db.Add(job);
        await db.SaveChangesAsync(cancellationToken);
        signal.WakeExports();
        return JsonAnswer.Accepted(job.Id);
    }

    internal static async Task<IResult> ListAsync(TrineDb db, Caller caller, CancellationToken cancellationToken)
    {
        var jobs = await Mine(db, caller).OrderByDescending(j => j.Id).Take(ListLimit).ToListAsync(cancellationToken);
        return JsonAnswer.Items(jobs, Write);
    }

    internal static async Task<IResult> ReadAsync(Guid id, TrineDb db, Caller caller, CancellationToken cancellationToken)
    {
        var job = await FindAsync(id, db, caller, cancellationToken);
        return new JsonAnswer(writer => Write(writer, job));
    }

    internal static async Task<IResult> FileAsync(
        Guid id, TrineDb db, Caller caller, TransferFolder folder, FieldTexts texts, WorkspaceClock clock, CancellationToken cancellationToken)
    {
        var job = await FindAsync(id, db, caller, cancellationToken);
        var path = folder.ExportPath(id);
        if (job.State != TransferState.Done || !File.Exists(path))
        {
            throw new NotThereException("exports");
        }

        var day = clock.DayOf(job.At).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var (type, ending) = job.Format switch
        {
            TableFormat.Csv => ("text/csv; charset=utf-8", "csv"),
            TableFormat.Xlsx => ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
        };
        return Results.File(path, type, $"{texts.Objects(job.Language, job.Object)}-{day}.{ending}");
    }

    private static IQueryable<ExportJob> Mine(TrineDb db, Caller caller)
    {
        var me = caller.UserId;
        return db.Set<ExportJob>().AsNoTracking().Where(j => j.UserId == me);
    }

    private static async Task<ExportJob> FindAsync(Guid id, TrineDb db, Caller caller, CancellationToken cancellationToken) =>
        await Mine(db, caller).SingleOrDefaultAsync(j => j.Id == id, cancellationToken) ?? throw new NotThereException("exports");

    private static void Write(Utf8JsonWriter writer, ExportJob job)
    {
        writer.WriteStartObject();
        writer.WriteString("id", job.Id);
        writer.WriteString("object", job.Object);
        writer.WriteString("format", EnumText.Of(job.Format));
        writer.WriteString("state", EnumText.Of(job.State));
        writer.WritePropertyName("total");
        FieldJson.Write(writer, job.Total);
        writer.WriteNumber("done", job.Done);
        writer.WriteString("error", job.Error);
        writer.WriteString("at", FieldJson.Instant(job.At));
        writer.WriteString("finishedAt", job.FinishedAt is { } finished ? FieldJson.Instant(finished) : null);
        writer.WriteEndObject();
    }
}
