using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.FileProviders;
using Trine.Host.Telemetry;
using Trine.Kernel;
using Trine.Kernel.Access;
using Trine.Kernel.Data;
using Trine.Kernel.Http;
using Trine.Kernel.Net;
using Trine.Kernel.Objects;
using Trine.Kernel.Sharing;
using Trine.Operations.Backups;
using Trine.Operations.Folders;
using Trine.Organisation.Sessions;

namespace Trine.Host;

/// <summary>Puts the product together: one process, one data folder (or one PostgreSQL schema).</summary>
internal static class TrineApplication
{
    /// <summary>Largest body of a plain call in bytes; uploads have limits of their own.</summary>
    private const int MaxBody = 4 * 1024 * 1024;

    /// <summary>Builds the web application; nothing runs yet.</summary>
    /// <param name="data">Where the data is.</param>
    /// <param name="urls">Addresses to listen on.</param>
    /// <param name="configure">More services, for tests: a clock, a log.</param>
    /// <param name="server">What surrounds it.</param>
    public static WebApplication Build(DataOptions data, IReadOnlyList<string> urls, Action<IServiceCollection>? configure = null, ServerOptions? server = null)
    {
        RestoreSwap.Finish(data.Folder);
        DataFolder.Secure(data);
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.UseUrls([.. urls]);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxBody;
            // Who sends slower than this holds a connection for nothing.
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
            kestrel.Limits.MinRequestBodyDataRate = new MinDataRate(bytesPerSecond: 500, gracePeriod: TimeSpan.FromSeconds(10));
        });
        builder.Logging.AddSimpleConsole(console => console.SingleLine = true);
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning).AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Error).AddFilter("Quartz", LogLevel.Warning);
        OpenTelemetryExport.Add(builder);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(new OutboundRules(server?.AllowPrivateNetworks == true));
        builder.Services.AddSingleton<OutboundHttp>();
        builder.Services.AddKernel(data, Modules.All);
        builder.Services.AddSessions(data);
        RequestLimits.Add(builder.Services);
        builder.Services.AddSingleton(s => WorkspaceFile.Read(data));
        builder.Services.AddSingleton(s => new WorkspaceCurrency(s.GetRequiredService<WorkspaceInfo>().Currency));
        builder.Services.AddExceptionHandler<ProblemHandler>();
        builder.Services.AddOpenApi("v1", OpenApiRules.Apply);
        builder.Services.AddResponseCompression(compression =>
        {
            // Static files only: answers of the API hold secrets next to what a page may choose (BREACH).
            compression.EnableForHttps = true;
            compression.MimeTypes = ["text/html", "text/css", "text/javascript", "application/javascript", "image/svg+xml", "application/manifest+json"];
            compression.Providers.Add<BrotliCompressionProvider>();
            compression.Providers.Add<GzipCompressionProvider>();
        });
        configure?.Invoke(builder.Services);
        return Map(builder.Build(), server?.TrustedProxies ?? []);
    }

    /// <summary>Brings the database up to date and loads what is kept in memory. Call before the first request.</summary>
    public static async Task PrepareAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        await services.GetRequiredService<Migrations>().RunAsync(cancellationToken);
        await services.GetRequiredService<Metadata>().ReloadAsync(cancellationToken);
        await services.GetRequiredService<UserDirectory>().ReloadAsync(cancellationToken);
        await services.GetRequiredService<SharedRecords>().ReloadAsync(cancellationToken);
    }

    /// <summary>Through as many proxies as we trust, and no further: what stands before them anybody can write.</summary>
    private static ForwardedHeadersOptions Forwarded(IReadOnlyList<System.Net.IPNetwork> proxies)
    {
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto, ForwardLimit = null };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var proxy in proxies)
        {
            options.KnownIPNetworks.Add(proxy);
        }

        return options;
    }

    private static WebApplication Map(WebApplication app, IReadOnlyList<System.Net.IPNetwork> proxies)
    {
        OpenTelemetryExport.Use(app);
        if (proxies.Count > 0)
        {
            app.UseForwardedHeaders(Forwarded(proxies));
        }

        app.Use((context, next) =>
        {
            // Last of all: what turns an exception into an answer takes away the headers there were.
            context.Response.OnStarting(() =>
            {
                SecurityHeaders.Add(context);
                return Task.CompletedTask;
            });
            return next(context);
        });
        app.UseExceptionHandler(_ => { });
        app.UseResponseCompression();
        var files = new PhysicalFileProvider(Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "wwwroot")).FullName);
        app.UseDefaultFiles(new DefaultFilesOptions { FileProvider = files });
        app.UseStaticFiles(new StaticFileOptions { FileProvider = files, OnPrepareResponse = WebClient.Cache });
        app.UseStatusCodePages(StatusPages.WriteAsync);
        app.UseRouting();
        app.UseSessions();
        app.MapKernel();
        app.MapOpenApi("/openapi/{documentName}.json").RequireAuthorization();
        WebClient.MapFallback(app, files);
        BuildOnce(app);
        return app;
    }

    /// <summary>Each of those that ask for the endpoints would have all of them built anew, handlers and all.</summary>
    private static void BuildOnce(IEndpointRouteBuilder app)
    {
        var built = app.DataSources.SelectMany(s => s.Endpoints).ToList();
        app.DataSources.Clear();
        app.DataSources.Add(new DefaultEndpointDataSource(built));
    }
}
