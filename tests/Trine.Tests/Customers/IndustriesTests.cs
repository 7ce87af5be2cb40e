using Trine.Customers.Customers;

namespace Trine.Tests.Customers;

[Trait("Database", "any")]
public sealed class IndustriesTests
{
    [Fact]
    public void Holds_all_sections_and_all_divisions_in_order()
    {
        string.Concat(Industries.Tree.Select(section => section.Code)).ShouldBe("ABCDEFGHIJKLMNOPQRST");
        Industries.Tree.SelectMany(section => section.Children).Select(division => division.Code)
            .ShouldBe(Enumerable.Range(1, 97).Select(number => number.ToString("00", null)));
    }

    [Fact]
    public void Divisions_stand_in_the_sections_of_the_standard()
    {
        // The first division of every section, GB/T 4754-2017 table 1.
        Industries.Tree.Select(section => section.Children[0].Code).ShouldBe(
            ["01", "06", "13", "44", "47", "51", "53", "61", "63", "66", "70", "71", "73", "76", "80", "83", "84", "86", "91", "97"]);
    }

    [Fact]
    public void Every_industry_has_a_chinese_and_an_english_name()
    {
        foreach (var industry in Industries.Tree.SelectMany(section => section.Children.Prepend(section)))
        {
            industry.Chinese.ShouldAllBe(c => c >= '\u3001');
            industry.English.ShouldAllBe(c => char.IsAscii(c));
            industry.English.ShouldNotBeNullOrWhiteSpace();
            Industries.IsKnown(industry.Code).ShouldBeTrue();
        }
    }

    [Theory]
    [InlineData("C", "zh-CN", "制造业")]
    [InlineData("65", "zh", "软件和信息技术服务业")]
    [InlineData("65", "en-US", "Software and information technology services")]
    [InlineData("98", "zh-CN", "98")]
    public void Names(string code, string language, string name) => Industries.Name(code, language).ShouldBe(name);

    [Theory]
    [InlineData("U")]
    [InlineData("98")]
    [InlineData("1")]
    [InlineData("")]
    [InlineData("c")]
    public void Unknown_codes(string code) => Industries.IsKnown(code).ShouldBeFalse();
}
