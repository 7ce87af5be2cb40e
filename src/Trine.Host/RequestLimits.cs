using System.Globalization;
using System.Security.Claims;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Trine.Kernel.Net;

namespace Trine.Host;

/// <summary>
/// How many requests one caller may send: enough for any person and most programs, too few to wear the server out. By user where one is
/// signed in, by address where not. TRINE_REQUESTS_PER_SECOND sets it, 0 lifts it.
/// </summary>
/// <param name="PerSecond">What a caller may send in the long run.</param>
internal sealed record RequestLimits(int PerSecond)
{
    private const int Usual = 100;

    /// <summary>A page opens with dozens of requests at once, a program comes in bursts.</summary>
    private const int BurstSeconds = 20;

    public static RequestLimits FromEnvironment() =>
        new(int.TryParse(Environment.GetEnvironmentVariable("TRINE_REQUESTS_PER_SECOND"), NumberStyles.None, CultureInfo.InvariantCulture, out var set) ? set : Usual);

    public static void Add(IServiceCollection services)
    {
        services.AddSingleton(FromEnvironment());
        services.AddOptions<RateLimiterOptions>().Configure<RequestLimits>((options, limits) => options.GlobalLimiter = limits.PerSecond == 0 ? null : PartitionedRateLimiter.Create<HttpContext, string>(limits.Of));
    }

    private RateLimitPartition<string> Of(HttpContext context)
    {
        var path = context.Request.Path;
        // Probes come from one place and must always be answered.
        return path.StartsWithSegments("/health", StringComparison.Ordinal)
            ? RateLimitPartition.GetNoLimiter("health")
            : RateLimitPartition.GetTokenBucketLimiter(
                context.User.FindFirstValue("sub") ?? Networks.PartyOf(context.Connection.RemoteIpAddress),
                _ => new TokenBucketRateLimiterOptions
                {
                    TokenLimit = PerSecond * BurstSeconds,
                    TokensPerPeriod = PerSecond,
                    ReplenishmentPeriod = TimeSpan.FromSeconds(1),
                    QueueLimit = 0,
                });
    }
}
