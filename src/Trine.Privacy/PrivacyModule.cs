using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Quartz;
using Trine.Kernel.Objects;
using Trine.Privacy.Activities;
using Trine.Privacy.Consents;
using Trine.Privacy.Erasure;
using Trine.Privacy.Retention;
using Trine.Privacy.Subjects;

namespace Trine.Privacy;

/// <summary>What people may ask of those who keep their data: consent and its withdrawal, a copy, erasure, and that nothing is kept for ever.</summary>
public sealed class PrivacyModule : Module
{
    /// <inheritdoc/>
    public override IReadOnlyList<ObjectDefinition> Objects { get; } = [ProcessingActivity.Define(), Consent.Define(), RetentionRule.Define()];

    /// <inheritdoc/>
    public override void AddServices(IServiceCollection services)
    {
        services.AddScoped<PersonalDataErasure>();
        services.AddSingleton<ErasureRegister>();
        services.AddScoped<ErasureReplay>();
        services.AddScoped<SamePerson>();
        services.AddScoped<FormerRecords>();
        services.AddScoped<SubjectArchive>();
        services.AddHostedService<ErasureWorker>();
        services.AddScoped<RetentionRun>();
        services.AddTransient<RetentionJob>();
        services.AddQuartz(quartz => quartz.ScheduleJob<RetentionJob>(trigger => trigger.StartAt(TimeProvider.System.GetUtcNow() + RetentionJob.AfterStart).WithSimpleSchedule(RetentionJob.Interval)));
    }

    /// <inheritdoc/>
    public override void MapEndpoints(RouteGroupBuilder api)
    {
        SubjectEndpoints.Map(api);
        ErasureEndpoints.Map(api);
        ConsentEndpoints.Map(api);
        PreviewRetention.Map(api);
    }

    /// <inheritdoc/>
    public override void MapTables(ModelBuilder model)
    {
        model.Entity<ErasureJob>(job =>
        {
            job.ToTable("erasures");
            job.HasKey(j => j.Id);
            job.Property(j => j.Id).ValueGeneratedNever();
            job.HasIndex(j => j.State).HasDatabaseName("ix_erasures_state");
        });
        model.Entity<ErasedRecord>(erased =>
        {
            erased.ToTable("erased_records");
            erased.HasKey(e => new { e.RecordId, e.Object });
        });
    }
}
