namespace Trine.Host.Demo;

/// <param name="Code">Unique: SN-1203.</param>
/// <param name="Chinese">星衡压力变送器 SN-1203.</param>
/// <param name="English">Pressure transmitter SN-1203.</param>
/// <param name="Category">Key of the family: sensor, gateway, software, service, drive, tool, spare.</param>
/// <param name="Unit">台, 套, 年, 人天.</param>
/// <param name="Price">List price in CNY without tax.</param>
internal sealed record DemoProduct(string Code, string Chinese, string English, string Category, string Unit, decimal Price);
