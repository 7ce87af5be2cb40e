using Trine.Kernel.Changes;

namespace Trine.Organisation.SingleSignOn;

/// <summary>A single sign-on does not come to its end.</summary>
/// <param name="reason">Which sentence the sign-in page shows.</param>
/// <param name="detail">For the log: nothing secret.</param>
internal sealed class SsoException(SsoRefusal reason, string detail, Exception? inner = null) : Exception(detail, inner)
{
    public SsoRefusal Reason { get; } = reason;

    /// <summary>For whoever sets it up: what is wrong with the provider.</summary>
    public FieldError Error { get; init; } = new("issuer", "error.sso.answer");
}
