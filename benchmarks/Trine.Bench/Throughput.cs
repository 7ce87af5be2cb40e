using System.Diagnostics;

namespace Trine.Bench;

/// <summary>Many at once.</summary>
internal static class Throughput
{
    private const int Clients = 8;
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(10);

    /// <returns>Records read by id per second by eight clients, after two seconds to warm up.</returns>
    public static async Task<double> ReadsPerSecondAsync(Api api, Sample sample, CancellationToken cancellationToken)
    {
        await ReadAsync(api, sample, TimeSpan.FromSeconds(2), cancellationToken);
        return await ReadAsync(api, sample, Duration, cancellationToken) / Duration.TotalSeconds;
    }

    private static async Task<long> ReadAsync(Api api, Sample sample, TimeSpan duration, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        var counts = await Task.WhenAll(Enumerable.Range(0, Clients).Select(client => Task.Run(async () =>
        {
            var done = 0L;
            for (var i = client; clock.Elapsed < duration; i += Clients)
            {
                await api.SendAsync(HttpMethod.Get, $"/api/customers/{sample.Customers[i % sample.Customers.Count].Id}", null, cancellationToken);
                done++;
            }

            return done;
        }, cancellationToken)));
        return counts.Sum();
    }
}
