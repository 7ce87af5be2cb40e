using System.Globalization;

namespace Trine.Host.Demo;

/// <summary>Names of persons who do not exist, common enough to be nobody in particular.</summary>
internal static class DemoPeople
{
    // Per cent of the population (census figures, rounded); together about four in five people.
    private static readonly Weighted<(string Text, string Latin, double Share)> Surnames = new(
        DemoText.Words("""
            王/wang/7.1 李/li/7.0 张/zhang/6.7 刘/liu/5.1 陈/chen/4.6 杨/yang/3.1 黄/huang/2.2 赵/zhao/2.1 吴/wu/2.0 周/zhou/1.9 徐/xu/1.5
            孙/sun/1.4 马/ma/1.3 朱/zhu/1.2 胡/hu/1.2 郭/guo/1.1 何/he/1.1 林/lin/1.0 高/gao/1.0 罗/luo/1.0 郑/zheng/.9 梁/liang/.9 谢/xie/.8
            宋/song/.7 唐/tang/.7 许/xu/.7 韩/han/.7 邓/deng/.6 冯/feng/.6 曹/cao/.6 彭/peng/.6 曾/zeng/.6 肖/xiao/.6 田/tian/.5 董/dong/.5
            潘/pan/.5 袁/yuan/.5 蔡/cai/.4 蒋/jiang/.4 余/yu/.4 于/yu/.4 杜/du/.4 叶/ye/.4 程/cheng/.4 魏/wei/.4 苏/su/.4 吕/lv/.4 丁/ding/.4
            任/ren/.4 卢/lu/.4 姚/yao/.3 沈/shen/.3 钟/zhong/.3 姜/jiang/.3 崔/cui/.3 谭/tan/.3 陆/lu/.3 范/fan/.3 汪/wang/.3 廖/liao/.3 石/shi/.3
            金/jin/.3 韦/wei/.3 贾/jia/.3 夏/xia/.3 付/fu/.3 方/fang/.3 邹/zou/.3 熊/xiong/.2 白/bai/.2 孟/meng/.2 秦/qin/.2 邱/qiu/.2 侯/hou/.2
            江/jiang/.2 尹/yin/.2 薛/xue/.2 闫/yan/.2 雷/lei/.2 龙/long/.2 黎/li/.2 史/shi/.2 陶/tao/.2 贺/he/.2 段/duan/.2 郝/hao/.2 顾/gu/.2
            龚/gong/.2 邵/shao/.2 万/wan/.2 覃/qin/.2 武/wu/.2 钱/qian/.2 戴/dai/.2 严/yan/.2 莫/mo/.2 孔/kong/.2 向/xiang/.15 常/chang/.15
            汤/tang/.15 康/kang/.14 易/yi/.14 乔/qiao/.13 赖/lai/.13 文/wen/.12 欧阳/ouyang/.07 上官/shangguan/.01 诸葛/zhuge/.01 司徒/situ/.01
            """).Select(word => word.Split('/')).Select(parts => (Text: parts[0], Latin: parts[1], Share: double.Parse(parts[2], CultureInfo.InvariantCulture))),
        surname => surname.Share);

    // Fashions in names, each from its year on: whole names first, then syllables that parents of that time combined.
    private static readonly Generation[] Men =
    [
        new(1955, """
            建国/jianguo 建军/jianjun 国强/guoqiang 志强/zhiqiang 建华/jianhua 国华/guohua 志明/zhiming 德明/deming 永福/yongfu 春生/chunsheng
            金山/jinshan 国平/guoping 长江/changjiang 卫东/weidong 爱民/aimin 文斌/wenbin 福生/fusheng 树林/shulin
            """, "建/jian 国/guo 志/zhi 德/de 永/yong 文/wen 世/shi 家/jia 振/zhen 宝/bao", "华/hua 明/ming 强/qiang 平/ping 林/lin 清/qing 和/he 祥/xiang 良/liang 荣/rong"),
        new(1970, """
            军/jun 勇/yong 伟/wei 强/qiang 刚/gang 斌/bin 涛/tao 辉/hui 建平/jianping 海波/haibo 志刚/zhigang 晓东/xiaodong 永强/yongqiang
            卫国/weiguo 少华/shaohua 立新/lixin 红兵/hongbing 文军/wenjun 俊峰/junfeng 向阳/xiangyang
            """, "海/hai 晓/xiao 立/li 少/shao 俊/jun 志/zhi 文/wen 伟/wei 新/xin 光/guang", "波/bo 峰/feng 军/jun 辉/hui 东/dong 民/min 刚/gang 明/ming 杰/jie 武/wu"),
        new(1980, """
            伟/wei 磊/lei 鹏/peng 超/chao 波/bo 杰/jie 凯/kai 飞/fei 亮/liang 鑫/xin 俊/jun 旭/xu 建/jian 宇航/yuhang 志远/zhiyuan 海涛/haitao
            晓峰/xiaofeng 云龙/yunlong 文博/wenbo 佳明/jiaming 振宇/zhenyu 嘉伟/jiawei 明辉/minghui 世杰/shijie
            """, "志/zhi 海/hai 晓/xiao 佳/jia 振/zhen 嘉/jia 明/ming 俊/jun 子/zi 宏/hong 建/jian 文/wen", "远/yuan 涛/tao 峰/feng 龙/long 博/bo 宇/yu 伟/wei 辉/hui 杰/jie 鹏/peng 轩/xuan 亮/liang"),
        new(1990, """
            浩/hao 鑫/xin 帅/shuai 宇/yu 阳/yang 豪/hao 天宇/tianyu 俊杰/junjie 子豪/zihao 博文/bowen 思远/siyuan 浩然/haoran 文轩/wenxuan
            一凡/yifan 嘉豪/jiahao 泽宇/zeyu 志豪/zhihao 家豪/jiahao 梓豪/zihao 晨阳/chenyang
            """, "子/zi 浩/hao 天/tian 俊/jun 博/bo 思/si 泽/ze 嘉/jia 宇/yu 晨/chen 逸/yi 睿/rui", "豪/hao 然/ran 宇/yu 杰/jie 文/wen 轩/xuan 凡/fan 阳/yang 航/hang 睿/rui 翔/xiang 辰/chen"),
    ];

