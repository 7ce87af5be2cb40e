using Microsoft.EntityFrameworkCore;
using Trine.Kernel.Access;
using Trine.Kernel.Audit;
using Trine.Kernel.Changes;
using Trine.Kernel.Data;
using Trine.Kernel.Http;
using Trine.Kernel.Localisation;
using Trine.Kernel.Objects;

namespace Trine.Customers.Leads;

/// <summary>What somebody does not see of a lead he would see of the customer it becomes: a masked value is revealed then, and counts as that; a hidden one has to stay hidden.</summary>
internal sealed class LeadReveals(Metadata metadata, AccessRules access, AuditTrail audit, RevealLimit limit)
{
    /// <summary>Counts and writes down, with the next save, what of the lead shows in the records that save makes.</summary>
    /// <exception cref="InvalidInputException">Something hidden would.</exception>
    /// <exception cref="TooManyException">He has had too much revealed of late.</exception>
    public void Note(Lead lead, TrineDb db)
    {
        var schema = metadata.Current.Schema(Lead.ObjectKey);
        var made = db.ChangeTracker.Entries<Record>().Where(e => e.State == EntityState.Added).Select(e => e.Entity).ToList();
        var unseen = schema.Fields.Where(f => access.ModeOf(schema, f) is FieldMode.Masked or FieldMode.Hidden
            && f.Get(lead) is { } value and (string or decimal or DateTimeOffset or IReadOnlyList<string> { Count: > 0 })
            && made.Exists(r => Shows(r, db.ObjectKey(r.GetType()), value))).ToList();
        if (unseen.Find(f => access.ModeOf(schema, f) == FieldMode.Hidden) is { } hidden)
        {
            throw new InvalidInputException([new FieldError("", "error.convertHidden", new TextKey($"objects.{schema.Key}.fields.{hidden.Key}"))]);
        }

        foreach (var field in unseen)
        {
            limit.Take(access.Caller.UserId ?? Guid.Empty);
            audit.Add(AuditEvent.FieldRevealed, AuditSubject.Of(schema.Key, lead.Id), new AuditDetails { Fields = [field.Key] });
        }
    }

    private bool Shows(Record record, string objectKey, object value)
    {
        var schema = metadata.Current.Schema(objectKey);
        return schema.Fields.Any(f => access.ModeOf(schema, f) is FieldMode.Full or FieldMode.ReadOnly && FieldValues.Same(f.Get(record), value));
    }
}
