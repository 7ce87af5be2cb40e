using Trine.Kernel.Changes;

namespace Trine.Kernel.Transfer.Exports;

/// <summary>How far a running export may go: records come to be between being counted and being written.</summary>
/// <param name="Left">What is left of the day's quota; null without one.</param>
/// <param name="Quota">The quota.</param>
/// <param name="Unapproved">What is left of the day's records nobody has to approve; null when that does not matter.</param>
/// <param name="ApprovalOver">How many those are a day.</param>
/// <param name="Approved">How many were approved; null when nobody had to.</param>
internal sealed record ExportAllowance(long? Left, long Quota, long? Unapproved, long ApprovalOver, long? Approved)
{
    /// <summary>Stops an export that has gone too far.</summary>
    /// <exception cref="RefusedException"><c>export.quota</c>, <c>export.approval</c> or <c>export.outgrown</c>.</exception>
    public void Check(long records)
    {
        if (records > Left)
        {
            throw new RefusedException("export.quota", Left.Value, Quota, records);
        }

        if (records > Unapproved)
        {
            throw new RefusedException("export.approval", ApprovalOver);
        }

        if (records > Approved)
        {
            throw new RefusedException("export.outgrown", Approved.Value);
        }
    }
}
