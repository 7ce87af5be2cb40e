using Trine.Customers.Customers;

namespace Trine.Host.Demo;

/// <summary>A customer with what its other records are made from.</summary>
/// <param name="Record">The record itself.</param>
/// <param name="ShortName">As colleagues say it.</param>
/// <param name="Person">Whom one talks to there, or the customer himself.</param>
/// <param name="Company">Null for a private person.</param>
/// <param name="IsChinese">The language things are written in.</param>
internal sealed record DemoParty(Customer Record, string ShortName, DemoPerson Person, DemoCompany? Company, bool IsChinese);
