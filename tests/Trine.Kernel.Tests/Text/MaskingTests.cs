using Trine.Kernel.Objects;
using Trine.Kernel.Text;

namespace Trine.Kernel.Tests.Text;

public sealed class MaskingTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("王", "王*")]
    [InlineData("王建国", "王*")]
    [InlineData("云帆科技", "云***技")]
    [InlineData("深圳市云帆智能科技有限公司", "深圳***公司")]
    [InlineData("Northfield Ltd", "No***td")]
    [InlineData("𠮷野家", "𠮷*")]
    public void The_ends_stay_and_the_middle_goes(string name, string masked) => Masking.Name(name).ShouldBe(masked);

    [Theory]
    [InlineData(FieldType.Phone, "+8613812345678", "138****5678")]
    [InlineData(FieldType.Phone, "+86-010-12345678-801", "010****5678")]
    [InlineData(FieldType.Phone, "+442079460958", "442****0958")]
    [InlineData(FieldType.Phone, "12345", "****")]
    [InlineData(FieldType.Email, "li.wei@example.com", "l***@example.com")]
    [InlineData(FieldType.Email, "x@example.com", "x***@example.com")]
    [InlineData(FieldType.Text, "91440300MA5EXAMPLE", "91***LE")]
    public void A_value_shows_enough_to_recognise_it(FieldType type, string value, string masked) => Masking.Of(type, value).ShouldBe(masked);

    [Fact]
    public void What_has_no_parts_shows_nothing() => Masking.Of(FieldType.Money, 12m).ShouldBeNull();

    /// <summary>The longer the value, the more is kept back: of nothing but very short texts can the whole be read off.</summary>
    [Fact]
    public void Never_is_all_of_it_shown()
    {
        foreach (var length in Enumerable.Range(1, 40))
        {
            var value = new string([.. Enumerable.Range(0, length).Select(i => (char)('a' + (i % 26)))]);
            foreach (var type in Enum.GetValues<FieldType>().Where(Masking.Applies))
            {
                Masking.Of(type, value)!.ShouldNotBe(value);
            }
        }
    }
}
