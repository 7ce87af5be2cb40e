using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Quartz;
using Trine.Kernel.Objects;
using Trine.Operations.Backups;
using Trine.Operations.Doctor;
using Trine.Operations.Keys;

namespace Trine.Operations;

/// <summary>What whoever runs the product needs: backups, examinations, the safety of its folder.</summary>
public sealed class OperationsModule : Module
{
    /// <inheritdoc/>
    public override IReadOnlyList<ObjectDefinition> Objects { get; } = [];

    /// <inheritdoc/>
    public override void AddServices(IServiceCollection services)
    {
        KeyProtection.Add(services);
        services.AddScoped<BackupPlans>();
        services.AddTransient<BackupJob>();
        services.AddSingleton<QuickLook>();
        services.AddHostedService<BackupWorker>();
        services.AddQuartz(quartz => quartz.ScheduleJob<BackupJob>(trigger => trigger.WithSimpleSchedule(BackupJob.Interval)));
    }

    /// <inheritdoc/>
    public override void MapEndpoints(RouteGroupBuilder api)
    {
        BackupEndpoints.Map(api);
        StatusEndpoints.Map(api);
    }

    /// <inheritdoc/>
    public override void MapTables(ModelBuilder model)
    {
        model.Entity<BackupPlan>(plan =>
        {
            plan.ToTable("backup_plans");
            plan.HasKey(p => p.Id);
            plan.Property(p => p.Id).ValueGeneratedNever();
        });
        model.Entity<Backup>(backup =>
        {
            backup.ToTable("backups");
            backup.HasKey(b => b.Id);
            backup.Property(b => b.Id).ValueGeneratedNever();
            // Of several nodes that take it up at once, one does.
            backup.Property(b => b.Holder).IsConcurrencyToken();
            backup.Ignore(b => b.FilePath);
        });
    }
}
