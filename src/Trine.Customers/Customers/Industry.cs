namespace Trine.Customers.Customers;

/// <summary>A section or division of GB/T 4754-2017.</summary>
/// <param name="Code">A letter A–T for a section, two digits 01–97 for a division.</param>
/// <param name="Chinese">Its name in the standard.</param>
/// <param name="English">Its name in English.</param>
/// <param name="Children">The divisions of a section; empty for a division.</param>
public sealed record Industry(string Code, string Chinese, string English, IReadOnlyList<Industry> Children);