    private static readonly Generation[] Women =
    [
        new(1955, """
            秀英/xiuying 桂英/guiying 玉兰/yulan 秀兰/xiulan 桂兰/guilan 凤英/fengying 玉梅/yumei 淑珍/shuzhen 素芬/sufen 春梅/chunmei
            玉珍/yuzhen 惠芳/huifang 美华/meihua 爱华/aihua 月琴/yueqin 淑华/shuhua
            """, "秀/xiu 桂/gui 玉/yu 凤/feng 淑/shu 素/su 春/chun 惠/hui 月/yue 美/mei", "英/ying 兰/lan 梅/mei 珍/zhen 芬/fen 芳/fang 华/hua 琴/qin 云/yun 萍/ping"),
        new(1970, """
            丽/li 敏/min 静/jing 红/hong 霞/xia 燕/yan 艳/yan 芳/fang 娟/juan 梅/mei 海燕/haiyan 丽华/lihua 晓红/xiaohong 雪梅/xuemei
            小红/xiaohong 建红/jianhong 春燕/chunyan 丽娟/lijuan 志红/zhihong 慧敏/huimin
            """, "丽/li 海/hai 晓/xiao 雪/xue 春/chun 慧/hui 红/hong 小/xiao 文/wen 玉/yu", "燕/yan 华/hua 红/hong 梅/mei 娟/juan 敏/min 萍/ping 霞/xia 芳/fang 琴/qin"),
        new(1980, """
            静/jing 娜/na 丹/dan 婷/ting 雪/xue 倩/qian 莉/li 颖/ying 琳/lin 洁/jie 晶/jing 慧/hui 璐/lu 婷婷/tingting 丹丹/dandan 晓燕/xiaoyan
            海霞/haixia 佳慧/jiahui 思雨/siyu 雅琴/yaqin 文静/wenjing 晓琳/xiaolin 梦琪/mengqi
            """, "晓/xiao 佳/jia 思/si 雅/ya 文/wen 梦/meng 婷/ting 雪/xue 慧/hui 静/jing 玉/yu 海/hai", "琳/lin 慧/hui 雨/yu 琴/qin 静/jing 琪/qi 燕/yan 洁/jie 颖/ying 怡/yi 娜/na 莹/ying"),
        new(1990, """
            婷/ting 雪/xue 悦/yue 欣/xin 瑶/yao 佳怡/jiayi 欣怡/xinyi 雨欣/yuxin 思琪/siqi 梦瑶/mengyao 雅婷/yating 诗涵/shihan 梓涵/zihan
            雨桐/yutong 子涵/zihan 可欣/kexin 晨曦/chenxi 嘉欣/jiaxin 若曦/ruoxi 语嫣/yuyan
            """, "雨/yu 思/si 佳/jia 梦/meng 诗/shi 梓/zi 欣/xin 子/zi 若/ruo 嘉/jia 可/ke 语/yu", "欣/xin 涵/han 怡/yi 瑶/yao 琪/qi 桐/tong 彤/tong 妍/yan 悦/yue 曦/xi 婷/ting 萱/xuan"),
    ];

