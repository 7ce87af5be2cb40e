using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Trine.Kernel.Access;
using Trine.Kernel.Changes;
using Trine.Kernel.Data;
using Trine.Kernel.Http;
using Trine.Kernel.Localisation;
using Trine.Kernel.Objects;
using Trine.Kernel.Query;
using Trine.Kernel.Transfer.Formats;

namespace Trine.Kernel.Transfer.Exports;

/// <summary>One export at work: rows stream from the database to the file, names of what they refer to come in batches.</summary>
internal sealed class ExportRun(IServiceScopeFactory scopes, ExportJob job, DirectoryUser user, TransferFolder folder, TransferNews news, string node, WorkspaceClock clock)
{
    private const int BatchSize = 500;

    private long? _total;
    private ExportAllowance _allowance = null!;

    /// <summary>Writes the whole file.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        // Two scopes: while one's connection streams the rows, the other's fetches names.
        await using var rows = NewScope();
        await using var names = NewScope();
        var input = rows.ServiceProvider.GetRequiredService<ExportInput>();
        var schema = input.Schema(job.Object);
        var columns = input.Columns(schema, job.Fields, job.Language);
        var query = input.Query(schema, job.Query, columns);
        var total = (await names.ServiceProvider.GetRequiredService<RecordReader>().ReadAsync(query with { Fields = [], Limit = 1, Count = CountMode.Exact }, cancellationToken)).Count;
        _total = query.Search is null ? total : null;
        var limits = ExportLimits.Of(user, schema.Definition);
        _allowance = await names.ServiceProvider.GetRequiredService<ExportChecks>().AllowanceAsync(job, limits, cancellationToken);
        // What was approved stays written down: whoever takes a killed one up must not take today's count for it.
        await AdvanceAsync(0, job.DecidedById is null ? _total : null, cancellationToken);

        var path = folder.ExportPath(job.Id);
        try
        {
            _allowance.Check(total ?? 0);
            await using var file = new FileStream(path + ".part", FileMode.Create, FileAccess.Write, FileShare.None);
            await WriteAsync(schema, columns, query, file, rows.ServiceProvider, names.ServiceProvider, cancellationToken);
        }
        catch (RefusedException)
        {
            File.Delete(path + ".part");
            throw;
        }

        File.Move(path + ".part", path, overwrite: true);
    }

    private async Task WriteAsync(
        ObjectSchema schema, IReadOnlyList<ExportColumn> columns, RecordQuery query, FileStream file, IServiceProvider rows, IServiceProvider names, CancellationToken cancellationToken)
    {
        var values = new ExportValues(rows.GetRequiredService<FieldTexts>(), rows.GetRequiredService<MessageTexts>(), job.Language, clock.Zone, job.Format);
        var time = TimeZoneInfo.ConvertTime(clock.Now, clock.Zone).ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);
        var mark = user.Watermark ? rows.GetRequiredService<MessageTexts>().Get(job.Language, "transfer.mark", user.Name, time) : null;
        await using var writer = TableWriter.Create(file, job.Format, mark);
        writer.WriteHeader([.. columns.Select(c => c.Header)]);
        var batch = new List<RecordRow>(BatchSize);
        long done = 0;
        await foreach (var row in rows.GetRequiredService<RecordReader>().StreamAsync(query, cancellationToken))
        {
            batch.Add(row);
            _allowance.Check(done + batch.Count);
            if (batch.Count == BatchSize)
            {
                await WriteAsync(schema, columns, query, batch, writer, values, names, cancellationToken);
                done += batch.Count;
                batch.Clear();
                await AdvanceAsync(done, null, cancellationToken);
            }
        }

        await WriteAsync(schema, columns, query, batch, writer, values, names, cancellationToken);
        await AdvanceAsync(done + batch.Count, null, cancellationToken);
    }

    private static async Task WriteAsync(
        ObjectSchema schema, IReadOnlyList<ExportColumn> columns, RecordQuery query, List<RecordRow> batch, TableWriter writer, ExportValues values, IServiceProvider services,
        CancellationToken cancellationToken)
    {
        var json = services.GetRequiredService<RecordJson>();
        var names = await json.NamesAsync(query.Fields, batch, cancellationToken);
        var lineColumns = columns.Where(c => c.OfLine).ToList();
        var lines = lineColumns.Count == 0 ? null : await ExportLines.ReadAsync(schema, [.. lineColumns.Select(c => c.Field)], batch, services, cancellationToken);
        foreach (var row in batch)
        {
            var own = lines?.Of(row.Id) ?? [];
            for (var line = 0; line < Math.Max(1, own.Count); line++)
            {
                var cells = new object?[columns.Count];
                var (next, nextOfLine) = (0, 0);
                for (var i = 0; i < cells.Length; i++)
                {
                    cells[i] = !columns[i].OfLine ? values.Of(columns[i], row.Values[next++], names)
                        : own.Count == 0 ? null
                        : values.Of(columns[i], own[line].Values[nextOfLine++], lines!.Names);
                }

                writer.WriteRow(cells);
            }
        }
    }

    private async Task AdvanceAsync(long done, long? total, CancellationToken cancellationToken)
    {
        await using var scope = NewScope();
        var db = scope.ServiceProvider.GetRequiredService<TrineDb>();
        await using var write = await db.BeginWriteAsync(cancellationToken);
        var moved = await db.Set<ExportJob>().Where(j => j.Id == job.Id && j.State == TransferState.Running && j.Holder == node)
            .ExecuteUpdateAsync(s => s.SetProperty(j => j.Done, done).SetProperty(j => j.Total, j => total ?? j.Total), cancellationToken);
        if (moved == 0)
        {
            throw new TransferStoppedException();
        }

        await news.ProgressAsync(db, job.UserId, "export", job.Id, TransferState.Running, done, total ?? _total, cancellationToken);

        await write.CommitAsync(cancellationToken);
    }

    private AsyncServiceScope NewScope()
    {
        var scope = scopes.CreateAsyncScope();
        TransferScope.Become(scope.ServiceProvider, user, job.Language);
        return scope;
    }
}
