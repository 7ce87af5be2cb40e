using System.Security.Claims;
using Microsoft.Extensions.Hosting;
using Quartz;
using Trine.Kernel.Access;
using Trine.Kernel.Changes;
using Trine.Kernel.Live;
using Trine.Kernel.Net;
using Trine.Organisation.Tokens;

namespace Trine.Organisation.Sessions;

/// <summary>
/// A connection that listens was let in once, and no request of it is looked at again: what would turn a request away today ends it. Looks when
/// people, roles, sessions or tokens change, and each minute for what ends by the clock.
/// </summary>
[DisallowConcurrentExecution]
internal sealed class LiveGuard(LiveConnections connections, UserDirectory directory, IDirectorySource people, SessionRegister sessions, ApiTokens tokens, LogSignal signal) : IHostedService, IJob
{
    /// <summary>How long a connection may outlive what it began with.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        signal.Listen((objects, token) => objects.Any(o => o is SessionRegister.Key or ApiTokens.Key || people.Objects.Contains(o)) ? LookAsync(token) : Task.CompletedTask);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await LookAsync(cancellationToken);

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        var open = connections.All.Select(c => c.Principal).ToList();
        if (open.Count == 0)
        {
            return;
        }

        var ids = open.Select(SessionAuthentication.SessionOf).OfType<Guid>().ToHashSet();
        var living = await sessions.LivingAsync(ids, cancellationToken);
        var good = await tokens.LivingAsync([.. open.Select(SessionAuthentication.TokenOf).OfType<Guid>().Distinct()], cancellationToken);
        var looked = open.ToHashSet();

        // Who came meanwhile was let in by what holds now.
        connections.Close(c => looked.Contains(c.Principal) && !MayStay(c, living, good));
    }

    private bool MayStay(LiveConnection connection, IReadOnlySet<Guid> sessions, IReadOnlySet<Guid> tokens) =>
        directory.Current.User(connection.UserId) is { Active: true } user
        && user.Admits(Networks.Plain(connection.Address))
        && (SessionAuthentication.TokenOf(connection.Principal) is { } token
            ? tokens.Contains(token)
            : SessionAuthentication.SessionOf(connection.Principal) is { } session && sessions.Contains(session)
                && connection.Principal.FindFirstValue("stamp") == user.Stamp && DueSteps.Of(connection.Principal, user) is null);
}
