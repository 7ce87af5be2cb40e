using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Trine.Kernel.Changes;
using Trine.Organisation.Roles;
using Trine.Organisation.Sessions;
using Trine.Organisation.Users;

namespace Trine.Host.Commands;

/// <summary><c>trine user add</c>: a user who can sign in.</summary>
internal static class UserCommand
{
    public static Command Create()
    {
        var data = DataOption.New();
        var email = new Argument<string>("email");
        var password = new Option<string>("--password") { Required = true, Description = "8 characters or more, not one of the commonest." };
        var role = new Option<string>("--role") { Required = true, Description = "A role's code: admin, salesManager, salesRep, readOnly." };
        var name = new Option<string?>("--name") { Description = "As shown; the part before the @ when left out." };
        var add = new Command("add", "Add a user.") { email, password, role, name, data };
        add.SetAction((parsed, token) => AddAsync(
            DataOption.Read(parsed.GetValue(data)!), parsed.GetValue(email)!, parsed.GetValue(password)!, parsed.GetValue(role)!, parsed.GetValue(name), token));
        return new Command("user", "Users.") { add };
    }

    private static async Task<int> AddAsync(Kernel.Data.DataOptions data, string email, string password, string role, string? name, CancellationToken cancellationToken)
    {
        await using var scope = await CommandScope.OpenAsync(data, cancellationToken);
        await FirstStart.RunAsync(scope.Services, data, false, cancellationToken);
        var db = scope.Db;
        var known = await db.Readable<Role>().SingleOrDefaultAsync(r => r.Code == role, cancellationToken) ?? throw new CommandException($"There is no role “{role}”.");
        var user = new User { Name = name ?? email.Split('@')[0], Email = email, RoleId = known.Id };
        db.Add(user);
        try
        {
            await using var write = await db.BeginWriteAsync(cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            await scope.Services.GetRequiredService<Passwords>().SetAsync(user, password, "password", cancellationToken);
            await write.CommitAsync(cancellationToken);
        }
        catch (InvalidInputException e)
        {
            var texts = scope.Services.GetRequiredService<Kernel.Localisation.MessageTexts>();
            throw new CommandException(string.Join('\n', e.Errors.Select(x => $"{x.Field}: {texts.Get("en-US", x.MessageKey, x.Args)}")));
        }

        Console.WriteLine($"Added {email}.");
        return 0;
    }
}
