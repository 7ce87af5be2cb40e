using Microsoft.EntityFrameworkCore;
using Trine.Host.Demo;
using Trine.Kernel.Data;
using Trine.Kernel.Localisation;
using Trine.Organisation.Invitations;
using Trine.Organisation.Roles;
using Trine.Organisation.Sessions;
using Trine.Organisation.Users;
using Trine.Sales;

namespace Trine.Host.Commands;

/// <summary>What a new workspace is given: roles, and demo data when asked.</summary>
internal static class FirstStart
{
    public const string DemoEmail = "demo@trine.example";
    public const string DemoPassword = "trine-demo";

    public static async Task RunAsync(IServiceProvider services, DataOptions data, bool demo, CancellationToken cancellationToken)
    {
        await using var scope = CommandScope.SystemScope(services);
        var db = scope.ServiceProvider.GetRequiredService<TrineDb>();
        await RolesAsync(db, cancellationToken);
        await SalesSetUp.RunAsync(db, scope.ServiceProvider.GetRequiredService<MessageTexts>(), MessageTexts.Languages[0], cancellationToken);
        if (!demo || await db.Readable<User>().AnyAsync(cancellationToken))
        {
            return;
        }

        var role = await db.Readable<Role>().SingleAsync(r => r.Code == "admin", cancellationToken);
        var user = new User { Name = "演示管理员", Email = DemoEmail, RoleId = role.Id, Position = "系统管理员" };
        db.Add(user);
        await db.SaveChangesAsync(cancellationToken);
        var colleagues = await DemoOrganisation.SmallAsync(db, cancellationToken);
        var passwords = scope.ServiceProvider.GetRequiredService<Passwords>();
        foreach (var one in colleagues.Prepend(user))
        {
            await passwords.SetWithoutRulesAsync(one, DemoPassword, cancellationToken);
        }

        var time = new DemoTime(scope.ServiceProvider.GetRequiredService<WorkspaceClock>());
        var stages = await DemoStages.LoadAsync(db, time, cancellationToken);
        var owners = colleagues.Prepend(user).Select(u => new DemoOwner(u.Id, u.DepartmentId)).ToList();
        await new DemoData(new SavingSink(services), time, stages, owners).RunAsync(cancellationToken);
        WorkspaceFile.Write(data, WorkspaceFile.Read(data) with { Demo = true });
    }

    public static (string Email, string Password)? DemoSignIn(IServiceProvider services) =>
        WorkspaceFile.Read(services.GetRequiredService<DataOptions>()).Demo ? (DemoEmail, DemoPassword) : null;

    /// <summary>The code of the link that makes the first administrator; null when there are users. Codes of earlier starts no longer work.</summary>
    public static async Task<string?> SetUpCodeAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        await using var scope = CommandScope.SystemScope(services);
        var links = scope.ServiceProvider.GetRequiredService<OneTimeLinks>();
        if (await scope.ServiceProvider.GetRequiredService<TrineDb>().Readable<User>().AnyAsync(cancellationToken))
        {
            await links.RevokeAsync(null, cancellationToken);
            return null;
        }

        var (code, _) = await links.IssueAsync(LinkKind.SetUp, null, cancellationToken);
        await scope.ServiceProvider.GetRequiredService<IdentityEvents>().WriteAsync(IdentityEvent.LinkMade, Guid.Empty, "setUp", cancellationToken);
        return code;
    }

    private static async Task RolesAsync(TrineDb db, CancellationToken cancellationToken)
    {
        if (await db.Readable<Role>().AnyAsync(cancellationToken))
        {
            return;
        }

        foreach (var (code, name, admin, grants) in ReadyRoles.All)
        {
            db.Add(new Role { Code = code, Name = name, Admin = admin, Grants = Role.Text(grants) });
        }

        await db.SaveChangesAsync(cancellationToken);
    }
}
