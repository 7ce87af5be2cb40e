using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Quartz;
using Trine.Kernel.Access;
using Trine.Kernel.Objects;
using Trine.Organisation.Assignments;
using Trine.Organisation.Departments;
using Trine.Organisation.HandOvers;
using Trine.Organisation.Invitations;
using Trine.Organisation.Roles;
using Trine.Organisation.Sessions;
using Trine.Organisation.Tokens;
using Trine.Organisation.Users;

namespace Trine.Organisation;

/// <summary>People: users, departments, roles, sessions and tokens.</summary>
public sealed class OrganisationModule : Module
{
    /// <inheritdoc/>
    public override IReadOnlyList<ObjectDefinition> Objects { get; } = [User.Define(), Department.Define(), Role.Define(), Assignment.Define()];

    /// <inheritdoc/>
    public override void AddServices(IServiceCollection services)
    {
        services.AddSingleton<IDirectorySource, OrganisationDirectory>();
        services.AddSingleton<ApiTokens>();
        services.AddSingleton<SessionRegister>();
        services.AddScoped<UserSessions>();
        services.AddTransient<SeenJob>();
        services.AddQuartz(quartz => quartz.ScheduleJob<SeenJob>(trigger => trigger.WithSimpleSchedule(SeenJob.Interval)));
        services.AddScoped<Passwords>();
        services.AddScoped<IdentityEvents>();
        services.AddScoped<SignIns>();
        services.AddScoped<SessionAnswer>();
        services.AddScoped<OneTimeLinks>();
        services.AddScoped<Holdings>();
        services.AddSingleton<HandOverSignal>();
        services.AddHostedService<HandOverWorker>();
    }

    /// <inheritdoc/>
    public override void MapEndpoints(RouteGroupBuilder api)
    {
        SessionEndpoints.Map(api);
        LinkEndpoints.Map(api);
        UserSignInEndpoints.Map(api);
        DeviceEndpoints.Map(api);
        TokenEndpoints.Map(api);
        HandOverEndpoints.Map(api);
    }

    /// <inheritdoc/>
    public override void MapTables(ModelBuilder model)
    {
        model.Entity<Credential>(c =>
        {
            c.ToTable("credentials");
            c.HasKey(x => x.UserId);
            c.Property(x => x.UserId).ValueGeneratedNever();
        });
        model.Entity<OneTimeLink>(l =>
        {
            l.ToTable("one_time_links");
            l.HasKey(x => x.Id);
            l.Property(x => x.Id).ValueGeneratedNever();
            l.HasIndex(x => x.UserId).HasDatabaseName("ix_one_time_links_user");
        });
        model.Entity<UserSession>(s =>
        {
            s.ToTable("user_sessions");
            s.HasKey(x => x.Id);
            s.Property(x => x.Id).ValueGeneratedNever();
            s.HasIndex(x => x.UserId).HasDatabaseName("ix_user_sessions_user");
        });
        model.Entity<HandOver>(h =>
        {
            h.ToTable("hand_overs");
            h.HasKey(x => x.Id);
            h.Property(x => x.Id).ValueGeneratedNever();
            h.HasIndex(x => new { x.LeaverId, x.Id }).HasDatabaseName("ix_hand_overs_leaver");
            h.HasIndex(x => x.State).HasDatabaseName("ix_hand_overs_state");
        });
        model.Entity<ApiToken>(t =>
        {
            t.ToTable("api_tokens");
            t.HasKey(x => x.Id);
            t.Property(x => x.Id).ValueGeneratedNever();
            t.HasIndex(x => x.UserId).HasDatabaseName("ix_api_tokens_user");
            t.HasIndex(x => x.Hash).IsUnique().HasDatabaseName("ux_api_tokens_hash");
        });
    }
}
