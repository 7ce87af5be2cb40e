using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Trine.Host;
using Trine.Kernel.Data;
using Trine.Kernel.Objects;

namespace Trine.Tests.Fixture.Notes;

/// <summary>The product with the object <c>notes</c>: sales representatives see and change their own, managers those of their departments.</summary>
internal static class NotesApp
{
    public static Task<TrineApp> StartAsync(TimeProvider? time = null) => TrineApp.StartAsync(services => Configure(services, time));

    public static Task<TrineApp> StartAsync(DataOptions data) => TrineApp.StartAsync(data, services => Configure(services, null));

    public static async Task<string> AddNoteAsync(this HttpClient client, string title, Guid? owner = null, DateTimeOffset? remindAt = null)
    {
        var body = new Dictionary<string, object?> { ["title"] = title, ["remindAt"] = remindAt };
        if (owner is not null)
        {
            body["owner"] = owner;
        }

        return (string)(await client.CreateAsync(Note.ObjectKey, body))["id"]!;
    }

    private static void Configure(IServiceCollection services, TimeProvider? time)
    {
        services.AddSingleton(new ObjectCatalog([new KernelModule(), .. Modules.All, new NotesModule()]));
        // EF keeps one model for all contexts of equal options; a service of our own makes these options unequal.
        services.ConfigureDbContext<TrineDb>(options => options.ReplaceService<IModelCacheKeyFactory, NotesModelKey>());
        if (time is not null)
        {
            services.AddSingleton(time);
        }
    }

    private sealed class NotesModelKey(ModelCacheKeyFactoryDependencies dependencies) : ModelCacheKeyFactory(dependencies);
}
