using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Quartz;
using Trine.Kernel.Objects;
using Trine.Privacy.Activities;
using Trine.Privacy.Consents;
using Trine.Privacy.Retention;

namespace Trine.Privacy;

/// <summary>What people may ask of those who keep their data: consent and its withdrawal, a copy, erasure, and that nothing is kept for ever.</summary>
public sealed class PrivacyModule : Module
{
    /// <inheritdoc/>
    public override IReadOnlyList<ObjectDefinition> Objects { get; } = [ProcessingActivity.Define(), Consent.Define(), RetentionRule.Define()];

    /// <inheritdoc/>
    public override void AddServices(IServiceCollection services)
    {
        services.AddScoped<RetentionRun>();
        services.AddTransient<RetentionJob>();
        services.AddQuartz(quartz => quartz.ScheduleJob<RetentionJob>(trigger => trigger.StartAt(TimeProvider.System.GetUtcNow() + RetentionJob.AfterStart).WithSimpleSchedule(RetentionJob.Interval)));
    }

    /// <inheritdoc/>
    public override void MapEndpoints(RouteGroupBuilder api)
    {
        ConsentEndpoints.Map(api);
        PreviewRetention.Map(api);
    }
}
