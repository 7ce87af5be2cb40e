using Trine.Kernel.Access;

namespace Trine.Kernel.Http;

/// <summary>What navigation needs to know of an object.</summary>
/// <param name="Key">The plural key used in addresses: <c>customers</c>.</param>
/// <param name="Name">The singular: <c>customer</c>.</param>
/// <param name="Labels">What one is called, by language.</param>
/// <param name="PluralLabels">What many are called, by language.</param>
/// <param name="Icon">The name of its icon.</param>
/// <param name="Group">Where it stands in navigation: customers, sales, settings, privacy.</param>
/// <param name="Can">What the caller may do with its records.</param>
/// <param name="Searchable">Search finds its records.</param>
/// <param name="Hidden">It has no place in navigation.</param>
/// <param name="Personal">Its records tell of natural persons.</param>
/// <param name="Grantable">What roles can let somebody do with them; null for everything.</param>
public sealed record ObjectSummary(
    string Key,
    string Name,
    IReadOnlyDictionary<string, string> Labels,
    IReadOnlyDictionary<string, string> PluralLabels,
    string Icon,
    string Group,
    Abilities Can,
    bool Searchable,
    bool Hidden,
    bool Personal,
    IReadOnlyList<AccessAction>? Grantable);
