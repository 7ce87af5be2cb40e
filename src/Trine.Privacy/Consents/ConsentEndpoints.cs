using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Trine.Kernel.Access;
using Trine.Kernel.Changes;
using Trine.Kernel.Data;
using Trine.Kernel.Files;
using Trine.Kernel.Http;
using Trine.Kernel.Objects;
using Trine.Kernel.Query;
using Trine.Privacy.Activities;
using Trine.Privacy.Subjects;

namespace Trine.Privacy.Consents;

/// <summary>To what somebody agreed. Who may read the person's record may read it, who may change the record may add to it; nobody changes what is there.</summary>
internal static class ConsentEndpoints
{
    /// <summary>Entries of one person at most.</summary>
    public const int MaxOfRecord = 1_000;

    /// <param name="Purpose">A processing activity.</param>
    /// <param name="At">When the person said so, not in the future; now unless said otherwise.</param>
    /// <param name="How">How the person said so; required of a consent.</param>
    /// <param name="Evidence">What shows it, at most 2,000 characters; required of a consent.</param>
    /// <param name="File">A file of the person's record that shows it.</param>
    /// <param name="NoticeVersion">Which version of the purpose's notice the person had read; the present one unless said otherwise.</param>
    /// <param name="ValidUntil">The last day the consent is good for.</param>
    public sealed record ConsentInput(
        [property: Required] Guid? Purpose,
        [property: Required] ConsentChannel? Channel,
        [property: Required] ConsentDecision? Decision,
        DateTimeOffset? At = null,
        ConsentMeans? How = null,
        string? Evidence = null,
        Guid? File = null,
        int? NoticeVersion = null,
        DateOnly? ValidUntil = null);

    /// <param name="States">Whether the person may be reached, by purpose and channel, today.</param>
    /// <param name="Entries">What was said, the newest first.</param>
    /// <param name="CanWrite">Whether the caller may add to it.</param>
    public sealed record ConsentList(IReadOnlyList<ConsentStateAnswer> States, IReadOnlyList<ConsentAnswer> Entries, bool CanWrite);

    /// <param name="Since">When the person said what counts.</param>
    /// <param name="Entry">The entry that counts.</param>
    /// <param name="Outdated">The notice has changed since the person read it.</param>
    /// <param name="Until">The last day a consent is, or was, good for.</param>
    public sealed record ConsentStateAnswer(
        RecordLink Purpose, ConsentChannel Channel, bool Granted, DateTimeOffset Since, Guid Entry, bool Outdated, int? NoticeVersion = null, DateOnly? Until = null);

