namespace Trine.Kernel.Access;

/// <summary>What somebody may do with a field, the most first.</summary>
public enum FieldMode
{
    /// <summary>As the right on the record allows.</summary>
    Full,

    /// <summary>See it, never set it.</summary>
    ReadOnly,

    /// <summary>See a part of it (138****1234), and all of it one at a time, which is written down. New records may bring it, unless it has to be unique: a refusal would tell that it is there.</summary>
    Masked,

    /// <summary>Not know that it is there.</summary>
    Hidden,
}
