using FsCheck;
using FsCheck.Fluent;
using Trine.Kernel.Text;

namespace Trine.Kernel.Tests.Text;

public sealed class PhoneNumberTests
{
    [Theory]
    [InlineData("13812345678", "+8613812345678")]
    [InlineData(" 138 1234 5678 ", "+8613812345678")]
    [InlineData("138-1234-5678", "+8613812345678")]
    [InlineData("+86 138 1234 5678", "+8613812345678")]
    [InlineData("+86-13812345678", "+8613812345678")]
    [InlineData("0086-138-1234-5678", "+8613812345678")]
    [InlineData("8613812345678", "+8613812345678")]
    [InlineData("(+86)13812345678", "+8613812345678")]
    [InlineData("（８６）１３８１２３４５６７８", "+8613812345678")]
    [InlineData("013812345678", "+8613812345678")]
    [InlineData("tel:+8613812345678", "+8613812345678")]
    [InlineData("\u202D13812345678\u202C", "+8613812345678")]
    [InlineData("19912345678", "+8619912345678")]
    public void Mobiles(string typed, string normalised) => Normalise(typed).ShouldBe(normalised);

    [Theory]
    [InlineData("010-12345678", "+86-010-12345678")]
    [InlineData("(010) 1234 5678", "+86-010-12345678")]
    [InlineData("01012345678", "+86-010-12345678")]
    [InlineData("010-1234-5678-801", "+86-010-12345678-801")]
    [InlineData("010-12345678-801", "+86-010-12345678-801")]
    [InlineData("010-12345678转801", "+86-010-12345678-801")]
    [InlineData("010-12345678 ext. 801", "+86-010-12345678-801")]
    [InlineData("010-12345678x801", "+86-010-12345678-801")]
    [InlineData("010-12345678 分机：801", null)]
    [InlineData("+86 10 12345678", "+86-010-12345678")]
    [InlineData("+86 (0)10 12345678", "+86-010-12345678")]
    [InlineData("86-755-88123456", "+86-0755-88123456")]
    [InlineData("0571-88123456", "+86-0571-88123456")]
    [InlineData("0571-8812-3456", "+86-0571-88123456")]
    [InlineData("0571-8812345", "+86-0571-8812345")]
    [InlineData("0571-8812345-6", "+86-0571-8812345-6")]
    [InlineData("0571－8812345", "+86-0571-8812345")]
    [InlineData("400-123-4567", "+86-400-1234567")]
    [InlineData("4001234567", "+86-400-1234567")]
    [InlineData("400-123-4567-8", "+86-400-1234567-8")]
    [InlineData("800 820 8820", "+86-800-8208820")]
    public void Landlines_and_service_numbers(string typed, string? normalised) => Normalise(typed).ShouldBe(normalised);

    [Theory]
    [InlineData("+1 (415) 555-0100", "+14155550100")]
    [InlineData("001-415-555-0100", "+14155550100")]
    [InlineData("+852 9123 4567", "+85291234567")]
    [InlineData("+44 20 7946 0958", "+442079460958")]
    [InlineData("00852 91234567", "+85291234567")]
    [InlineData("+1-395-557-1028x208", "+13955571028x208")]
    [InlineData("+1 395 557 1028 ext. 208", "+13955571028x208")]
    [InlineData("+13955571028x208", "+13955571028x208")]
    public void Other_countries(string typed, string normalised) => Normalise(typed).ShouldBe(normalised);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("无")]
    [InlineData("12345678")]
    [InlineData("12812345678")]
    [InlineData("1381234567")]
    [InlineData("138123456789")]
    [InlineData("+8612345")]
    [InlineData("+86 110")]
    [InlineData("+12345")]
    [InlineData("+1234567890123456")]
    [InlineData("+0123456789")]
    [InlineData("010-1234567")]
    [InlineData("010-02345678")]
    [InlineData("0571-88123456-1234567")]
    [InlineData("13812345678 / 13912345678")]
    [InlineData("13812345678转12")]
    [InlineData("x801")]
    [InlineData("----")]
    [InlineData("138a1234567")]
    [InlineData("138+12345678")]
    [InlineData("1381234567813812345678138123456781381234567813812345678")]
    public void What_is_no_number(string? typed)
    {
        PhoneNumber.TryNormalise(typed, out var normalised).ShouldBeFalse();
        normalised.ShouldBe("");
    }

    [Theory]
    [InlineData("+8613812345678", "138 1234 5678")]
    [InlineData("+86-010-12345678", "010-12345678")]
    [InlineData("+86-010-12345678-801", "010-12345678-801")]
    [InlineData("+86-400-1234567", "400-123-4567")]
    [InlineData("+86-400-1234567-8", "400-123-4567-8")]
    [InlineData("+14155550100", "+14155550100")]
    [InlineData("not a number", "not a number")]
    public void Is_shown_the_way_people_write_it(string normalised, string shown) =>
        PhoneNumber.Display(normalised).ShouldBe(shown);

    [Fact]
    public void Normalising_twice_or_what_is_shown_changes_nothing()
    {
        var digits = Gen.Elements("0123456789".ToCharArray());
        var parts = Gen.OneOf(
            digits.ListOf(9).Select(tail => "13" + string.Concat(tail)),
            digits.ListOf(8).Select(tail => "010" + string.Concat(tail)),
            digits.ListOf(7).Select(tail => "0571-" + string.Concat(tail)),
            digits.ListOf(10).Select(tail => "0755-8" + string.Concat(tail.Take(7)) + "-" + string.Concat(tail.Skip(7))),
            digits.ListOf(7).Select(tail => "400" + string.Concat(tail)),
            Gen.Choose(3, 16).SelectMany(count => digits.ListOf(count)).Select(tail => "+" + string.Concat(tail)),
            Gen.Choose(1, 16).SelectMany(count => Gen.Elements("0123456789 -()+转x".ToCharArray()).ListOf(count)).Select(string.Concat));
        var numbers = 0;
        Prop.ForAll(parts.ToArbitrary(), typed =>
        {
            if (!PhoneNumber.TryNormalise(typed, out var once))
            {
                return once.Length == 0;
            }

            numbers++;
            return once.Length <= PhoneNumber.MaxLength
                && PhoneNumber.TryNormalise(once, out var twice) && twice == once
                && PhoneNumber.TryNormalise(PhoneNumber.Display(once), out var shown) && shown == once;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));
        numbers.ShouldBeGreaterThan(500);
    }

    private static string? Normalise(string typed) => PhoneNumber.TryNormalise(typed, out var normalised) ? normalised : null;

    [Theory]
    [InlineData("957.962.1534", "1", "+19579621534")]
    [InlineData("1-395-557-1028x208", "1", "+13955571028x208")]
    [InlineData("001-885-604-3025x336", "1", "+18856043025x336")]
    [InlineData("+49 30 901820", "1", "+4930901820")]
    [InlineData("020 7946 0958", "44", "+442079460958")]
    [InlineData("9123 4567", "852", "+85291234567")]
    [InlineData("13812345678", "86", "+8613812345678")]
    [InlineData("无", "1", null)]
    public void Numbers_of_a_file_from_abroad_get_its_country(string text, string country, string? normalised)
    {
        PhoneNumber.TryNormalise(PhoneNumber.WithCountry(text, country), out var result).ShouldBe(normalised is not null);
        result.ShouldBe(normalised ?? "");
    }
}
