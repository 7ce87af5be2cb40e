using Trine.Kernel.Objects;

namespace Trine.Customers.Customers;

/// <summary>The industries as choices of a field, each section followed by its divisions.</summary>
internal static class IndustryChoices
{
    public static IReadOnlyList<ChoiceDefinition> All { get; } =
        [.. Industries.Tree.SelectMany(section => section.Children.Prepend(section)).Select(industry => new ChoiceDefinition(
            industry.Code,
            Labels: new Dictionary<string, string> { ["zh-CN"] = $"{industry.Code} {industry.Chinese}", ["en-US"] = $"{industry.Code} {industry.English}" }))];
}
