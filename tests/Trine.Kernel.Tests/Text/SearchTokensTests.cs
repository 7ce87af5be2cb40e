using FsCheck;
using FsCheck.Fluent;
using Trine.Kernel.Text;

namespace Trine.Kernel.Tests.Text;

public sealed class SearchTokensTests
{
    [Theory]
    [InlineData("北京科技有限公司", "北京")]
    [InlineData("北京科技有限公司", "京科")]
    [InlineData("北京科技有限公司", "科")]
    [InlineData("北京科技有限公司", "beijing")]
    [InlineData("北京科技有限公司", "bjkj")]
    [InlineData("北京科技有限公司", "kj")]
    [InlineData("北京科技有限公司", "keji")]
    [InlineData("北京科技有限公司", "kejiyou")]
    [InlineData("北京科技有限公司", "北京keji")]
    [InlineData("北京科技有限公司", "beijing 科技")]
    [InlineData("北京科技有限公司", "beijing keji")]
    [InlineData("北京科技有限公司", "beijingkejiyouxiangongsi")]
    [InlineData("ACME（上海）贸易", "acme 上海")]
    [InlineData("华为（中国）有限公司", "华为中国")]
    [InlineData("华为（中国）有限公司", "华为（中国）")]
    [InlineData("华为（中国）有限公司", "hwzg")]
    [InlineData("Müller GmbH", "muller")]
    [InlineData("Muller GmbH", "Müller")]
    [InlineData("ＡＢＣ公司", "abc")]
    [InlineData("GTX-Pro 500", "gtxpro")]
    [InlineData("GTX-Pro 500", "gtx pro")]
    [InlineData("O'Brien", "obrien")]
    [InlineData("O’Brien", "o'brien")]
    [InlineData("New York Times", "new yo")]
    [InlineData("单田芳", "shantianfang")]
    [InlineData("单田芳", "dantianfang")]
    [InlineData("单田芳", "stf")]
    [InlineData("单田芳", "dtf")]
    [InlineData("重庆银行", "cqyh")]
    [InlineData("株式会社トヨタ", "トヨタ")]
    [InlineData("주식회사 한국", "한국")]
    [InlineData("Иван Петров", "иван пет")]
    [InlineData("𠮷野家", "𠮷野")]
    [InlineData("B2B平台 v3.5", "b2b v3")]
    public void A_title_is_found_by(string title, string query) => ShouldFind(Title(title), query);

    [Theory]
    [InlineData("北京科技有限公司", "上海")]
    [InlineData("北京科技有限公司", "科京")]
    [InlineData("北京科技有限公司", "xiangongsi")]
    [InlineData("北京科技有限公司", "yxgs")]
    [InlineData("北京科技有限公司", "eijing")]
    [InlineData("New York Times", "york post")]
    [InlineData("GTX 500", "50 gtx")]
    public void A_title_is_not_found_by(string title, string query) => Finds(Title(title), query).ShouldBeFalse();

    [Theory]
    [InlineData("+8613812345678", "13812345678")]
    [InlineData("+8613812345678", "138 1234 5678")]
    [InlineData("+8613812345678", "+86 138-1234-5678")]
    [InlineData("+8613812345678", "138 1234")]
    [InlineData("+8613812345678", "1381")]
    [InlineData("+8613812345678", "5678")]
    [InlineData("+8613812345678", "345678")]
    [InlineData("+8613812345678", "12345678")]
    [InlineData("+86-010-12345678-801", "010-12345678")]
    [InlineData("+86-010-12345678-801", "010-12345678-801")]
    [InlineData("+86-010-12345678-801", "010-1234")]
    [InlineData("+86-010-12345678-801", "12345678")]
    [InlineData("+86-010-12345678-801", "5678")]
    [InlineData("+86-400-1234567", "400-123-4567")]
    [InlineData("+14155550100", "4155550100")]
    [InlineData("+14155550100", "+1 415 555 0100")]
    [InlineData("+14155550100", "0100")]
    public void A_phone_number_is_found_by(string phone, string query)
    {
        var tokens = new HashSet<string>();
        SearchTokens.AddPhone(phone, tokens);
        ShouldFind(tokens, query);
    }

