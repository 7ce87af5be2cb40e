using FsCheck;
using FsCheck.Fluent;
using Trine.Kernel.Text;

namespace Trine.Kernel.Tests.Text;

public sealed class PinyinTests
{
    [Theory]
    [InlineData("北京科技", "beijingkeji", "bjkj")]
    [InlineData("重庆银行", "chongqingyinhang", "cqyh")]
    [InlineData("厦门会计", "xiamenkuaiji", "xmkj")]
    [InlineData("中国建设银行股份有限公司", "zhongguojiansheyinhanggufenyouxiangongsi", "zgjsyhgfyxgs")]
    [InlineData("成都长城", "chengduchangcheng", "cdcc")]
    [InlineData("王董事长", "wangdongshizhang", "wdsz")]
    [InlineData("TCL科技", "tclkeji", "tclkj")]
    [InlineData("ＴＣＬ 科技（深圳）", "tclkejishenzhen", "tclkjsz")]
    [InlineData("吕女士", "lvnvshi", "lns")]
    [InlineData("二〇二六", "erlingerliu", "elel")]
    [InlineData("長江銀行", "changjiangyinhang", "cjyh")]
    [InlineData("", "", "")]
    [InlineData("🎉…", "", "")]
    public void Reads_words_companies_and_mixed_text(string text, string full, string initials)
    {
        Pinyin.Full(text).ShouldBe(full);
        Pinyin.Initials(text).ShouldBe(initials);
    }

    [Theory]
    [InlineData("单田芳", "shantianfang")]
    [InlineData("解晓东", "xiexiaodong")]
    [InlineData("仇英", "qiuying")]
    [InlineData("曾国藩", "zengguofan")]
    [InlineData("尉迟恭", "yuchigong")]
    [InlineData("万俟卨", "moqixie")]
    [InlineData("查良镛", "zhaliangyong")]
    [InlineData("盖叫天", "gejiaotian")]
    [InlineData("朴树", "piaoshu")]
    [InlineData("区达", "ouda")]
    [InlineData("任正非", "renzhengfei")]
    [InlineData("翟天临", "zhaitianlin")]
    [InlineData("乐嘉", "yuejia")]
    [InlineData("覃琴", "qinqin")]
    [InlineData("缪杰", "miaojie")]
    [InlineData("冼星海", "xianxinghai")]
    [InlineData("长孙无忌", "zhangsunwuji")]
    public void Reads_surnames_as_surnames(string name, string full) => Pinyin.Full(name).ShouldBe(full);

    [Theory]
    [InlineData("单位", "danwei")]
    [InlineData("解放", "jiefang")]
    [InlineData("黑龙江", "heilongjiang")]
    [InlineData("员工会议", "yuangonghuiyi")]
    [InlineData("我姓单名一个字", "woxingdanmingyigezi")]
    [InlineData("单", "dan")]
    public void Does_not_take_everything_for_a_name(string text, string full) => Pinyin.Full(text).ShouldBe(full);

    [Fact]
    public void Every_reading_is_plain_lower_case_and_every_common_character_has_one()
    {
        for (var c = '\u3400'; c <= '\u9FFF'; c++)
        {
            (Pinyin.Reading(c) ?? "a").ShouldAllBe(letter => char.IsAsciiLetterLower(letter));
        }

        // The source leaves out some characters made for units and for Japanese, such as 兙.
        var unread = Enumerable.Range('\u4E00', '\u9FA5' - '\u4E00' + 1).Count(c => Pinyin.Reading((char)c) is null);
        unread.ShouldBeLessThan(20);

        Pinyin.Reading('a').ShouldBeNull();
        Pinyin.Reading('あ').ShouldBeNull();
    }

    [Fact]
    public void Sorts_digits_then_letters_and_chinese_by_syllable()
    {
        string[] mixed =
        [
            "Zoo", "张三", "林一", "李四", "李娜", "Émile", "单田芳", "百度", "Baidu", "爱国者", "阿里巴巴", "apple pie", "Ａｐｐｌｅ",
            "360", "1号店",
        ];
        string[] sorted = [.. mixed.OrderBy(Pinyin.SortKey, StringComparer.Ordinal)];
        sorted.ShouldBe(
        [
            "1号店", "360", "阿里巴巴", "爱国者", "Ａｐｐｌｅ", "apple pie", "百度", "Baidu", "Émile", "李娜", "李四", "林一", "单田芳",
            "张三", "Zoo",
        ]);
    }

    [Fact]
    public void A_shorter_name_stands_before_a_longer_one_that_begins_with_it()
    {
        string.CompareOrdinal(Pinyin.SortKey("李"), Pinyin.SortKey("李娜")).ShouldBeLessThan(0);
        string.CompareOrdinal(Pinyin.SortKey("李娜"), Pinyin.SortKey("李娜娜")).ShouldBeLessThan(0);
    }

    [Fact]
    public void Homophones_are_kept_apart_and_punctuation_does_not_count()
    {
        Pinyin.SortKey("张立").ShouldNotBe(Pinyin.SortKey("张力"));
        Reading("张立").ShouldBe(Reading("张力"));
        Reading("华为（中国）").ShouldBe(Reading("华为中国"));
        Reading("“Acme”, Inc.").ShouldBe(Reading("ACME inc"));

        static string Reading(string text) => Pinyin.SortKey(text).Split('\u0001')[0];
    }

    [Fact]
    public void Keys_are_short_and_never_hold_half_a_character()
    {
        Pinyin.SortKey(new string('张', 5_000)).Length.ShouldBeLessThanOrEqualTo(Pinyin.MaxSortKey);
        var key = Pinyin.SortKey("x" + string.Concat(Enumerable.Repeat("😀", 300)));
        key.Length.ShouldBeLessThanOrEqualTo(Pinyin.MaxSortKey);
        char.IsHighSurrogate(key[^1]).ShouldBeFalse();
    }

    [Fact]
    public void Any_text_has_a_key_and_different_short_texts_have_different_keys() =>
        Prop.ForAll<string?, string?>((a, b) =>
        {
            var (first, second) = (Short(a), Short(b));
            return Pinyin.SortKey(first).Length <= Pinyin.MaxSortKey
                && (first == second) == (Pinyin.SortKey(first) == Pinyin.SortKey(second));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Readings_of_many_threads_agree() =>
        Parallel.For(0, 200, _ => Pinyin.Full("中国工商银行").ShouldBe("zhongguogongshangyinhang"));

    private static string Short(string? text) => text is null ? "" : text[..Math.Min(50, text.Length)];
}
