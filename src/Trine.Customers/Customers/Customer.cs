using Trine.Customers.Activities;
using Trine.Kernel.Changes;
using Trine.Kernel.Objects;

namespace Trine.Customers.Customers;

/// <summary>Anybody the company deals with: a person, an organisation, a partner or another stakeholder, or several of these at once.</summary>
public sealed class Customer : Record, IFollowedUp
{
    /// <summary>The plural key.</summary>
    public const string ObjectKey = "customers";

    /// <summary>As registered, or as the person is called.</summary>
    public string Name { get; set; } = "";

    /// <summary>The pinyin key lists sort by; set by the door.</summary>
    public string NameSort { get; private set; } = "";

    /// <summary>What of an organisation's name tells it from others, for the duplicate warning; null for a plain person, whose namesakes are no duplicates.</summary>
    public string? NameKey { get; private set; }

    /// <summary>Which roles the party plays: <c>person</c>, <c>organisation</c>, <c>partner</c>, <c>other</c>; at least one.</summary>
    public List<string> Kinds { get; set; } = [];

    /// <summary>The company it belongs to.</summary>
    public Guid? ParentId { get; set; }

    /// <summary>How important it is.</summary>
    public CustomerLevel? Level { get; set; }

    /// <summary>How far the relation has come.</summary>
    public LifecycleStage Stage { get; set; }

    /// <summary>Where it came from.</summary>
    public CustomerSource? Source { get; set; }

    /// <summary>A section or division of GB/T 4754, see <see cref="Industries"/>.</summary>
    public string? Industry { get; set; }

    /// <summary>统一社会信用代码, normalised; no two living customers share one.</summary>
    public string? CreditCode { get; set; }

    /// <summary>Normalised.</summary>
    public string? Phone { get; set; }

    /// <summary>Normalised.</summary>
    public string? Phone2 { get; set; }

    /// <summary>Lower case.</summary>
    public string? Email { get; set; }

    /// <summary>WeChat id.</summary>
    public string? Wechat { get; set; }

    /// <summary>An http or https address.</summary>
    public string? Website { get; set; }

    /// <summary>A division code.</summary>
    public string? Region { get; set; }

    /// <summary>Street and number, without the region.</summary>
    public string? Address { get; set; }

    /// <summary>A person's birthday, or a company's founding day; the solar day of birth even where it is kept by the moon.</summary>
    public DateOnly? Birthday { get; set; }

    /// <summary>Whether the birthday comes round by the lunar calendar.</summary>
    public bool BirthdayIsLunar { get; set; }

    /// <summary>What the customer likes, in words.</summary>
    public string? Preferences { get; set; }

    /// <summary>How the customer wants to be reached.</summary>
    public ContactChannel? PreferredChannel { get; set; }

    /// <summary>What the customer needs, in words.</summary>
    public string? Needs { get; set; }

    /// <summary>What the customer looks at first: quality, price, …</summary>
    public List<string> Expectations { get; set; } = [];

    /// <summary>Free words.</summary>
    public List<string> Tags { get; set; } = [];

    /// <summary>How many people work there.</summary>
    public int? Employees { get; set; }

    /// <summary>Per year, in <see cref="Currency"/>.</summary>
    public decimal? AnnualRevenue { get; set; }

    /// <summary>ISO 4217.</summary>
    public string? Currency { get; set; }

    /// <summary>Anything else.</summary>
    public string? Description { get; set; }

    /// <summary>When somebody last spoke or wrote to them; follows the activities.</summary>
    public DateTimeOffset? LastContactAt { get; set; }

    /// <summary>When to turn to them next; follows the newest activity that says so, and may be set by hand.</summary>
    public DateTimeOffset? NextFollowUpAt { get; set; }

    internal static void Derive(RecordChange<Customer> change)
    {
        var customer = change.After;
        if (customer.Kinds.Count == 0)
        {
            customer.Kinds = ["organisation"];
        }

        customer.NameKey = KeyOf(customer.Name, customer.Kinds);
    }

    internal static void Check(RecordChange<Customer> change)
    {
        var customer = change.After;
        if (change.Changes("parent") && customer.ParentId is { } parent)
        {
            if (parent == customer.Id || change.Reference<Customer>(ObjectKey, parent)?.ParentId == customer.Id)
            {
                change.Error("parent", "error.parentCircle");
            }
        }

        if (change.Changes("birthday") && customer.Birthday > change.Today)
        {
            change.Error("birthday", "error.inFuture");
        }
    }

    /// <summary>The key organisations are compared by; null when the name has nothing to compare or is a plain person's.</summary>
    internal static string? KeyOf(string? name, IReadOnlyList<string> kinds) =>
        kinds is ["person"] || string.IsNullOrWhiteSpace(name) || CompanyName.Normalise(name) is not { Length: > 0 } key ? null : key;
}
