using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Trine.Kernel.Localisation;
using Trine.Kernel.Transfer.Exports;
using Trine.Kernel.Transfer.Imports;

namespace Trine.Kernel.Transfer;

/// <summary>Import and export: services, workers, endpoints.</summary>
internal static class TransferServices
{
    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<FieldTexts>();
        services.AddSingleton<TransferFolder>();
        services.AddSingleton(typeof(JobSignal<>));
        services.AddSingleton<TransferNews>();
        services.AddScoped<UploadForm>();
        services.AddScoped<ImportMapping>();
        services.AddScoped<ImportTemplate>();
        services.AddScoped<RecordFinder>();
        services.AddScoped<ReferenceResolver>();
        services.AddScoped<ImportLines>();
        services.AddScoped<ImportDuplicates>();
        services.AddScoped<ImportChunk>();
        services.AddHostedService<ImportWorker>();
        services.AddScoped<ExportInput>();
        services.AddScoped<ExportQuota>();
        services.AddScoped<ExportChecks>();
        services.AddScoped<ExportApprovals>();
        services.AddHostedService<ExportWorker>();
    }

    public static void Map(RouteGroupBuilder api)
    {
        ImportEndpoints.Map(api);
        ExportEndpoints.Map(api);
        ApprovalEndpoints.Map(api);
    }
}
