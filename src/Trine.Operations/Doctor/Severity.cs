namespace Trine.Operations.Doctor;

/// <summary>How bad a finding is.</summary>
internal enum Severity
{
    /// <summary>As it should be.</summary>
    Ok,

    /// <summary>Should be seen to, before it becomes a problem.</summary>
    Warning,

    /// <summary>Something does not work, or will be lost.</summary>
    Problem,
}
