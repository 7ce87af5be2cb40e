using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Trine.Kernel.Access;
using Trine.Kernel.Audit;
using Trine.Kernel.Changes;
using Trine.Kernel.Data;
using Trine.Kernel.Localisation;
using Trine.Kernel.Notifications;
using Trine.Kernel.Objects;
using Trine.Kernel.Transfer.Formats;

namespace Trine.Kernel.Transfer.Imports;

/// <summary>Runs imports. One that was left goes on after its last committed row.</summary>
public sealed class ImportWorker(
    IServiceScopeFactory scopes, JobSignal<ImportJob> signal, TransferFolder folder, UserDirectory directory, FieldTexts fieldTexts, MessageTexts texts, WorkspaceClock clock,
    TransferNews news, LivingNodes nodes, ILogger<ImportWorker> logger) : TransferWorker<ImportJob>(scopes, signal, directory, texts, clock, news, nodes, logger)
{
    /// <inheritdoc/>
    protected override string Kind => "import";

    /// <summary>The node that has the file; any, once it must be lost.</summary>
    protected override bool CanTake(ImportJob job, DateTimeOffset now) => File.Exists(folder.UploadPath(job.Token)) || now - job.At > TransferFolder.UploadsLive;

    /// <summary>Who tries a file out waits for it on the page: nothing has happened that he would want to be told of later.</summary>
    protected override async Task TellAsync(TrineDb db, AuditTrail audit, ImportJob ended, CancellationToken cancellationToken)
    {
        var done = ended.State == TransferState.Done;
        await audit.WriteAsync(done ? AuditEvent.ImportEnded : AuditEvent.ImportFailed, AuditSubject.Of(ended.Object), ended.Audited(), cancellationToken);
        if (ended.DryRun)
        {
            return;
        }

        await News.EndedAsync(
            db, ended.UserId, NotificationEvent.Import, done ? "importDone" : "importFailed", ended.Id, ended.Object, ended.FileName,
            [ended.Created, ended.Updated, ended.Skipped, ended.Rejected], cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task WorkAsync(ImportJob job, DirectoryUser user, CancellationToken cancellationToken)
    {
        var path = folder.UploadPath(job.Token);
        if (!File.Exists(path))
        {
            throw new NotThereException("imports");
        }

        var options = ImportOptions.Parse(job.Options);
        await using var scope = Scopes.CreateAsyncScope();
        TransferScope.Become(scope.ServiceProvider, user, job.Language);
        var schema = scope.ServiceProvider.GetRequiredService<VisibleSchemas>().Exposed(job.Object);
        if (!scope.ServiceProvider.GetRequiredService<AccessRules>().Can(schema.Definition, AccessAction.Import))
        {
            throw new ForbiddenException(schema.Key, AccessAction.Import);
        }

        var mapping = scope.ServiceProvider.GetRequiredService<ImportMapping>();
        var source = new SourceOptions(options.Encoding, options.Delimiter is { Length: 1 } delimiter ? delimiter[0] : null);
        ImportSurvey survey;
        await using (var first = SourceReader.Open(path, job.FileName, source))
        {
            var plan = ImportPlan.Create(schema, first.Columns, options, null, mapping, fieldTexts, Clock, job.Language);
            var dates = plan.Columns.Where(c => c.Index >= 0 && c.Field.Type is FieldType.Date or FieldType.DateTime).Select(c => c.Index).ToList();
            survey = await ImportSurvey.RunAsync(first, dates, cancellationToken);
        }

        await using var reader = SourceReader.Open(path, job.FileName, source);
        var settled = ImportPlan.Create(schema, reader.Columns, options, survey.Orders, mapping, fieldTexts, Clock, job.Language);
        await new ImportRun(Scopes, job, user, settled, survey, folder, News, Node).RunAsync(reader, Texts, cancellationToken);
    }
}
