using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Trine.Kernel.Access;
using Trine.Kernel.Changes;
using Trine.Kernel.Objects;
using Trine.Kernel.Query;

namespace Trine.Kernel.Http;

/// <summary>Why somebody can or cannot do something with a record, from the code that decides it.</summary>
internal static class AccessEndpoints
{
    private static readonly AccessAction[] OnRecords = [AccessAction.Read, AccessAction.Update, AccessAction.Delete, AccessAction.Transfer, AccessAction.Export];

    /// <summary>What would let a user do what he cannot.</summary>
    public enum Remedy
    {
        /// <summary>The user is disabled.</summary>
        EnableUser,

        /// <summary>A role that allows the action on some records could allow it on more.</summary>
        WidenScope,

        /// <summary>None of his roles allows the action at all.</summary>
        GrantAction,

        /// <summary>His department's records are his to act on: he could join the record's department.</summary>
        JoinDepartment,

        /// <summary>His own records are his to act on: the record could be handed to him.</summary>
        HandOver,

        /// <summary>The record could be shared with him.</summary>
        Share,
    }

    /// <param name="User">Whose rights these are.</param>
    /// <param name="Owner">Whose record it is.</param>
    /// <param name="Department">Which department's record it is.</param>
    /// <param name="Actions">What he may do with the record, and why.</param>
    /// <param name="Fields">The fields that are not in full for him, and why; of those that are hidden from the caller nothing is said.</param>
    public sealed record AccessAnswer(RecordLink User, bool Active, RecordLink? Owner, RecordLink? Department, IReadOnlyList<ActionAccess> Actions, IReadOnlyList<FieldAccess> Fields);

    /// <param name="Field">Its key; one of the lines with their path: <c>lines.discount</c>.</param>
    /// <param name="Mode">What all his roles together leave of it.</param>
    /// <param name="Reason">Where that comes from.</param>
    /// <param name="Roles">What each of his roles says of it; the one that allows most counts.</param>
    public sealed record FieldAccess(string Field, FieldMode Mode, FieldReason Reason, IReadOnlyList<FieldSaying> Roles);

    /// <param name="Mode">What the role leaves of the field.</param>
    public sealed record FieldSaying(RecordLink Role, FieldMode Mode);

    /// <summary>Why a field is not in full.</summary>
    public enum FieldReason
    {
        /// <summary>All his roles say less of it.</summary>
        Roles,

        /// <summary>It is computed from a field that is not to be seen, and would tell of it.</summary>
        Computed,
    }

    /// <param name="Reasons">What each of his roles says about it.</param>
    /// <param name="Shares">What allows it beside them.</param>
    /// <param name="Remedies">What would change a refusal; empty when it is allowed.</param>
    public sealed record ActionAccess(AccessAction Action, bool Allowed, IReadOnlyList<Reason> Reasons, IReadOnlyList<Share> Shares, IReadOnlyList<Remedy> Remedies);

    /// <param name="Rule">The name of the rule, when it is one.</param>
    public sealed record Share(ShareKind Kind, string? Rule = null);

    /// <summary>Why somebody may beside what his roles say.</summary>
    public enum ShareKind
    {
        /// <summary>It belongs to a record he owns.</summary>
        ParentOwner,

        /// <summary>It is shared with him.</summary>
        Collaborator,

        /// <summary>A rule shares such records with him.</summary>
        Rule,
    }

    /// <param name="Role">The role; null for what everybody may.</param>
    /// <param name="Scope">Whose records it allows the action on.</param>
    /// <param name="Covers">Whether this record is among them.</param>
    public sealed record Reason(RecordLink? Role, AccessScope Scope, bool Covers);

    public static void Map(RouteGroupBuilder api) =>
        api.MapGet("/{objects}/{id:guid}/access", WhyAsync).WithSummary("Why somebody can or cannot do something with a record");

