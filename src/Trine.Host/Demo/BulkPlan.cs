namespace Trine.Host.Demo;

/// <summary>
/// Who did what when, before any record is made: activities are to be stored in the order of time, as they were in life, while customers,
/// stored before them, already know the last one.
/// </summary>
internal sealed class BulkPlan
{
    private readonly ulong _seed;
    private readonly DemoTime _time;
    private readonly DateTimeOffset _begin;
    private readonly int _customers;
    private readonly int[] _customerOf;
    private readonly long[] _minuteOf;
    private readonly int[] _lastOf;

    private BulkPlan(ulong seed, int customers, DemoTime time, int years)
    {
        (_seed, _customers, _time, _begin) = (seed, customers, time, time.Now.AddYears(-years));
        _customerOf = new int[customers * 2];
        _minuteOf = new long[customers * 2];
        _lastOf = new int[customers];
    }

    public static BulkPlan Make(ulong seed, int customers, DemoTime time, int years)
    {
        var plan = new BulkPlan(seed, customers, time, years);
        var span = (long)(time.Now - plan._begin).TotalMinutes;
        for (var i = 0; i < plan._customerOf.Length; i++)
        {
            var random = DemoRandom.For(seed, 30, (ulong)i);
            // Everybody is turned to once in a while; the rest of the time goes to the busy ones.
            var customer = random.Chance(.5) ? random.Next(customers) : plan.Busy(random);
            var first = (long)(plan.CustomerAt(customer) - plan._begin).TotalMinutes;
            plan._customerOf[i] = customer;
            plan._minuteOf[i] = first + (long)((span - first) * random.NextDouble());
        }

        Array.Sort(plan._minuteOf, plan._customerOf);
        Array.Fill(plan._lastOf, -1);
        for (var i = 0; i < plan._customerOf.Length; i++)
        {
            plan._lastOf[plan._customerOf[i]] = i;
        }

        return plan;
    }

    /// <summary>When a customer was made: one after the other, ever more a year.</summary>
    public DateTimeOffset CustomerAt(int index) => _begin + ((_time.Now - _begin) * Math.Pow((index + .5) / _customers, 1 / 1.4));

    /// <summary>A customer that has more to do with us than most: a hundredth of all take a fifth, the rest by and by.</summary>
    public int Busy(DemoRandom random)
    {
        var few = Math.Max(1, _customers / 100);
        // 61 shares nothing with powers of ten, so the few are spread over all ages.
        return random.Chance(.2) ? (int)((long)random.Next(few) * 6_101 % _customers) : (int)(_customers * Math.Pow(random.NextDouble(), 1.5));
    }

    /// <summary>When somebody last spoke to them, or null.</summary>
    public DateTimeOffset? LastContact(int customer) => _lastOf[customer] < 0 ? null : At(_lastOf[customer]);

    /// <summary>When to turn to them next, or null: planned at the last contact, by one in four.</summary>
    public DateTimeOffset? NextFollowUp(int customer)
    {
        if (LastContact(customer) is not { } last)
        {
            return null;
        }

        var random = DemoRandom.For(_seed, 35, (ulong)customer);
        return random.Chance(.25) ? last.AddDays(random.Next(3, 60)) : null;
    }

    /// <summary>All activities in order of time.</summary>
    public IEnumerable<(int Index, int Customer, DateTimeOffset At, bool IsLast)> Activities()
    {
        for (var i = 0; i < _customerOf.Length; i++)
        {
            yield return (i, _customerOf[i], At(i), _lastOf[_customerOf[i]] == i);
        }
    }

    private DateTimeOffset At(int activity) => _begin.AddMinutes(_minuteOf[activity]);
}
