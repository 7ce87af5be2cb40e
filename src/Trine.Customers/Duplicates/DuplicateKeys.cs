using Trine.Customers.Customers;
using Trine.Kernel.Text;

namespace Trine.Customers.Duplicates;

/// <summary>The values a probe is compared by, normalised as they are stored; what has no normal form is not compared.</summary>
internal sealed record DuplicateKeys(IReadOnlyList<string> Phones, string? Email, string? CreditCode, string? NameKey, IReadOnlyList<Guid> Exclude)
{
    public static DuplicateKeys Of(DuplicateProbe probe) => new(
        [.. (probe.Phones ?? []).Select(p => PhoneNumber.TryNormalise(p, out var phone) ? phone : "").Where(p => p.Length > 0).Distinct()],
        EmailAddress.TryNormalise(probe.Email, out var email) ? email : null,
        Customers.CreditCode.TryNormalise(probe.CreditCode, out var code) ? code : null,
        Customer.KeyOf(probe.Name, []),
        probe.Exclude ?? []);

    public bool IsEmpty => Phones.Count == 0 && Email is null && CreditCode is null && NameKey is null;

    /// <summary>What a record shares with the probe, the strongest first; empty when nothing or when it is excluded.</summary>
    public IReadOnlyList<string> Match(DuplicateCandidate candidate)
    {
        if (Exclude.Contains(candidate.Id) || (candidate.CustomerId is { } customer && Exclude.Contains(customer)))
        {
            return [];
        }

        var matched = new List<string>(4);
        if (CreditCode is not null && candidate.CreditCode == CreditCode)
        {
            matched.Add("creditCode");
        }

        if ((candidate.Phone is { } phone && Phones.Contains(phone)) || (candidate.Phone2 is { } phone2 && Phones.Contains(phone2)))
        {
            matched.Add("phone");
        }

        if (Email is not null && candidate.Email == Email)
        {
            matched.Add("email");
        }

        if (NameKey is not null && candidate.NameKey == NameKey)
        {
            matched.Add("name");
        }

        return matched;
    }
}
