using Trine.Kernel.Changes;
using Trine.Kernel.Objects;
using Trine.Kernel.Text;

namespace Trine.Kernel.Access;

/// <summary>Which rules for fields a role may hold.</summary>
public static class FieldRules
{
    /// <summary>What is wrong with the rules for fields in a role's grants; nothing when they are sound.</summary>
    /// <param name="field">The field of the role that holds the grants.</param>
    public static IEnumerable<FieldError> Check(string field, IReadOnlyDictionary<string, ObjectGrant> grants, MetadataSnapshot metadata) =>
        from grant in grants
        from rule in grant.Value.Fields ?? new Dictionary<string, FieldMode>()
        let message = Wrong(grant.Key, grant.Value, rule.Key, rule.Value, metadata)
        where message is not null
        select new FieldError(field, message, grant.Key, rule.Key);

    /// <summary>Objects of which a role's grants say what no role can let somebody do.</summary>
    public static IEnumerable<string> Beyond(IReadOnlyDictionary<string, ObjectGrant> grants, MetadataSnapshot metadata) =>
        grants.Where(g => metadata.Find(g.Key) is { } schema && g.Value.Only(schema.Definition.Grantable) != g.Value).Select(g => g.Key);

    /// <summary>What a role may say of a field, besides nothing.</summary>
    public static IReadOnlyList<FieldMode> Modes(ObjectSchema schema, FieldDefinition field) =>
        !schema.MayRestrict(field) ? [] : Masking.Applies(field.Type) ? [FieldMode.ReadOnly, FieldMode.Masked, FieldMode.Hidden] : [FieldMode.ReadOnly, FieldMode.Hidden];

    private static string? Wrong(string objectKey, ObjectGrant grant, string path, FieldMode mode, MetadataSnapshot metadata)
    {
        if (objectKey == "*")
        {
            return "error.fieldRule.all";
        }

        var schema = metadata.Find(objectKey);
        var key = path;
        if (schema?.Definition.Lines is { } lines && path.StartsWith(lines.Key + ".", StringComparison.Ordinal))
        {
            (schema, key) = (metadata.Find(lines.Object), path[(lines.Key.Length + 1)..]);
        }

        // A custom field that was deleted since is no reason to refuse the role.
        if (schema?.Find(key) is not { } field)
        {
            return key.StartsWith("custom.", StringComparison.Ordinal) && schema is not null ? null : "error.fieldRule.unknown";
        }

        return !schema.MayRestrict(field) ? "error.fieldRule.needed"
            : mode != FieldMode.Full && !Modes(schema, field).Contains(mode) ? "error.fieldRule.mask"
            : mode is FieldMode.ReadOnly or FieldMode.Hidden && field is { Required: true, ReadOnly: false, Default: null, DefaultFrom: null } && grant.Create != AccessScope.None ? "error.fieldRule.required"
            : null;
    }
}
