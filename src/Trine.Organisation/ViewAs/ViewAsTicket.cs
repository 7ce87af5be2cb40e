namespace Trine.Organisation.ViewAs;

/// <summary>What a token for looking at the product as a role holds.</summary>
/// <param name="By">The administrator it was made for; nobody else's requests take it.</param>
/// <param name="Department">The department he is taken to be in; null for his own.</param>
internal sealed record ViewAsTicket(Guid By, Guid Role, Guid? Department);