    // Chance would write some names that everybody knows.
    private static readonly HashSet<string> Known = new(DemoText.Words("""
        李强 王毅 李宁 姚明 刘翔 孙杨 丁磊 雷军 张勇 李娜 林丹 张杰 邓超 刘涛 杨洋 杨丽萍 刘强东 张一鸣 王健林 马云 马龙 许昕 李克强 王洪文
        张国荣 梁家辉 刘志军 周永康 张继科 谢霆锋 林俊杰 张艺兴 王俊凯 陈伟霆 王思聪 吴敬琏 郎平 李世民 刘少奇 邓小平 胡锦涛 江泽民 赵雅芝
        王菲 王楠 刘欢 宋丹丹 李连杰 韩红 陈红 刘晓庆 林志玲 林心如 王珂 朱婷 张丹峰 李小龙 邓亚萍 王丽娟
        """), StringComparer.Ordinal);

    private static readonly string[] ForeignMen = DemoText.Words("""
        James Oliver Thomas Daniel Lucas Noah Liam Ethan Henry Samuel David Michael Peter Martin Stefan Jonas Felix Lukas Mateo Diego Carlos
        Javier Pierre Julien Antoine Hugo Marco Luca Andrea Erik Lars Anders Mikkel Jakub Tomasz Piotr Ivan Viktor Kenji Haruto Takashi Hiroshi
        Minjun Jihoon Arjun Rohan Vikram Anil Omar Karim Youssef Ahmed Tariq Thabo Kwame Chidi
        """);

    private static readonly string[] ForeignWomen = DemoText.Words("""
        Emma Olivia Sophie Charlotte Amelia Grace Hannah Laura Julia Anna Lena Marie Clara Sarah Emily Rachel Alice Chloe Camille Manon Elena
        Sofia Lucia Carmen Isabel Giulia Chiara Francesca Ingrid Astrid Freya Zofia Kasia Agnieszka Irina Natalia Yuki Sakura Aiko Haruka
        Seoyeon Jiwoo Priya Ananya Kavya Meera Layla Fatima Noor Amina Zanele Ama Ngozi
        """);

    private static readonly string[] ForeignSurnames = DemoText.Words("""
        Harper Bennett Walsh Foster Hughes Morgan Ellis Reid Carter Lawson Keller Brandt Vogel Lindner Hartmann Seidel Moreau Lambert Renaud
        Garnier Chevalier Rossi Conti Marini Ferri Greco Navarro Ortega Vidal Serrano Campos Andersson Larsson Nyberg Holm Dahl Nielsen Kowalski
        Zielinski Nowicki Petrov Sokolov Horvat Tanaka Sato Yamada Kobayashi Kimura Park Choi Jung Kang Sharma Mehta Iyer Kapoor Nair Hassan
        Rahman Khalil Mansour Haddad Dlamini Mensah Okafor Silva Costa Almeida Pereira VanDijk DeVries Jansen Bakker Murphy Byrne Doyle
        """);

    // Generation of working age, weighted by how many of them sit in offices.
    private static readonly Weighted<int> Generations = new([0, 1, 2, 3], generation => new[] { .1, .28, .38, .24 }[generation]);

    public static DemoPerson Chinese(DemoRandom random)
    {
        while (true)
        {
            var isMale = random.Chance(.54);
            var generation = (isMale ? Men : Women)[Generations.Pick(random)];
            var surname = Surnames.Pick(random);
            var (given, latin) = generation.Next(random);
            var name = surname.Text + given;
            if (!Known.Contains(name))
            {
                return new DemoPerson(name, $"{latin}.{surname.Latin}", isMale, generation.From + random.Next(generation.From == 1955 ? 15 : 10));
            }
        }
    }

    public static DemoPerson Foreign(DemoRandom random)
    {
        var isMale = random.Chance(.55);
        var given = random.Pick(isMale ? ForeignMen : ForeignWomen);
        var surname = random.Pick(ForeignSurnames);
        var latin = $"{given}.{surname}".ToLowerInvariant();
        var name = $"{given} {surname.Replace("VanDijk", "van Dijk", StringComparison.Ordinal).Replace("DeVries", "de Vries", StringComparison.Ordinal)}";
        return new DemoPerson(name, latin, isMale, random.Next(1958, 2001));
    }

    private sealed class Generation(int from, string whole, string first, string second)
    {
        private readonly (string Text, string Latin)[] whole = DemoText.Pairs(whole);
        private readonly (string Text, string Latin)[] first = DemoText.Pairs(first);
        private readonly (string Text, string Latin)[] second = DemoText.Pairs(second);

        public int From => from;

        public (string Text, string Latin) Next(DemoRandom random)
        {
            if (random.Chance(.45))
            {
                return random.Pick(whole);
            }

            var (a, b) = (random.Pick(first), random.Pick(second));
            return (a.Text + b.Text, a.Latin + b.Latin);
        }
    }
}
