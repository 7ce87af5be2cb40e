namespace Trine.Kernel.Audit;

/// <summary>Counts, in memory, how many records of an object each user reads; by node, because that is where he works.</summary>
public sealed class BulkViews
{
    /// <summary>Reading more than this within <see cref="Window"/> is told.</summary>
    public const int Threshold = 1_000;

    /// <summary>How long is counted together, from the first record on.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    // Beyond this many, those whose time is over are thrown out.
    private const int Crowd = 10_000;

    private readonly Dictionary<(Guid User, string Object), Count> _counts = [];
    private readonly Lock _lock = new();

    private sealed record Count(DateTimeOffset Until, long Records, bool Told);

    /// <summary>Counts records somebody has just read.</summary>
    /// <returns>How many they are together, once in each window: when they are more than is usual. Otherwise null.</returns>
    public long? Add(Guid user, string objectKey, int records, DateTimeOffset now)
    {
        lock (_lock)
        {
            if (_counts.Count > Crowd)
            {
                foreach (var over in _counts.Where(c => c.Value.Until <= now).Select(c => c.Key).ToList())
                {
                    _counts.Remove(over);
                }
            }

            var known = _counts.GetValueOrDefault((user, objectKey));
            var before = known is null || known.Until <= now ? new Count(now + Window, 0, false) : known;
            var sum = before.Records + records;
            var tell = sum > Threshold && !before.Told;
            _counts[(user, objectKey)] = before with { Records = sum, Told = before.Told || tell };
            return tell ? sum : null;
        }
    }
}