    [Theory]
    [InlineData("zhang.san@acme.com.cn")]
    [InlineData("zhang.san@ac")]
    [InlineData("zhangsan@acme")]
    [InlineData("zhang.san@")]
    [InlineData("@acme.com")]
    [InlineData("acme.com")]
    [InlineData("zhang")]
    [InlineData("san")]
    [InlineData("acme")]
    [InlineData("zhangsan")]
    public void An_email_address_is_found_by(string query)
    {
        var tokens = new HashSet<string>();
        SearchTokens.AddEmail("zhang.san@acme.com.cn", tokens);
        ShouldFind(tokens, query);
    }

    [Fact]
    public void A_body_holds_words_pairs_and_addresses_and_no_pinyin()
    {
        var tokens = new HashSet<string>();
        SearchTokens.AddBody("客户要求 A 报价，联系 li.si@acme.com。好", tokens);
        tokens.ShouldBe(["客户", "户要", "要求", "a", "报价", "联系", "li", "si", "acme", "com", "好", "lisiacmecom"], ignoreOrder: true);
        ShouldFind(tokens, "要求报价".Insert(2, " "));
        ShouldFind(tokens, "li.si@ac");
        ShouldFind(tokens, "客");
    }

    [Fact]
    public void A_body_adds_no_more_than_its_share()
    {
        var tokens = new HashSet<string> { "before" };
        SearchTokens.AddBody(string.Join(' ', Enumerable.Range(0, 5_000)) + " a@b.cn", tokens);
        tokens.Count.ShouldBe(1 + SearchTokens.MaxBodyTokens);

        var chinese = new HashSet<string>();
        SearchTokens.AddBody(string.Concat(Enumerable.Range(0x4E00, 5_000).Select(c => (char)c)), chinese);
        chinese.Count.ShouldBe(SearchTokens.MaxBodyTokens);
    }

    [Fact]
    public void Pinyin_tokens_stay_within_their_limits()
    {
        var tokens = Title("中华人民共和国国家发展和改革委员会办公厅");
        foreach (var token in tokens.Where(token => token.All(char.IsAsciiLetter)))
        {
            token.Length.ShouldBeLessThanOrEqualTo(24);
        }

        tokens.ShouldContain("zhrmghggjf");
        tokens.ShouldContain("zhonghuarenmingongheguog");
        tokens.Count(token => token.All(char.IsAsciiLetter)).ShouldBeLessThanOrEqualTo(24);
    }

    [Theory]
    [InlineData("北京bj", "北京 bj*")]
    [InlineData("北", "北*")]
    [InlineData("北京科技", "北京 京科 科技")]
    [InlineData("Müller a1 b2", "muller* a1 b2*")]
    [InlineData("zhang@ac", "zhangac*")]
    [InlineData("2026 1", "2026* 1*")]
    [InlineData("26 1", "26 1*")]
    [InlineData("a1 北京", "a1 北京")]
    [InlineData("北京 北京", "北京")]
    [InlineData("2024-01-05", "2024* 01 05*")]
    [InlineData("  ", "")]
    [InlineData("'\"*()", "")]
    [InlineData("@", "")]
    [InlineData("a OR b", "a* or* b*")]
    public void Parses(string query, string terms) =>
        string.Join(' ', SearchTokens.Parse(query).Select(t => t.Token + (t.IsPrefix ? "*" : ""))).ShouldBe(terms);

    [Fact]
    public void A_long_query_stays_small() =>
        SearchTokens.Parse(new string('x', 10_000) + string.Concat(Enumerable.Range(0x4E00, 300).Select(c => (char)c)))
            .Count.ShouldBeLessThanOrEqualTo(24);

