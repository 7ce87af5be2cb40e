namespace Trine.Kernel.Http;

/// <summary>What the caller may do with a comment or a view.</summary>
public sealed record RecordAbilities(bool Update, bool Delete);
