using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Trine.Kernel.Data;
using Trine.Kernel.Http;

namespace Trine.Customers.Tasks;

/// <summary>A task is done, or to be done after all.</summary>
internal static class CompleteTask
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/tasks/{id:guid}/complete", CompleteAsync).AnswersWritten("Task").WithSummary("Mark a task as done");
        api.MapPost("/tasks/{id:guid}/reopen", ReopenAsync).AnswersWritten("Task").WithSummary("Open a done task again");
    }

    /// <param name="Version">The version the caller saw; any other answers 409.</param>
    public sealed record Request(int Version);

    internal static async Task<IResult> CompleteAsync(Guid id, Request request, TrineDb db, RecordAnswers answers, CancellationToken cancellationToken)
    {
        (await db.EditAsync<TaskItem>(id, request.Version, cancellationToken)).Complete();
        await db.SaveChangesAsync(cancellationToken);
        return await answers.OneAsync(TaskItem.ObjectKey, id, cancellationToken);
    }

    internal static async Task<IResult> ReopenAsync(Guid id, Request request, TrineDb db, RecordAnswers answers, CancellationToken cancellationToken)
    {
        (await db.EditAsync<TaskItem>(id, request.Version, cancellationToken)).Reopen();
        await db.SaveChangesAsync(cancellationToken);
        return await answers.OneAsync(TaskItem.ObjectKey, id, cancellationToken);
    }
}
