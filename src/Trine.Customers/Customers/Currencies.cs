using Trine.Kernel.Objects;

namespace Trine.Customers.Customers;

/// <summary>The currencies money fields can be in (ISO 4217).</summary>
public static class Currencies
{
    /// <summary>What a record has that names none.</summary>
    public const string Default = "CNY";

    /// <summary>As choices of a field.</summary>
    public static IReadOnlyList<ChoiceDefinition> Choices { get; } =
    [
        Choice("CNY", "人民币", "Chinese yuan"),
        Choice("HKD", "港币", "Hong Kong dollar"),
        Choice("TWD", "新台币", "New Taiwan dollar"),
        Choice("USD", "美元", "US dollar"),
        Choice("EUR", "欧元", "Euro"),
        Choice("GBP", "英镑", "British pound"),
        Choice("JPY", "日元", "Japanese yen"),
        Choice("KRW", "韩元", "South Korean won"),
        Choice("SGD", "新加坡元", "Singapore dollar"),
        Choice("MYR", "马来西亚林吉特", "Malaysian ringgit"),
        Choice("THB", "泰铢", "Thai baht"),
        Choice("VND", "越南盾", "Vietnamese dong"),
        Choice("INR", "印度卢比", "Indian rupee"),
        Choice("AUD", "澳元", "Australian dollar"),
        Choice("CAD", "加元", "Canadian dollar"),
        Choice("CHF", "瑞士法郎", "Swiss franc"),
        Choice("BRL", "巴西雷亚尔", "Brazilian real"),
        Choice("RUB", "俄罗斯卢布", "Russian rouble"),
        Choice("AED", "阿联酋迪拉姆", "UAE dirham"),
    ];

    private static ChoiceDefinition Choice(string code, string chinese, string english) =>
        new(code, Labels: new Dictionary<string, string> { ["zh-CN"] = $"{chinese} {code}", ["en-US"] = $"{english} ({code})" });
}
