using System.Text;
using Trine.Kernel.Transfer.Formats;

namespace Trine.Kernel.Tests.Transfer.Formats;

public sealed class VCardReaderTests
{
    [Theory]
    [InlineData("rfc6350-example.vcf", "name=Simon Perreault;lastName=Perreault;firstName=Simon;company=Viagenie;phone=+1-418-656-9254 ext. 102;mobile=+1-418-262-6501;email=simon.perreault@viagenie.ca;url=http://nomis80.org;street=2875 Laurier Suite D2-630;city=Quebec;province=QC;postalCode=G1V 2M2;country=Canada;birthday=")]
    [InlineData("gmail-single.vcf", "name=Greg Dartmouth;nickname=Gman;mobile=555 555 1111;phone=555 555 2222;email=gdartmouth@hotmail.com;company=TheCompany;jobTitle=TheJobTitle;birthday=1960-09-10;url=http://TheProfile.com;street=123 Home St, Home City, HM 12345")]
    [InlineData("outlook-2003.vcf", "name=John Doe III;company=Company, The;department=TheDepartment;jobTitle=The Job Title;phone=BusinessPhone;phone2=HomePhone;mobile=MobilePhone;fax=BusinessFaxPhone;birthday=1980-03-21;email=jdoe@hotmail.com;url=http://web-page-address.com;note=This is the note field!!\nSecond line\n\nThird line is empty")]
    [InlineData("John_Doe_EVOLUTION.vcf", "name=Mr. John Richter, James Doe Sr.;lastName=Doe;mobile=905-666-1234;phone=905-555-1234;email=john.doe@ibm.com;company=IBM;department=Accounting / Dungeon;url=http://www.ibm.com;tags=VIP;birthday=1980-03-22;street=15 Crescent moon drive ASB-123;country=United States of America")]
    [InlineData("issue114.vcf", "name=Dummy, Dummy;mobile=+49 1234 56789;phone=+49 9876 54321")]
    public async Task Cards_of_many_programs(string name, string expected)
    {
        var (file, rows) = await Sources.ReadAsync(Sources.Fixture("vcard", name));

        file.Format.ShouldBe(SourceFormat.VCard);
        var card = rows.ShouldHaveSingleItem();
        card.Fault.ShouldBeNull();
        foreach (var pair in expected.Split(';'))
        {
            Value(card, pair.Split('=', 2)[0]).ShouldBe(pair.Split('=', 2)[1] is { Length: > 0 } text ? text : null, pair);
        }
    }

    [Fact]
    public async Task Several_cards_of_an_android_telephone_in_quoted_printable()
    {
        var (_, rows) = await Sources.ReadAsync(Sources.Fixture("vcard", "John_Doe_ANDROID.vcf"));

        rows.Count.ShouldBe(6);
        rows.ShouldAllBe(r => r.Fault == null);
        Value(rows[0], "name").ShouldBe("john.doe@company.com"); // all there is
        Value(rows[2], "name").ShouldBe("Ñ Ñ Ñ Ñ Ñ");
        Value(rows[3], "firstName").ShouldBeNull();
        Value(rows[3], "mobile2").ShouldBe("3456789");
        Value(rows[3], "note")!.ShouldNotContain("=");
        Value(rows[4], "company").ShouldBe(new string('Ñ', 12));
        Value(rows[4], "email2").ShouldBe(new string('Ñ', 14));
    }

    [Fact]
    public async Task Lists_are_read_to_the_end()
    {
        (await Sources.ReadAsync(Sources.Fixture("vcard", "gmail-list.vcf"))).Rows.Select(r => (r.Number, Value(r, "name")))
            .ShouldBe([(1, "Arnold Smith"), (7, "Chris Beatle"), (13, "Doug White")]);
        var (_, rfc) = await Sources.ReadAsync(Sources.Fixture("vcard", "rfc2426-example.vcf"));
        rfc.Select(r => Value(r, "phone")).ShouldBe(["+1-919-676-9515", "+1-415-937-3419"]);
        rfc.Select(r => Value(r, "address"))
            .ShouldBe(["6544 Battleford Drive, Raleigh, NC 27613-3502, U.S.A.", "501 E. Middlefield Rd., Mountain View, CA 94043, U.S.A."]);
    }

