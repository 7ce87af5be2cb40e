using Trine.Kernel.Access;
using Trine.Kernel.Objects;
using Trine.Kernel.Query;

namespace Trine.Organisation.HandOvers;

/// <summary>One way in which records can be somebody's.</summary>
/// <param name="Schema">The object, whole.</param>
/// <param name="Field">The field that names him.</param>
/// <param name="Action">What one must be allowed to do to name somebody else.</param>
/// <param name="Done">The filter of those that are done with; null where none ever is.</param>
internal sealed record HoldingKind(ObjectSchema Schema, FieldDefinition Field, AccessAction Action, Filter? Done)
{
    /// <summary>Whether it may be nobody's.</summary>
    public bool MayBeNobodys => !Field.Required;

    /// <summary>All that is his.</summary>
    public Filter Of(Guid user) => new FieldFilter(Field, FilterOp.Eq, [user]);

    /// <summary>What is his and not done with.</summary>
    public Filter OpenOf(Guid user) => Done is null ? Of(user) : new AndFilter([Of(user), new NotFilter(Done)]);
}
