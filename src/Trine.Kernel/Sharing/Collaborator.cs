using Trine.Kernel.Objects;

namespace Trine.Kernel.Sharing;

/// <summary>Somebody with whom a record is shared, beside those whose roles reach it.</summary>
public sealed class Collaborator : Record
{
    /// <summary>Its name in the log.</summary>
    public const string ObjectKey = "collaborators";

    /// <summary>The plural key of the object the record is of.</summary>
    public string Object { get; private set; } = "";

    /// <summary>The record that is shared.</summary>
    public Guid RecordId { get; private set; }

    /// <summary>With whom.</summary>
    public Guid UserId { get; private set; }

    /// <summary>What he may do with it.</summary>
    public ShareLevel Level { get; set; }

    internal static Collaborator On(string objectKey, Guid recordId, Guid userId) => new() { Object = objectKey, RecordId = recordId, UserId = userId };

    internal static ObjectDefinition Define()
    {
        var o = new ObjectBuilder<Collaborator>(ObjectKey, "collaborator", "settings", "team");
        o.Text(c => c.Object).Title().CreateOnly().MaxLength(60);
        o.AnyReference(c => c.RecordId).Required().CreateOnly();
        o.User(c => c.UserId).Required().CreateOnly();
        o.Choice(c => c.Level).Required();
        o.Internal();
        return o.Build();
    }
}
