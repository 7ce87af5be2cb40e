using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using Trine.Kernel.Access;
using Trine.Kernel.Changes;
using Trine.Kernel.Data;
using Trine.Kernel.Http;
using Trine.Kernel.Query;

namespace Trine.Kernel.Files;

/// <summary>Files on records. Who may read the record may read and add them; each is deleted by who brought it.</summary>
internal static class FileEndpoints
{
    /// <summary>The newest this many are listed.</summary>
    private const int ListLimit = 500;

    /// <param name="Size">Bytes.</param>
    /// <param name="Inline">The browser may show it in place.</param>
    /// <param name="ChangeSet">Of an answer to an upload: what to undo.</param>
    public sealed record FileAnswer(
        Guid Id, string Name, long Size, string ContentType, bool Inline, RecordLink? Actor, DateTimeOffset At, int Version, FileAbilities Can, Guid? ChangeSet = null);

    public sealed record FileAbilities(bool Delete);

    /// <summary>What <see cref="FileUpload"/> takes apart.</summary>
    public sealed record FileForm(IFormFile File);

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/{objects}/{id:guid}/files", ListAsync).WithSummary("The files on a record, newest first");
        api.MapPost("/{objects}/{id:guid}/files", UploadAsync).Accepts<FileForm>("multipart/form-data").WithSummary("Attach a file of up to 20 MB, sent as the part `file`");
        api.MapPost("/{objects}/files", SendAheadAsync).Accepts<FileForm>("multipart/form-data").WithSummary("Send a file ahead for a file field of a record yet to be made; nobody else sees it until the record is saved with its id");
        api.MapGet("/files/{id:guid}", DownloadAsync).AnswersFile("application/octet-stream").WithSummary("Download a file; `?inline=1` shows images and PDF in place");
        api.MapDelete("/files/{id:guid}", DeleteAsync).WithSummary("Delete a file one has attached");
    }

    internal static async Task<Ok<Listing<FileAnswer>>> ListAsync(
        string objects, Guid id, ParentRecord parent, TrineDb db, Caller caller, UserDirectory directory, CancellationToken cancellationToken)
    {
        await parent.RequireAsync(objects, id, cancellationToken);
        var files = await db.Readable<Attachment>().Where(a => a.Object == objects && a.RecordId == id)
            .OrderByDescending(a => a.Id).Take(ListLimit).ToListAsync(cancellationToken);
        return TypedResults.Ok(new Listing<FileAnswer>([.. files.Select(f => Answer(f, caller, directory.Current))]));
    }

    internal static async Task<Created<FileAnswer>> UploadAsync(
        string objects, Guid id, HttpRequest request, ParentRecord parent, FileUpload upload, IFileStore store, TrineDb db, Caller caller, UserDirectory directory,
        ChangeScope scope, CancellationToken cancellationToken)
    {
        await parent.RequireAsync(objects, id, cancellationToken);
        return await ReceiveAsync(objects, id, request, upload, store, db, caller, directory, scope, cancellationToken);
    }

    internal static async Task<Created<FileAnswer>> SendAheadAsync(
        string objects, HttpRequest request, VisibleSchemas schemas, AccessRules access, FileUpload upload, IFileStore store, TrineDb db, Caller caller, UserDirectory directory,
        ChangeScope scope, CancellationToken cancellationToken)
    {
        var schema = schemas.Exposed(objects);
        if (!access.Can(schema.Definition, AccessAction.Create) && !access.Can(schema.Definition, AccessAction.Update))
        {
            throw new ForbiddenException(schema.Key, AccessAction.Create);
        }

        return await ReceiveAsync(schema.Key, Guid.Empty, request, upload, store, db, caller, directory, scope, cancellationToken);
    }

    private static async Task<Created<FileAnswer>> ReceiveAsync(
        string objects, Guid id, HttpRequest request, FileUpload upload, IFileStore store, TrineDb db, Caller caller, UserDirectory directory, ChangeScope scope,
        CancellationToken cancellationToken)
    {
        var (name, stored) = await upload.ReceiveAsync(request, cancellationToken);
        var file = Attachment.On(objects, id, caller.UserId, name, stored);
        try
        {
            db.Add(file);
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (Exception e) when (e is InvalidInputException or ForbiddenException)
        {
            // Refused for certain. After any other failure the row may yet be there, and orphaned bytes are the lesser evil.
            store.Discard(stored.Key);
            throw;
        }

        return TypedResults.Created((string?)null, Answer(file, caller, directory.Current, scope.ChangeSet));
    }

    internal static async Task<IResult> DownloadAsync(
        Guid id, string? inline, ParentRecord parent, TrineDb db, IFileStore store, Caller caller, HttpContext context, CancellationToken cancellationToken)
    {
        var file = await db.Readable<Attachment>().SingleOrDefaultAsync(a => a.Id == id, cancellationToken) ?? throw new NotThereException(Attachment.ObjectKey);
        await RequireAsync(file, parent, caller, cancellationToken);
        var bytes = store.Open(file.StorageKey) ?? throw new RefusedException("file.lost", file.Name);
        var show = inline == "1" && FileType.MayShow(file.ContentType);
        var disposition = new ContentDispositionHeaderValue(show ? "inline" : "attachment");
        disposition.SetHttpFileName(file.Name);

        var headers = context.Response.Headers;
        headers.ContentDisposition = disposition.ToString();
        headers.XContentTypeOptions = "nosniff";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        // Browsers do not show a PDF inside a sandbox; without scripts and origins of its own it needs none.
        headers.ContentSecurityPolicy = show && file.ContentType == "application/pdf"
            ? "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'"
            : "sandbox";
        // Our own pages may frame what is shown, to preview it.
        headers.XFrameOptions = show ? "SAMEORIGIN" : "DENY";
        // The bytes never change, but who may see them does: ask each time.
        headers.CacheControl = "private, no-cache";
        return TypedResults.Stream(bytes, file.ContentType, entityTag: new EntityTagHeaderValue($"\"{file.Sha256}\""), enableRangeProcessing: true);
    }

    internal static async Task<Ok<ChangedRecord>> DeleteAsync(
        Guid id, ParentRecord parent, TrineDb db, Caller caller, ChangeScope scope, CancellationToken cancellationToken)
    {
        var file = await db.Reachable<Attachment>(AccessAction.Read).SingleOrDefaultAsync(a => a.Id == id, cancellationToken) ?? throw new NotThereException(Attachment.ObjectKey);
        await RequireAsync(file, parent, caller, cancellationToken);
        if (file.OwnerId != caller.UserId)
        {
            throw new ForbiddenException(Attachment.ObjectKey, AccessAction.Delete);
        }

        db.Remove(file);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(new ChangedRecord(id, scope.ChangeSet));
    }

    /// <summary>Who sees the record sees its files; one that waits for its record is its sender's.</summary>
    private static async Task RequireAsync(Attachment file, ParentRecord parent, Caller caller, CancellationToken cancellationToken)
    {
        if (file.RecordId != Guid.Empty)
        {
            await parent.RequireAsync(file.Object, file.RecordId, cancellationToken);
        }
        else if (file.OwnerId != caller.UserId)
        {
            throw new NotThereException(Attachment.ObjectKey);
        }
    }

    private static FileAnswer Answer(Attachment file, Caller caller, DirectorySnapshot directory, Guid? changeSet = null) => new(
        file.Id,
        file.Name,
        file.Size,
        file.ContentType,
        FileType.MayShow(file.ContentType),
        RecordLink.To(file.OwnerId, directory),
        file.CreatedAt,
        file.Version,
        new FileAbilities(file.OwnerId == caller.UserId),
        changeSet);
}
