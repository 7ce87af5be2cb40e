using Trine.Kernel.Objects;
using Trine.Kernel.Sharing;

namespace Trine.Privacy.Retention;

/// <summary>How long records that tell of people are kept: some months after a date of theirs their owners are warned, then what tells of people goes.</summary>
public sealed class RetentionRule : Record
{
    /// <summary>The plural key.</summary>
    public const string ObjectKey = "retentionRules";

    /// <summary>As shown.</summary>
    public string Name { get; set; } = "";

    /// <summary>The key lists sort by.</summary>
    public string NameKey { get; private set; } = "";

    /// <summary>The plural key of the object whose records it is about.</summary>
    public string Object { get; set; } = "";

    /// <summary>The filter tree as JSON that they pass; null for all.</summary>
    public string? Filter { get; set; }

    /// <summary>The key of the date that counts.</summary>
    public string DateField { get; set; } = "";

    /// <summary>How long records are kept after it, in months.</summary>
    public int Months { get; set; }

    /// <summary>How long before the end owners are warned, in days.</summary>
    public int WarnDays { get; set; } = 30;

    /// <summary>Whether it is carried out.</summary>
    public bool Active { get; set; }

    /// <summary>Since when it is what it is: nothing goes before its owner had all of the warning time. Null while it is not carried out.</summary>
    public DateOnly? Since { get; private set; }

    /// <summary>Owners have been told of everything that goes up to this day.</summary>
    public DateOnly? WarnedUntil { get; private set; }

    /// <summary>When it was last carried out.</summary>
    public DateTimeOffset? LastRunAt { get; private set; }

    /// <summary>How many records were given to be anonymised then.</summary>
    public int? LastCount { get; private set; }

    /// <summary>Everything begins again, warnings too.</summary>
    internal void Restart(DateOnly? on) => (Since, WarnedUntil) = (on, null);

    /// <summary>Notes how far it was carried out.</summary>
    internal void Ran(DateTimeOffset at, int count, DateOnly warnedUntil) => (LastRunAt, LastCount, WarnedUntil) = (at, count, warnedUntil);

    internal static ObjectDefinition Define()
    {
        var o = new ObjectBuilder<RetentionRule>(ObjectKey, "retentionRule", "settings.privacy", "hourglass");
        o.Text(r => r.Name).Title().MaxLength(60).PinyinSorted(r => r.NameKey);
        o.Text(r => r.Object).Required().CreateOnly().MaxLength(60);
        o.LongText(r => r.Filter).MaxLength(4_000);
        o.Text(r => r.DateField).Required().MaxLength(60);
        o.Integer(r => r.Months).Required().Range(1, 1_200);
        o.Integer(r => r.WarnDays).Required().Range(0, 365);
        o.Boolean(r => r.Active);
        o.Date(r => r.Since).ReadOnly().Quiet();
        o.Date(r => r.WarnedUntil).ReadOnly().Quiet();
        o.DateTime(r => r.LastRunAt).ReadOnly().Quiet();
        o.Integer(r => r.LastCount).ReadOnly().Quiet();
        o.Section("main", "name", "object", "dateField", "months", "warnDays", "active");
        o.Section("course", "since", "warnedUntil", "lastRunAt", "lastCount");
        o.View("all", null, ["name"], "name", "object", "dateField", "months", "warnDays", "active", "lastRunAt", "lastCount");
        o.Hidden();
        o.Administrative();
        o.Derive(change =>
        {
            string[] meant = ["active", "object", "filter", "dateField", "months", "warnDays"];
            if (change.IsNew || Array.Exists(meant, change.Changes))
            {
                change.After.Restart(change.After.Active ? change.Today : null);
            }
        });
        o.Check(change =>
        {
            var rule = change.After;
            if (change.Metadata?.Find(rule.Object) is not { Definition.IsPersonal: true } schema)
            {
                if (!string.IsNullOrEmpty(rule.Object))
                {
                    change.Error("object", "error.retentionObject", rule.Object);
                }

                return;
            }

            if (!string.IsNullOrEmpty(rule.DateField) && !MayCount(schema.Find(rule.DateField)))
            {
                change.Error("dateField", "error.retentionDate", rule.DateField);
            }

            if (SharingFilters.Check(change, "filter", rule.Object, rule.Filter) is { } error)
            {
                change.Error(error);
            }
        });
        return o.Build();
    }

    /// <summary>Whether records can be kept for some time after this field.</summary>
    internal static bool MayCount(FieldDefinition? field) => field is { Type: FieldType.Date or FieldType.DateTime, Filterable: true };
}
