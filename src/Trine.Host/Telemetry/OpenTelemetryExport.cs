using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Trine.Kernel.Telemetry;

namespace Trine.Host.Telemetry;

/// <summary>
/// Sends traces, metrics and logs where OpenTelemetry's standard variables say; without <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> nothing is gathered.
/// The platform's own sources are listened to; of a request its route is told, never its path or query, which may hold somebody's data.
/// </summary>
internal sealed class OpenTelemetryExport : IDisposable
{
    private static readonly string[] Variables =
        ["OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT", "OTEL_EXPORTER_OTLP_LOGS_ENDPOINT"];

    private readonly TracerProvider _traces;
    private readonly MeterProvider _metrics;

    private OpenTelemetryExport()
    {
        _traces = Sdk.CreateTracerProviderBuilder().ConfigureResource(Describe).AddSource(TrineTelemetry.Name, "Microsoft.AspNetCore", "Npgsql").AddOtlpExporter().Build();
        _metrics = Sdk.CreateMeterProviderBuilder().ConfigureResource(Describe)
            .AddMeter(TrineTelemetry.Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime", "Npgsql").AddOtlpExporter().Build();
    }

    private static bool Wanted =>
        Array.Exists(Variables, v => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(v)))
        && !string.Equals(Environment.GetEnvironmentVariable("OTEL_SDK_DISABLED"), "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>Registers it when it is asked for.</summary>
    public static void Add(WebApplicationBuilder builder)
    {
        if (!Wanted)
        {
            return;
        }

        builder.Services.AddSingleton(_ => new OpenTelemetryExport());
        builder.Logging.AddOpenTelemetry(logs => logs.SetResourceBuilder(Described()).AddOtlpExporter());
        // Who signed in from where is for this machine's log alone.
        builder.Logging.AddFilter<OpenTelemetryLoggerProvider>("Trine.Organisation.Sessions.IdentityEvents", LogLevel.None);
    }

    /// <summary>Begins to listen, and names the span of each request by its route.</summary>
    public static void Use(WebApplication app)
    {
        if (app.Services.GetService<OpenTelemetryExport>() is null)
        {
            return;
        }

        app.Use(async (context, next) =>
        {
            await next(context);
            if (Activity.Current is { IsAllDataRequested: true } span)
            {
                var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "other";
                span.DisplayName = $"{context.Request.Method} {route}";
                span.SetTag("http.request.method", context.Request.Method);
                span.SetTag("http.route", route);
                span.SetTag("http.response.status_code", context.Response.StatusCode);
            }
        });
    }

    public void Dispose()
    {
        _traces.Dispose();
        _metrics.Dispose();
    }

    private static ResourceBuilder Described()
    {
        var resource = ResourceBuilder.CreateDefault();
        Describe(resource);
        return resource;
    }

    /// <summary>OTEL_SERVICE_NAME and OTEL_RESOURCE_ATTRIBUTES, where they are set, win.</summary>
    private static void Describe(ResourceBuilder resource)
    {
        if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable("OTEL_SERVICE_NAME")))
        {
            resource.AddService("trine", serviceVersion: typeof(OpenTelemetryExport).Assembly.GetName().Version?.ToString(3));
        }
    }
}
