namespace Trine.Host.Demo;

/// <param name="Region">Its code is the region field's value.</param>
/// <param name="Line">Street, number, building, without the region: 科苑路 128 号云谷大厦 15 层.</param>
internal sealed record DemoAddress(DemoRegion Region, string Line);
