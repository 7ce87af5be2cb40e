namespace Trine.Privacy.Consents;

/// <summary>How people are reached, and asked whether they may be.</summary>
public enum ConsentChannel
{
    /// <summary>E-mail.</summary>
    Email,

    /// <summary>Text messages.</summary>
    Sms,

    /// <summary>Calls.</summary>
    Phone,

    /// <summary>WeChat and WeCom.</summary>
    Wechat,

    /// <summary>Letters.</summary>
    Post,

    /// <summary>All of them.</summary>
    Any,
}