    /// <param name="By">Who wrote it down.</param>
    /// <param name="RecordedAt">When it was written down.</param>
    /// <param name="Former">The plural key of the object of the record it was written on, where the person was another record then: a lead.</param>
    public sealed record ConsentAnswer(
        Guid Id,
        RecordLink Purpose,
        ConsentChannel Channel,
        ConsentDecision Decision,
        DateTimeOffset At,
        RecordLink? By,
        DateTimeOffset RecordedAt,
        ConsentMeans? How = null,
        string? Evidence = null,
        RecordLink? File = null,
        int? NoticeVersion = null,
        DateOnly? ValidUntil = null,
        string? Former = null);

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/{objects}/{id:guid}/consents", ListAsync).WithSummary("To what a person agreed: the state by purpose and channel, and the ledger it follows from");
        api.MapPost("/{objects}/{id:guid}/consents", AddAsync).WithSummary("Write down that a person agreed to a purpose, or withdrew");
    }

    internal static async Task<Ok<ConsentList>> ListAsync(
        string objects, Guid id, ParentRecord parent, AccessRules access, FormerRecords former, TrineDb db, UserDirectory directory, WorkspaceClock clock, CancellationToken cancellationToken)
    {
        var (schema, row) = await RequireAsync(objects, id, parent, cancellationToken);
        return TypedResults.Ok(await AnswerAsync(schema, row, access, former, db, directory, clock, cancellationToken));
    }

    internal static async Task<Created<ConsentList>> AddAsync(
        string objects, Guid id, ConsentInput input, ParentRecord parent, AccessRules access, FormerRecords former, TrineDb db, UserDirectory directory, WorkspaceClock clock, CancellationToken cancellationToken)
    {
        var (schema, row) = await RequireAsync(objects, id, parent, cancellationToken);
        if (!MayWrite(schema, row, access))
        {
            throw new ForbiddenException(schema.Key, AccessAction.Update);
        }

        if (input is not { Purpose: { } purpose, Channel: { } channel, Decision: { } decision })
        {
            (string Name, object? Value)[] required = [("purpose", input.Purpose), ("channel", input.Channel), ("decision", input.Decision)];
            throw new InvalidInputException([.. required.Where(r => r.Value is null).Select(r => new FieldError(r.Name, "error.required"))]);
        }

        if (await db.Unscoped<Consent>().CountAsync(c => c.Object == schema.Key && c.RecordId == id, cancellationToken) >= MaxOfRecord)
        {
            throw new RefusedException("consents.full", MaxOfRecord);
        }

        var consent = new Consent
        {
            PurposeId = purpose,
            Channel = channel,
            Decision = decision,
            At = At(input.At ?? clock.Now),
            How = input.How,
            Evidence = string.IsNullOrWhiteSpace(input.Evidence) ? null : input.Evidence.Trim(),
            FileId = input.File,
            NoticeVersion = input.NoticeVersion,
            ValidUntil = input.ValidUntil,
        }.On(schema.Key, id);
        db.Add(consent);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Created((string?)null, await AnswerAsync(schema, row, access, former, db, directory, clock, cancellationToken));
    }

    /// <summary>To the microsecond, as databases keep it: the order of entries must not depend on where one looks.</summary>
    private static DateTimeOffset At(DateTimeOffset instant) => new(instant.UtcTicks - (instant.UtcTicks % 10), TimeSpan.Zero);

    private static async Task<(ObjectSchema Schema, RecordRow Row)> RequireAsync(string objects, Guid id, ParentRecord parent, CancellationToken cancellationToken)
    {
        var (schema, row) = await parent.RequireAsync(objects, id, cancellationToken);
        return schema.Definition.IsPerson ? (schema, row) : throw new NotThereException(Consent.ObjectKey);
    }

    private static bool MayWrite(ObjectSchema schema, RecordRow row, AccessRules access) => row.IsWritable || access.Allows(schema.Definition, AccessAction.Update, row.Place);

    private static async Task<ConsentList> AnswerAsync(
        ObjectSchema schema, RecordRow row, AccessRules access, FormerRecords former, TrineDb db, UserDirectory directory, WorkspaceClock clock, CancellationToken cancellationToken)
    {
        var entries = await db.Unscoped<Consent>().AsNoTracking().Where(c => c.Object == schema.Key && c.RecordId == row.Id).ToListAsync(cancellationToken);
        foreach (var (was, records) in await former.FindAsync(schema, row.Id, cancellationToken))
        {
            entries.AddRange(await db.Unscoped<Consent>().AsNoTracking().Where(c => c.Object == was.Key && records.Contains(c.RecordId)).ToListAsync(cancellationToken));
        }

        var ids = entries.Select(e => e.PurposeId).Distinct().ToList();
        var purposes = await db.Unscoped<ProcessingActivity>().Where(a => ids.Contains(a.Id)).Select(a => new { a.Id, a.Name, a.NoticeVersion }).ToDictionaryAsync(a => a.Id, cancellationToken);
        var held = entries.Where(e => e.FileId is not null).Select(e => e.FileId!.Value).Distinct().ToList();
        var files = await db.Unscoped<Attachment>().Where(f => held.Contains(f.Id)).Select(f => new { f.Id, f.Name }).ToDictionaryAsync(f => f.Id, f => f.Name, cancellationToken);
        RecordLink Purpose(Guid id) => new(id, purposes.GetValueOrDefault(id)?.Name);

        return new ConsentList(
            [
                .. ConsentState.All(entries, clock.Today).OrderBy(s => purposes.GetValueOrDefault(s.PurposeId)?.Name, StringComparer.Ordinal).ThenBy(s => s.Channel).Select(s => new ConsentStateAnswer(
                    Purpose(s.PurposeId),
                    s.Channel,
                    s.Granted,
                    s.Entry.At,
                    s.Entry.Id,
                    s.Granted && s.Entry.NoticeVersion < purposes.GetValueOrDefault(s.PurposeId)?.NoticeVersion,
                    s.Entry.NoticeVersion,
                    s.Entry.ValidUntil)),
            ],
            [
                .. entries.OrderByDescending(e => (e.At, e.Id)).Select(e => new ConsentAnswer(
                    e.Id,
                    Purpose(e.PurposeId),
                    e.Channel,
                    e.Decision,
                    e.At,
                    RecordLink.To(e.CreatedById, directory.Current),
                    e.CreatedAt,
                    e.How,
                    e.Evidence,
                    e.FileId is { } file ? new RecordLink(file, files.GetValueOrDefault(file)) : null,
                    e.NoticeVersion,
                    e.ValidUntil,
                    e.Object == schema.Key ? null : e.Object)),
            ],
            MayWrite(schema, row, access));
    }
}
