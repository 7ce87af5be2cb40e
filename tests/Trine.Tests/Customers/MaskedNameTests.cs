using Trine.Customers.Duplicates;

namespace Trine.Tests.Customers;

public sealed class MaskedNameTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("王", "王*")]
    [InlineData("王建国", "王*")]
    [InlineData("云帆科技", "云***技")]
    [InlineData("深圳市云帆智能科技有限公司", "深圳***公司")]
    [InlineData("Northfield Ltd", "No***td")]
    [InlineData("𠮷野家", "𠮷*")]
    public void The_ends_stay_and_the_middle_goes(string name, string masked) => MaskedName.Of(name).ShouldBe(masked);
}
