using Trine.Kernel.Text;

namespace Trine.Kernel.Tests.Text;

public sealed class AddressTests
{
    [Theory]
    [InlineData(" Zhang.San@ACME.com.cn ", "zhang.san@acme.com.cn")]
    [InlineData("zhang＠ａｃｍｅ．ｃｏｍ", "zhang@acme.com")]
    [InlineData("mailto:a@b.io", "a@b.io")]
    [InlineData("a+crm@b.io", "a+crm@b.io")]
    [InlineData("o'brien@b.io", "o'brien@b.io")]
    [InlineData("info@例子.中国", "info@例子.中国")]
    [InlineData("info@xn--fsqu00a.cn", "info@例子.cn")]
    [InlineData("张三@例子.cn", "张三@例子.cn")]
    [InlineData("josé@b.io", "josé@b.io")]
    [InlineData("123456@qq.com", "123456@qq.com")]
    public void Email_addresses(string typed, string normalised)
    {
        EmailAddress.TryNormalise(typed, out var once).ShouldBeTrue();
        once.ShouldBe(normalised);
        EmailAddress.TryNormalise(once, out var twice).ShouldBeTrue();
        twice.ShouldBe(normalised);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("zhang")]
    [InlineData("zhang@")]
    [InlineData("@acme.com")]
    [InlineData("zhang@acme")]
    [InlineData("zhang@acme.c")]
    [InlineData("zhang@acme..com")]
    [InlineData("zhang@-acme.com")]
    [InlineData("zhang@ac_me.com")]
    [InlineData("zhang@127.0.0.1")]
    [InlineData("zhang@a@b.com")]
    [InlineData(".zhang@acme.com")]
    [InlineData("zhang.@acme.com")]
    [InlineData("zh..ang@acme.com")]
    [InlineData("zhang san@acme.com")]
    [InlineData("zhang@acme.com, li@acme.com")]
    [InlineData("zhang@acme.com\r\nBcc: x@y.com")]
    [InlineData("<zhang@acme.com>")]
    [InlineData("a234567890123456789012345678901234567890123456789012345678901234567890@acme.com")]
    public void What_is_no_email_address(string? typed)
    {
        EmailAddress.TryNormalise(typed, out var normalised).ShouldBeFalse();
        normalised.ShouldBe("");
    }

    [Theory]
    [InlineData("acme.com", "https://acme.com")]
    [InlineData(" WWW.Acme.com/ ", "https://www.acme.com")]
    [InlineData("HTTP://Acme.com/Path?q=1#x", "http://acme.com/Path?q=1#x")]
    [InlineData("acme.com:8080/a", "https://acme.com:8080/a")]
    [InlineData("//cdn.acme.com/a", "https://cdn.acme.com/a")]
    [InlineData("https://例子.中国/", "https://例子.中国")]
    [InlineData("https://192.168.1.10:9000", "https://192.168.1.10:9000")]
    [InlineData("acme.com/a?next=http://b.com", "https://acme.com/a?next=http://b.com")]
    public void Web_addresses(string typed, string normalised)
    {
        WebAddress.TryNormalise(typed, out var once).ShouldBeTrue();
        once.ShouldBe(normalised);
        WebAddress.TryNormalise(once, out var twice).ShouldBeTrue();
        twice.ShouldBe(normalised);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("acme")]
    [InlineData("http://localhost")]
    [InlineData("javascript:alert(1)")]
    [InlineData("JavaScript://acme.com/%0Aalert(1)")]
    [InlineData("java\nscript:alert(1)")]
    [InlineData("data:text/html,<script>alert(1)</script>")]
    [InlineData("vbscript:x")]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://acme.com")]
    [InlineData("mailto:a@b.com")]
    [InlineData("a@b.com")]
    [InlineData("https://bank.com@evil.com")]
    [InlineData("https://evil.com\\@bank.com")]
    [InlineData("two words.com")]
    [InlineData("https://")]
    public void What_is_no_safe_web_address(string? typed)
    {
        WebAddress.TryNormalise(typed, out var normalised).ShouldBeFalse();
        normalised.ShouldBe("");
    }
}
