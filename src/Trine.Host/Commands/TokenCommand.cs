using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Trine.Organisation.Tokens;
using Trine.Organisation.Users;

namespace Trine.Host.Commands;

/// <summary><c>trine token add</c>: a token for programs.</summary>
internal static class TokenCommand
{
    public static Command Create()
    {
        var data = DataOption.New();
        var user = new Option<string>("--user") { Required = true, Description = "The e-mail address of the user whose rights it carries." };
        var add = new Command("add", "Issue a token and print it, this once.") { user, data };
        add.SetAction((parsed, token) => AddAsync(DataOption.Read(parsed.GetValue(data)!), parsed.GetValue(user)!, token));
        return new Command("token", "API tokens.") { add };
    }

    private static async Task<int> AddAsync(Kernel.Data.DataOptions data, string email, CancellationToken cancellationToken)
    {
        await using var scope = await CommandScope.OpenAsync(data, cancellationToken);
        var address = email.Trim().ToLowerInvariant();
        var user = await scope.Db.Readable<User>().SingleOrDefaultAsync(u => u.Email == address, cancellationToken)
            ?? throw new CommandException($"There is no user “{email}”.");
        Console.WriteLine(await scope.Services.GetRequiredService<ApiTokens>().IssueAsync(user.Id, cancellationToken));
        return 0;
    }
}
