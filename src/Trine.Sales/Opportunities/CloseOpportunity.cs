using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Trine.Kernel.Access;
using Trine.Kernel.Changes;
using Trine.Kernel.Data;
using Trine.Kernel.Http;
using Trine.Kernel.Localisation;
using Trine.Kernel.Objects;
using Trine.Sales.Pipelines;

namespace Trine.Sales.Opportunities;

/// <summary>An opportunity is won, lost, or goes on after all.</summary>
internal static class CloseOpportunity
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/opportunities/{id:guid}/win", WinAsync).AnswersWritten("Opportunity").WithSummary("Close an opportunity as won");
        api.MapPost("/opportunities/{id:guid}/lose", LoseAsync).AnswersWritten("Opportunity").WithSummary("Close an opportunity as lost");
        api.MapPost("/opportunities/{id:guid}/reopen", ReopenAsync).AnswersWritten("Opportunity").WithSummary("Open a closed opportunity again");
    }

    /// <param name="Version">The version the caller saw; any other answers 409.</param>
    public sealed record Request(int Version);

    /// <param name="Version">The version the caller saw; any other answers 409.</param>
    /// <param name="Reason">One of the choices of <c>lossReason</c>.</param>
    /// <param name="Note">More about why, at most 2,000 characters.</param>
    public sealed record LoseRequest(int Version, string? Reason = null, string? Note = null);

    internal static async Task<IResult> WinAsync(
        Guid id, Request request, TrineDb db, Caller caller, MessageTexts texts, RecordAnswers answers, CancellationToken cancellationToken)
    {
        var opportunity = await db.EditAsync<Opportunity>(id, request.Version, cancellationToken);
        opportunity.Win(await StageAsync(db, opportunity, OpportunityState.Won, caller, texts, cancellationToken));
        await db.SaveChangesAsync(cancellationToken);
        return await answers.OneAsync(Opportunity.ObjectKey, id, cancellationToken);
    }

    internal static async Task<IResult> LoseAsync(
        Guid id, LoseRequest request, TrineDb db, Caller caller, MessageTexts texts, RecordAnswers answers, CancellationToken cancellationToken)
    {
        var opportunity = await db.EditAsync<Opportunity>(id, request.Version, cancellationToken);
        var stage = await StageAsync(db, opportunity, OpportunityState.Lost, caller, texts, cancellationToken);
        opportunity.Lose(stage, Reason(request.Reason), request.Note);
        await db.SaveChangesAsync(cancellationToken);
        return await answers.OneAsync(Opportunity.ObjectKey, id, cancellationToken);
    }

    internal static async Task<IResult> ReopenAsync(
        Guid id, Request request, TrineDb db, Caller caller, MessageTexts texts, RecordAnswers answers, CancellationToken cancellationToken)
    {
        var opportunity = await db.EditAsync<Opportunity>(id, request.Version, cancellationToken);
        var last = opportunity.LastOpenStageId is { } stage && await PipelineStages.ExistsAsync(db, stage, cancellationToken) ? stage : (Guid?)null;
        opportunity.Reopen(last ?? await StageAsync(db, opportunity, OpportunityState.Open, caller, texts, cancellationToken));
        await db.SaveChangesAsync(cancellationToken);
        return await answers.OneAsync(Opportunity.ObjectKey, id, cancellationToken);
    }

    private static LossReason Reason(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            throw new InvalidInputException("reason", "error.required");
        }

        return EnumText.Parse(typeof(LossReason), text) is LossReason reason
            ? reason
            : throw new InvalidInputException("reason", "error.choice", text, string.Join(", ", EnumText.All(typeof(LossReason))));
    }

    private static async Task<Guid> StageAsync(
        TrineDb db, Opportunity opportunity, OpportunityState kind, Caller caller, MessageTexts texts, CancellationToken cancellationToken) =>
        await PipelineStages.FirstAsync(db, opportunity.PipelineId, kind, cancellationToken)
            ?? throw new RefusedException("opportunity.noStage", texts.Get(caller.Language, $"objects.stages.choices.kind.{EnumText.Of(kind)}"));
}
