using Trine.Kernel.Transfer.Formats;

namespace Trine.Kernel.Tests.Transfer.Formats;

public sealed class HeaderMatchTests
{
    private static readonly FieldCandidate[] Fields =
    [
        new("name", ["客户名称", "Customer name"], ["名称", "company", "公司", "公司名称"]),
        new("phone", ["电话", "Phone"], ["tel", "telephone", "联系电话"]),
        new("mobile", ["手机", "Mobile"], ["cell", "手机号", "手机号码"]),
        new("jobTitle", ["职务", "Job title"], ["title"]),
        new("amount", ["金额", "Amount"], []),
        new("firstContactDate", ["首次联系日期", "First contact date"], []),
        new("lastContactDate", ["最近联系日期", "Last contact date"], []),
        new("custom.tier", ["会员等级", "Tier"], []),
    ];

    [Theory]
    [InlineData("客户名称", "name")]
    [InlineData(" CUSTOMER_NAME ", "name")]
    [InlineData("customerName", "name")]
    [InlineData("公司名称", "name")]
    [InlineData("*手机号码：", "mobile")]
    [InlineData("金额（元）", "amount")]
    [InlineData("Amount (CNY)", "amount")]
    [InlineData("Phone [required]", "phone")]
    [InlineData("Ｐｈｏｎｅ", "phone")]
    [InlineData("job-title", "jobTitle")]
    [InlineData("custom.tier", "custom.tier")]
    [InlineData("Date of first contact", "firstContactDate")]
    [InlineData("最近的联系日期", "lastContactDate")]
    [InlineData("Contact date", null)]
    [InlineData("Name of dog", null)]
    [InlineData("Phone model", null)]
    [InlineData("备注", null)]
    [InlineData("", null)]
    [InlineData("***", null)]
    public void One_header(string header, string? expected) => HeaderMatch.Match([header], Fields).ShouldBe([expected]);

    [Fact]
    public void Each_field_is_given_once_to_the_header_that_fits_best() =>
        HeaderMatch.Match(["tel", "Phone", "公司", "客户名称", "Telephone", "手机"], Fields).ShouldBe([null, "phone", null, "name", null, "mobile"]);

    [Fact]
    public void Nothing_matches_nothing() => HeaderMatch.Match(["a"], []).ShouldBe([null]);
}
