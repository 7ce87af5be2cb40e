using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Trine.Customers.Customers;

namespace Trine.Tests.Customers;

[Trait("Database", "any")]
public sealed class CreditCodeTests
{
    private const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    // Published codes of listed companies: Alibaba (China), Tencent, Huawei, Baidu, BYD.
    [Theory]
    [InlineData("91330100799655058B")]
    [InlineData("9144030071526726XG")]
    [InlineData("914403001922038216")]
    [InlineData("91110000802100433B")]
    [InlineData("91440300192317458F")]
    public void Real_codes_are_right(string code)
    {
        CreditCode.TryNormalise(code, out var normalised).ShouldBeTrue();
        normalised.ShouldBe(code);
    }

    [Theory]
    [InlineData(" 9144 0300 7152 6726 xg ", "9144030071526726XG")]
    [InlineData("914403-0071526726-XG", "9144030071526726XG")]
    [InlineData("９１４４０３００７１５２６７２６ＸＧ", "9144030071526726XG")]
    public void Is_read_however_it_is_typed(string typed, string code)
    {
        CreditCode.TryNormalise(typed, out var normalised).ShouldBeTrue();
        normalised.ShouldBe(code);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("9144030071526726XH")]
    [InlineData("9144030071526726X")]
    [InlineData("9144030071526726XGG")]
    [InlineData("9I44030071526726XG")]
    [InlineData("914403OO71526726XG")]
    [InlineData("91AB030071526726XG")]
    [InlineData("9144030071526726X中")]
    public void What_is_no_code(string? typed)
    {
        CreditCode.TryNormalise(typed, out var normalised).ShouldBeFalse();
        normalised.ShouldBe("");
    }

    [Fact]
    public void Any_one_wrong_character_and_any_two_swapped_neighbours_are_noticed()
    {
        var codes =
            from office in Gen.Elements('1', '5', '9', 'N')
            from kind in Gen.Elements('1', '2', '3', '9')
            from region in Gen.Choose(110000, 659999)
            from organisation in Gen.Elements(Alphabet.ToCharArray()).ListOf(9)
            select string.Concat([office, kind, .. region.ToString("D6", CultureInfo.InvariantCulture), .. organisation]);
        var mistakes =
            from first17 in codes
            from position in Gen.Choose(0, 17)
            from wrong in Gen.Elements(Alphabet.ToCharArray())
            select (code: first17 + CreditCode.CheckCharacter(first17), position, wrong);
        Prop.ForAll(mistakes.ToArbitrary(), x =>
        {
            var changed = x.code.Remove(x.position, 1).Insert(x.position, x.wrong.ToString());
            var p = Math.Min(x.position, 16);
            var swapped = x.code.Remove(p, 2).Insert(p, $"{x.code[p + 1]}{x.code[p]}");
            return CreditCode.TryNormalise(x.code, out var normalised) && normalised == x.code
                && CreditCode.TryNormalise(changed, out _) == (changed == x.code)
                && CreditCode.TryNormalise(swapped, out _) == (swapped == x.code);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));
    }

    [Fact]
    public void The_check_character_needs_exactly_seventeen() =>
        Should.Throw<ArgumentException>(() => CreditCode.CheckCharacter("123"));
}
