using Trine.Customers.Contacts;
using Trine.Customers.Customers;
using Trine.Customers.Leads;
using Trine.Kernel.Objects;
using Trine.Kernel.Transfer;

namespace Trine.Customers.Duplicates;

/// <summary>Tells imports who is here already.</summary>
internal sealed class ImportDuplicateFinder(DuplicateFinder finder) : IDuplicateFinder
{
    public IReadOnlyCollection<string> Objects { get; } = [Customer.ObjectKey, Contact.ObjectKey, Lead.ObjectKey];

    public async Task<IReadOnlyList<IReadOnlyList<DuplicateMatch>>> FindAsync(ObjectSchema schema, IReadOnlyList<Record> records, CancellationToken cancellationToken)
    {
        var hits = await finder.FindAsync([.. records.Select(Probe)], cancellationToken);
        return [.. hits.Select(h => h.Select(hit => new DuplicateMatch(hit.Object, hit.Id, hit.Name, hit.Matched)).ToList())];
    }

    private static DuplicateProbe Probe(Record record) => record switch
    {
        // A person's name says nothing; its phone and e-mail do.
        Customer c => new DuplicateProbe(c.Kinds is ["person"] ? null : c.Name, Phones(c.Phone, c.Phone2), c.Email, c.CreditCode),
        Contact c => new DuplicateProbe(null, Phones(c.Mobile, c.Phone), c.Email, null, c.CustomerId is { } customer ? [customer] : null),
        Lead l => new DuplicateProbe(l.Company, Phones(l.Phone), l.Email),
        _ => throw new InvalidOperationException($"Nothing is known of duplicates of a {record.GetType().Name}."),
    };

    private static string[] Phones(params string?[] numbers) => [.. numbers.OfType<string>()];
}
