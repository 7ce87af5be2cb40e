using Trine.Customers.Activities;
using Trine.Customers.Contacts;
using Trine.Customers.Customers;
using Trine.Sales.Opportunities;

namespace Trine.Host.Demo;

/// <summary>How often things are what.</summary>
internal static class DemoWeights
{
    public static Weighted<(CustomerLevel Value, double Share)> Levels { get; } = Of(
        (CustomerLevel.A, .06), (CustomerLevel.B, .17), (CustomerLevel.C, .45), (CustomerLevel.D, .32));

    public static Weighted<(LifecycleStage Value, double Share)> Stages { get; } = Of(
        (LifecycleStage.Prospect, .48), (LifecycleStage.New, .18), (LifecycleStage.Repeat, .19), (LifecycleStage.Loyal, .06), (LifecycleStage.Lost, .09));

    public static Weighted<(CustomerSource Value, double Share)> Sources { get; } = Of(
        (CustomerSource.Referral, .17), (CustomerSource.Exhibition, .15), (CustomerSource.Website, .12), (CustomerSource.Baidu, .11), (CustomerSource.ColdCall, .1),
        (CustomerSource.Wechat, .09), (CustomerSource.Douyin, .07), (CustomerSource.Phone, .06), (CustomerSource.Partner, .05), (CustomerSource.Marketplace, .04),
        (CustomerSource.Xiaohongshu, .02), (CustomerSource.Advertising, .01), (CustomerSource.Other, .01));

    public static Weighted<(DemoActivity Value, double Share)> Activities { get; } = Of(
        (DemoActivity.Call, .4), (DemoActivity.WeChat, .25), (DemoActivity.Visit, .15), (DemoActivity.Meeting, .1), (DemoActivity.Email, .1));

    public static Weighted<(ActivityResult? Value, double Share)> Results { get; } = Of<ActivityResult?>(
        (ActivityResult.Neutral, .42), (ActivityResult.Positive, .27), (ActivityResult.NoAnswer, .1), (ActivityResult.Negative, .08), (ActivityResult.Postponed, .05), (null, .08));

    public static Weighted<(BuyingRole Value, double Share)> Roles { get; } = Of(
        (BuyingRole.DecisionMaker, .25), (BuyingRole.Purchaser, .25), (BuyingRole.Technical, .2), (BuyingRole.User, .12), (BuyingRole.Influencer, .1), (BuyingRole.Finance, .08));

    public static Weighted<(LossReason Value, double Share)> Losses { get; } = Of(
        (LossReason.Price, .28), (LossReason.Competitor, .22), (LossReason.Budget, .13), (LossReason.Cancelled, .12), (LossReason.NoResponse, .09), (LossReason.Delivery, .06),
        (LossReason.Feature, .05), (LossReason.Terms, .03), (LossReason.InHouse, .02));

    public static ActivityType Type(DemoActivity activity) => activity switch
    {
        DemoActivity.Call => ActivityType.Call,
        DemoActivity.Visit => ActivityType.Visit,
        DemoActivity.WeChat => ActivityType.Wechat,
        DemoActivity.Email => ActivityType.Email,
        DemoActivity.Meeting => ActivityType.Meeting,
    };

    private static Weighted<(T Value, double Share)> Of<T>(params (T Value, double Share)[] shares) => new(shares, s => s.Share);
}
