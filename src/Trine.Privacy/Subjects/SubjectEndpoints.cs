using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Trine.Kernel.Access;
using Trine.Kernel.Audit;
using Trine.Kernel.Changes;
using Trine.Kernel.Data;
using Trine.Kernel.Http;
using Trine.Kernel.Objects;
using Trine.Kernel.Query;
using Trine.Privacy.Erasure;

namespace Trine.Privacy.Subjects;

/// <summary>What is kept of a person, for whoever answers a request about it: what there is, and a copy of all of it.</summary>
internal static class SubjectEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/privacy/persons/{objects}/{id:guid}", ReadAsync).WithSummary("What is kept of a person, and which other records may be of the same one");
        api.MapGet("/privacy/persons/{objects}/{id:guid}/copy", CopyAsync).AnswersFile("application/zip").WithSummary("All that is kept of a person in one file: a page to read, JSON, and the files");
    }

    /// <param name="Records">Records that refer to it, by object.</param>
    /// <param name="Comments">On it, and on what is about the person.</param>
    /// <param name="Consents">Entries of the ledger of consents.</param>
    /// <param name="Same">Records that may stand for the same person.</param>
    /// <param name="Erased">When it was erased; null when it was not.</param>
    public sealed record PersonAnswer(
        RecordLink Person, IReadOnlyDictionary<string, int> Records, int Comments, int Files, int Consents, IReadOnlyList<SameAnswer> Same, DateTimeOffset? Erased, Guid? Erasure, PersonAbilities Can);

    /// <param name="By">What makes it look like the same: keys of its fields.</param>
    public sealed record SameAnswer(string Object, RecordLink Record, IReadOnlyList<string> By);

    /// <param name="Copy">Whether the caller may take out a copy.</param>
    /// <param name="Erase">Whether the caller may erase it.</param>
    public sealed record PersonAbilities(bool Copy, bool Erase);

    internal static async Task<Ok<PersonAnswer>> ReadAsync(string objects, Guid id, Caller caller, IServiceScopeFactory scopes, CancellationToken cancellationToken)
    {
        PrivacyAccess.Require(caller, AccessAction.Read);
        await using var scope = scopes.CreateSystemScope();
        var services = scope.ServiceProvider;
        var (db, metadata) = (services.GetRequiredService<TrineDb>(), services.GetRequiredService<Metadata>().Current);
        var traces = await Traces.FindAsync(db, metadata, services.GetRequiredService<RecordStore>(), [new PersonReference(objects, id)], cancellationToken);
        var (schema, record) = traces.Subjects[0];
        var erased = await db.Set<ErasedRecord>().AsNoTracking().SingleOrDefaultAsync(e => e.Object == objects && e.RecordId == id, cancellationToken);
        var same = await services.GetRequiredService<SamePerson>().FindAsync(schema, record, cancellationToken);
        return TypedResults.Ok(new PersonAnswer(
            new RecordLink(id, schema.Title.Get(record) as string),
            await ReferringAsync(services, metadata, schema, id, cancellationToken),
            traces.Comments.Count(c => c.DeletedAt is null),
            traces.Files.Count(f => f.DeletedAt is null),
            traces.Consents,
            [.. same.Select(s => new SameAnswer(s.Schema.Key, new RecordLink(s.Id, s.Title), s.By))],
            erased?.At,
            erased?.ErasureId,
            new PersonAbilities(true, caller.Holds(Caller.Privacy, AccessAction.Delete))));
    }

    internal static async Task<FileStreamHttpResult> CopyAsync(
        string objects, Guid id, HttpContext context, Caller caller, AuditTrail audit, IServiceScopeFactory scopes, CancellationToken cancellationToken)
    {
        PrivacyAccess.Require(caller, AccessAction.Read);
        // A file of its own, gone when it is closed: an answer that breaks off must not look like a whole one.
        var file = new FileStream(Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 65_536, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        try
        {
            await using (var scope = scopes.CreateSystemScope())
            {
                await scope.ServiceProvider.GetRequiredService<SubjectArchive>().WriteAsync(new PersonReference(objects, id), file, caller.Language, cancellationToken);
            }

            // Nobody has it before it is written down.
            await audit.WriteAsync(PrivacyEvents.Copied, AuditSubject.Of(objects, id), null, cancellationToken);
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }

        file.Position = 0;
        context.Response.Headers.CacheControl = "private, no-store";
        return TypedResults.Stream(file, "application/zip", $"{objects}-{id:N}.zip");
    }

    private static async Task<Dictionary<string, int>> ReferringAsync(IServiceProvider services, MetadataSnapshot metadata, ObjectSchema schema, Guid id, CancellationToken cancellationToken)
    {
        var counts = new Dictionary<string, int>();
        foreach (var other in metadata.Schemas.Where(s => s.Definition is { Internal: false, AccessOf: null }))
        {
            var filters = other.Fields.Where(f => f.Type == FieldType.Reference && f.Target == schema.Key && f.Filterable).Select(Filter (f) => new FieldFilter(f, FilterOp.Eq, [id])).ToList();
            if (filters.Count > 0 && await services.GetRequiredService<RecordStore>().CountAsync(other, null, new OrFilter(filters), cancellationToken) is > 0 and var count)
            {
                counts[other.Key] = count;
            }
        }

        return counts;
    }
}
