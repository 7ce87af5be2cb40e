namespace Trine.Host.Demo;

/// <param name="Name">Registered name: 深圳市云帆智能科技有限公司, Northfield Precision Tools GmbH.</param>
/// <param name="ShortName">As colleagues say it: 云帆智能, Northfield.</param>
/// <param name="Domain">Of its e-mail addresses, under the reserved top level «example»: mail to it can reach nobody.</param>
/// <param name="Trade">What it does, in its language: 智能科技, Precision Tools.</param>
/// <param name="Industry">GB/T 4754 section and division: C34, I65.</param>
internal sealed record DemoCompany(string Name, string ShortName, string Domain, string Trade, string Industry);
