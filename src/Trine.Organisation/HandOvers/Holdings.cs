using System.Text.Json;
using Trine.Kernel.Access;
using Trine.Kernel.Changes;
using Trine.Kernel.Objects;
using Trine.Kernel.Query;

namespace Trine.Organisation.HandOvers;

/// <summary>What somebody looks after: the records he owns, the people who report to him, the departments he leads.</summary>
internal sealed class Holdings(Metadata metadata, FilterParser filters, RecordStore store)
{
    /// <param name="Object">The plural key of the object.</param>
    /// <param name="Field">The field that names him.</param>
    /// <param name="Open">How many the caller may hand over that are not done with.</param>
    /// <param name="Finished">How many he may hand over that are.</param>
    /// <param name="Beyond">How many there are that the caller may not hand over.</param>
    /// <param name="MayBeNobodys">Whether they may be left without anybody.</param>
    public sealed record Holding(string Object, string Field, int Open, int Finished, int Beyond, bool MayBeNobodys);

    /// <summary>All ways to have something, in the order of the objects; what rights are decided by comes last.</summary>
    public IEnumerable<HoldingKind> Kinds()
    {
        foreach (var schema in metadata.Current.Schemas.Where(s => s.Definition is { Internal: false, Administrative: false, AccessOf: null }))
        {
            yield return Kind(schema, "owner", AccessAction.Transfer);
        }

        yield return Kind(metadata.Current.Schema("departments"), "leader", AccessAction.Update);
        yield return Kind(metadata.Current.Schema("users"), "manager", AccessAction.Update);
    }

    /// <summary>How much of each a user has; objects of which he has nothing are left out.</summary>
    public async Task<IReadOnlyList<Holding>> CountAsync(Guid user, CancellationToken cancellationToken)
    {
        var found = new List<Holding>();
        foreach (var kind in Kinds())
        {
            var all = await store.CountAsync(kind.Schema, null, kind.Of(user), cancellationToken);
            if (all > 0)
            {
                var reached = await store.CountAsync(kind.Schema, kind.Action, kind.Of(user), cancellationToken);
                var open = kind.Done is null ? reached : await store.CountAsync(kind.Schema, kind.Action, kind.OpenOf(user), cancellationToken);
                found.Add(new Holding(kind.Schema.Key, kind.Field.Key, open, reached - open, all - reached, kind.MayBeNobodys));
            }
        }

        return found;
    }

    private HoldingKind Kind(ObjectSchema schema, string field, AccessAction action) => new(schema, schema.Find(field)!, action, Done(schema));

    private Filter? Done(ObjectSchema schema)
    {
        if (schema.Definition.FinishedJson is not { } json)
        {
            return null;
        }

        using var document = JsonDocument.Parse(json);
        return filters.Parse(schema, document.RootElement);
    }
}
