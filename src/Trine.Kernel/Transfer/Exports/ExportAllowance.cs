using Trine.Kernel.Changes;

namespace Trine.Kernel.Transfer.Exports;

/// <summary>How far a running export may go: records come to be between being counted and being written.</summary>
/// <param name="Left">What is left of the day's quota; null without one.</param>
/// <param name="Quota">The quota.</param>
/// <param name="Unapproved">How many nobody has to approve; null when that does not matter.</param>
internal sealed record ExportAllowance(long? Left, long Quota, long? Unapproved)
{
    /// <summary>Stops an export that has gone too far.</summary>
    /// <exception cref="RefusedException"><c>export.quota</c> or <c>export.approval</c>.</exception>
    public void Check(long records)
    {
        if (records > Left)
        {
            throw new RefusedException("export.quota", Left.Value, Quota, records);
        }

        if (records > Unapproved)
        {
            throw new RefusedException("export.approval", Unapproved.Value);
        }
    }
}
