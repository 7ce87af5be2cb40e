using System.Globalization;
using System.Threading.RateLimiting;
using Trine.Kernel.Changes;

namespace Trine.Kernel.Http;

/// <summary>How often one user has masked values shown: enough for a morning of calls, too little to carry a customer list away.</summary>
public sealed class RevealLimit : IDisposable
{
    /// <summary>So many in each <see cref="Window"/>.</summary>
    public const int Most = 30;

    /// <summary>The time they are counted in.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    private readonly PartitionedRateLimiter<Guid> _limiter = PartitionedRateLimiter.Create<Guid, Guid>(user => RateLimitPartition.GetSlidingWindowLimiter(
        user, static _ => new SlidingWindowRateLimiterOptions { PermitLimit = Most, Window = Window, SegmentsPerWindow = 10 }));

    /// <summary>Counts one.</summary>
    /// <exception cref="TooManyException">It is one too many.</exception>
    public void Take(Guid user)
    {
        using var lease = _limiter.AttemptAcquire(user);
        if (!lease.IsAcquired)
        {
            throw new TooManyException("reveal.tooMany", lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : Window, Most.ToString(CultureInfo.InvariantCulture));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _limiter.Dispose();
}