    [Fact]
    public async Task A_chinese_card_as_wecom_and_telephones_write_it()
    {
        const string card = """
            BEGIN:VCARD
            VERSION:3.0
            N:张;伟;;;
            ORG:北京云帆科技有限公司;销售部;华北区
            TEL;TYPE=WORK:138 1234 5678
            TEL;TYPE=WORK,VOICE:010-88886666
            ADR;TYPE=WORK:;;中关村大街27号;北京市;北京市;100080;中国
            X-WECHAT:zhangwei_88
            IMPP;X-SERVICE-TYPE=QQ;TYPE=QQ:x-apple:10001
            CATEGORIES:客户,重要
            BDAY;X-APPLE-OMIT-YEAR=1604:1604-03-22
            NOTE:第一行\n第二行\, 有逗号
            END:VCARD
            """;

        foreach (var encoding in new[] { "utf-8", "gb18030", "utf-16" })
        {
            var (file, rows) = await Sources.ReadAsync(TextEncoding.Named(encoding).GetBytes(card.ReplaceLineEndings("\r\n")));

            file.Encoding.ShouldBe(TextEncoding.Named(encoding).WebName);
            var row = rows.ShouldHaveSingleItem();
            row.ShouldSatisfyAllConditions(
                r => Value(r, "name").ShouldBe("张伟"),
                r => Value(r, "company").ShouldBe("北京云帆科技有限公司"),
                r => Value(r, "department").ShouldBe("销售部 / 华北区"),
                r => Value(r, "mobile").ShouldBe("138 1234 5678"),
                r => Value(r, "phone").ShouldBe("010-88886666"),
                r => Value(r, "address").ShouldBe("中国北京市中关村大街27号"),
                r => Value(r, "wechat").ShouldBe("zhangwei_88"),
                r => Value(r, "qq").ShouldBe("10001"),
                r => Value(r, "tags").ShouldBe("客户,重要"),
                r => Value(r, "birthday").ShouldBeNull(),
                r => Value(r, "note").ShouldBe("第一行\n第二行, 有逗号"));
        }
    }

    [Fact]
    public async Task Encodings_within_a_card()
    {
        var gbk = string.Concat(TextEncoding.Named("gb18030").GetBytes("张伟").Select(b => "=" + Convert.ToHexString([b])));
        var base64 = Convert.ToBase64String(Encoding.UTF8.GetBytes("备注"));

        var (_, rows) = await Sources.ReadTextAsync(
            $"BEGIN:VCARD\nVERSION:2.1\nFN;CHARSET=GBK;ENCODING=QUOTED-PRINTABLE:{gbk[..9]}=\n{gbk[9..]}\nNOTE;ENCODING=b;CHARSET=utf-8:{base64}\n"
            + "PHOTO;ENCODING=BASE64;JPEG:\n  /9j/4AAQ\n  TEL:12345\n\nTITLE;X-A=\"a:b;c\":Boss\nEMAIL;PREF:second@x.cn\nEND:VCARD\n");

        var row = rows.ShouldHaveSingleItem();
        Value(row, "name").ShouldBe("张伟");
        Value(row, "note").ShouldBe("备注");
        Value(row, "jobTitle").ShouldBe("Boss");
        Value(row, "phone").ShouldBeNull();
    }

    [Fact]
    public async Task Broken_cards_are_faults_and_the_others_are_read()
    {
        var (_, rows) = await Sources.ReadTextAsync(
            "BEGIN:VCARD\nFN:No end\nBEGIN:VCARD\nFN:Good\nAGENT:\nBEGIN:VCARD\nFN:Nested\nEND:VCARD\nTEL:1\nEND:VCARD\nrubbish\nBEGIN:VCARD\nFN:Cut");

        rows.Select(r => (r.Number, Value(r, "name"), r.Fault?.Code))
            .ShouldBe([(1, "No end", RowFault.CutOff), (3, "Good", null), (12, "Cut", RowFault.CutOff)]);
        Value(rows[1], "phone").ShouldBe("1");
    }

    private static string? Value(SourceRow row, string column) => row.Values[VCardReader.ColumnNames.ToList().IndexOf(column)];
}
