namespace Trine.Kernel.Notifications;

/// <summary>What users are told of, and can switch off one by one in their setting <c>notifications</c>.</summary>
public static class NotificationEvent
{
    /// <summary>Somebody mentioned the user in a comment.</summary>
    public const string Mention = "mention";

    /// <summary>Somebody commented on a record of the user's.</summary>
    public const string Comment = "comment";

    /// <summary>Somebody gave the user a record.</summary>
    public const string Assigned = "assigned";

    /// <summary>Somebody shared a record with the user.</summary>
    public const string Shared = "shared";

    /// <summary>A reminder is due.</summary>
    public const string Reminder = "reminder";

    /// <summary>An import of the user's has ended.</summary>
    public const string Import = "import";

    /// <summary>Somebody signed in as the user from a device or network not seen before.</summary>
    public const string SignIn = "signIn";

    /// <summary>The user's second factor, recovery codes or passkeys are not what they were.</summary>
    public const string Account = "account";

    /// <summary>A backup failed; administrators are told.</summary>
    public const string Backup = "backup";

    /// <summary>Records of the user's will be anonymised soon.</summary>
    public const string Retention = "retention";

    /// <summary>Somebody waits for the user to approve a large export.</summary>
    public const string Approval = "approval";

    /// <summary>An export of the user's has ended.</summary>
    public const string Export = "export";

    /// <summary>The hand-over of somebody's records that the user asked for has ended.</summary>
    public const string HandOver = "handOver";

    /// <summary>The erasure of what is kept of a person, which the user asked for, has ended.</summary>
    public const string Erasure = "erasure";
}
