using Microsoft.EntityFrameworkCore;
using Trine.Kernel.Data;

namespace Trine.Sales.Pipelines;

/// <summary>Finding stages: where opportunities begin and where they end.</summary>
internal static class PipelineStages
{
    /// <summary>The first open stage of the first pipeline; null when there is none.</summary>
    public static async Task<Guid?> FirstAsync(TrineDb db, CancellationToken cancellationToken) =>
        await (from stage in db.Readable<Stage>()
               join pipeline in db.Readable<Pipeline>() on stage.PipelineId equals pipeline.Id
               where stage.Kind == OpportunityState.Open
               orderby pipeline.Position, pipeline.Id, stage.Position, stage.Id
               select (Guid?)stage.Id).FirstOrDefaultAsync(cancellationToken);

    /// <summary>The first stage of a kind in a pipeline; null when there is none.</summary>
    public static async Task<Guid?> FirstAsync(TrineDb db, Guid? pipeline, OpportunityState kind, CancellationToken cancellationToken) =>
        await db.Readable<Stage>().Where(s => s.PipelineId == pipeline && s.Kind == kind)
            .OrderBy(s => s.Position).ThenBy(s => s.Id).Select(s => (Guid?)s.Id).FirstOrDefaultAsync(cancellationToken);

    /// <summary>Whether a stage is still there.</summary>
    public static Task<bool> ExistsAsync(TrineDb db, Guid stage, CancellationToken cancellationToken) =>
        db.Readable<Stage>().AnyAsync(s => s.Id == stage, cancellationToken);
}