    [Fact]
    public void Every_part_of_a_chinese_name_finds_it_in_characters_in_pinyin_and_in_initials()
    {
        var common = "北京上海科技贸易张王李赵银行重庆网络信息文化传媒实业发展国际医药健康单解曾仇区".ToCharArray();
        var names =
            from name in Gen.Elements(common).NonEmptyListOf().Where(list => list.Count <= 12).Select(string.Concat)
            from start in Gen.Choose(0, name.Length - 1)
            from length in Gen.Choose(1, name.Length - start)
            select (name, part: name.Substring(start, length), start);
        Prop.ForAll(names.ToArbitrary(), x =>
        {
            var tokens = Title(x.name);
            var reading = Enumerable.Range(0, x.name.Length).ToArray();
            return Finds(tokens, x.part)
                && Finds(tokens, Pinyin.Full(x.name)[..Math.Min(24, Pinyin.Full(x.name).Length)])
                && Finds(tokens, Pinyin.Initials(x.name)[x.start..Math.Min(x.start + 10, reading.Length)])
                && tokens.Contains(x.name[x.start].ToString());
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }

    [Fact]
    public void Every_word_and_every_beginning_of_a_word_finds_its_title()
    {
        var words = Gen.Elements("Acme", "Müller", "GTX-Pro", "O'Brien", "株式会社", "北京科技", "x9", "42", "2026", "Ёлка", "ＡＢ", "İstanbul", "ﬁne", "한국", "a.b@c.de", "🎉", "ß");
        var titles =
            from list in words.NonEmptyListOf().Where(list => list.Count <= 6)
            from index in Gen.Choose(0, list.Count - 1)
            from cut in Gen.Choose(1, 20)
            select (title: string.Join(' ', list), word: list[index], cut);
        Prop.ForAll(titles.ToArbitrary(), x =>
            Finds(Title(x.title), x.word)
            && Finds(Title(x.title), x.title)
            && (char.IsSurrogate(x.word[0]) || Finds(Title(x.title), x.word[..Math.Min(x.cut, x.word.Length)])))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }

    [Fact]
    public void Tokens_and_terms_are_letters_and_digits_in_lower_case_whatever_the_text() =>
        Prop.ForAll<string?>(text =>
        {
            var tokens = Title(text);
            SearchTokens.AddBody(text, tokens);
            SearchTokens.AddEmail(text, tokens);
            SearchTokens.AddPhone(text, tokens);
            return tokens.Concat(SearchTokens.Parse(text ?? "").Select(t => t.Token)).All(IsPlain);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));

    [Fact]
    public void Broken_text_is_survived()
    {
        foreach (var text in new[] { "\uD800", "a\uDC00b", "\uFFFE\uFFFF", "\0", "é\uD83D", "(\uDC00北\uD800京" })
        {
            Title(text).ShouldAllBe(token => IsPlain(token));
            SearchTokens.Parse(text).ShouldAllBe(term => IsPlain(term.Token));
        }
    }

    private static HashSet<string> Title(string? title)
    {
        var tokens = new HashSet<string>();
        SearchTokens.AddTitle(title, tokens);
        return tokens;
    }

    private static bool IsPlain(string token) =>
        token.Length is > 0 and <= 64
        && token.EnumerateRunes().All(r => (System.Text.Rune.IsLetterOrDigit(r) || r.Value == '〇') && System.Text.Rune.ToLowerInvariant(r) == r);

    private static bool Finds(HashSet<string> tokens, string query) =>
        SearchTokens.Parse(query).All(term => term.IsPrefix
            ? tokens.Any(token => token.StartsWith(term.Token, StringComparison.Ordinal))
            : tokens.Contains(term.Token));

    private static void ShouldFind(HashSet<string> tokens, string query)
    {
        SearchTokens.Parse(query).ShouldNotBeEmpty();
        Finds(tokens, query).ShouldBeTrue($"{query}: [{string.Join(", ", SearchTokens.Parse(query))}] in [{string.Join(' ', tokens)}]");
    }
}
