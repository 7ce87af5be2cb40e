using System.Text.Json;
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

namespace Trine.Kernel.Views;

/// <summary>Views of an object: the ready-made ones, the caller's own, and those others share. Only its owner or an administrator changes one.</summary>
internal static class ViewEndpoints
{
    /// <summary>Views a user may have of one object.</summary>
    public const int MaxOwn = 100;

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/{objects}/views", ListAsync).WithSummary("Built-in, own and shared views");
        api.MapPost("/{objects}/views", CreateAsync).Takes("ViewInput").WithSummary("Save a view");
        api.MapPatch("/views/{id:guid}", UpdateAsync).Takes("ViewInput").WithSummary("Change a view");
        api.MapDelete("/views/{id:guid}", DeleteAsync).WithSummary("Delete a view");
    }

    internal static async Task<Ok<Listing<View>>> ListAsync(
        string objects, VisibleSchemas schemas, AccessRules access, TrineDb db, MetaJson json, UserDirectory directory, CancellationToken cancellationToken)
    {
        var schema = Shown(objects, schemas, access);
        var me = access.Caller.UserId;
        var views = await db.Readable<SavedView>().Where(v => v.Object == objects && (v.OwnerId == me || v.Shared)).OrderBy(v => v.Id).ToListAsync(cancellationToken);
        return TypedResults.Ok(new Listing<View>(
            [
                .. schema.Definition.Views.Where(v => schemas.Understand(schema, v.FilterJson)).Select(v => json.View(schema, v)),
                .. views.Where(v => schemas.Understand(schema, v.Filter)).Select(v => Answer(v, schema, access, directory.Current)),
            ]));
    }

    internal static async Task<Created<View>> CreateAsync(
        string objects, JsonElement body, VisibleSchemas schemas, AccessRules access, ViewInput input, TrineDb db, UserDirectory directory, ChangeScope scope,
        CancellationToken cancellationToken)
    {
        var schema = Shown(objects, schemas, access);
        var me = access.Caller.UserId;
        if (await db.Readable<SavedView>().CountAsync(v => v.Object == objects && v.OwnerId == me, cancellationToken) >= MaxOwn)
        {
            throw new RefusedException("views.full", MaxOwn);
        }

        var view = SavedView.Of(objects, me);
        input.Apply(view, schema, body);
        db.Add(view);
        await SaveAsync(view, db, cancellationToken);
        return TypedResults.Created((string?)null, Answer(view, schema, access, directory.Current, scope.ChangeSet));
    }

    internal static async Task<Ok<View>> UpdateAsync(
        Guid id, JsonElement body, VisibleSchemas schemas, AccessRules access, ViewInput input, TrineDb db, UserDirectory directory, ChangeScope scope,
        CancellationToken cancellationToken)
    {
        int? version = body.ValueKind == JsonValueKind.Object && body.TryGetProperty("version", out var sent) && sent.ValueKind == JsonValueKind.Number && sent.TryGetInt32(out var number)
            ? number
            : throw new InvalidInputException("version", "error.version");
        var (view, schema) = await OwnAsync(id, version, AccessAction.Update, schemas, access, db, cancellationToken);
        input.Apply(view, schema, body);
        await SaveAsync(view, db, cancellationToken);
        return TypedResults.Ok(Answer(view, schema, access, directory.Current, scope.ChangeSet));
    }

    internal static async Task<Ok<ChangedRecord>> DeleteAsync(
        Guid id, int? version, VisibleSchemas schemas, AccessRules access, TrineDb db, ChangeScope scope, CancellationToken cancellationToken)
    {
        var (view, _) = await OwnAsync(id, version, AccessAction.Delete, schemas, access, db, cancellationToken);
        db.Remove(view);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(new ChangedRecord(id, scope.ChangeSet));
    }

    /// <summary>An object whose views the caller may have: one he may read.</summary>
    private static ObjectSchema Shown(string objectKey, VisibleSchemas schemas, AccessRules access)
    {
        var schema = schemas.Exposed(objectKey);
        return access.Can(schema.Definition, AccessAction.Read) ? schema : throw new ForbiddenException(objectKey, AccessAction.Read);
    }

    private static async Task<(SavedView View, ObjectSchema Schema)> OwnAsync(
        Guid id, int? version, AccessAction action, VisibleSchemas schemas, AccessRules access, TrineDb db, CancellationToken cancellationToken)
    {
        var view = await db.Reachable<SavedView>(AccessAction.Read).SingleOrDefaultAsync(v => v.Id == id, cancellationToken);
        var isOwn = view is not null && view.OwnerId == access.Caller.UserId;
        // Somebody else's private view is nobody's business, an administrator's neither.
        if (view is null || !(isOwn || view.Shared) || schemas.Find(view.Object) is not { } schema || !access.Can(schema.Definition, AccessAction.Read))
        {
            throw new NotThereException(SavedView.ObjectKey);
        }

        if (!isOwn && !access.Caller.IsAdmin)
        {
            throw new ForbiddenException(SavedView.ObjectKey, action);
        }

        return version is { } known && known != view.Version ? throw new StaleException(SavedView.ObjectKey, id, known) : (view, schema);
    }

    /// <summary>Saves the view; a new default takes the place of the old one in the same change.</summary>
    private static async Task SaveAsync(SavedView view, TrineDb db, CancellationToken cancellationToken)
    {
        if (view.IsDefault)
        {
            var others = await db.Reachable<SavedView>(AccessAction.Read)
                .Where(v => v.Object == view.Object && v.OwnerId == view.OwnerId && v.IsDefault && v.Id != view.Id).ToListAsync(cancellationToken);
            others.ForEach(v => v.NoLongerDefault());
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    private static View Answer(SavedView view, ObjectSchema schema, AccessRules access, DirectorySnapshot directory, Guid? changeSet = null)
    {
        var isOwn = view.OwnerId == access.Caller.UserId;
        var mayChange = isOwn || access.Caller.IsAdmin;
        return new View(
            view.Id.ToString(),
            view.Kind,
            // A custom field may have been deleted since, or be hidden from whoever asks; what is not there for him is left out.
            [.. view.Sort.Where(s => schema.Find(s.TrimStart('-')) is { Sortable: true })],
            [.. view.Columns.Where(c => schema.Find(c) is not null)],
            view.Shared,
            view.Pinned,
            view.IsDefault && isOwn,
            BuiltIn: false,
            WrittenFilter.OrNone(view.Filter),
            Name: view.Name,
            Owner: RecordLink.To(view.OwnerId, directory),
            Version: view.Version,
            Can: new RecordAbilities(mayChange, mayChange),
            ChangeSet: changeSet);
    }
}
