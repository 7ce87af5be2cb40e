using Trine.Kernel.Data;

namespace Trine.Operations.Doctor;

/// <summary>The quick examination of a server at work: one at a time, shared by all who ask meanwhile.</summary>
internal sealed class QuickLook(DataOptions data, Migrations migrations, TimeProvider time)
{
    private readonly Lock _gate = new();
    private Task<Outcome>? _latest;

    /// <param name="At">When it began, UTC.</param>
    public sealed record Outcome(DateTimeOffset At, IReadOnlyList<Finding> Findings);

    /// <summary>Examines, or waits for the examination that is under way.</summary>
    public Task<Outcome> TakeAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_latest is null or { IsCompleted: true })
            {
                // Not ended by whoever asked first and went away: others may be waiting.
                _latest = Task.Run(ExamineAsync, CancellationToken.None);
            }

            return _latest.WaitAsync(cancellationToken);
        }
    }

    private async Task<Outcome> ExamineAsync()
    {
        var at = time.GetUtcNow();
        return new Outcome(at, await new Examination(data, migrations, time, Depth.Quick).RunAsync(CancellationToken.None));
    }
}
