using Trine.Kernel.Objects;
using Trine.Privacy.Consents;

namespace Trine.Privacy.Activities;

/// <summary>What personal data is used for, why that is lawful, and how it is kept safe. All of them are the record of processing that the law asks for; each is a purpose people may consent to.</summary>
public sealed class ProcessingActivity : Record
{
    /// <summary>The plural key.</summary>
    public const string ObjectKey = "processingActivities";

    /// <summary>As shown.</summary>
    public string Name { get; set; } = "";

    /// <summary>The key lists sort by.</summary>
    public string NameKey { get; private set; } = "";

    /// <summary>What the data is used for, in words.</summary>
    public string Purpose { get; set; } = "";

    /// <summary>Why that is lawful.</summary>
    public LegalBasis LegalBasis { get; set; }

    /// <summary>Whether consent to it has to be asked apart from any other (sensitive data, data sent abroad or made public).</summary>
    public bool SeparateConsent { get; set; }

    /// <summary>Whether sensitive data is among it.</summary>
    public bool Sensitive { get; set; }

    /// <summary>Which kinds of data.</summary>
    public List<string> DataCategories { get; set; } = [];

    /// <summary>Whose data.</summary>
    public List<string> People { get; set; } = [];

    /// <summary>Who gets the data, and who processes it on behalf.</summary>
    public string? Recipients { get; set; }

    /// <summary>Whether the data goes abroad.</summary>
    public bool CrossBorder { get; set; }

    /// <summary>Where to, and on what grounds.</summary>
    public string? CrossBorderTo { get; set; }

    /// <summary>By which channels people are asked for consent.</summary>
    public List<string> Channels { get; set; } = [];

    /// <summary>How long the data is kept, in words.</summary>
    public string? Retention { get; set; }

    /// <summary>How long the data is kept, in months.</summary>
    public int? RetentionMonths { get; set; }

    /// <summary>How the data is kept safe.</summary>
    public string? SecurityMeasures { get; set; }

    /// <summary>What people are told before they agree.</summary>
    public string? Notice { get; set; }

    /// <summary>1 for the first notice, one more whenever it changes; 0 while there is none.</summary>
    public int NoticeVersion { get; private set; }

    /// <summary>When its impact was assessed.</summary>
    public DateOnly? AssessedOn { get; set; }

    /// <summary>What the assessment found.</summary>
    public string? Assessment { get; set; }

    /// <summary>The assessment itself.</summary>
    public List<string> AssessmentFiles { get; set; } = [];

    /// <summary>Whether it is still done.</summary>
    public bool Active { get; set; } = true;

    internal static ObjectDefinition Define()
    {
        var o = new ObjectBuilder<ProcessingActivity>(ObjectKey, "processingActivity", "settings.privacy", "solution");
        o.Text(a => a.Name).Title().MaxLength(100).PinyinSorted(a => a.NameKey);
        o.LongText(a => a.Purpose).Required().MaxLength(2_000).Searchable();
        o.Choice(a => a.LegalBasis).Required();
        o.Boolean(a => a.SeparateConsent);
        o.Boolean(a => a.Sensitive);
        o.MultiChoice(a => a.DataCategories, "identity", "contactDetails", "employment", "transactions", "communications", "preferences", "location", "online", "financial").Open();
        o.MultiChoice(a => a.People, "customers", "contacts", "leads", "employees", "suppliers", "visitors").Open();
        o.LongText(a => a.Recipients).MaxLength(2_000);
        o.Boolean(a => a.CrossBorder);
        o.Text(a => a.CrossBorderTo).MaxLength(300);
        o.MultiChoice(a => a.Channels, [.. EnumText.All(typeof(ConsentChannel))]);
        o.Text(a => a.Retention).MaxLength(300);
        o.Integer(a => a.RetentionMonths).Range(1, 1_200);
        o.LongText(a => a.SecurityMeasures).MaxLength(4_000);
        o.LongText(a => a.Notice);
        o.Integer(a => a.NoticeVersion).ReadOnly();
        o.Date(a => a.AssessedOn);
        o.LongText(a => a.Assessment).MaxLength(4_000);
        o.Files(a => a.AssessmentFiles);
        o.Boolean(a => a.Active);
        o.Subtitle("legalBasis");
        o.Section("main", "name", "purpose", "legalBasis", "people", "dataCategories", "sensitive", "active");
        o.Section("consent", "separateConsent", "channels", "notice", "noticeVersion");
        o.Section("handling", "recipients", "crossBorder", "crossBorderTo", "retention", "retentionMonths", "securityMeasures");
        o.Section("assessment", "assessedOn", "assessment", "assessmentFiles");
        o.View("active", """{"field":"active","op":"eq","value":true}""", ["name"], "name", "legalBasis", "people", "dataCategories", "channels", "noticeVersion", "active", "updatedAt");
        o.View("all", null, ["name"], "name", "legalBasis", "people", "dataCategories", "channels", "noticeVersion", "active", "updatedAt");
        o.Hidden();
        o.Administrative();
        o.ReadableByAll();
        o.Derive(change =>
        {
            if (change.Changes("notice") && (change.After.Notice is not null || change.After.NoticeVersion > 0))
            {
                change.After.NoticeVersion = (change.Before?.NoticeVersion ?? 0) + 1;
            }
        });
        o.Check(change =>
        {
            var activity = change.After;
            if (activity.SeparateConsent && activity.LegalBasis != LegalBasis.Consent)
            {
                change.Error("separateConsent", "error.separateConsent");
            }

            if (activity.CrossBorder && string.IsNullOrWhiteSpace(activity.CrossBorderTo))
            {
                change.Error("crossBorderTo", "error.crossBorderTo");
            }
        });
        return o.Build();
    }
}
