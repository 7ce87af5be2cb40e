using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Npgsql;
using Trine.Host;
using Trine.Host.Commands;
using Trine.Kernel.Changes;
using Trine.Kernel.Data;
using Trine.Organisation.Departments;
using Trine.Organisation.Roles;
using Trine.Organisation.Tokens;
using Trine.Organisation.Users;

namespace Trine.Tests.Fixture;

/// <summary>
/// The whole product on a free loopback port with a workspace of its own: a fresh SQLite folder, or a fresh schema of the PostgreSQL
/// server in TRINE_TEST_POSTGRES when TRINE_TEST_DB=postgres.
/// </summary>
internal sealed class TrineApp : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly DataOptions _data;

    private TrineApp(WebApplication app, DataOptions data, HttpClient admin) => (_app, _data, Admin) = (app, data, admin);

    /// <summary>A client that may do everything.</summary>
    public HttpClient Admin { get; }

    public IServiceProvider Services => _app.Services;

    public Uri Address => new(_app.Urls.First());

    public DataOptions Data => _data;

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public static bool OnPostgres => TestWorkspace.OnPostgres;

    /// <summary>Starts the product on a new workspace with roles and an administrator.</summary>
    public static async Task<TrineApp> StartAsync(Action<IServiceCollection>? configure = null) => await StartAsync(await NewDataAsync(), configure);

    /// <summary>Starts the product on an existing workspace.</summary>
    /// <param name="administrator">Whether there is somebody already; without, <see cref="Admin"/> is nobody.</param>
    public static async Task<TrineApp> StartAsync(DataOptions data, Action<IServiceCollection>? configure = null, bool administrator = true)
    {
        var app = TrineApplication.Build(data, ["http://127.0.0.1:0"], services =>
        {
            services.AddLogging(logging => logging.ClearProviders());
            // Tests ask as fast as they can.
            services.Replace(ServiceDescriptor.Singleton(new RequestLimits(0)));
            configure?.Invoke(services);
        });
        await TrineApplication.PrepareAsync(app.Services, Token);
        await FirstStart.RunAsync(app.Services, data, demo: false, Token);
        await app.StartAsync(Token);
        var trine = new TrineApp(app, data, new HttpClient { BaseAddress = new Uri(app.Urls.First()) });
        if (administrator)
        {
            var admin = await trine.AddUserAsync("admin", $"admin{Guid.NewGuid():N}@test.example");
            trine.Admin.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await trine.TokenAsync(admin));
        }

        trine.Admin.DefaultRequestHeaders.Add("Accept-Language", "en-US");
        return trine;
    }

    /// <summary>A scope in which the product itself acts.</summary>
    public AsyncServiceScope SystemScope() => CommandScope.SystemScope(Services);

    /// <summary>A user of a ready-made role.</summary>
    public async Task<Guid> AddUserAsync(string role, string email, Guid? department = null, string? name = null)
    {
        await using var scope = SystemScope();
        var db = scope.ServiceProvider.GetRequiredService<TrineDb>();
        var found = await db.Readable<Role>().SingleAsync(r => r.Code == role, Token);
        var user = new User { Name = name ?? email.Split('@')[0], Email = email, RoleId = found.Id, DepartmentId = department };
        db.Add(user);
        await db.SaveChangesAsync(Token);
        return user.Id;
    }

    /// <summary>A department, below another or at the top.</summary>
    public async Task<Guid> AddDepartmentAsync(string name, Guid? parent = null)
    {
        await using var scope = SystemScope();
        var db = scope.ServiceProvider.GetRequiredService<TrineDb>();
        var department = new Department { Name = name, ParentId = parent };
        db.Add(department);
        await db.SaveChangesAsync(Token);
        return department.Id;
    }

    /// <summary>A client signed in as somebody of a role, by token.</summary>
    public async Task<HttpClient> SignInAsync(string role, Guid? department = null, string? name = null)
    {
        var id = await AddUserAsync(role, $"{role.ToLowerInvariant()}{Guid.NewGuid():N}@test.example", department, name);
        return await ClientAsync(id);
    }

    /// <summary>A client of a user, by token.</summary>
    public async Task<HttpClient> ClientAsync(Guid user)
    {
        var client = new HttpClient { BaseAddress = Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await TokenAsync(user));
        client.DefaultRequestHeaders.Add("Accept-Language", "en-US");
        return client;
    }

    /// <summary>Waits for the readers of the log: until then search and notifications may be behind.</summary>
    public async Task CatchUpAsync()
    {
        var loop = Services.GetRequiredService<LogReaderLoop>();
        await using var scope = SystemScope();
        foreach (var reader in scope.ServiceProvider.GetServices<ILogReader>())
        {
            // The background service may be holding a batch of the same reader; whoever is second finds the checkpoint moved.
            while (await LagAsync(reader.Name) > 0)
            {
                await loop.CatchUpAsync(reader.Name, Token);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        Admin.Dispose();
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
        if (_data.PostgresConnection is { } connection)
        {
            // Each workspace has a pool of its own; left alone, hundreds of them fill the server.
            await using var pooled = new NpgsqlConnection(connection);
            NpgsqlConnection.ClearPool(pooled);
        }
    }

    /// <summary>A new, empty workspace.</summary>
    public static Task<DataOptions> NewDataAsync() => TestWorkspace.NewAsync(Token);

    private async Task<long> LagAsync(string reader)
    {
        await using var scope = SystemScope();
        var db = scope.ServiceProvider.GetRequiredService<TrineDb>();
        var state = await db.Set<ReaderState>().AsNoTracking().SingleOrDefaultAsync(s => s.Name == reader, Token);
        return await LogTail.LagAsync(db, state?.Tx ?? 0, state?.Seq ?? 0, Token);
    }

    private async Task<string> TokenAsync(Guid user) => await Services.GetRequiredService<ApiTokens>().IssueAsync(user, Token);
}
