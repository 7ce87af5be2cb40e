using Microsoft.EntityFrameworkCore;
using Trine.Kernel.Access;
using Trine.Kernel.Changes;
using Trine.Kernel.Data;
using Trine.Organisation.Sessions;
using Trine.Organisation.Users;

namespace Trine.Organisation.SingleSignOn;

/// <summary>Finds our user for whom a provider has signed in: the one linked to him, else the one of his verified address, else, where that is wanted, a new one.</summary>
internal sealed class SsoUsers(TrineDb db, Caller caller, UserDirectory directory, IdentityEvents events)
{
    private const int MaxName = 60;

    /// <exception cref="SsoException">There is none, he is disabled, or his address is not verified.</exception>
    public async Task<DirectoryUser> FindAsync(SsoPerson person, SsoSettings settings, CancellationToken cancellationToken)
    {
        var linked = await db.Set<SsoIdentity>().AsNoTracking().SingleOrDefaultAsync(i => i.Issuer == person.Issuer && i.Subject == person.Subject, cancellationToken);
        var id = linked?.UserId ?? await LinkAsync(person, settings, cancellationToken);
        return directory.Current.User(id) is { Active: true } user ? user : throw new SsoException(SsoRefusal.Disabled, $"User {id} is disabled");
    }

    private async Task<Guid> LinkAsync(SsoPerson person, SsoSettings settings, CancellationToken cancellationToken)
    {
        if (person.Email is not { } email)
        {
            throw new SsoException(SsoRefusal.Email, "The provider gives no verified address");
        }

        caller.BecomeSystem();
        await using var write = await db.BeginWriteAsync(cancellationToken);
        var user = await db.Readable<User>().SingleOrDefaultAsync(u => u.Email == email, cancellationToken);
        if (user is { Active: false })
        {
            throw new SsoException(SsoRefusal.Disabled, $"User {user.Id} is disabled");
        }

        user ??= settings is { AddUnknown: true, RoleId: { } role }
            ? await AddAsync(person, email, role, settings.DepartmentId, cancellationToken)
            : throw new SsoException(SsoRefusal.Unknown, "Nobody has the address the provider gives");
        db.Add(new SsoIdentity { UserId = user.Id, Issuer = person.Issuer, Subject = person.Subject });
        events.Add(IdentityEvent.SsoLinked, user.Id);
        await db.SaveChangesAsync(cancellationToken);
        await write.CommitAsync(cancellationToken);
        return user.Id;
    }

    private async Task<User> AddAsync(SsoPerson person, string email, Guid role, Guid? department, CancellationToken cancellationToken)
    {
        var name = person.Name?.Trim() is { Length: > 0 } known ? known : email.Split('@')[0];
        var user = new User
        {
            Name = name.Length > MaxName ? name[..MaxName] : name,
            Email = email,
            RoleId = role,
            DepartmentId = department,
            Language = caller.Language == "en-US" ? Language.English : Language.Chinese,
        };
        db.Add(user);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return user;
        }
        catch (InvalidInputException e)
        {
            // A role or department that is gone, an address of a deleted user.
            throw new SsoException(SsoRefusal.Unknown, e.Message, e);
        }
    }
}
