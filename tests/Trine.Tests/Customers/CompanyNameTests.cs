using FsCheck;
using FsCheck.Fluent;
using Trine.Customers.Customers;

namespace Trine.Tests.Customers;

[Trait("Database", "any")]
public sealed class CompanyNameTests
{
    [Theory]
    [InlineData("深圳市腾讯计算机系统有限公司", "腾讯计算机系统")]
    [InlineData("腾讯计算机系统（深圳）有限公司", "腾讯计算机系统")]
    [InlineData("腾讯计算机系统(深圳市)有限责任公司", "腾讯计算机系统")]
    [InlineData("广东省深圳市腾讯计算机系统有限公司", "腾讯计算机系统")]
    [InlineData("北京百度网讯科技有限公司", "百度网讯科技")]
    [InlineData("华为技术有限公司", "华为技术")]
    [InlineData("华为技术（中国）有限公司", "华为技术")]
    [InlineData("海尔集团", "海尔")]
    [InlineData("海尔（集团）公司", "海尔")]
    [InlineData("海尔（集团）股份有限公司", "海尔")]
    [InlineData("红星（原二厂）机械有限公司", "红星原二厂机械")]
    [InlineData("上海银行股份有限公司", "上海银行")]
    [InlineData("上海交通大学", "上海交通大学")]
    [InlineData("北京市第一中学", "北京市第一中学")]
    [InlineData("深圳市华为有限公司", "华为")]
    [InlineData("ＡＢＣ　Ｃｏ．，　Ｌｔｄ．", "abc")]
    [InlineData("Acme Co., Ltd.", "acme")]
    [InlineData("ACME Corporation", "acme")]
    [InlineData("Acme (Shanghai) Trading Co. Ltd", "acmeshanghaitrading")]
    [InlineData("Müller GmbH", "müller")]
    [InlineData("Co., Ltd.", "co")]
    [InlineData("有限公司", "有限公司")]
    [InlineData("（深圳）", "深圳")]
    [InlineData("A(b", "ab")]
    [InlineData("", "")]
    [InlineData("—", "")]
    public void Keeps_what_tells_companies_apart(string name, string core) => CompanyName.Normalise(name).ShouldBe(core);

    [Fact]
    public void Width_case_brackets_and_spaces_never_matter()
    {
        var names =
            from place in Gen.Elements("", "深圳市", "北京", "广东省")
            from core in Gen.Elements("腾讯计算机系统", "百度网讯科技", "Acme 电子商务", "三一重工机械")
            from form in Gen.Elements("有限公司", "股份有限公司", "有限责任公司")
            select (place, core, form);
        Prop.ForAll(names.ToArbitrary(), x =>
            CompanyName.Normalise(x.place + x.core + x.form) == CompanyName.Normalise($" {x.place}{x.core.ToUpperInvariant()} （{x.form}） ")
            && CompanyName.Normalise(x.place + x.core + x.form) == CompanyName.Normalise(x.core + x.form))
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Any_text_is_survived() =>
        Prop.ForAll<string?>(text => CompanyName.Normalise(text ?? "").All(c => !char.IsWhiteSpace(c) && c is not ('(' or ')')))
            .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("\uD800有限公司")]
    [InlineData("a\uDC00")]
    [InlineData("((((")]
    [InlineData(")(")]
    public void Broken_text_is_survived(string text) => CompanyName.Normalise(text).ShouldNotContain("(");
}
