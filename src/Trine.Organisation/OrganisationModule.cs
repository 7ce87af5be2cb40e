using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Quartz;
using Trine.Kernel.Access;
using Trine.Kernel.Changes;
using Trine.Kernel.Objects;
using Trine.Organisation.Assignments;
using Trine.Organisation.Departments;
using Trine.Organisation.HandOvers;
using Trine.Organisation.Invitations;
using Trine.Organisation.Passkeys;
using Trine.Organisation.Roles;
using Trine.Organisation.Sessions;
using Trine.Organisation.Sharing;
using Trine.Organisation.SingleSignOn;
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
        services.AddSingleton<LiveGuard>();
        services.AddHostedService(provider => provider.GetRequiredService<LiveGuard>());
        services.AddQuartz(quartz => quartz.ScheduleJob<LiveGuard>(trigger => trigger.WithSimpleSchedule(LiveGuard.Interval)));
        services.AddTransient<SeenJob>();
        services.AddQuartz(quartz => quartz.ScheduleJob<SeenJob>(trigger => trigger.WithSimpleSchedule(SeenJob.Interval)));
        services.AddScoped<Lockout>();
        services.AddScoped<Passwords>();
        services.AddScoped<SecondFactors>();
        services.AddScoped<Tickets>();
        services.AddScoped<OwnerProof>();
        services.AddScoped<IdentityEvents>();
        services.AddScoped<ILogReader, AccountNews>();
        services.AddScoped<ILogReader, LeaversAccess>();
        services.AddSingleton<StrangerAttempts>();
        services.AddSingleton<StrangerLocks>();
        services.AddTransient<StrangersJob>();
        services.AddQuartz(quartz => quartz.ScheduleJob<StrangersJob>(trigger => trigger.WithSimpleSchedule(StrangerAttempts.Pause)));
        services.AddScoped<SignIns>();
        AddPasskeys(services);
        services.AddSingleton<SsoProvider>();
        services.AddScoped<SsoConfiguration>();
        services.AddScoped<SsoUsers>();
        services.AddScoped<SessionAnswer>();
        services.AddScoped<OneTimeLinks>();
        services.AddScoped<RoleViews>();
        services.AddScoped<Holdings>();
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
        SsoSignInEndpoints.Map(api);
        SsoSettingsEndpoints.Map(api);
        DeviceEndpoints.Map(api);
        TokenEndpoints.Map(api);
        HandOverEndpoints.Map(api);
        DepartmentTree.Map(api);
        ViewAsEndpoints.Map(api);
    }

    /// <inheritdoc/>
    public override void MapTables(ModelBuilder model) => OrganisationTables.Map(model);
}
