namespace Trine.Customers.Customers;

/// <summary>A way to reach somebody.</summary>
public enum ContactChannel
{
    /// <summary>By phone.</summary>
    Phone,

    /// <summary>By WeChat.</summary>
    Wechat,

    /// <summary>By short message.</summary>
    Sms,

    /// <summary>By e-mail.</summary>
    Email,

    /// <summary>In person.</summary>
    Visit,
}
