using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Trine.Kernel.Access;
using Trine.Kernel.Audit;
using Trine.Kernel.Changes;
using Trine.Kernel.Data;
using Trine.Kernel.Http;
using Trine.Kernel.Localisation;
using Trine.Kernel.Objects;

namespace Trine.Kernel.Transfer.Imports;

/// <summary>Asking for imports and following them.</summary>
internal static class ImportEndpoints
{
    private const int ListLimit = 100;

    /// <summary>What <see cref="UploadForm"/> takes apart for a preview.</summary>
    public sealed record PreviewForm(string Object, IFormFile? File = null, string? FileToken = null, string? Encoding = null, string? Delimiter = null, ImportOptions? Options = null);

    /// <summary>The same for an import; with a file that is here already it may be JSON.</summary>
    public sealed record ImportForm(string Object, IFormFile? File = null, string? FileToken = null, ImportOptions? Options = null);

    /// <param name="Total">Rows there are; null until they are counted.</param>
    /// <param name="Done">Rows dealt with, whatever became of them.</param>
    /// <param name="ChangeSet">What to undo.</param>
    /// <param name="Error">Why it failed, or null.</param>
    /// <param name="FinishedAt">When it ended, or null.</param>
    public sealed record ImportAnswer(
        Guid Id,
        string Object,
        string FileName,
        TransferState State,
        bool DryRun,
        long? Total,
        long Done,
        long Created,
        long Updated,
        long Skipped,
        long Rejected,
        long Warnings,
        Guid ChangeSet,
        string? Error,
        DateTimeOffset At,
        DateTimeOffset? FinishedAt,
        RecordLink? By);

    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/imports/preview", PreviewAsync).Accepts<PreviewForm>("multipart/form-data").WithSummary("Upload a file of up to 2 GB and see how it would be read");
        api.MapPost("/imports", StartAsync).Accepts<ImportForm>("multipart/form-data", "application/json").WithSummary("Import a file in the background");
        api.MapGet("/imports", ListAsync).WithSummary("One's imports, newest first");
        api.MapGet("/imports/template", Template).AnswersFile("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet").WithSummary("A workbook to fill in");
        api.MapGet("/imports/{id:guid}", ReadAsync).WithSummary("How far an import is");
        api.MapGet("/imports/{id:guid}/rejected", RejectedAsync).AnswersFile("text/csv").WithSummary("The rows that could not be taken, with their reasons, as CSV");
        api.MapGet("/imports/{id:guid}/warnings", WarningsAsync).AnswersFile("text/csv").WithSummary("The rows worth a second look, as CSV");
        api.MapDelete("/imports/{id:guid}", CancelAsync).WithSummary("Stop an import; what it has imported stays");
    }

    internal static async Task<Ok<ImportPreviewAnswer>> PreviewAsync(
        HttpRequest request, UploadForm form, TransferFolder folder, VisibleSchemas schemas, AccessRules access, ImportMapping mapping, FieldTexts texts, CancellationToken cancellationToken)
    {
        RequireAny(schemas, access);
        var fields = await form.ReceiveAsync(request, cancellationToken);
        var schema = Schema(fields.GetValueOrDefault("object"), schemas, access);
        var (token, upload) = File(fields, folder, access.Caller);
        var options = ImportOptions.Parse(fields.GetValueOrDefault("options")) with { Encoding = NullIfEmpty(fields.GetValueOrDefault("encoding")), Delimiter = NullIfEmpty(fields.GetValueOrDefault("delimiter")) };
        var preview = await ImportPreview.OpenAsync(folder.UploadPath(token), upload.FileName, options, schema, mapping, cancellationToken);
        return TypedResults.Ok(preview.Answer(token, schema, mapping, texts));
    }

    internal static async Task<Accepted<StartedJob>> StartAsync(
        HttpRequest request, UploadForm form, TransferFolder folder, VisibleSchemas schemas, AccessRules access, ImportMapping mapping, FieldTexts texts, TrineDb db, AuditTrail audit, JobSignal<ImportJob> signal,
        WorkspaceClock clock, CancellationToken cancellationToken)
    {
        RequireAny(schemas, access);
        var fields = request.HasJsonContentType() ? await JsonAsync(request, cancellationToken) : await form.ReceiveAsync(request, cancellationToken);
        var schema = Schema(fields.GetValueOrDefault("object"), schemas, access);
        var (token, upload) = File(fields, folder, access.Caller);
        var options = ImportOptions.Parse(fields.GetValueOrDefault("options"));
        var preview = await ImportPreview.OpenAsync(folder.UploadPath(token), upload.FileName, options, schema, mapping, cancellationToken);
        // The mapping is settled now: what it means must not change with the next version's better guesses while the import waits.
        options = options with { Mapping = options.Mapping ?? preview.Mapping };
        _ = ImportPlan.Create(schema, preview.File.Columns, options, null, mapping, texts, clock, access.Caller.Language);
        var job = new ImportJob
        {
            UserId = access.Caller.UserId!.Value,
            Object = schema.Key,
            FileName = upload.FileName,
            Token = token,
            Options = options.ToJson(),
            Language = access.Caller.Language,
            DryRun = options.DryRun,
            At = clock.Now,
        };
        db.Add(job);
        audit.Add(AuditEvent.ImportStarted, AuditSubject.Of(job.Object), job.Audited());

        await db.SaveChangesAsync(cancellationToken);
        signal.Wake();
        return TypedResults.Accepted((string?)null, new StartedJob(job.Id));
    }

    internal static async Task<Ok<Listing<ImportAnswer>>> ListAsync(TrineDb db, AccessRules access, UserDirectory directory, CancellationToken cancellationToken)
    {
        var jobs = await Mine(db, access).OrderByDescending(j => j.Id).Take(ListLimit).ToListAsync(cancellationToken);
        return TypedResults.Ok(new Listing<ImportAnswer>([.. jobs.Select(j => Answer(j, directory.Current))]));
    }

    internal static async Task<Ok<ImportAnswer>> ReadAsync(Guid id, TrineDb db, AccessRules access, UserDirectory directory, CancellationToken cancellationToken)
    {
        var job = await FindAsync(id, db, access, cancellationToken);
        return TypedResults.Ok(Answer(job, directory.Current));
    }

    internal static async Task<IResult> RejectedAsync(Guid id, VisibleSchemas schemas, TrineDb db, AccessRules access, TransferFolder folder, CancellationToken cancellationToken)
    {
        var job = await FindAsync(id, db, access, cancellationToken);
        _ = Schema(job.Object, schemas, access);
        return Report(folder.RejectedPath(id), job.RejectedBytes, job.FileName, "rejected");
    }

    internal static async Task<IResult> WarningsAsync(Guid id, VisibleSchemas schemas, TrineDb db, AccessRules access, TransferFolder folder, CancellationToken cancellationToken)
    {
        var job = await FindAsync(id, db, access, cancellationToken);
        _ = Schema(job.Object, schemas, access);
        return Report(folder.WarningsPath(id), job.WarningsBytes, job.FileName, "warnings");
    }

    internal static async Task<Ok<ImportAnswer>> CancelAsync(
        Guid id, TrineDb db, AuditTrail audit, AccessRules access, UserDirectory directory, WorkspaceClock clock, CancellationToken cancellationToken)
    {
        var job = await FindAsync(id, db, access, cancellationToken);
        var now = clock.Now;
        await using (var write = await db.BeginWriteAsync(cancellationToken))
        {
            var stopped = await db.Set<ImportJob>().Where(j => j.Id == id && (j.State == TransferState.Queued || j.State == TransferState.Running))
                .ExecuteUpdateAsync(s => s.SetProperty(j => j.State, TransferState.Cancelled).SetProperty(j => j.FinishedAt, now), cancellationToken);
            if (stopped == 0)
            {
                throw new RefusedException("import.ended", job.FileName);
            }

            await audit.WriteAsync(AuditEvent.ImportFailed, AuditSubject.Of(job.Object), job.Audited() with { By = access.Caller.UserId }, cancellationToken);

            await write.CommitAsync(cancellationToken);
        }

        return await ReadAsync(id, db, access, directory, cancellationToken);
    }

    internal static IResult Template(string? @object, VisibleSchemas schemas, AccessRules access, ImportTemplate template)
    {
        var schema = Schema(@object, schemas, access);
        return Results.File(template.Write(schema, access.Caller.Language), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", template.FileName(schema, access.Caller.Language));
    }

    /// <summary>One's own imports; an administrator's are everybody's.</summary>
    private static IQueryable<ImportJob> Mine(TrineDb db, AccessRules access)
    {
        var me = access.Caller.UserId;
        return access.Caller.IsAdmin ? db.Set<ImportJob>().AsNoTracking() : db.Set<ImportJob>().AsNoTracking().Where(j => j.UserId == me);
    }

    private static async Task<ImportJob> FindAsync(Guid id, TrineDb db, AccessRules access, CancellationToken cancellationToken) =>
        await Mine(db, access).SingleOrDefaultAsync(j => j.Id == id, cancellationToken) ?? throw new NotThereException("imports");

    /// <summary>Refused before gigabytes are taken in: nobody without any import grant uploads.</summary>
    private static void RequireAny(VisibleSchemas schemas, AccessRules access)
    {
        if (!schemas.All.Any(s => access.Can(s.Definition, AccessAction.Import)))
        {
            throw new ForbiddenException("imports", AccessAction.Import);
        }
    }

    private static ObjectSchema Schema(string? key, VisibleSchemas schemas, AccessRules access)
    {
        var schema = (schemas.Find(key) is { Definition.Internal: false } exposed ? exposed : null) ?? throw new InvalidInputException("object", string.IsNullOrEmpty(key) ? "error.required" : "transfer.noObject", key ?? "");
        foreach (var action in (AccessAction[])[AccessAction.Import, AccessAction.Read])
        {
            if (!access.Can(schema.Definition, action))
            {
                throw new ForbiddenException(schema.Key, action);
            }
        }

        // Lines belong to a record whose totals must agree with them; they come in with it.
        return schemas.All.FirstOrDefault(s => s.Definition.Lines?.Object == schema.Key) is { } parent
            ? throw new RefusedException("import.lines", parent.Key)
            : schema;
    }

    private static (string Token, TransferFolder.Upload Upload) File(Dictionary<string, string> fields, TransferFolder folder, Caller caller)
    {
        var token = fields.GetValueOrDefault("fileToken") ?? throw new InvalidInputException("file", "error.required");
        return folder.Find(token, caller.UserId) is { } upload ? (token, upload) : throw new InvalidInputException("fileToken", "transfer.upload.gone");
    }

    private static async Task<Dictionary<string, string>> JsonAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        using var document = await JsonDocument.ParseAsync(request.Body, default, cancellationToken);
        return document.RootElement.ValueKind == JsonValueKind.Object
            ? document.RootElement.EnumerateObject().ToDictionary(p => p.Name, p => p.Value.ValueKind == JsonValueKind.String ? p.Value.GetString()! : p.Value.GetRawText())
            : throw new InvalidInputException("", "error.type.object");
    }

    /// <summary>As far as it is committed: the worker may be writing behind it.</summary>
    private static IResult Report(string path, long length, string fileName, string what)
    {
        if (length == 0 || !System.IO.File.Exists(path))
        {
            throw new NotThereException("imports");
        }

        var name = $"{Path.GetFileNameWithoutExtension(fileName)}-{what}.csv";
        return Results.File(new CommittedPart(path, length), "text/csv; charset=utf-8", name);
    }

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private static ImportAnswer Answer(ImportJob job, DirectorySnapshot directory) => new(
        job.Id,
        job.Object,
        job.FileName,
        job.State,
        job.DryRun,
        job.Total,
        job.Done,
        job.Created,
        job.Updated,
        job.Skipped,
        job.Rejected,
        job.Warnings,
        job.ChangeSet,
        job.Error,
        job.At,
        job.FinishedAt,
        RecordLink.To(job.UserId, directory));
}
