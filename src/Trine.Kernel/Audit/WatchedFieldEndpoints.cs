using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Trine.Kernel.Access;
using Trine.Kernel.Changes;
using Trine.Kernel.Data;
using Trine.Kernel.Http;
using Trine.Kernel.Objects;

namespace Trine.Kernel.Audit;

/// <summary>Which fields' reading is written into the log.</summary>
internal static class WatchedFieldEndpoints
{
    /// <summary>More than this would watch everything, and say nothing.</summary>
    private const int MaxFields = 100;

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/audit/watched", ListAsync).WithSummary("Fields whose reading in full is logged");
        api.MapPut("/audit/watched", SetAsync).WithSummary("Choose the fields whose reading in full is logged; administrators only");
    }

    /// <param name="Object">The plural key of the object.</param>
    /// <param name="Field">The field's key.</param>
    public sealed record WatchedField([property: Required] string? Object, [property: Required] string? Field);

    /// <param name="Fields">All of them, at most 100; the rest is no longer watched.</param>
    public sealed record WatchRequest([property: Required] IReadOnlyList<WatchedField>? Fields);

    internal static async Task<Ok<Listing<WatchedField>>> ListAsync(TrineDb db, Caller caller, CancellationToken cancellationToken)
    {
        AuditAccess.Require(caller, AccessAction.Read);
        var rows = await db.Set<AuditedField>().AsNoTracking().OrderBy(f => f.Object).ThenBy(f => f.Field).ToListAsync(cancellationToken);
        return TypedResults.Ok(new Listing<WatchedField>([.. rows.Select(r => new WatchedField(r.Object, r.Field))]));
    }

    internal static async Task<Ok<Listing<WatchedField>>> SetAsync(WatchRequest request, TrineDb db, Caller caller, Metadata metadata, AuditTrail audit, CancellationToken cancellationToken)
    {
        if (!caller.IsAdmin)
        {
            throw new ForbiddenException(AuditTrail.ObjectKey, AccessAction.Update);
        }

        var wanted = (request.Fields ?? throw new InvalidInputException("fields", "error.required")).Distinct().ToList();
        if (wanted.Count > MaxFields)
        {
            throw new InvalidInputException("fields", "error.tooMany", MaxFields);
        }

        if (wanted.FindIndex(w => metadata.Current.Find(w?.Object) is not { Definition.Internal: false } schema || schema.Find(w!.Field) is null) is >= 0 and var index)
        {
            throw new InvalidInputException("fields", "error.unknownField", $"{wanted[index]?.Object}.{wanted[index]?.Field}");
        }

        var before = await db.Set<AuditedField>().ToListAsync(cancellationToken);
        db.RemoveRange(before.Where(b => !wanted.Exists(w => w.Object == b.Object && w.Field == b.Field)));
        db.AddRange(wanted.Where(w => !before.Exists(b => w.Object == b.Object && w.Field == b.Field)).Select(w => new AuditedField { Object = w.Object!, Field = w.Field! }));
        if (db.ChangeTracker.HasChanges())
        {
            db.Touch(AuditedFields.Key);
            audit.Add(AuditEvent.WatchChanged, AuditSubject.Nobody, new AuditDetails { Fields = [.. wanted.Select(w => $"{w.Object}.{w.Field}").Order(StringComparer.Ordinal)], Count = wanted.Count });
            await db.SaveChangesAsync(cancellationToken);
        }

        return await ListAsync(db, caller, cancellationToken);
    }
}
