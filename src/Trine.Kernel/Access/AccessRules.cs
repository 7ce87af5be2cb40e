using System.Linq.Expressions;
using Trine.Kernel.Data;
using Trine.Kernel.Objects;
using Trine.Kernel.Query;
using Trine.Kernel.Sharing;
using Trine.Kernel.Text;

namespace Trine.Kernel.Access;

/// <summary>The one place that decides who may do what with which rows.</summary>
public sealed class AccessRules(Caller caller, UserDirectory directory, ObjectCatalog catalog, SharedRecords shared, SharingFilters filters)
{
    // Rules of sharing follow no reference.
    private static readonly FilterEvaluator Evaluator = new((_, _) => null);

    private readonly Dictionary<(string Object, AccessAction Action), RowReach> _reaches = [];
    private readonly Dictionary<ObjectSchema, IReadOnlyDictionary<string, FieldMode>> _modes = [];

    /// <summary>The declaration of an object.</summary>
    public ObjectDefinition Definition(string objectKey) => catalog.Get(objectKey);

    /// <summary>Who is asking.</summary>
    public Caller Caller => caller;

    /// <summary>Whether the caller may do this to any row at all.</summary>
    public bool Can(ObjectDefinition definition, AccessAction action) => Reach(definition, action).Any;

    /// <summary>Whether the caller may do this to a row that stands there.</summary>
    public bool Allows(ObjectDefinition definition, AccessAction action, RecordPlace place) => Reach(definition, action).Covers(place);

    /// <summary>Whether the caller may do this to a record.</summary>
    public bool Allows(ObjectDefinition definition, AccessAction action, Record record) =>
        Allows(definition, action, PlaceOf(definition, record)) || Reach(definition, action).Rules.Any(rule => Evaluator.Matches(rule, record));

    /// <summary>The same rules, asked by the product itself.</summary>
    internal AccessRules ForEverything()
    {
        var system = new Caller();
        system.BecomeSystem();
        return new AccessRules(system, directory, catalog, shared, filters);
    }

    /// <summary>What beside his roles lets the caller do this to a record that stands there: who owns what it belongs to, that it is shared with him, or rules by their names.</summary>
    public (bool ParentOwner, bool Collaborator, IReadOnlyList<string> Rules) ExplainShares(ObjectDefinition definition, AccessAction action, RecordPlace place)
    {
        var more = Reach(definition, action).More;
        var rules = caller.User is { Active: true, Admin: false } user && more.Rules.Count > 0 ? RulesFor(definition, action, user).Select(r => r.Name).ToList() : [];
        return ((more with { Records = [] }).Covers(place), more.Records.Contains(place.Id), rules);
    }

    /// <summary>Where a record stands.</summary>
    public static RecordPlace PlaceOf(ObjectDefinition definition, Record record) =>
        new(definition.AccessOf is not null && definition.Parent?.Get(record) is Guid parent ? parent : record.Id, record.OwnerId, record.DepartmentId, record.ParentOwnerId);

    /// <summary>The rows an action reaches.</summary>
    public RowReach Reach(ObjectDefinition definition, AccessAction action)
    {
        if (caller.IsAdmin)
        {
            return RowReach.Everything;
        }

        if (definition.AccessOf is not null && action is AccessAction.Create or AccessAction.Delete)
        {
            // To add a line or to take one out is to change what it is a line of.
            return Reach(definition, AccessAction.Update);
        }

        if (_reaches.TryGetValue((definition.Key, action), out var known))
        {
            return known;
        }

        var reach = RowReach.Nothing;
        if (caller.User is { Active: true } user)
        {
            reach = Grants(definition, user).Aggregate(reach, (sum, grant) => sum.Plus(Resolve(grant.Grant, action, user)));
            reach = reach is { All: false, Any: true } ? reach with
            {
                ParentOwner = ParentOwner(definition, action, user),
                Records = shared.Of(user.Id, definition.AccessOf ?? definition.Key, action),
                Rules = [.. RulesFor(definition, action, user).Select(rule => filters.Of(definition, rule, this))],
            } : reach;
        }

        return _reaches[(definition.Key, action)] = reach;
    }

    /// <summary>The rows an action reaches, as a predicate for queries; null means all rows.</summary>
    public Expression<Func<T, bool>>? Rows<T>(ObjectDefinition definition, AccessAction action, TrineDb db)
        where T : Record => Rows<T>(definition, Reach(definition, action), db);

