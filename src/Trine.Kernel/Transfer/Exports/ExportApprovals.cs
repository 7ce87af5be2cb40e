using Trine.Kernel.Access;
using Trine.Kernel.Changes;
using Trine.Kernel.Data;
using Trine.Kernel.Notifications;

namespace Trine.Kernel.Transfer.Exports;

/// <summary>Who decides about large exports: administrators, and whoever the asking person reports to, directly or through others. Never he himself.</summary>
internal sealed class ExportApprovals(UserDirectory directory, NotificationWriter notifications, TrineDb db)
{
    /// <summary>Whether somebody decides about an export of a user.</summary>
    public bool MayDecide(Caller caller, Guid requester) =>
        caller.UserId is { } me && me != requester && (caller.IsAdmin || directory.Current.Subordinates(me).Contains(requester));

    /// <summary>Those whose exports somebody decides about; null for everybody's but his own.</summary>
    public IReadOnlyList<Guid>? Reach(Caller caller) => caller.IsAdmin ? null : directory.Current.Subordinates(caller.UserId ?? Guid.Empty);

    /// <summary>Tells those who may decide that somebody waits, in the open write transaction or one of its own.</summary>
    public async Task AskAsync(ExportJob job, CancellationToken cancellationToken)
    {
        var people = directory.Current;
        var name = people.User(job.UserId)?.Name ?? "";
        var deciders = people.Users.Where(u => u.Active && u.Id != job.UserId && (u.Admin || people.IsSuperior(u.Id, job.UserId)));
        await notifications.AddAsync(
            db,
            [
                .. deciders.Select(u => new NewNotification(u.Id, NotificationEvent.Approval, $"approval:{job.Id:N}:{u.Id:N}")
                {
                    Message = "exportAsked",
                    Object = job.Object,
                    Args = [name, Number(job.Total)],
                }),
            ],
            cancellationToken);
    }

    /// <summary>Tells the asking person what was decided.</summary>
    public Task AnswerAsync(ExportJob job, bool approved, string by, string reason, CancellationToken cancellationToken) => notifications.AddAsync(
        db,
        [
            new NewNotification(job.UserId, NotificationEvent.Export, $"decided:{job.Id:N}")
            {
                Message = approved ? "exportApproved" : "exportRefused",
                Object = job.Object,
                Args = [by, Number(job.Total), reason],
            },
        ],
        cancellationToken);

    /// <summary>The export, if it waits for a decision the caller may take.</summary>
    /// <exception cref="NotThereException">There is none, or it is not his to decide.</exception>
    /// <exception cref="RefusedException">It was decided already.</exception>
    public ExportJob Open(ExportJob? job, Caller caller)
    {
        if (job is null || !MayDecide(caller, job.UserId) || job.Total is null)
        {
            throw new NotThereException("exports");
        }

        return job.State == TransferState.AwaitingApproval ? job : throw new RefusedException("export.decided");
    }

    private static string Number(long? count) => (count ?? 0).ToString("N0", System.Globalization.CultureInfo.InvariantCulture);
}
