using Trine.Host.Demo;

namespace Trine.Tests.Demo;

[Trait("Database", "any")]
public sealed class DemoCreditCodeTests
{
    private const string Characters = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private const string OrganisationCharacters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    // Written from the standards' formulas, apart from the generator: the weighted sum with the check value is 0 (mod 31 and mod 11).
    private static bool IsValid(string code)
    {
        int[] weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
        var sum = weights.Select((weight, i) => weight * Characters.IndexOf(code[i])).Sum() + Characters.IndexOf(code[17]);
        int[] organisation = [3, 7, 9, 10, 5, 8, 4, 2];
        var check = code[16] == 'X' ? 10 : OrganisationCharacters.IndexOf(code[16]);
        var organisationSum = organisation.Select((weight, i) => weight * OrganisationCharacters.IndexOf(code[8 + i])).Sum() + check;
        return code.Length == 18 && code.All(Characters.Contains) && sum % 31 == 0 && organisationSum % 11 == 0;
    }

    [Theory]
    [InlineData("91350100M000100Y43", true)] // the standard's own example
    [InlineData("91350100M000100Y44", false)]
    public void The_checker_of_this_test_knows_right_from_wrong(string code, bool valid) => IsValid(code).ShouldBe(valid);

    [Fact]
    public void Codes_are_valid_and_differ()
    {
        var codes = Enumerable.Range(0, 100_000).Select(i => DemoCreditCode.For("440305", i)).ToList();
        codes.ShouldAllBe(code => IsValid(code) && code.StartsWith("91440305MA", StringComparison.Ordinal));
        codes.Distinct().Count().ShouldBe(100_000);
        Should.Throw<ArgumentOutOfRangeException>(() => DemoCreditCode.For("440305", 887_503_681));
    }
}
