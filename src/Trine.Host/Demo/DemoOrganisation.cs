using Microsoft.EntityFrameworkCore;
using Trine.Kernel.Data;
using Trine.Organisation.Departments;
using Trine.Organisation.Roles;
using Trine.Organisation.Users;

namespace Trine.Host.Demo;

/// <summary>Departments and sales people to own what is seeded.</summary>
internal static class DemoOrganisation
{
    private static readonly (string Department, string Manager, string[] Reps)[] Teams =
    [
        ("华东销售部", "陈立群", ["周晓蕾", "沈嘉树"]),
        ("华南销售部", "梁志远", ["何婉婷", "黄启明"]),
        ("大客户部", "宋思齐", ["姚若楠"]),
    ];

    /// <summary>A sales centre of three departments, each with a manager and one or two representatives.</summary>
    public static async Task<IReadOnlyList<User>> SmallAsync(TrineDb db, CancellationToken cancellationToken)
    {
        var (manager, rep) = (await RoleAsync(db, "salesManager", cancellationToken), await RoleAsync(db, "salesRep", cancellationToken));
        var centre = new Department { Id = Guid.CreateVersion7(), Name = "销售中心" };
        db.Add(centre);
        var users = new List<User>();
        var departments = new List<Department>();
        foreach (var (name, head, reps) in Teams)
        {
            var department = new Department { Id = Guid.CreateVersion7(), Name = name, ParentId = centre.Id };
            db.Add(department);
            departments.Add(department);
            users.Add(NewUser(head, $"manager{DemoText.Digits(users.Count + 1)}@trine.example", "销售经理", manager, department.Id));
            users.AddRange(reps.Select((r, i) => NewUser(r, $"sales{DemoText.Digits(users.Count + 1 + i)}@trine.example", "销售代表", rep, department.Id)));
        }

        // Departments first: users must find them in the directory.
        await db.SaveChangesAsync(cancellationToken);
        db.AddRange(users);
        await db.SaveChangesAsync(cancellationToken);
        foreach (var department in departments)
        {
            department.LeaderId = users.Find(u => u.DepartmentId == department.Id)!.Id;
        }

        await db.SaveChangesAsync(cancellationToken);
        return users;
    }

    /// <summary>Ten departments of ten representatives each, so that one of them sees about one row in a hundred.</summary>
    public static async Task<IReadOnlyList<DemoOwner>> LargeAsync(TrineDb db, CancellationToken cancellationToken)
    {
        var rep = await RoleAsync(db, "salesRep", cancellationToken);
        var random = new DemoRandom(11, 3);
        var users = new List<User>();
        for (var team = 1; team <= 10; team++)
        {
            var department = new Department { Id = Guid.CreateVersion7(), Name = $"销售{"一二三四五六七八九十"[team - 1]}部" };
            db.Add(department);
            for (var i = 0; i < 10; i++)
            {
                var person = DemoPeople.Chinese(random);
                users.Add(NewUser(person.Name, $"rep{DemoText.Digits(users.Count + 1)}@trine.example", "销售代表", rep, department.Id));
            }
        }

        // Departments first: users must find them in the directory.
        await db.SaveChangesAsync(cancellationToken);
        db.AddRange(users);
        await db.SaveChangesAsync(cancellationToken);
        return [.. users.Select(u => new DemoOwner(u.Id, u.DepartmentId))];
    }

    private static async Task<Guid> RoleAsync(TrineDb db, string code, CancellationToken cancellationToken) =>
        (await db.Readable<Role>().SingleAsync(r => r.Code == code, cancellationToken)).Id;

    private static User NewUser(string name, string email, string position, Guid role, Guid department) => new()
    {
        Id = Guid.CreateVersion7(),
        Name = name,
        Email = email,
        Position = position,
        RoleId = role,
        DepartmentId = department,
    };
}
