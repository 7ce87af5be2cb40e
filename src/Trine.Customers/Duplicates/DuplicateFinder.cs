using Microsoft.EntityFrameworkCore;
using Trine.Customers.Contacts;
using Trine.Customers.Customers;
using Trine.Customers.Leads;
using Trine.Kernel.Access;
using Trine.Kernel.Data;
using Trine.Kernel.Text;

namespace Trine.Customers.Duplicates;

/// <summary>
/// Finds people and organisations that are here already (查重): by phone, e-mail, credit code and company name, across customers, contacts
/// and open leads of the whole company. At most three statements, however many probes. What the caller may not read comes back masked,
/// and what he sees masked or not at all finds nothing: whoever could try numbers would know them.
/// </summary>
public sealed class DuplicateFinder(TrineDb db, AccessRules access, VisibleSchemas schemas)
{
    /// <summary>Hits a probe has at most.</summary>
    public const int Limit = 10;

    /// <summary>The duplicates of one probe, the strongest match first.</summary>
    public async Task<IReadOnlyList<DuplicateHit>> FindAsync(DuplicateProbe probe, CancellationToken cancellationToken) =>
        (await FindAsync([probe], cancellationToken))[0];

    /// <summary>The duplicates of each of many probes, in their order: one chunk of an import.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<DuplicateHit>>> FindAsync(IReadOnlyList<DuplicateProbe> probes, CancellationToken cancellationToken)
    {
        var keys = probes.Select(DuplicateKeys.Of).ToList();
        if (keys.TrueForAll(k => k.IsEmpty))
        {
            return [.. probes.Select(_ => Array.Empty<DuplicateHit>())];
        }

        var candidates = await CandidatesAsync(keys, cancellationToken);
        return [.. keys.Select(k => Hits(k, candidates))];
    }

    private List<DuplicateHit> Hits(DuplicateKeys keys, IReadOnlyCollection<DuplicateCandidate> candidates) => [.. candidates
        .Select(c => (Candidate: c, Matched: keys.Match(c)))
        .Where(c => c.Matched.Count > 0)
        .OrderBy(c => Rank(c.Matched[0])).ThenByDescending(c => c.Matched.Count).ThenBy(c => c.Candidate.Id)
        .Take(Limit)
        .Select(c => Hit(c.Candidate, c.Matched))];

    private static int Rank(string matched) => matched switch
    {
        "creditCode" => 0,
        "phone" => 1,
        "email" => 2,
        _ => 3,
    };

    private DuplicateHit Hit(DuplicateCandidate candidate, IReadOnlyList<string> matched)
    {
        var readable = access.Allows(access.Definition(candidate.Object), AccessAction.Read, new RecordPlace(candidate.Id, candidate.OwnerId, candidate.DepartmentId, candidate.ParentOwnerId));
        return new DuplicateHit(candidate.Object, candidate.Id, readable ? candidate.Name : Masking.Name(candidate.Name), candidate.OwnerId, matched, readable);
    }

    private async Task<IReadOnlyCollection<DuplicateCandidate>> CandidatesAsync(List<DuplicateKeys> keys, CancellationToken cancellationToken)
    {
        var phones = keys.SelectMany(k => k.Phones).Distinct().ToList();
        var emails = keys.Select(k => k.Email).OfType<string>().Distinct().ToList();
        var codes = keys.Select(k => k.CreditCode).OfType<string>().Distinct().ToList();
        var names = keys.Select(k => k.NameKey).OfType<string>().Distinct().ToList();

        // Per criterion, so that a number thousands share (a switchboard, a placeholder) neither costs more than others nor hides a
        // better match; one more for each excluded record.
        var most = (Limit * keys.Count) + keys.Sum(k => k.Exclude.Count);
        var found = new Dictionary<Guid, DuplicateCandidate>();
        foreach (var query in (IQueryable<DuplicateCandidate>?[])[Customers(phones, emails, codes, names, most), Contacts(phones, emails, most), Leads(phones, emails, names, most)])
        {
            if (query is not null)
            {
                foreach (var candidate in await query.ToListAsync(cancellationToken))
                {
                    found[candidate.Id] = Seen(candidate);
                }
            }
        }

        return found.Values;
    }

    /// <summary>Whether the caller sees a field in full.</summary>
    private bool Sees(string objectKey, string field) => schemas.Schema(objectKey).Find(field) is { Mode: FieldMode.Full or FieldMode.ReadOnly };

