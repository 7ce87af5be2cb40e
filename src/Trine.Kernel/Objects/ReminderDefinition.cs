namespace Trine.Kernel.Objects;

/// <summary>When records of an object remind their owners.</summary>
/// <param name="AtKey">The date-time field.</param>
/// <param name="TitleKey">The field that says what of.</param>
/// <param name="WhileJson">A filter tree as JSON that the record must pass (not done yet), or null.</param>
public sealed record ReminderDefinition(string AtKey, string TitleKey, string? WhileJson);