    /// <summary>The rows of a reach, as a predicate for queries; null means all rows.</summary>
    internal static Expression<Func<T, bool>>? Rows<T>(ObjectDefinition definition, RowReach reach, TrineDb db)
        where T : Record
    {
        if (reach.All)
        {
            return null;
        }

        var (_, owners, departments) = reach;

        // One owner is the common case, and a plain comparison the plan an index serves best.
        var me = owners.Count == 1 ? owners[0] : Guid.Empty;
        Expression<Func<T, bool>>? rows = (owners.Count, departments.Count) switch
        {
            (0, 0) => null,
            (1, 0) => r => r.OwnerId == me,
            (1, _) => r => r.OwnerId == me || (r.DepartmentId != null && departments.Contains(r.DepartmentId.Value)),
            (_, 0) => r => r.OwnerId != null && owners.Contains(r.OwnerId.Value),
            _ => r => (r.OwnerId != null && owners.Contains(r.OwnerId.Value)) || (r.DepartmentId != null && departments.Contains(r.DepartmentId.Value)),
        };
        if (reach.ParentOwner is { } parent)
        {
            rows = Either(rows, r => r.ParentOwnerId == parent);
        }

        if (reach.Records is { Count: > 0 } records)
        {
            rows = Either(rows, Among<T>(definition, [.. records]));
        }

        foreach (var rule in reach.Rules)
        {
            rows = Either(rows, new FilterCompiler(db).Compile<T>(rule));
        }

        return rows ?? (r => false);
    }

    private IEnumerable<DirectorySharingRule> RulesFor(ObjectDefinition definition, AccessAction action, DirectoryUser user) => action is AccessAction.Read or AccessAction.Update
        ? directory.Current.SharingWith(user, definition.AccessOf ?? definition.Key).Where(r => action == AccessAction.Read || r.Level == ShareLevel.Write)
        : [];

    private static Expression<Func<T, bool>> Among<T>(ObjectDefinition definition, List<Guid> records)
        where T : Record
    {
        if (definition is not { AccessOf: not null, Parent.Property: { } reference })
        {
            return r => records.Contains(r.Id);
        }

        var line = Expression.Parameter(typeof(T), "r");
        return Expression.Lambda<Func<T, bool>>(Expression.Call(FieldExpression.Parameter(records, typeof(List<Guid>)), nameof(List<>.Contains), null, Expression.Convert(Expression.Property(line, reference), typeof(Guid))), line);
    }

    private static Expression<Func<T, bool>> Either<T>(Expression<Func<T, bool>>? one, Expression<Func<T, bool>> other) =>
        one is null ? other : Expression.Lambda<Func<T, bool>>(Expression.OrElse(one.Body, new Renamed(other.Parameters[0], one.Parameters[0]).Visit(other.Body)), one.Parameters);

    /// <summary>Whoever owns a customer sees all there is of him, if he sees such records at all.</summary>
    private static Guid? ParentOwner(ObjectDefinition definition, AccessAction action, DirectoryUser user) =>
        action == AccessAction.Read && definition.Parent is not null ? user.Id : null;

    /// <summary>What each of the caller's roles says about an action on a record that stands there: the same grants that decide, one by one.</summary>
    public IReadOnlyList<AccessReason> Explain(ObjectDefinition definition, AccessAction action, RecordPlace place)
    {
        if (caller.User is not { Active: true } user)
        {
            return [];
        }

        return user.Admin
            ? [.. user.Roles.Where(r => r.Admin).Select(r => new AccessReason(r, AccessScope.All, true))]
            : [.. Grants(definition, user).Select(g => new AccessReason(g.Role, g.Grant.Of(action), Resolve(g.Grant, action, user).Covers(place)))];
    }

    /// <summary>An object with the fields the caller may see, as far as he may use them. What a role says nothing of is his in full; of several roles the one that allows most counts.</summary>
    public ObjectSchema View(ObjectSchema schema) => caller.IsAdmin ? schema.Whole : schema.ViewOf(Modes(schema.Whole));

    /// <summary>How far the caller may use a field.</summary>
    public FieldMode ModeOf(ObjectSchema schema, FieldDefinition field) => View(schema).See(field).Mode;

    /// <summary>What each of the caller's roles that let him read the object says of a field.</summary>
    public IReadOnlyList<(DirectoryRole Role, FieldMode Mode)> ExplainField(ObjectSchema schema, string fieldKey) =>
        caller.User is not { Active: true, Admin: false } user ? []
        : [.. Grants(schema.Definition, user).Where(g => g.Role is not null && g.Grant.Read != AccessScope.None).Select(g => (g.Role!, g.Grant.Fields?.GetValueOrDefault(PathOf(schema.Definition, fieldKey)) ?? FieldMode.Full))];

