namespace Trine.Kernel.Computed;

/// <summary>How far the records of an object have been computed anew after a definition changed.</summary>
internal sealed class Recomputation
{
    /// <summary>The object's plural key.</summary>
    public string Object { get; set; } = "";

    /// <summary>Of the definitions they are computed by; see <see cref="ComputedFields.Fingerprint"/>.</summary>
    public string Definition { get; set; } = "";

    /// <summary>The last record done, in order of ids; null before the first.</summary>
    public Guid? After { get; set; }

    /// <summary>Whether all are.</summary>
    public bool Done { get; set; }
}
