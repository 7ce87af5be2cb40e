using System.Globalization;
using System.Text.Json;
using Trine.Kernel.Access;
using Trine.Kernel.Audit;
using Trine.Kernel.Changes;
using Trine.Kernel.Data;
using Trine.Kernel.Notifications;
using Trine.Kernel.Objects;

namespace Trine.Organisation.Sessions;

/// <summary>Tells users when what proves them is not what it was: somebody else at their desk would begin with that.</summary>
internal sealed class AccountNews(UserDirectory directory, NotificationWriter writer) : ILogReader
{
    private static readonly HashSet<string> Told =
    [
        .. new[]
        {
            IdentityEvent.TwoFactorOn, IdentityEvent.TwoFactorOff, IdentityEvent.RecoveryCodesMade, IdentityEvent.PasskeyAdded, IdentityEvent.PasskeyRemoved,
        }.Select(e => EnumText.Of(e)),
    ];

    /// <inheritdoc/>
    public string Name => "organisation.accountNews";

    /// <inheritdoc/>
    public IReadOnlyCollection<string> Objects { get; } = [AuditTrail.ObjectKey];

    /// <inheritdoc/>
    public Task HandleAsync(IReadOnlyList<ChangeLogEntry> entries, TrineDb db, CancellationToken cancellationToken) =>
        writer.AddAsync(db, [.. entries.Where(e => e.Topic == AuditTopic.Account).Select(News).OfType<NewNotification>()], cancellationToken);

    private NewNotification? News(ChangeLogEntry entry)
    {
        using var fields = JsonDocument.Parse(entry.Fields);
        var said = fields.RootElement;
        if (!Told.Contains(Text(said, "event")))
        {
            return null;
        }

        // An administrator takes everything away at once; of the entries that makes one is told.
        return entry.ActorId is { } other && other != entry.RecordId
            ? new NewNotification(entry.RecordId, NotificationEvent.Account, $"account:{entry.ChangeSet:N}:{entry.RecordId:N}")
            {
                Message = "account.reset",
                Args = [directory.Current.User(other)?.Name ?? ""],
            }
            : new NewNotification(entry.RecordId, NotificationEvent.Account, string.Create(CultureInfo.InvariantCulture, $"account:{entry.Tx}:{entry.Seq}"))
            {
                Message = $"account.{Text(said, "event")}",
                Args = [Text(said, "device") is { Length: > 0 } device ? device : "?", Text(said, "address")],
            };
    }

    private static string Text(JsonElement said, string name) => said.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";
}
