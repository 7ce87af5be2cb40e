using Trine.Kernel.Changes;
using Trine.Kernel.Files;
using Trine.Kernel.Objects;
using Trine.Privacy.Activities;

namespace Trine.Privacy.Consents;

/// <summary>What an entry of the ledger must say to be worth something when somebody asks for it.</summary>
internal static class ConsentRules
{
    /// <summary>Who says nothing else means the notice as it is now.</summary>
    public static void Derive(RecordChange<Consent> change)
    {
        if (change is { IsNew: true, After: { Decision: ConsentDecision.Granted, NoticeVersion: null } consent } && PurposeOf(change) is { NoticeVersion: > 0 and var version })
        {
            consent.NoticeVersion = version;
        }
    }

    public static void Check(RecordChange<Consent> change)
    {
        if (!change.IsNew)
        {
            // What the product itself takes out of an entry leaves less than it takes to make one.
            return;
        }

        var consent = change.After;
        if (consent.At > change.Now)
        {
            change.Error("at", "error.consentFuture");
        }

        if (consent.FileId is not null && change.Reference<Attachment>(Attachment.ObjectKey, consent.FileId) is { } file && (file.Object != consent.Object || file.RecordId != consent.RecordId))
        {
            change.Error("file", "error.consentFile");
        }

        if (PurposeOf(change) is not { } purpose)
        {
            return;
        }

        if (consent.NoticeVersion is { } version && (version < 1 || version > purpose.NoticeVersion))
        {
            change.Error("noticeVersion", "error.consentNotice", purpose.NoticeVersion);
        }

        if (consent.Decision == ConsentDecision.Granted)
        {
            CheckGranted(change, purpose);
        }
        else if (consent.ValidUntil is not null)
        {
            change.Error("validUntil", "error.consentWithdrawnUntil");
        }
    }

    private static void CheckGranted(RecordChange<Consent> change, ProcessingActivity purpose)
    {
        var consent = change.After;
        if (!purpose.Active)
        {
            change.Error("purpose", "error.consentInactive", purpose.Name);
        }
        else if (purpose.LegalBasis != LegalBasis.Consent)
        {
            change.Error("purpose", "error.consentBasis", purpose.Name);
        }

        if (!MayBeGranted(purpose, consent.Channel))
        {
            change.Error("channel", "error.consentChannel", purpose.Name);
        }

        if (string.IsNullOrWhiteSpace(consent.Evidence))
        {
            change.Error("evidence", "error.consentEvidence");
        }

        if (consent.How is null)
        {
            change.Error("how", "error.required");
        }

        if (consent.ValidUntil is { } until && until < change.DayOf(consent.At))
        {
            change.Error("validUntil", "error.consentUntil");
        }
    }

    /// <summary>A purpose that names no channel is agreed to as a whole; one that names any can be agreed to by each.</summary>
    public static bool MayBeGranted(ProcessingActivity purpose, ConsentChannel channel) =>
        purpose.Channels.Contains(EnumText.Of(channel)) || purpose.Channels.Contains(EnumText.Of(ConsentChannel.Any)) || (purpose.Channels.Count == 0 && channel == ConsentChannel.Any);

    private static ProcessingActivity? PurposeOf(RecordChange<Consent> change) =>
        change.Reference<ProcessingActivity>(ProcessingActivity.ObjectKey, change.After.PurposeId);
}