    private IReadOnlyDictionary<string, FieldMode> Modes(ObjectSchema schema)
    {
        if (_modes.TryGetValue(schema, out var known))
        {
            return known;
        }

        // Together with all objects its roll-ups look at, and those look at in turn, maybe itself: what is hidden of one may hide something of another.
        var around = new Dictionary<ObjectSchema, Dictionary<string, FieldMode>>();
        var next = new Stack<ObjectSchema>([schema]);
        while (next.TryPop(out var one))
        {
            if (around.TryAdd(one, OwnModes(one)))
            {
                one.Computed.RollUps.ToList().ForEach(r => next.Push(r.Child));
            }
        }

        while (around.Keys.Any(one => HideWhatTells(one, around)))
        {
            // Until there is no news.
        }

        foreach (var (one, modes) in around)
        {
            _modes[one] = modes;
        }

        return _modes[schema];
    }

    /// <summary>What the roles say of its fields.</summary>
    private Dictionary<string, FieldMode> OwnModes(ObjectSchema schema)
    {
        // What everybody may read, the roles of this user may still say less of; who has no role here has no rules.
        var grants = caller.User is { } user ? Grants(schema.Definition, user).Where(g => g.Role is not null && g.Grant.Read != AccessScope.None).Select(g => g.Grant).ToList() : [];
        var modes = new Dictionary<string, FieldMode>();
        if (grants.Count > 0 && grants.TrueForAll(g => g.Fields is { Count: > 0 }))
        {
            foreach (var field in schema.Fields.Where(schema.MayRestrict))
            {
                var path = PathOf(schema.Definition, field.Key);
                if (grants.Min(g => g.Fields!.GetValueOrDefault(path)) is not FieldMode.Full and var mode)
                {
                    modes[field.Key] = mode == FieldMode.Masked && !Masking.Applies(field.Type) ? FieldMode.Hidden : mode;
                }
            }
        }

        return modes;
    }

    /// <summary>What is computed from a field that is not to be seen would tell of it.</summary>
    /// <returns>Whether that was news.</returns>
    private static bool HideWhatTells(ObjectSchema schema, Dictionary<ObjectSchema, Dictionary<string, FieldMode>> all)
    {
        var telling = schema.Computed.RollUps.Where(r => r.Watched.Any(key => IsUnseen(all[r.Child], key))).Select(r => r.Field.Key)
            .Concat(schema.Computed.Formulas.Where(f => f.Formula.Fields.Any(key => IsUnseen(all[schema], key))).Select(f => f.Field.Key));
        var news = telling.Where(key => all[schema].GetValueOrDefault(key) != FieldMode.Hidden).ToList();
        news.ForEach(key => all[schema][key] = FieldMode.Hidden);
        return news.Count > 0;
    }

    private static bool IsUnseen(IReadOnlyDictionary<string, FieldMode> modes, string key) => modes.GetValueOrDefault(key) is FieldMode.Masked or FieldMode.Hidden;

    /// <summary>The key by which a grant names a field; fields of lines stand in the grant of what they are lines of.</summary>
    private string PathOf(ObjectDefinition definition, string fieldKey) =>
        definition.AccessOf is { } parent && catalog.Get(parent).Lines is { } lines && lines.Object == definition.Key ? $"{lines.Key}.{fieldKey}" : fieldKey;

    /// <summary>What each of a user's roles grants on an object, and what everybody may; the role is null for the latter.</summary>
    private IEnumerable<(DirectoryRole? Role, ObjectGrant Grant)> Grants(ObjectDefinition definition, DirectoryUser user)
    {
        if (definition.Internal)
        {
            return [(null, ObjectGrant.Authored)];
        }

        if (definition.AccessOf is { } parent)
        {
            return Grants(catalog.Get(parent), user);
        }

        var grants = user.Roles.Select(r => (Role: (DirectoryRole?)r, Grant: r.Grants.GetValueOrDefault(definition.Key) ?? (definition.Administrative ? null : r.Grants.GetValueOrDefault("*"))))
            .Where(g => g.Grant is not null).Select(g => (g.Role, g.Grant!.Only(definition.Grantable)));
        return definition.ReadableByAll ? grants.Append((null, ObjectGrant.ReadAll)) : grants;
    }

    private RowReach Resolve(ObjectGrant grant, AccessAction action, DirectoryUser user)
    {
        var people = directory.Current;
        return grant.Of(action) switch
        {
            AccessScope.None => RowReach.Nothing,
            AccessScope.Own => new RowReach(false, [user.Id], []),
            AccessScope.Subordinates => new RowReach(false, [user.Id, .. people.Subordinates(user.Id)], []),
            AccessScope.Department => new RowReach(false, [user.Id], user.Departments),
            AccessScope.DepartmentTree => new RowReach(false, [user.Id], people.Trees(user.Departments)),
            AccessScope.Departments => new RowReach(false, [user.Id], people.Trees(grant.Departments ?? [])),
            AccessScope.All => RowReach.Everything,
        };
    }

    private sealed class Renamed(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}
