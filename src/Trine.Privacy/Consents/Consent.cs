using Trine.Kernel.Files;
using Trine.Kernel.Objects;
using Trine.Privacy.Activities;

namespace Trine.Privacy.Consents;

/// <summary>An entry of the ledger of what somebody agreed to, or no longer does. Entries stay as they are: who changes his mind gives another.</summary>
public sealed class Consent : Record
{
    /// <summary>Its name in the log.</summary>
    public const string ObjectKey = "consents";

    /// <summary>The plural key of the object the person's record is of.</summary>
    public string Object { get; private set; } = "";

    /// <summary>The person's record.</summary>
    public Guid RecordId { get; private set; }

    /// <summary>To what he agreed.</summary>
    public Guid PurposeId { get; init; }

    /// <summary>By which channel he may be reached for it.</summary>
    public ConsentChannel Channel { get; init; }

    /// <summary>Whether he agreed.</summary>
    public ConsentDecision Decision { get; init; }

    /// <summary>When he said so, UTC.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>How he said so; null only for a withdrawal.</summary>
    public ConsentMeans? How { get; init; }

    /// <summary>What shows it, in words; of a withdrawal the reason. Null only for a withdrawal.</summary>
    public string? Evidence { get; init; }

    /// <summary>A file of the person's record that shows it, or null.</summary>
    public Guid? FileId { get; init; }

    /// <summary>Which version of the purpose's notice he had read; null when there was none.</summary>
    public int? NoticeVersion { get; set; }

    /// <summary>The last day his consent is good for; null without end.</summary>
    public DateOnly? ValidUntil { get; init; }

    /// <summary>Puts the entry on a person's record.</summary>
    internal Consent On(string objectKey, Guid recordId)
    {
        (Object, RecordId) = (objectKey, recordId);
        return this;
    }

    internal static ObjectDefinition Define()
    {
        var o = new ObjectBuilder<Consent>(ObjectKey, "consent", "settings.privacy", "solution");
        o.Text(c => c.Object).Title().CreateOnly().MaxLength(60);
        o.AnyReference(c => c.RecordId).Required().CreateOnly();
        o.Reference(c => c.PurposeId, ProcessingActivity.ObjectKey).Required().CreateOnly().Restrict();
        o.Choice(c => c.Channel).Required().CreateOnly();
        o.Choice(c => c.Decision).Required().CreateOnly();
        o.DateTime(c => c.At).Required().CreateOnly();
        o.Choice(c => c.How).CreateOnly();
        o.LongText(c => c.Evidence).Personal().CreateOnly().MaxLength(2_000);
        // What shows a consent is not thrown away while the consent is on record.
        o.Reference(c => c.FileId, Attachment.ObjectKey).Personal().CreateOnly().Restrict();
        o.Integer(c => c.NoticeVersion).CreateOnly();
        o.Date(c => c.ValidUntil).CreateOnly();
        o.Internal();
        o.AppendOnly();
        o.Derive(ConsentRules.Derive);
        o.Check(ConsentRules.Check);
        return o.Build();
    }
}