    /// <summary>A candidate without what the caller does not see of it.</summary>
    private DuplicateCandidate Seen(DuplicateCandidate candidate)
    {
        string? If(string? value, string field) => value is not null && Sees(candidate.Object, field) ? value : null;
        return candidate with
        {
            Phone = If(candidate.Phone, candidate.Object == Contact.ObjectKey ? "mobile" : "phone"),
            Phone2 = If(candidate.Phone2, candidate.Object == Contact.ObjectKey ? "phone" : "phone2"),
            Email = If(candidate.Email, "email"),
            CreditCode = If(candidate.CreditCode, "creditCode"),
            NameKey = If(candidate.NameKey, candidate.Object == Lead.ObjectKey ? "company" : "name"),
        };
    }

    private IQueryable<DuplicateCandidate>? Customers(List<string> phones, List<string> emails, List<string> codes, List<string> names, int most)
    {
        var customers = db.Unscoped<Customer>().AsNoTracking();
        return All(
            most,
            codes.Count == 0 || !Sees(Customer.ObjectKey, "creditCode") ? null : customers.Where(c => codes.Contains(c.CreditCode!)),
            phones.Count == 0 || !Sees(Customer.ObjectKey, "phone") ? null : customers.Where(c => phones.Contains(c.Phone!)),
            phones.Count == 0 || !Sees(Customer.ObjectKey, "phone2") ? null : customers.Where(c => phones.Contains(c.Phone2!)),
            emails.Count == 0 || !Sees(Customer.ObjectKey, "email") ? null : customers.Where(c => emails.Contains(c.Email!)),
            names.Count == 0 || !Sees(Customer.ObjectKey, "name") ? null : customers.Where(c => names.Contains(c.NameKey!)))?.Select(c => new DuplicateCandidate
        {
            Object = Customer.ObjectKey,
            Id = c.Id,
            Name = c.Name,
            OwnerId = c.OwnerId,
            DepartmentId = c.DepartmentId,
            ParentOwnerId = c.ParentOwnerId,
            Phone = c.Phone,
            Phone2 = c.Phone2,
            Email = c.Email,
            CreditCode = c.CreditCode,
            NameKey = c.NameKey,
        });
    }

    private IQueryable<DuplicateCandidate>? Contacts(List<string> phones, List<string> emails, int most)
    {
        var contacts = db.Unscoped<Contact>().AsNoTracking();
        return All(
            most,
            phones.Count == 0 || !Sees(Contact.ObjectKey, "mobile") ? null : contacts.Where(c => phones.Contains(c.Mobile!)),
            phones.Count == 0 || !Sees(Contact.ObjectKey, "phone") ? null : contacts.Where(c => phones.Contains(c.Phone!)),
            emails.Count == 0 || !Sees(Contact.ObjectKey, "email") ? null : contacts.Where(c => emails.Contains(c.Email!)))?.Select(c => new DuplicateCandidate
        {
            Object = Contact.ObjectKey,
            Id = c.Id,
            Name = c.Name,
            OwnerId = c.OwnerId,
            DepartmentId = c.DepartmentId,
            ParentOwnerId = c.ParentOwnerId,
            CustomerId = c.CustomerId,
            Phone = c.Mobile,
            Phone2 = c.Phone,
            Email = c.Email,
        });
    }

    private IQueryable<DuplicateCandidate>? Leads(List<string> phones, List<string> emails, List<string> names, int most)
    {
        // A converted lead is its customer's past, not somebody else.
        var leads = db.Unscoped<Lead>().AsNoTracking().Where(l => l.Status != LeadStatus.Converted);
        return All(
            most,
            phones.Count == 0 || !Sees(Lead.ObjectKey, "phone") ? null : leads.Where(l => phones.Contains(l.Phone!)),
            emails.Count == 0 || !Sees(Lead.ObjectKey, "email") ? null : leads.Where(l => emails.Contains(l.Email!)),
            names.Count == 0 || !Sees(Lead.ObjectKey, "company") ? null : leads.Where(l => names.Contains(l.CompanyKey!)))?.Select(l => new DuplicateCandidate
        {
            Object = Lead.ObjectKey,
            Id = l.Id,
            Name = l.Name,
            OwnerId = l.OwnerId,
            DepartmentId = l.DepartmentId,
            ParentOwnerId = l.ParentOwnerId,
            Phone = l.Phone,
            Email = l.Email,
            NameKey = l.CompanyKey,
        });
    }

    /// <summary>The first rows of each query in one statement, each by its own index; null when none is asked.</summary>
    private static IQueryable<T>? All<T>(int most, params IQueryable<T>?[] queries)
    {
        var asked = queries.OfType<IQueryable<T>>().Select(q => q.Take(most)).ToList();
        return asked.Count == 0 ? null : asked.Aggregate((a, b) => a.Concat(b));
    }
}
