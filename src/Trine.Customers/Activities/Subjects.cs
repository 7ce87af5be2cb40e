using Trine.Customers.Contacts;
using Trine.Customers.Customers;
using Trine.Customers.Leads;
using Trine.Kernel.Changes;
using Trine.Kernel.Objects;

namespace Trine.Customers.Activities;

/// <summary>What an activity or a task is about, and so whose page it belongs on.</summary>
internal static class Subjects
{
    /// <summary>The customer behind a contact, an opportunity or a converted lead; null when none of them tells.</summary>
    public static Guid? CustomerOf<T>(RecordChange<T> change, Guid? contact, Guid? opportunity, Guid? lead)
        where T : Record =>
        change.Reference<Contact>(Contact.ObjectKey, contact)?.CustomerId
        ?? (change.Reference<Record>("opportunities", opportunity) as IBelongsToCustomer)?.CustomerId
        ?? change.Reference<Lead>(Lead.ObjectKey, lead)?.CustomerId;
}
