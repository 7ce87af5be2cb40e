using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Trine.Kernel.Access;
using Trine.Kernel.Audit;
using Trine.Kernel.Changes;
using Trine.Kernel.CustomFields;
using Trine.Kernel.Data;
using Trine.Kernel.Http;
using Trine.Kernel.Live;
using Trine.Kernel.Localisation;
using Trine.Kernel.Objects;
using Trine.Kernel.Query;
using Trine.Kernel.Search;
using Trine.Kernel.Sharing;
using Trine.Kernel.Transfer;

namespace Trine.Kernel;

/// <summary>What the kernel registers and maps.</summary>
public static class KernelServices
{
    /// <summary>Registers the kernel and the modules' own services.</summary>
    public static IServiceCollection AddKernel(this IServiceCollection services, DataOptions data, IReadOnlyList<Module> modules)
    {
        services.AddSingleton(data);
        services.AddSingleton(new ObjectCatalog([new KernelModule(), .. modules]));
        services.AddSingleton(s => new WorkspaceClock(s.GetRequiredService<TimeProvider>(), TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai")));
        services.AddSingleton<MessageTexts>();
        services.AddSingleton<LogSignal>();
        services.AddSingleton<LivingNodes>();
        services.AddSingleton<WriteGate>();
        services.AddSingleton<Compaction>();
        services.AddSingleton<Metadata>();
        services.AddSingleton<UserDirectory>();
        services.AddSingleton<Migrations>();
        services.AddSingleton<NumberSequences>();
        services.AddSingleton<LogReaderLoop>();
        services.AddHostedService<LogReaderService>();

        services.AddPooledDbContextFactory<TrineDb>(options => Configure(options, data));
        services.AddScoped(s => s.GetRequiredService<IDbContextFactory<TrineDb>>().CreateDbContext().For(s.GetRequiredService<AccessRules>(), s.GetRequiredService<Lazy<Door>>()));
        services.AddScoped<Caller>();
        services.AddScoped<ChangeScope>();
        services.AddScoped<AccessRules>();
        services.AddScoped<VisibleSchemas>();
        services.AddScoped<Door>();
        services.AddScoped(s => new Lazy<Door>(s.GetRequiredService<Door>));
        services.AddScoped<FilterParser>();
        services.AddScoped<RecordReader>();
        services.AddScoped<RecordStore>();
        services.AddScoped<LineInput>();
        services.AddScoped<ChangeUndo>();
        services.AddScoped<AuditTrail>();
        services.AddSingleton<AuditedFields>();
        services.AddSingleton<BulkViews>();
        services.AddSingleton<RevealLimit>();
        services.AddSingleton<SharedRecords>();
        services.AddSingleton<SharingFilters>();
        services.AddScoped<ReadWatch>();
        services.AddScoped<AuditChain>();
        services.AddScoped<AuditRows>();
        services.AddScoped<AuditSentences>();
        services.AddScoped<AuditFile>();
        services.AddScoped<ILogReader, SealReader>();
        services.AddScoped<SearchIndex>();
        services.AddScoped<ILogReader, SearchReader>();
        services.AddScoped<ILogReader, CustomFieldIndexes>();
        services.ConfigureHttpJsonOptions(http => ApiJson.Configured(http.SerializerOptions));
        services.AddScoped<RecordJson>();
        services.AddScoped<RecordAnswers>();
        services.AddScoped<MetaJson>();
        services.AddScoped<QueryInput>();
        services.AddScoped<ProblemWriter>();
        services.AddScoped<StaleAnswer>();
        TransferServices.Add(services);
        KernelExtras.Add(services);
        foreach (var module in modules)
        {
            module.AddServices(services);
        }

        return services;
    }

    /// <summary>Maps the kernel's endpoints and the modules' verbs.</summary>
    public static void MapKernel(this IEndpointRouteBuilder app)
    {
        HealthEndpoints.Map(app);
        var api = app.MapGroup("/api").RequireAuthorization();
        MetaEndpoints.Map(api);
        RecordEndpoints.Map(api);
        BatchEndpoints.Map(api);
        BoardEndpoints.Map(api);
        HistoryEndpoints.Map(api);
        AccessEndpoints.Map(api);
        RevealEndpoints.Map(api);
        CollaboratorEndpoints.Map(api);
        TimelineEndpoints.Map(api);
        SearchEndpoints.Map(api);
        TransferServices.Map(api);
        AuditEndpoints.Map(api);
        WatchedFieldEndpoints.Map(api);
        KernelExtras.Map(api);
        LiveEndpoints.Map(app);
        foreach (var module in app.ServiceProvider.GetRequiredService<ObjectCatalog>().Modules)
        {
            module.MapEndpoints(api);
        }
    }

    /// <summary>The database of a context.</summary>
    public static void Configure(DbContextOptionsBuilder options, DataOptions data)
    {
        // A list of values is one parameter (JSON, or an array): one for each item makes every length a statement of its own, and a thousand
        // ids cost more to bind than to find.
        if (data.Kind == DatabaseKind.Sqlite)
        {
            options.UseSqlite(data.ConnectionString, sqlite => sqlite.UseParameterizedCollectionMode(ParameterTranslationMode.Parameter)).AddInterceptors(new SqliteTuning());
        }
        else
        {
            options.UseNpgsql(data.ConnectionString, postgres => postgres.UseParameterizedCollectionMode(ParameterTranslationMode.Parameter));
        }
    }
}
