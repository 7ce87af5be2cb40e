namespace Trine.Kernel.Audit;

/// <summary>A field whose reading in full is written into the log.</summary>
public sealed class AuditedField
{
    /// <summary>The plural key of its object.</summary>
    public string Object { get; init; } = "";

    /// <summary>The field's key.</summary>
    public string Field { get; init; } = "";
}
