using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Trine.Kernel.Access;
using Trine.Kernel.Objects;
using Trine.Organisation.Assignments;
using Trine.Organisation.Departments;
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
        services.AddScoped<Passwords>();
        services.AddScoped<IdentityEvents>();
    }

    /// <inheritdoc/>
    public override void MapEndpoints(RouteGroupBuilder api) => SessionEndpoints.Map(api);

    /// <inheritdoc/>
    public override void MapTables(ModelBuilder model)
    {
        model.Entity<Credential>(c =>
        {
            c.ToTable("credentials");
            c.HasKey(x => x.UserId);
            c.Property(x => x.UserId).ValueGeneratedNever();
        });
        model.Entity<ApiToken>(t =>
        {
            t.ToTable("api_tokens");
            t.HasKey(x => x.Id);
            t.Property(x => x.Id).ValueGeneratedNever();
            t.HasIndex(x => x.Hash).IsUnique().HasDatabaseName("ux_api_tokens_hash");
        });
    }
}
