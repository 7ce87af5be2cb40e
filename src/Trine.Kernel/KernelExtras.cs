using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Quartz;
using Trine.Kernel.Changes;
using Trine.Kernel.Comments;
using Trine.Kernel.Computed;
using Trine.Kernel.Data;
using Trine.Kernel.Files;
using Trine.Kernel.Jobs;
using Trine.Kernel.Live;
using Trine.Kernel.Notifications;
using Trine.Kernel.Query;
using Trine.Kernel.Reference;
using Trine.Kernel.Reminders;
using Trine.Kernel.Settings;
using Trine.Kernel.Views;

namespace Trine.Kernel;

/// <summary>What every record has besides its fields: comments, files, views, notifications, reminders, live updates.</summary>
public static class KernelExtras
{
    /// <summary>Registers services, the log reader <c>notify</c>, the jobs and the live tail.</summary>
    public static void Add(IServiceCollection services)
    {
        services.AddScoped<ParentRecord>();
        services.AddSingleton<VisibleTo>();
        services.AddSingleton<IFileStore, LocalFileStore>();
        services.AddScoped<FileUpload>();
        services.AddScoped<FileFacts>();
        services.AddScoped<ViewInput>();

        services.AddScoped<ComputedUpkeep>();
        services.AddScoped<ILogReader, ComputedReader>();
        services.AddSingleton<RecomputeLoop>();
        services.AddHostedService<RecomputeService>();

        services.AddSingleton<NotificationText>();
        services.AddSingleton<NotificationWriter>();
        services.AddScoped<ILogReader, NotifyReader>();

        services.AddSignalR();
        services.AddSingleton<LiveConnections>();
        services.AddSingleton<LiveMessages>();
        services.AddHostedService<LiveTail>();
        services.AddHostedService<PostgresListener>();

        services.AddScoped<DueReminders>();
        services.AddTransient<ReminderJob>();
        services.AddScoped<DailySweep>();
        services.AddTransient<SweepJob>();
        services.AddQuartz(quartz =>
        {
            quartz.ScheduleJob<ReminderJob>(trigger => trigger.WithSimpleSchedule(ReminderJob.Interval));
            quartz.ScheduleJob<SweepJob>(trigger => trigger.StartAt(TimeProvider.System.GetUtcNow() + SweepJob.AfterStart).WithSimpleSchedule(SweepJob.Interval));
        });
        services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
    }

    /// <summary>Maps all endpoints below <c>/api</c>.</summary>
    public static void Map(RouteGroupBuilder api)
    {
        CommentEndpoints.Map(api);
        FileEndpoints.Map(api);
        NotificationEndpoints.Map(api);
        ViewEndpoints.Map(api);
        SettingEndpoints.Map(api);
        RegionEndpoints.Map(api);
    }
}