    /// <param name="user">Whose rights; the caller's own when left out. Only administrators ask about others.</param>
    internal static async Task<Ok<AccessAnswer>> WhyAsync(
        string objects, Guid id, Guid? user, VisibleSchemas schemas, RecordReader reader, UserDirectory directory, Caller caller, IServiceScopeFactory scopes, CancellationToken cancellationToken)
    {
        var schema = schemas.Exposed(objects);
        var row = await reader.FindAsync(schema, id, [], cancellationToken) ?? throw new NotThereException(objects);
        var who = user is { } asked && asked != caller.UserId ? directory.Current.User(asked) ?? throw new NotThereException("users") : caller.User!;
        if (who.Id != caller.UserId && !caller.IsAdmin)
        {
            throw new ForbiddenException("users", AccessAction.Update);
        }

        // With his own eyes: the same rules, asked by him.
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Caller>().Become(who);
        var access = scope.ServiceProvider.GetRequiredService<AccessRules>();
        var seen = await scope.ServiceProvider.GetRequiredService<RecordReader>().FindAsync(schema.Whole, id, [], cancellationToken);
        return TypedResults.Ok(new AccessAnswer(
            new RecordLink(who.Id, who.Name),
            who.Active,
            RecordLink.To(row.OwnerId, directory.Current),
            row.DepartmentId is { } department ? new RecordLink(department, directory.Current.Department(department)?.Name) : null,
            [.. OnRecords.Select(action => Explain(access, schema.Definition, action, row, seen, who))],
            [.. Fields(access, schema, ""), .. schema.Definition.Lines is { } lines ? Fields(access, schemas.Schema(lines.Object), $"{lines.Key}.") : []]));
    }

    /// <param name="known">The object as the caller sees it: what is hidden from him has no name here either.</param>
    private static IEnumerable<FieldAccess> Fields(AccessRules access, ObjectSchema known, string prefix)
    {
        var seen = access.View(known.Whole);
        foreach (var field in known.Fields)
        {
            var mode = seen.Find(field.Key)?.Mode ?? FieldMode.Hidden;
            if (mode != FieldMode.Full)
            {
                var roles = access.ExplainField(known.Whole, field.Key);
                var reason = roles.Any(r => r.Mode == FieldMode.Full) ? FieldReason.Computed : FieldReason.Roles;
                yield return new FieldAccess(prefix + field.Key, mode, reason, [.. roles.Select(r => new FieldSaying(new RecordLink(r.Role.Id, r.Role.Name), r.Mode))]);
            }
        }
    }

    /// <param name="seen">The record as he reads it; null when he does not.</param>
    private static ActionAccess Explain(AccessRules access, ObjectDefinition definition, AccessAction action, RecordRow row, RecordRow? seen, DirectoryUser who)
    {
        var reasons = access.Explain(definition, action, row.Place);
        var (parent, collaborator, rules) = access.ExplainShares(definition, action, row.Place);
        var byPlace = access.Allows(definition, action, row.Place);
        var byRule = !byPlace && ((action == AccessAction.Read && seen is not null) || (action == AccessAction.Update && seen is { IsWritable: true }));
        var allowed = who.Active && (byPlace || byRule);
        List<Share> shares =
        [
            .. parent ? new[] { new Share(ShareKind.ParentOwner) } : [],
            .. collaborator ? new[] { new Share(ShareKind.Collaborator) } : [],
            .. byRule ? rules.Select(r => new Share(ShareKind.Rule, r)) : [],
        ];
        return new ActionAccess(
            action,
            allowed,
            [.. reasons.Select(r => new Reason(r.Role is { } role ? new RecordLink(role.Id, role.Name) : null, r.Scope, r.Covers))],
            shares,
            allowed ? [] : Remedies(action, reasons, row, who));
    }

    private static List<Remedy> Remedies(AccessAction action, IReadOnlyList<AccessReason> reasons, RecordRow row, DirectoryUser who)
    {
        if (!who.Active)
        {
            return [Remedy.EnableUser];
        }

        var some = reasons.Where(r => r.Scope != AccessScope.None).ToList();
        if (some.Count == 0)
        {
            return [Remedy.GrantAction];
        }

        var remedies = new List<Remedy> { Remedy.HandOver, Remedy.WidenScope };
        if (row.DepartmentId is not null && some.Exists(r => r.Scope is AccessScope.Department or AccessScope.DepartmentTree))
        {
            remedies.Insert(1, Remedy.JoinDepartment);
        }

        if (action is AccessAction.Read or AccessAction.Update)
        {
            remedies.Add(Remedy.Share);
        }

        return remedies;
    }
}
