using System.ComponentModel.DataAnnotations;
using Trine.Kernel.Http;

namespace Trine.Organisation.Sessions;

/// <summary>Who is signed in and what he may do, as clients get it.</summary>
/// <param name="User">Who is signed in.</param>
/// <param name="Workspace">Where.</param>
/// <param name="Admin">He may do everything.</param>
/// <param name="Demo">The workspace is for trying out.</param>
/// <param name="PasswordDue">He must choose another password before anything else answers.</param>
/// <param name="SecondFactorDue">His role demands a second factor he has not shown: he must set one up before anything else answers.</param>
/// <param name="ViewAs">The role he looks as, and changes nothing; null when he is himself.</param>
/// <param name="Objects">What he may do with the records of each object.</param>
/// <param name="Audit">What he may do with the audit log.</param>
/// <param name="Privacy">What he may do with people's data as a whole: answer their requests.</param>
/// <param name="Watermark">His screen shows his name and the time.</param>
internal sealed record Session(
    Session.SignedInUser User,
    Session.WorkspaceFacts Workspace,
    bool Admin,
    bool Demo,
    bool PasswordDue,
    bool SecondFactorDue,
    RecordLink? ViewAs,
    IReadOnlyDictionary<string, Abilities> Objects,
    Session.AuditAbilities Audit,
    Session.PrivacyAbilities Privacy,
    bool Watermark)
{
    public sealed record SignedInUser(
        Guid Id, string Name, string Email, [property: AllowedValues("zh-CN", "en-US")] string Language, RecordLink? Department, IReadOnlyList<RecordLink> Roles);

    /// <param name="Read">See it.</param>
    /// <param name="Export">Take it out as a file.</param>
    public sealed record AuditAbilities(bool Read, bool Export);

    /// <param name="Read">See and copy all that is kept of a person.</param>
    /// <param name="Delete">Erase it.</param>
    public sealed record PrivacyAbilities(bool Read, bool Delete);

    /// <param name="TimeZone">An IANA name.</param>
    /// <param name="Currency">ISO 4217.</param>
    public sealed record WorkspaceFacts(string Name, string TimeZone, string Currency);
}
