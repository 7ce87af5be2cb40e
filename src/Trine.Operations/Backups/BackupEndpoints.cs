using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Trine.Kernel.Access;
using Trine.Kernel.Audit;
using Trine.Kernel.Changes;
using Trine.Kernel.Data;
using Trine.Kernel.Http;

namespace Trine.Operations.Backups;

/// <summary>The backups and their plan. For administrators: a backup holds everything.</summary>
internal static class BackupEndpoints
{
    private const string Ability = "backups";
    private const int MinPassphrase = 10;
    private const int MaxPassphrase = 200;

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/backups", ReadAsync).WithSummary("The backups, newest first, and their plan; for administrators");
        api.MapPut("/backups/plan", PlanAsync).WithSummary("When backups are made by themselves, where they go and how long they stay");
        api.MapPost("/backups", StartAsync).WithSummary("Make a backup now, in the background");
        // The authentication policy of signed-in browsers: a token that leaks must not be everything that leaks.
        api.MapGet("/backups/{id:guid}/file", FileAsync).RequireAuthorization("session").AnswersFile("application/octet-stream").WithSummary("Download a backup; only in a signed-in browser");
        api.MapDelete("/backups/{id:guid}", DeleteAsync).WithSummary("Delete a backup and its file");
    }

    /// <param name="Time">In the workspace's time zone, <c>HH:mm</c>.</param>
    /// <param name="Folder">An absolute path; null for the default folder.</param>
    /// <param name="Keep">How many of the newest stay whatever their age.</param>
    /// <param name="KeepDays">For how many days all stay.</param>
    /// <param name="Encrypted">Whether new ones are encrypted with a passphrase.</param>
    public sealed record Plan(bool Enabled, string Time, string? Folder, int Keep, int KeepDays, bool Encrypted);

    /// <param name="Time"><c>HH:mm</c>.</param>
    /// <param name="Folder">An absolute path on the server; null for the default folder.</param>
    /// <param name="Keep">1–1,000.</param>
    /// <param name="KeepDays">0–3,650.</param>
    /// <param name="Passphrase">10–200 characters; null leaves it as it is, an empty text takes it away.</param>
    public sealed record PlanRequest([property: Required] bool? Enabled, [property: Required] string? Time, [property: Required] int? Keep, [property: Required] int? KeepDays, string? Folder = null, string? Passphrase = null);

    /// <param name="Size">Bytes: of the file when it is done, before compression while it is written.</param>
    /// <param name="By">Who asked for it; null for the plan.</param>
    /// <param name="Error">Why it failed.</param>
    /// <param name="Missing">It was made, but its file is no longer there.</param>
    public sealed record Item(Guid Id, string Name, string Folder, BackupState State, DateTimeOffset At, DateTimeOffset? FinishedAt, long Size, bool Encrypted, RecordLink? By, string? Error, bool Missing);

    /// <param name="DefaultFolder">Where they go when the plan names no folder.</param>
    public sealed record Overview(Plan Plan, string DefaultFolder, IReadOnlyList<Item> Items);

    internal static async Task<Ok<Overview>> ReadAsync(TrineDb db, Caller caller, BackupPlans plans, UserDirectory directory, ProblemWriter problems, CancellationToken cancellationToken)
    {
        Require(caller);
        var plan = await db.Set<BackupPlan>().AsNoTracking().SingleOrDefaultAsync(cancellationToken) ?? new BackupPlan();
        var backups = await db.Set<Backup>().AsNoTracking().OrderByDescending(b => b.Id).Take(1000).ToListAsync(cancellationToken);
        return TypedResults.Ok(new Overview(Shown(plan), plans.DefaultFolder, [.. backups.Select(b => Shown(b, directory.Current, problems))]));
    }

    internal static async Task<Ok<Plan>> PlanAsync(
        PlanRequest request, TrineDb db, DataOptions data, Caller caller, BackupPlans plans, AuditTrail audit, ILogger<BackupPlan> logger, CancellationToken cancellationToken)
    {
        Require(caller);
        var folder = string.IsNullOrWhiteSpace(request.Folder) ? null : request.Folder.Trim();
        var errors = Check(request, out var time);
        if (folder is not null && BackupFolder.Problem(folder, data, logger) is { } problem)
        {
            errors.Add(problem);
        }

        if (errors.Count > 0)
        {
            throw new InvalidInputException(errors);
        }

        var plan = await plans.FindAsync(cancellationToken);
        (plan.Enabled, plan.Minute, plan.Folder, plan.Keep, plan.KeepDays) = (request.Enabled!.Value, (time.Hour * 60) + time.Minute, folder, request.Keep!.Value, request.KeepDays!.Value);
        plan.Passphrase = request.Passphrase switch { null => plan.Passphrase, "" => null, { } given => plans.Protect(given) };
        audit.Add(plan.Enabled ? BackupEvents.Planned : BackupEvents.PlanEnded, AuditSubject.Nobody, new AuditDetails { Detail = $"{request.Time}, {folder ?? plans.DefaultFolder}" });
        if (request.Passphrase is not null)
        {
            audit.Add(plan.Passphrase is null ? BackupEvents.PassphraseRemoved : BackupEvents.PassphraseSet, AuditSubject.Nobody);
        }

        await db.SaveChangesAsync(cancellationToken);
        logger.LogInformation("The plan of backups was changed by {User}", caller.UserId);
        return TypedResults.Ok(Shown(plan));
    }

    internal static async Task<Accepted<StartedJob>> StartAsync(Caller caller, BackupPlans plans, CancellationToken cancellationToken)
    {
        Require(caller);
        var backup = await plans.AskAsync(caller.UserId, cancellationToken);
        return TypedResults.Accepted((string?)null, new StartedJob(backup.Id));
    }

    internal static async Task<IResult> FileAsync(Guid id, TrineDb db, Caller caller, HttpContext context, AuditTrail audit, ILogger<Backup> logger, CancellationToken cancellationToken)
    {
        Require(caller);
        var backup = await db.Set<Backup>().AsNoTracking().SingleOrDefaultAsync(b => b.Id == id && b.State == BackupState.Done, cancellationToken) ?? throw new NotThereException(Ability);
        if (!File.Exists(backup.FilePath))
        {
            throw new RefusedException("backup.missing", backup.FilePath);
        }

        await audit.WriteAsync(BackupEvents.Downloaded, AuditSubject.Nobody, new AuditDetails { Detail = backup.Name }, cancellationToken);
        logger.LogInformation("The backup {Backup} was downloaded by {User}", id, caller.UserId);
        context.Response.Headers.CacheControl = "private, no-store";
        return TypedResults.PhysicalFile(backup.FilePath, "application/octet-stream", backup.Name, enableRangeProcessing: true);
    }

    internal static async Task<NoContent> DeleteAsync(Guid id, TrineDb db, Caller caller, AuditTrail audit, ILogger<Backup> logger, CancellationToken cancellationToken)
    {
        Require(caller);
        var backup = await db.Set<Backup>().SingleOrDefaultAsync(b => b.Id == id, cancellationToken) ?? throw new NotThereException(Ability);
        if (backup.State is BackupState.Queued or BackupState.Running)
        {
            throw new RefusedException("backup.running");
        }

        if (Directory.Exists(backup.Folder))
        {
            File.Delete(backup.FilePath);
        }

        db.Remove(backup);
        audit.Add(BackupEvents.Deleted, AuditSubject.Nobody, new AuditDetails { Detail = backup.Name });
        await db.SaveChangesAsync(cancellationToken);
        logger.LogInformation("The backup {Backup} was deleted by {User}", id, caller.UserId);
        return TypedResults.NoContent();
    }

    private static List<FieldError> Check(PlanRequest request, out TimeOnly time)
    {
        List<FieldError> errors = [];
        if (request.Enabled is null)
        {
            errors.Add(new FieldError("enabled", "error.required"));
        }

        if (!TimeOnly.TryParseExact(request.Time, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out time))
        {
            errors.Add(new FieldError("time", "error.backup.time"));
        }

        if (request.Keep is not (>= 1 and <= 1000))
        {
            errors.Add(new FieldError("keep", "error.backup.range", 1, 1000));
        }

        if (request.KeepDays is not (>= 0 and <= 3650))
        {
            errors.Add(new FieldError("keepDays", "error.backup.range", 0, 3650));
        }

        if (request.Passphrase is { Length: > 0 and (< MinPassphrase or > MaxPassphrase) })
        {
            errors.Add(new FieldError("passphrase", "error.backup.passphrase", MinPassphrase, MaxPassphrase));
        }

        return errors;
    }

    private static void Require(Caller caller)
    {
        if (!caller.IsAdmin)
        {
            throw new ForbiddenException(Ability);
        }
    }

    private static Plan Shown(BackupPlan plan) =>
        new(plan.Enabled, new TimeOnly(plan.Minute / 60, plan.Minute % 60).ToString("HH:mm", CultureInfo.InvariantCulture), plan.Folder, plan.Keep, plan.KeepDays, plan.Passphrase is not null);

    private static Item Shown(Backup b, DirectorySnapshot directory, ProblemWriter problems)
    {
        var failure = b.Error is null ? null : JsonSerializer.Deserialize<BackupFailure>(b.Error);
        return new Item(
            b.Id, b.Name, b.Folder, b.State, b.At, b.FinishedAt, b.Size, b.Encrypted, RecordLink.To(b.UserId, directory),
            failure is null ? null : problems.Text("backup." + failure.Code, failure.Values()), b.State == BackupState.Done && !File.Exists(b.FilePath));
    }
}
