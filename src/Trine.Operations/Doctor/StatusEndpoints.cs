using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Trine.Kernel.Access;
using Trine.Kernel.Changes;
using Trine.Kernel.Localisation;
using Trine.Operations.Backups;

namespace Trine.Operations.Doctor;

/// <summary>What <c>trine doctor</c> says, of a server at work. For administrators: it names folders and versions.</summary>
internal static class StatusEndpoints
{
    private const string Ability = "status";

    public static void Map(RouteGroupBuilder api) =>
        api.MapGet("/status", ReadAsync).WithSummary("How the server is: what trine doctor finds, but for what reads everything; for administrators");

    /// <param name="Check">Which check; one may find several things.</param>
    /// <param name="Name">What it is called.</param>
    /// <param name="Text">What it found.</param>
    /// <param name="Todo">What to do about it; null when there is nothing to do.</param>
    public sealed record Item(string Check, string Name, Severity Severity, string Text, string? Todo);

    /// <param name="StartedAt">When this process started, UTC.</param>
    /// <param name="Memory">Bytes this process holds.</param>
    public sealed record Server(string Version, DateTimeOffset StartedAt, long Memory);

    /// <param name="CheckedAt">When the examination began, UTC.</param>
    /// <param name="Server">The process that answers, of several the one that was asked.</param>
    public sealed record Overview(DateTimeOffset CheckedAt, Server Server, IReadOnlyList<Item> Checks);

    internal static async Task<Ok<Overview>> ReadAsync(Caller caller, QuickLook look, MessageTexts texts, CancellationToken cancellationToken)
    {
        if (!caller.IsAdmin)
        {
            throw new ForbiddenException(Ability);
        }

        var outcome = await look.TakeAsync(cancellationToken);
        return TypedResults.Ok(new Overview(outcome.At, Self(), [.. outcome.Findings.Select(f => Shown(f, caller.Language, texts))]));
    }

    private static Server Self()
    {
        using var process = System.Diagnostics.Process.GetCurrentProcess();
        return new Server(BackupRun.Product, new DateTimeOffset(process.StartTime).ToUniversalTime(), process.WorkingSet64);
    }

    private static Item Shown(Finding finding, string language, MessageTexts texts) => new(
        finding.Check, texts.Get(language, $"doctor.{finding.Check}.name"), finding.Severity, texts.Get(language, finding.TextKey, finding.Args),
        texts.Find(language, finding.TodoKey) is null ? null : texts.Get(language, finding.TodoKey, finding.Args));
}
