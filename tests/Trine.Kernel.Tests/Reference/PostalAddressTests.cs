using Trine.Kernel.Reference;

namespace Trine.Kernel.Tests.Reference;

public sealed class PostalAddressTests
{
    private const string Street = "科技园路1号";

    [Theory]
    [InlineData("张三 13812345678 广东省深圳市南山区科技园路1号")]
    [InlineData("张三，13812345678，广东省深圳市南山区科技园路1号")]
    [InlineData("张三13812345678广东省深圳市南山区科技园路1号")]
    [InlineData("广东省深圳市南山区科技园路1号 张三 13812345678")]
    [InlineData("广东省深圳市南山区科技园路1号，13812345678，张三")]
    [InlineData("13812345678 张三 广东省 深圳市 南山区 科技园路1号")]
    [InlineData("张三广东省深圳市南山区科技园路1号13812345678")]
    [InlineData("张三 +86 138-1234-5678 广东 深圳 南山 科技园路1号")]
    [InlineData("张三 １３８１２３４５６７８ 广东省深圳市南山区科技园路1号")]
    [InlineData("收货人：张三\n手机号码：13812345678\n所在地区：广东省深圳市南山区\n详细地址：科技园路1号")]
    [InlineData("收件人: 张三 电话: 138 1234 5678 地址: 广东省深圳市南山区科技园路1号")]
    public void Reads_any_order(string pasted) =>
        PostalAddress.Split(pasted).ShouldBe(new PostalAddress("张三", "+8613812345678", "440305", Street));

    [Theory]
    [InlineData("李女士 010-12345678转801 北京市海淀区中关村大街27号", "李女士", "+86-010-12345678-801", "110108", "中关村大街27号")]
    [InlineData("欧阳娜娜 13812345678 上海市浦东新区世纪大道100号 3楼 301室", "欧阳娜娜", "+8613812345678", "310115", "世纪大道100号 3楼 301室")]
    [InlineData("买买提·艾力 13812345678 新疆乌鲁木齐市天山区人民路18号", "买买提·艾力", "+8613812345678", "650102", "人民路18号")]
    [InlineData("Tom 13812345678 北京市北京市朝阳区建国路88号", "Tom", "+8613812345678", "110105", "建国路88号")]
    [InlineData("广东省深圳市南山区科技园路18 13812345678", null, "+8613812345678", "440305", "科技园路18")]
    [InlineData("广东省深圳市南山区科技园路1号", null, null, "440305", "科技园路1号")]
    [InlineData("张三 13812345678", "张三", "+8613812345678", null, "")]
    [InlineData("科技园路1号", null, null, null, "科技园路1号")]
    [InlineData("张三", null, null, null, "张三")]
    [InlineData("张三 13812345678 广东省深圳市南山区科技园路1号 518000", "张三", "+8613812345678", "440305", "科技园路1号 518000")]
    [InlineData("", null, null, null, "")]
    public void Reads_what_is_there_and_keeps_the_rest(string pasted, string? name, string? phone, string? region, string line) =>
        PostalAddress.Split(pasted).ShouldBe(new PostalAddress(name, phone, region, line));
}
