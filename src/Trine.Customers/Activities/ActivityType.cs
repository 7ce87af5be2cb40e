namespace Trine.Customers.Activities;

/// <summary>How a contact happens.</summary>
public enum ActivityType
{
    /// <summary>By phone.</summary>
    Call,

    /// <summary>At their place.</summary>
    Visit,

    /// <summary>Several people, in a room or online.</summary>
    Meeting,

    /// <summary>By e-mail.</summary>
    Email,

    /// <summary>By WeChat.</summary>
    Wechat,

    /// <summary>A note to oneself and the colleagues; nobody was contacted.</summary>
    Note,
}
