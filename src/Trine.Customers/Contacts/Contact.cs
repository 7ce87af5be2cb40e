using Trine.Customers.Customers;
using Trine.Kernel.Changes;
using Trine.Kernel.Objects;

namespace Trine.Customers.Contacts;

/// <summary>A person at a customer.</summary>
public sealed class Contact : Record, IBelongsToCustomer
{
    /// <summary>The plural key.</summary>
    public const string ObjectKey = "contacts";

    /// <summary>As the person is called.</summary>
    public string Name { get; set; } = "";

    /// <summary>The pinyin key lists sort by; set by the door.</summary>
    public string NameSort { get; private set; } = "";

    /// <summary>Where the person works.</summary>
    public Guid? CustomerId { get; set; }

    /// <summary>The part the person plays when the customer buys.</summary>
    public BuyingRole? BuyingRole { get; set; }

    /// <summary>As on the card.</summary>
    public string? JobTitle { get; set; }

    /// <summary>The department at the customer; <see cref="Record.DepartmentId"/> is ours.</summary>
    public string? Division { get; set; }

    /// <summary>How to address them.</summary>
    public Gender? Gender { get; set; }

    /// <summary>Normalised.</summary>
    public string? Mobile { get; set; }

    /// <summary>The desk phone, normalised.</summary>
    public string? Phone { get; set; }

    /// <summary>Lower case.</summary>
    public string? Email { get; set; }

    /// <summary>WeChat id.</summary>
    public string? Wechat { get; set; }

    /// <summary>The solar day of birth even where it is kept by the moon.</summary>
    public DateOnly? Birthday { get; set; }

    /// <summary>Whether the birthday comes round by the lunar calendar.</summary>
    public bool BirthdayIsLunar { get; set; }

    /// <summary>Whom to ask for first.</summary>
    public bool Primary { get; set; }

    /// <summary>What the person likes and dislikes, in words.</summary>
    public string? Preferences { get; set; }

    /// <summary>Anything else.</summary>
    public string? Description { get; set; }

    internal static void Check(RecordChange<Contact> change)
    {
        if (change.Changes("birthday") && change.After.Birthday > change.Today)
        {
            change.Error("birthday", "error.inFuture");
        }
    }
}
