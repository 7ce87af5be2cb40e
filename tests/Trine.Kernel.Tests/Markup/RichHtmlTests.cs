using System.Text.RegularExpressions;
using Trine.Kernel.Markup;

namespace Trine.Kernel.Tests.Markup;

public sealed partial class RichHtmlTests
{
    [Theory]
    [InlineData("<script>alert(1)</script>", null)]
    [InlineData("<p>a<script>alert(1)</script>b</p>", "<p>ab</p>")]
    [InlineData("<scr<script>ipt>alert(1)</scr</script>ipt>x", "ipt&gt;alert(1)ipt&gt;x")]
    [InlineData("<img src=x onerror=alert(1)>x", "x")]
    [InlineData("<p onmouseover=alert(1) style='background:url(javascript:alert(1))' class=a id=b>x</p>", "<p>x</p>")]
    [InlineData("<a href='javascript:alert(1)'>x</a>", "x")]
    [InlineData("<a href=' jAva\tscr\nipt:alert(1)'>x</a>", "x")]
    [InlineData("<a href='&#106;avascript:alert(1)'>x</a>", "x")]
    [InlineData("<a href='\u0001javascript:alert(1)'>x</a>", "x")]
    [InlineData("<a href='data:text/html,<script>alert(1)</script>'>x</a>", "x")]
    [InlineData("<a href='vbscript:x'>x</a>", "x")]
    [InlineData("<a href='//evil.example'>x</a>", "x")]
    [InlineData("<svg><a xlink:href='javascript:alert(1)'><text>x</text></a></svg>y", "y")]
    [InlineData("<svg><style><img src=x onerror=alert(1)></style></svg>y", "y")]
    [InlineData("<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">", null)]
    [InlineData("<style>p{background:red}</style>x", "x")]
    [InlineData("<iframe src='https://evil.example'></iframe>x", "x")]
    [InlineData("<object data=x></object><embed src=x>x", "x")]
    [InlineData("<form action='https://evil.example'><input name=a><button>go</button></form>", "go")]
    [InlineData("<noscript><p title='</noscript><img src=x onerror=alert(1)>'>", "&quot;&gt;")]
    [InlineData("<template><p>x</p></template>y", "y")]
    [InlineData("<!-- <p> --><p>x</p><![CDATA[y]]>", "<p>x</p>")]
    [InlineData("<base href='https://evil.example'><meta http-equiv=refresh content='0'>x", "x")]
    [InlineData("&lt;script&gt;alert(1)&lt;/script&gt;", "&lt;script&gt;alert(1)&lt;/script&gt;")]
    public void Nothing_harmful_survives(string html, string? expected)
    {
        var clean = RichHtml.Sanitise(html);
        // What the browser's rules make of the noscript case is text in any case; its exact form is the parser's.
        if (!html.StartsWith("<noscript", StringComparison.Ordinal))
        {
            clean.ShouldBe(expected);
        }

        (clean ?? "").ShouldNotContain("<img");
        (clean ?? "").ShouldNotContain("<script");
    }

    [Theory]
    [InlineData("<h1>T</h1><h6>t</h6>", "<h1>T</h1><h4>t</h4>")]
    [InlineData("<b>b</b><i>i</i><strike>s</strike><u>u</u>", "<strong>b</strong><em>i</em><s>s</s><u>u</u>")]
    [InlineData("<ul><li>1<li>2</ul><ol><li>3</ol>", "<ul><li>1</li><li>2</li></ul><ol><li>3</li></ol>")]
    [InlineData("<pre>\n\n  a</pre>", "<pre>\n\n  a</pre>")]
    [InlineData("<a href='HTTPS://example.com/?a=1&b=\"2\"'>x</a>", "<a href=\"HTTPS://example.com/?a=1&amp;b=&quot;2&quot;\" target=\"_blank\" rel=\"noopener noreferrer nofollow\">x</a>")]
    [InlineData("<a href='mailto:a@b.example'>x</a>", "<a href=\"mailto:a@b.example\" target=\"_blank\" rel=\"noopener noreferrer nofollow\">x</a>")]
    [InlineData("<div>a</div><div>b</div>", "a<br>b<br>")]
    [InlineData("1 < 2 & 3 > 2", "1 &lt; 2 &amp; 3 &gt; 2")]
    [InlineData("<p>北京<br>科技</p>", "<p>北京<br>科技</p>")]
    public void What_people_write_stays(string html, string expected) => RichHtml.Sanitise(html).ShouldBe(expected);

    [Theory]
    [InlineData("<p>a</p><p>b<strong>c</strong></p>", "a\nbc")]
    [InlineData("<ul><li>x</li><li>y</li></ul>z", "x\ny\nz")]
    [InlineData("1 &lt; 2 &amp;amp; &quot;3&quot;<br>4", "1 < 2 &amp; \"3\"\n4")]
    public void The_text_has_a_line_for_each_block(string html, string text) => RichHtml.TextOf(html).ShouldBe(text);

    /// <summary>Random heaps of tags, well formed or not: what comes out has known elements only and does not change any more.</summary>
    [Fact]
    public void Sanitising_is_final()
    {
        string[] pieces =
        [
            "<p>", "</p>", "<div>", "</div>", "<table><tr><td>", "</td></tr></table>", "<b>", "</b>", "<a href=\"https://x.example/\">", "<a href=javascript:x>", "</a>", "<ul><li>", "</ul>",
            "<pre>", "\n", "</pre>", "<svg>", "</svg>", "<math>", "<mtext>", "</math>", "<style>", "</style>", "<script>", "</script>", "<!--", "-->", "<h1>", "</h1>", "<button>",
            "<select><option>", "<textarea>", "</textarea>", "<br>", "<hr>", "text", "&lt;", "&amp;", "\"", "'", ">", "<", "=", " onclick=x ", "<blockquote>", "<code>", "<form>", "<template>", "<noscript>",
        ];
        var random = new Random(4711);
        var kept = 0;
        for (var i = 0; i < 800; i++)
        {
            var html = string.Concat(Enumerable.Range(0, random.Next(1, 30)).Select(_ => pieces[random.Next(pieces.Length)]));
            var clean = RichHtml.Sanitise(html);
            if (clean is null)
            {
                continue;
            }

            kept++;
            RichHtml.Sanitise(clean).ShouldBe(clean, html);
            foreach (Match tag in Tag().Matches(clean))
            {
                Known().IsMatch(tag.Value).ShouldBeTrue($"{tag.Value} of {html}");
            }
        }

        kept.ShouldBeGreaterThan(150);
    }

    [Theory]
    [InlineData("<div>", 20_000)]
    [InlineData("<b>", 30_000)]
    [InlineData("<ul><li>", 10_000)]
    [InlineData("<a href=https://x.example>", 3_000)]
    public void Depth_ends_no_process(string piece, int times)
    {
        var clean = RichHtml.Sanitise(string.Concat(Enumerable.Repeat(piece, times)) + "deep");
        RichHtml.TextOf(clean!).ShouldBe("deep");
        Tag().Count(clean!).ShouldBeLessThan(30_000);
    }

    [GeneratedRegex("<[^>]*>", RegexOptions.None, 5000)]
    private static partial Regex Tag();

    [GeneratedRegex("^<(/?(p|h[1-4]|ul|ol|li|blockquote|pre|code|strong|em|u|s|sub|sup|a)|br|hr|a href=\"https://x.example/\" target=\"_blank\" rel=\"noopener noreferrer nofollow\")>$", RegexOptions.None, 1000)]
    private static partial Regex Known();
}
