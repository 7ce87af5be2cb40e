using System.Text;
using Trine.Kernel.Transfer.Formats;

namespace Trine.Kernel.Tests.Transfer.Formats;

public sealed class TextEncodingTests
{
    private const string Simplified = "客户名称,联系人,手机,地址\r\n北京云帆科技有限公司,张伟,13812345678,北京市海淀区中关村大街27号\r\n鑫淼(深圳)贸易,李娜,,广东省深圳市\r\n";
    private const string Traditional = "客戶名稱,聯絡人,手機,地址\r\n鴻海精密工業股份有限公司,陳志明,0912345678,新北市土城區自由街2號\r\n台積電,林淑芬,,新竹市力行六路\r\n";
    private const string Western = "Name,Straße,Ort\r\nMüller & Söhne,Königsallee 5,Düsseldorf\r\nJosé Peña,Cação São João 3,Málaga\r\n";

    public static TheoryData<string, string> Encoded => new()
    {
        { Simplified, "gb18030" }, { Traditional, "big5" }, { Western, "windows-1252" },
        { Simplified, "utf-8" }, { Traditional, "utf-8" }, { Western, "utf-8" },
        { Simplified, "utf-16" }, { Traditional, "utf-16BE" }, { Western, "utf-16" }, { "a,b\r\n1,2\r\n", "utf-16BE" },
        { "a,b\r\n1,2\r\n", "utf-8" },
        { "姓名\r\n", "gb18030" }, { "姓名\r\n", "big5" }, { "电话,备注\n", "gb18030" }, { "電話,備註\n", "big5" },
        { "Name\r\nBäcker\r\n", "windows-1252" }, { "prix en €\r\n5\r\n", "windows-1252" }, { "A座,B区,C栋\r\n", "gb18030" },
        { "“quoted” – text’s end\r\n", "windows-1252" }, { "Ärger,Öl,Übung\r\n", "windows-1252" },
    };

    [Theory]
    [MemberData(nameof(Encoded))]
    public void Text_without_a_mark_is_recognised(string text, string encoding)
    {
        var expected = TextEncoding.Named(encoding);

        TextEncoding.Detect(expected.GetBytes(text)).WebName.ShouldBe(expected.WebName);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-32")]
    [InlineData("utf-32BE")]
    [InlineData("gb18030")]
    public void A_byte_order_mark_decides(string name)
    {
        var encoding = TextEncoding.Named(name);

        TextEncoding.Detect(encoding.GetBytes("\uFEFF客户,b\r\n")).WebName.ShouldBe(encoding.WebName);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("gb18030")]
    [InlineData("big5")]
    public void A_character_cut_at_the_samples_end_does_not_matter(string name)
    {
        var bytes = TextEncoding.Named(name).GetBytes(name == "big5" ? Traditional : Simplified);

        for (var length = 30; length < bytes.Length; length++)
        {
            TextEncoding.Detect(bytes.AsSpan(0, length)).WebName.ShouldBe(name);
        }
    }

    [Theory]
    [InlineData("gb18030", Simplified)]
    [InlineData("utf-8", Simplified)]
    [InlineData("windows-1252", Western)]
    public void A_long_ascii_beginning_does_not_mislead(string name, string end)
    {
        var ascii = string.Concat(Enumerable.Repeat("Acme Inc,1234567890,someone@example.com\r\n", 20_000));
        using var stream = new MemoryStream(TextEncoding.Named(name).GetBytes(ascii + end));

        TextEncoding.Detect(stream).WebName.ShouldBe(name);
        stream.Position.ShouldBe(0);
    }

    [Fact]
    public void A_few_bad_bytes_do_not_make_utf8_something_else() =>
        TextEncoding.Detect([.. Encoding.UTF8.GetBytes(Simplified), 0xFF, 0xC3, 0x28, .. Encoding.UTF8.GetBytes(Simplified)]).WebName.ShouldBe("utf-8");

    [Theory]
    [InlineData("GBK", "gb18030")]
    [InlineData("gb2312", "gb18030")]
    [InlineData(" UTF8 ", "utf-8")]
    [InlineData("Big5", "big5")]
    [InlineData("latin1", "windows-1252")]
    public void Names_are_taken_as_people_write_them(string name, string expected) => TextEncoding.Named(name).WebName.ShouldBe(expected);

    [Fact]
    public void An_unknown_name_is_refused() =>
        Should.Throw<SourceFormatException>(() => TextEncoding.Named("klingon")).Code.ShouldBe(SourceFormatException.UnknownEncoding);

    [Fact]
    public void An_empty_file_is_utf8() => TextEncoding.Detect(ReadOnlySpan<byte>.Empty).WebName.ShouldBe("utf-8");
}
