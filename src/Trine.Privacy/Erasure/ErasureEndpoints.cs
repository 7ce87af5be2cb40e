using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Trine.Kernel.Access;
using Trine.Kernel.Changes;
using Trine.Kernel.Data;
using Trine.Kernel.Http;
using Trine.Kernel.Localisation;
using Trine.Kernel.Notifications;
using Trine.Kernel.Objects;
using Trine.Kernel.Transfer;

namespace Trine.Privacy.Erasure;

/// <summary>Erasing what is kept of a person, and the certificates of it.</summary>
internal static class ErasureEndpoints
{
    private const int PageSize = 50;
    private const int ChunkSize = 200;
    private const int MaxNote = 200;

    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/privacy/erasures/preview", PreviewAsync).WithMetadata(new ReadsOnly()).WithSummary("What an erasure would take away; changes nothing");
        api.MapPost("/privacy/erasures", StartAsync).WithSummary("Erase what is kept of a person, in the background; nothing brings it back");
        api.MapGet("/privacy/erasures", ListAsync).WithSummary("The erasures, newest first");
        api.MapGet("/privacy/erasures/{id:guid}", ReadAsync).WithSummary("An erasure and its certificate");
    }

    /// <param name="Records">Up to 200 records that stand for one person.</param>
    /// <param name="Everywhere">Takes the name out of all texts, not only of those about the person or the same customer. Others of that name are not told apart.</param>
    /// <param name="Note">The number the request is filed under; nothing that names the person.</param>
    public sealed record Request([property: Required] IReadOnlyList<PersonInput>? Records, bool Everywhere = false, string? Note = null);

    /// <param name="Object">The plural key of its object.</param>
    public sealed record PersonInput([property: Required] string? Object, [property: Required] Guid? Id);

    /// <param name="Records">Records that will be empty.</param>
    /// <param name="Related">Records about the person whose words will be gone, by object.</param>
    /// <param name="Consents">Entries of the ledger of consents; what shows them goes.</param>
    /// <param name="Mentions">Records of others that mention the person and will do no more, by object; of what is no record (recent lists, saved filters) by table.</param>
    /// <param name="Notifications">Notifications that will be deleted.</param>
    /// <param name="Entries">Entries of the log whose values will be blanked; those the erasure writes itself come on top.</param>
    /// <param name="TransferFiles">Files of imports and exports that will be deleted, whatever is in them.</param>
    /// <param name="WaitSeconds">How long nobody will be able to write while the database's file is written anew: 0 on PostgreSQL.</param>
    public sealed record PreviewAnswer(
        int Records, IReadOnlyDictionary<string, int> Related, int Comments, int Files, int Consents, IReadOnlyDictionary<string, int> Mentions, int Notifications, int Entries, int TransferFiles,
        int WaitSeconds);

    /// <param name="Id">The number of its certificate.</param>
    /// <param name="Records">The records that stood for the person.</param>
    /// <param name="By">On whose behalf.</param>
    /// <param name="Error">Why it failed, or null.</param>
    /// <param name="Certificate">Null until it has ended.</param>
    public sealed record ErasureAnswer(
        Guid Id, ErasureReason Reason, TransferState State, IReadOnlyList<PersonReference> Records, bool Everywhere, string? Note, RecordLink? By, DateTimeOffset At, DateTimeOffset? FinishedAt, string? Error,
        ErasureCertificate? Certificate);

    /// <param name="NextCursor">Asks for the next part; null after the last.</param>
    public sealed record ErasureList(IReadOnlyList<ErasureAnswer> Items, Guid? NextCursor, bool CanErase);

    internal static async Task<Ok<PreviewAnswer>> PreviewAsync(Request request, Caller caller, ObjectCatalog catalog, Compaction compaction, IServiceScopeFactory scopes, CancellationToken cancellationToken)
    {
        PrivacyAccess.Require(caller, AccessAction.Delete);
        var persons = Persons(request, catalog);
        await using var scope = scopes.CreateSystemScope();
        var (db, metadata, store) = (scope.ServiceProvider.GetRequiredService<TrineDb>(), scope.ServiceProvider.GetRequiredService<Metadata>().Current, scope.ServiceProvider.GetRequiredService<RecordStore>());
        var traces = await Traces.FindAsync(db, metadata, store, persons, cancellationToken);
        var terms = await PersonTerms.OfAsync(db, scope.ServiceProvider.GetRequiredService<MessageTexts>(), traces, cancellationToken);
        db.ChangeTracker.Clear();
        var mentions = new Mentions(db, metadata, store, traces, terms, request.Everywhere);
        var entries = await mentions.EntriesAsync(cancellationToken);
        entries.UnionWith(await traces.EntriesAsync(db, cancellationToken));
        var notifications = 0;
        foreach (var chunk in traces.Ids.Chunk(ChunkSize))
        {
            notifications += await db.Set<Notification>().CountAsync(n => n.RecordId != null && chunk.Contains(n.RecordId.Value), cancellationToken);
        }

        var files = scope.ServiceProvider.GetRequiredService<TransferFolder>().Count(await ErasureRun.NeededAsync(db, cancellationToken));
        return TypedResults.Ok(new PreviewAnswer(
            traces.Subjects.Count, traces.Related.ToDictionary(r => r.Key.Key, r => r.Value.Count), traces.Comments.Count, traces.Files.Count, traces.Consents,
            await mentions.CountAsync(cancellationToken), notifications, entries.Count, files, (int)compaction.Wait.TotalSeconds));
    }

    internal static async Task<Accepted<StartedJob>> StartAsync(
        Request request, Caller caller, ObjectCatalog catalog, TrineDb db, PersonalDataErasure erasure, IServiceScopeFactory scopes, CancellationToken cancellationToken)
    {
        PrivacyAccess.Require(caller, AccessAction.Delete);
        var persons = Persons(request, catalog);
        if (request.Note is { Length: > MaxNote })
        {
            throw new InvalidInputException("note", "error.maxLength", MaxNote, request.Note.Length);
        }

        await using (var scope = scopes.CreateSystemScope())
        {
            var (metadata, store) = (scope.ServiceProvider.GetRequiredService<Metadata>().Current, scope.ServiceProvider.GetRequiredService<RecordStore>());
            await Traces.FindAsync(scope.ServiceProvider.GetRequiredService<TrineDb>(), metadata, store, persons, cancellationToken);
        }

        return TypedResults.Accepted((string?)null, new StartedJob(await erasure.AskAsync(persons, ErasureReason.Request, request.Everywhere, string.IsNullOrWhiteSpace(request.Note) ? null : request.Note.Trim(), null, cancellationToken)));
    }

    internal static async Task<Ok<ErasureList>> ListAsync(Guid? cursor, Caller caller, TrineDb db, UserDirectory directory, CancellationToken cancellationToken)
    {
        PrivacyAccess.Require(caller, AccessAction.Read);
        var all = db.Set<ErasureJob>().AsNoTracking();
        var page = await (cursor is { } before ? all.Where(j => j.Id < before) : all).OrderByDescending(j => j.Id).Take(PageSize + 1).ToListAsync(cancellationToken);
        return TypedResults.Ok(new ErasureList(
            [.. page.Take(PageSize).Select(j => Answer(j, directory.Current))], page.Count > PageSize ? page[PageSize - 1].Id : null, caller.Holds(Caller.Privacy, AccessAction.Delete)));
    }

    internal static async Task<Ok<ErasureAnswer>> ReadAsync(Guid id, Caller caller, TrineDb db, UserDirectory directory, CancellationToken cancellationToken)
    {
        PrivacyAccess.Require(caller, AccessAction.Read);
        var job = await db.Set<ErasureJob>().AsNoTracking().SingleOrDefaultAsync(j => j.Id == id, cancellationToken) ?? throw new NotThereException("erasures");
        return TypedResults.Ok(Answer(job, directory.Current));
    }

    private static List<PersonReference> Persons(Request request, ObjectCatalog catalog)
    {
        if (request.Records is not { Count: > 0 and <= PersonalDataErasure.MaxRecords })
        {
            throw new InvalidInputException("records", "error.batchSize", PersonalDataErasure.MaxRecords);
        }

        var errors = request.Records.Index().Where(r => r.Item?.Object is null || r.Item.Id is null).Select(r => new FieldError(string.Create(CultureInfo.InvariantCulture, $"records[{r.Index}]"), "error.required")).ToList();
        if (errors.Count > 0)
        {
            throw new InvalidInputException(errors);
        }

        return request.Records.FirstOrDefault(r => catalog.Find(r.Object!) is not { IsPerson: true }) is { } other ? throw new NotThereException(other.Object!) : [.. request.Records.Select(r => new PersonReference(r.Object!, r.Id!.Value)).Distinct()];
    }

    private static ErasureAnswer Answer(ErasureJob job, DirectorySnapshot directory) => new(
        job.Id, job.Reason, job.State, job.Records.ConvertAll(PersonReference.Parse), job.Everywhere, job.Note, RecordLink.To(job.UserId, directory), job.At, job.FinishedAt, job.Error,
        job.State == TransferState.Done ? job.ReadCertificate() : null);
}
