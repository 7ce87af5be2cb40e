using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Trine.Kernel.Access;
using Trine.Kernel.Changes;
using Trine.Kernel.Data;
using Trine.Kernel.Transfer.Formats;

namespace Trine.Kernel.Transfer.Imports;

/// <summary>
/// One import at work. A reader turns the file into typed rows ahead of the writer, which takes them chunk by chunk through the door: records,
/// log and progress commit together, so a killed server neither loses nor doubles a row.
/// </summary>
internal sealed class ImportRun(
    IServiceScopeFactory scopes, ImportJob job, DirectoryUser user, ImportPlan plan, ImportSurvey survey, TransferFolder folder, TransferNews news, string node)
{
    /// <summary>Rows that are written in one transaction.</summary>
    public const int ChunkSize = 2_000;

    /// <summary>The same after a process died of it, or with it: the next that dies leaves more behind.</summary>
    private const int CarefulChunkSize = 200;

    /// <summary>Characters after which a chunk is closed, however few its rows.</summary>
    private const long ChunkCharacters = 16 * 1_048_576;

    /// <summary>A record's rows that stand together are not parted, up to this many.</summary>
    private const int MostTogether = 5_000;

    private readonly ImportMemory _memory = new();
    private RowReport _rejected = null!;
    private RowReport _warnings = null!;

    /// <summary>Imports all rows after those that are done.</summary>
    /// <exception cref="SourceFormatException">The file turns out to be damaged; what came before is imported.</exception>
    /// <exception cref="TransferStoppedException">Cancelled, or taken over.</exception>
    public async Task RunAsync(SourceReader reader, Localisation.MessageTexts texts, CancellationToken cancellationToken)
    {
        List<string> header = [.. reader.Columns, texts.Get(job.Language, "transfer.report.row"), texts.Get(job.Language, "transfer.report.reason")];
        _rejected = new RowReport(folder.RejectedPath(job.Id), header, job.RejectedBytes);
        _warnings = new RowReport(folder.WarningsPath(job.Id), header, job.WarningsBytes);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var chunks = Channel.CreateBounded<List<ImportRow>>(2);
        var reading = Task.Run(() => ReadAsync(reader, chunks.Writer, stop.Token), stop.Token);
        try
        {
            await foreach (var chunk in chunks.Reader.ReadAllAsync(cancellationToken))
            {
                await WriteAsync(chunk, cancellationToken);
            }
        }
        finally
        {
            await stop.CancelAsync();
            await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await reading;
    }

    private async Task ReadAsync(SourceReader reader, ChannelWriter<List<ImportRow>> chunks, CancellationToken cancellationToken)
    {
        try
        {
            var size = job.Claims > 1 ? CarefulChunkSize : ChunkSize;
            var chunk = new List<ImportRow>(size);
            var (number, characters) = (0L, 0L);
            await foreach (var source in reader.Rows(cancellationToken))
            {
                if (number++ < job.Done)
                {
                    continue;
                }

                var row = plan.Read(source);
                if ((chunk.Count >= size || characters > ChunkCharacters) && !(chunk.Count < MostTogether && characters < 2 * ChunkCharacters && GoesWith(chunk[^1], row)))
                {
                    await chunks.WriteAsync(chunk, cancellationToken);
                    chunk = new List<ImportRow>(size);
                    characters = 0;
                }

                characters += source.Length;
                chunk.Add(row);
            }

            if (chunk.Count > 0)
            {
                await chunks.WriteAsync(chunk, cancellationToken);
            }

            chunks.Complete();
        }
        catch (Exception e)
        {
            chunks.Complete(e);
        }
    }

    private bool GoesWith(ImportRow before, ImportRow row) =>
        plan.Lines is not null && plan.KeyColumn >= 0 && row.Values[plan.KeyColumn] is { } key && key.Equals(before.Values[plan.KeyColumn]);

    /// <summary>Writes a chunk. When the database refuses it as a whole (two writers at once), its halves, down to the one row that is to blame.</summary>
    private async Task WriteAsync(IReadOnlyList<ImportRow> rows, CancellationToken cancellationToken)
    {
        try
        {
            await OnceAsync(rows, cancellationToken);
        }
        catch (Exception e) when (e is InvalidInputException or StaleException or RefusedException or ForbiddenException)
        {
            // The rows' values were changed on the way; they are read anew.
            var fresh = rows.Select(r => plan.Read(r.Source)).ToList();
            if (fresh.Count == 1)
            {
                fresh[0].Reasons.Add(Reason(e));
                await OnceAsync(fresh, cancellationToken);
                return;
            }

            await WriteAsync(fresh[..(fresh.Count / 2)], cancellationToken);
            await WriteAsync(fresh[(fresh.Count / 2)..], cancellationToken);
        }
    }

    private string Reason(Exception e) => e switch
    {
        InvalidInputException { Errors: [var first, ..] } => plan.Say(plan.Schema, first),
        RefusedException refused => plan.Say(plan.Schema, new FieldError("", "refused." + refused.Code, [.. refused.Args])),
        ForbiddenException => plan.Say(plan.Schema, new FieldError("", "error.rowNotAllowed")),
        _ => plan.Say(plan.Schema, new FieldError("", "error.stale")),
    };

    private async Task OnceAsync(IReadOnlyList<ImportRow> rows, CancellationToken cancellationToken)
    {
        await using var scope = NewScope();
        var db = scope.ServiceProvider.GetRequiredService<TrineDb>();
        var result = await scope.ServiceProvider.GetRequiredService<ImportChunk>().PrepareAsync(plan, rows, _memory, cancellationToken);
        var rejected = await _rejected.AppendAsync([.. result.Rejected.Select(r => (r.Source, string.Join(" ", r.Reasons.Distinct())))], cancellationToken);
        var warnings = await _warnings.AppendAsync([.. result.Warned.Select(r => (r.Source, string.Join(" ", r.Warnings.Distinct())))], cancellationToken);
        await using (var write = await db.BeginWriteAsync(cancellationToken))
        {
            if (!plan.Options.DryRun)
            {
                await db.SavePreparedAsync(result.Changes, cancellationToken);
            }

            await AdvanceAsync(db, rows.Count, result, rejected, warnings, cancellationToken);
            await write.CommitAsync(cancellationToken);
        }

        job.Done += rows.Count;
        (job.RejectedBytes, job.WarningsBytes) = (rejected, warnings);
        _rejected.Commit(rejected);
        _warnings.Commit(warnings);
    }

    /// <summary>Compare and set, in the transaction of the rows: of two processes at one import, or one and a cancellation, one finds nothing here and rolls back.</summary>
    private async Task AdvanceAsync(TrineDb db, int rows, ChunkResult result, long rejected, long warnings, CancellationToken cancellationToken)
    {
        var (created, updated, skipped, refused, warned) = (result.Created, result.Updated, result.Skipped, result.Rejected.Count, result.Warned.Count);
        var moved = await db.Set<ImportJob>()
            .Where(j => j.Id == job.Id && j.State == TransferState.Running && j.Holder == node && j.Done == job.Done)
            .ExecuteUpdateAsync(
                set => set.SetProperty(j => j.Done, j => j.Done + rows).SetProperty(j => j.Total, survey.Rows).SetProperty(j => j.Claims, 1)
                    .SetProperty(j => j.Created, j => j.Created + created).SetProperty(j => j.Updated, j => j.Updated + updated)
                    .SetProperty(j => j.Skipped, j => j.Skipped + skipped).SetProperty(j => j.Rejected, j => j.Rejected + refused)
                    .SetProperty(j => j.Warnings, j => j.Warnings + warned).SetProperty(j => j.RejectedBytes, rejected).SetProperty(j => j.WarningsBytes, warnings),
                cancellationToken);
        if (moved == 0)
        {
            throw new TransferStoppedException();
        }

        await news.ProgressAsync(db, job.UserId, "import", job.Id, TransferState.Running, job.Done + rows, survey.Rows, cancellationToken);
    }

    private AsyncServiceScope NewScope()
    {
        var scope = scopes.CreateAsyncScope();
        TransferScope.Become(scope.ServiceProvider, user, job.Language);
        var changes = scope.ServiceProvider.GetRequiredService<ChangeScope>();
        (changes.Source, changes.ChangeSet) = (ChangeSource.Import, job.ChangeSet);
        return scope;
    }
}
