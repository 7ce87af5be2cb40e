namespace Trine.Customers.Customers;

/// <summary>Where a customer, lead or opportunity came from.</summary>
public enum CustomerSource
{
    /// <summary>Short videos and live streams on 抖音.</summary>
    Douyin,

    /// <summary>小红书.</summary>
    Xiaohongshu,

    /// <summary>快手.</summary>
    Kuaishou,

    /// <summary>Search engine, paid or not.</summary>
    Baidu,

    /// <summary>Official account, video channel or private chat.</summary>
    Wechat,

    /// <summary>The company's own site.</summary>
    Website,

    /// <summary>A marketplace: 1688, 淘宝, 京东, Amazon.</summary>
    Marketplace,

    /// <summary>A trade fair.</summary>
    Exhibition,

    /// <summary>An existing customer recommended us.</summary>
    Referral,

    /// <summary>A partner brought them.</summary>
    Partner,

    /// <summary>They called us.</summary>
    Phone,

    /// <summary>We called them.</summary>
    ColdCall,

    /// <summary>They came to the shop or office.</summary>
    WalkIn,

    /// <summary>Other advertising.</summary>
    Advertising,

    /// <summary>None of these.</summary>
    Other,
}
