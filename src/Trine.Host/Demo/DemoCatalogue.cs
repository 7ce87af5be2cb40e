using System.Globalization;

namespace Trine.Host.Demo;

/// <summary>What a believable supplier of plant automation sells: devices, software, services, spare parts.</summary>
internal static class DemoCatalogue
{
    // prefix | category | unit | median price | Chinese | English
    private static readonly Family[] Families =
    [
        .. DemoText.Lines("""
            PT|sensor|台|1200|压力变送器|Pressure transmitter
            TT|sensor|台|680|温度变送器|Temperature transmitter
            FM|sensor|台|5200|电磁流量计|Electromagnetic flow meter
            LV|sensor|台|3600|雷达液位计|Radar level gauge
            VB|sensor|台|2400|振动传感器|Vibration sensor
            GD|sensor|台|1900|可燃气体探测器|Gas detector
            EM|sensor|台|860|智能电表|Smart energy meter
            GW|gateway|台|3200|工业边缘网关|Industrial edge gateway
            SW|gateway|台|4100|工业以太网交换机|Industrial Ethernet switch
            RT|gateway|台|2300|5G 工业路由器|5G industrial router
            IO|gateway|块|950|远程 I/O 模块|Remote I/O module
            PL|drive|台|6800|可编程控制器|Programmable controller
            VF|drive|台|7400|变频器|Frequency inverter
            SV|drive|套|5900|伺服驱动系统|Servo drive system
            HM|drive|台|2800|人机界面触摸屏|Operator panel
            RB|drive|台|98000|六轴协作机器人|Six-axis collaborative robot
            VS|drive|套|36000|机器视觉检测系统|Machine vision inspection system
            AG|drive|台|128000|自主搬运机器人|Autonomous mobile robot
            ME|software|年|180000|制造执行系统|Manufacturing execution system
            EN|software|年|68000|能源管理平台|Energy management platform
            PM|software|年|52000|设备预测性维护平台|Predictive maintenance platform
            WM|software|年|88000|仓储管理系统|Warehouse management system
            QM|software|年|46000|质量追溯系统|Quality traceability system
            DT|software|套|260000|数字孪生可视化平台|Digital twin platform
            IM|service|人天|2600|现场实施服务|On-site implementation
            TR|service|人天|1800|操作培训|Operator training
            MA|service|年|24000|年度维护服务|Annual maintenance
            CA|service|次|1500|计量校准服务|Calibration service
            CO|service|项|42000|产线诊断咨询|Line assessment
            CB|spare|米|38|屏蔽信号电缆|Shielded signal cable
            PS|spare|个|320|开关电源模块|Power supply module
            RL|spare|个|45|继电器|Relay
            BT|spare|个|130|备用电池|Backup battery
            CN|spare|个|28|防水连接器|Waterproof connector
            FL|spare|个|220|滤芯套件|Filter kit
            """).Select(line => line.Split('|')).Select(parts => new Family(
                parts[0], parts[1], parts[2], double.Parse(parts[3], CultureInfo.InvariantCulture), parts[4], parts[5])),
    ];

    // One talks about a robot for months, about a relay or a day of training never.
    private static readonly Family[] Spoken = [.. Families.Where(family => family.Category is not ("service" or "spare"))];

    private static readonly (string Chinese, string English, double Factor)[] Grades =
    [
        ("", "", 1), ("经济型", "Eco", .7), ("标准型", "Standard", 1), ("增强型", "Plus", 1.45), ("专业版", "Pro", 1.9), ("旗舰版", "Max", 2.7),
    ];

    /// <param name="index">0 to 1,889; each index is another product, and always the same one.</param>
    public static DemoProduct Product(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        var (turn, which) = Math.DivRem(index, Families.Length);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(turn, 9 * Grades.Length, nameof(index));
        var family = Families[which];
        var (series, rank) = Math.DivRem(turn, Grades.Length);
        var grade = Grades[rank];
        var code = $"{family.Prefix}-{DemoText.Digits(((series + 1) * 100) + (rank * 10) + (which % 10))}";
        var price = Skew.Amount(DemoRandom.For(1, 7, (ulong)index), family.Price * grade.Factor, .12);
        return new DemoProduct(
            code, $"{family.Chinese}{grade.Chinese} {code}", $"{family.English} {grade.English} {code}".Replace("  ", " ", StringComparison.Ordinal),
            family.Category, family.Unit, price);
    }

    /// <returns>A kind of product as people speak of it: 能源管理平台, energy management platform.</returns>
    public static string Kind(DemoRandom random, bool chinese)
    {
        var family = random.Pick(Spoken);
        // 5G and the like keep their capitals.
        return chinese ? family.Chinese : char.IsUpper(family.English[1]) || char.IsDigit(family.English[0])
            ? family.English
            : char.ToLowerInvariant(family.English[0]) + family.English[1..];
    }

    private sealed record Family(string Prefix, string Category, string Unit, double Price, string Chinese, string English);
}
