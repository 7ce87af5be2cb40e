using Microsoft.AspNetCore.Identity;
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
using Trine.Organisation.Passkeys;
using Trine.Organisation.Roles;
using Trine.Organisation.Sessions;
using Trine.Organisation.Sharing;
using Trine.Organisation.Tokens;
using Trine.Organisation.TwoFactor;
using Trine.Organisation.Users;
using Trine.Organisation.ViewAs;

namespace Trine.Organisation;

/// <summary>People: users, departments, roles, sessions and tokens.</summary>
public sealed class OrganisationModule : Module
{
    /// <inheritdoc/>
    public override IReadOnlyList<ObjectDefinition> Objects { get; } = [User.Define(), Department.Define(), Role.Define(), Assignment.Define(), SharingRule.Define()];

    /// <inheritdoc/>
    public override void AddServices(IServiceCollection services)
    {
        services.AddSingleton<IDirectorySource, OrganisationDirectory>();
        services.AddSingleton<ApiTokens>();
        services.AddSingleton<SessionRegister>();
        services.AddScoped<UserSessions>();
        services.AddTransient<SeenJob>();
        services.AddQuartz(quartz => quartz.ScheduleJob<SeenJob>(trigger => trigger.WithSimpleSchedule(SeenJob.Interval)));
        services.AddScoped<Lockout>();
        services.AddScoped<Passwords>();
        services.AddScoped<SecondFactors>();
        services.AddScoped<Tickets>();
        services.AddScoped<OwnerProof>();
        services.AddScoped<IdentityEvents>();
        services.AddSingleton<StrangerAttempts>();
        services.AddTransient<StrangersJob>();
        services.AddQuartz(quartz => quartz.ScheduleJob<StrangersJob>(trigger => trigger.WithSimpleSchedule(StrangerAttempts.Pause)));
        services.AddScoped<SignIns>();
        AddPasskeys(services);
        services.AddScoped<SessionAnswer>();
        services.AddScoped<OneTimeLinks>();
        services.AddScoped<RoleViews>();
        services.AddScoped<Holdings>();
        services.AddSingleton<HandOverSignal>();
        services.AddHostedService<HandOverWorker>();
    }

    private static void AddPasskeys(IServiceCollection services)
    {
        // Of ASP.NET Core Identity only the ceremonies of WebAuthn, and what they need.
        services.AddIdentityCore<User>().AddUserStore<PasskeyStore>();
        services.AddScoped<IPasskeyHandler<User>, PasskeyHandler<User>>();
        services.Configure<IdentityPasskeyOptions>(options =>
        {
            // A device that does not ask its user for finger, face or number would be one factor only.
            options.UserVerificationRequirement = "required";
            options.ResidentKeyRequirement = "required";
            options.AttestationConveyancePreference = "none";
        });
    }

    /// <inheritdoc/>
    public override void MapEndpoints(RouteGroupBuilder api)
    {
        SessionEndpoints.Map(api);
        LinkEndpoints.Map(api);
        UserSignInEndpoints.Map(api);
        SecondFactorEndpoints.Map(api);
        PasskeyEndpoints.Map(api);
        DeviceEndpoints.Map(api);
        TokenEndpoints.Map(api);
        HandOverEndpoints.Map(api);
        ViewAsEndpoints.Map(api);
    }

    /// <inheritdoc/>
    public override void MapTables(ModelBuilder model)
    {
        model.Entity<Credential>(c =>
        {
            c.ToTable("credentials");
            c.HasKey(x => x.UserId);
            c.Property(x => x.UserId).ValueGeneratedNever();
            c.Property(x => x.FailedAttempts).IsConcurrencyToken();
        });
        model.Entity<SecondFactor>(f =>
        {
            f.ToTable("second_factors");
            f.HasKey(x => x.UserId);
            f.Property(x => x.UserId).ValueGeneratedNever();
            f.Property(x => x.LastStep).IsConcurrencyToken();
        });
        model.Entity<RecoveryCode>(c =>
        {
            c.ToTable("recovery_codes");
            c.HasKey(x => x.Id);
            c.Property(x => x.Id).ValueGeneratedNever();
            c.HasIndex(x => x.UserId).HasDatabaseName("ix_recovery_codes_user");
        });
        model.Entity<Passkey>(p =>
        {
            p.ToTable("passkeys");
            p.HasKey(x => x.Id);
            p.Property(x => x.Id).ValueGeneratedNever();
            p.Property(x => x.SignCount).IsConcurrencyToken();
            p.HasIndex(x => x.UserId).HasDatabaseName("ix_passkeys_user");
            p.HasIndex(x => x.CredentialId).IsUnique().HasDatabaseName("ux_passkeys_credential_id");
        });
        model.Entity<SpentTicket>(t =>
        {
            t.ToTable("spent_tickets");
            t.HasKey(x => x.Id);
            t.Property(x => x.Id).ValueGeneratedNever();
            t.HasIndex(x => x.Until).HasDatabaseName("ix_spent_tickets_until");
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
        HandOver.MapTable(model);
        MapTokens(model);
    }

    private static void MapTokens(ModelBuilder model) => model.Entity<ApiToken>(t =>
    {
        t.ToTable("api_tokens");
        t.HasKey(x => x.Id);
        t.Property(x => x.Id).ValueGeneratedNever();
        t.HasIndex(x => x.UserId).HasDatabaseName("ix_api_tokens_user");
        t.HasIndex(x => x.Hash).IsUnique().HasDatabaseName("ux_api_tokens_hash");
    });
}
