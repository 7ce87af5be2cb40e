using System.Collections.Frozen;
using System.Globalization;

namespace Trine.Kernel.Formulas;

/// <summary>The functions of formulas, as spreadsheets know them. Each says how many values it takes and of which types.</summary>
internal static class FormulaFunctions
{
    private const int Many = 50;

    /// <summary>What these give changes by itself; what a formula gives is stored when the record is saved.</summary>
    private static readonly string[] Changing = ["TODAY", "NOW", "RAND", "RANDBETWEEN"];

    private static readonly FrozenDictionary<string, (int Least, int Most, Func<Call, FormulaNode> Build)> Known =
        new Dictionary<string, (int Least, int Most, Func<Call, FormulaNode> Build)>
        {
            ["IF"] = (2, 3, If),
            ["IFS"] = (2, Many, Ifs),
            ["SWITCH"] = (3, Many, Switch),
            ["AND"] = (1, Many, c => Flags(c, (flags, v) => flags.TrueForAll(f => True(f, v)))),
            ["OR"] = (1, Many, c => Flags(c, (flags, v) => flags.Exists(f => True(f, v)))),
            ["NOT"] = (1, 1, c => Flags(c, (flags, v) => !True(flags[0], v))),
            ["BLANK"] = (0, 0, _ => new FormulaNode(FormulaType.Blank, _ => null)),
            ["ISBLANK"] = (1, 1, c => new FormulaNode(FormulaType.Boolean, v => c.Values[0].Evaluate(v) is null)),
            ["IFBLANK"] = (2, 2, Coalesce),
            ["COALESCE"] = (1, Many, Coalesce),
            ["MIN"] = (1, Many, c => Extreme(c, -1)),
            ["MAX"] = (1, Many, c => Extreme(c, 1)),
            ["SUM"] = (1, Many, c => Total(c, average: false)),
            ["AVERAGE"] = (1, Many, c => Total(c, average: true)),
            ["ABS"] = (1, 1, c => Number(c, a => Math.Abs(a[0]))),
            ["INT"] = (1, 1, c => Number(c, a => decimal.Floor(a[0]))),
            ["MOD"] = (2, 2, c => Number(c, a => a[1] == 0 ? null : a[0] - (a[1] * decimal.Floor(a[0] / a[1])))),
            ["ROUND"] = (1, 2, c => Rounded(c, n => decimal.Round(n, 0, MidpointRounding.AwayFromZero))),
            ["ROUNDUP"] = (1, 2, c => Rounded(c, n => n < 0 ? decimal.Floor(n) : decimal.Ceiling(n))),
            ["ROUNDDOWN"] = (1, 2, c => Rounded(c, n => decimal.Truncate(n))),
            ["VALUE"] = (1, 1, c => Text(c, 1, FormulaType.Number, (t, _) => decimal.TryParse(t, NumberStyles.Number, CultureInfo.InvariantCulture, out var n) ? n : null)),
            ["TEXT"] = (1, 1, c => new FormulaNode(FormulaType.Text, v => FormulaOperators.Text(FormulaOperators.Words(c.Values[0].Evaluate(v))))),
            ["CONCAT"] = (1, Many, Concat),
            ["CONCATENATE"] = (1, Many, Concat),
            ["LEN"] = (1, 1, c => { c.Want(0, FormulaType.Text); return new FormulaNode(FormulaType.Number, v => (decimal)Length(c.Values[0].Evaluate(v))); }),
            ["UPPER"] = (1, 1, c => Text(c, 1, FormulaType.Text, (t, _) => t.ToUpperInvariant())),
            ["LOWER"] = (1, 1, c => Text(c, 1, FormulaType.Text, (t, _) => t.ToLowerInvariant())),
            ["TRIM"] = (1, 1, c => Text(c, 1, FormulaType.Text, (t, _) => string.Join(' ', t.Split(' ', StringSplitOptions.RemoveEmptyEntries)))),
            ["LEFT"] = (1, 2, c => Text(c, 1, FormulaType.Text, (t, a) => Piece(t, 1, a.Count > 0 ? a[0] : 1))),
            ["RIGHT"] = (1, 2, c => Text(c, 1, FormulaType.Text, (t, a) => Ending(t, a.Count > 0 ? a[0] : 1))),
            ["MID"] = (3, 3, c => Text(c, 1, FormulaType.Text, (t, a) => Piece(t, a[0], a[1]))),
            ["FIND"] = (2, 2, c => Texts(c, 2, FormulaType.Number, t => t[1].IndexOf(t[0], StringComparison.Ordinal) is var at and >= 0 ? (decimal)Length(t[1][..at]) + 1 : null)),
            ["CONTAINS"] = (2, 2, Contains),
            ["SUBSTITUTE"] = (3, 3, Substitute),
            ["DATE"] = (3, 3, c => Dated(Number(c, _ => null), c, a => Day(a[0], a[1], a[2]))),
            ["YEAR"] = (1, 1, c => OfDay(c, d => d.Year)),
            ["MONTH"] = (1, 1, c => OfDay(c, d => d.Month)),
            ["DAY"] = (1, 1, c => OfDay(c, d => d.Day)),
            ["WEEKDAY"] = (1, 1, c => OfDay(c, d => d.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)d.DayOfWeek)),
            ["EDATE"] = (2, 2, c => Months(c, endOfMonth: false)),
            ["EOMONTH"] = (2, 2, c => Months(c, endOfMonth: true)),
            ["DAYS"] = (2, 2, c => Days(c)),
            ["DATEDIF"] = (3, 3, Difference),
            ["DATEDIFF"] = (3, 3, Difference),
        }.ToFrozenDictionary();

    /// <summary>All names in order, for messages and documents.</summary>
    public static IEnumerable<string> Names => Known.Keys.Order(StringComparer.Ordinal);

    public static void Require(FormulaToken name)
    {
        if (Changing.Contains(name.Text))
        {
            throw new FormulaException("error.formula.changing", name.Text, name.Position);
        }

        if (!Known.ContainsKey(name.Text))
        {
            throw new FormulaException("error.formula.function", name.Text, name.Position);
        }
    }

    public static FormulaNode Build(FormulaToken name, IReadOnlyList<FormulaNode> values)
    {
        var (least, most, build) = Known[name.Text];
        return values.Count < least || values.Count > most
            ? throw new FormulaException(least == most ? "error.formula.count" : "error.formula.counts", name.Text, least, most)
            : build(new Call(name, values));
    }

    private static FormulaNode If(Call call)
    {
        call.Want(0, FormulaType.Boolean);
        var (condition, yes) = (call.Values[0], call.Values[1]);
        var no = call.Values.Count > 2 ? call.Values[2] : new FormulaNode(FormulaType.Blank, _ => null);
        return new FormulaNode(call.Common([yes, no]), v => True(condition, v) ? yes.Evaluate(v) : no.Evaluate(v));
    }

    private static FormulaNode Ifs(Call call)
    {
        var pairs = call.Values.Chunk(2).ToList();
        if (pairs[^1].Length == 1)
        {
            throw new FormulaException("error.formula.pairs", call.Name.Text);
        }

        for (var i = 0; i < call.Values.Count; i += 2)
        {
            call.Want(i, FormulaType.Boolean);
        }

        return new FormulaNode(call.Common([.. pairs.Select(p => p[1])]), v => pairs.Find(p => True(p[0], v))?[1].Evaluate(v));
    }

    private static FormulaNode Switch(Call call)
    {
        var pairs = call.Values.Skip(1).Chunk(2).ToList();
        var other = pairs[^1].Length == 1 ? pairs[^1][0] : null;
        if (other is not null)
        {
            pairs.RemoveAt(pairs.Count - 1);
        }

        call.Common([call.Values[0], .. pairs.Select(p => p[0])]);
        return new FormulaNode(call.Common([.. pairs.Select(p => p[1]), .. other is null ? [] : new[] { other }]), v =>
        {
            var value = call.Values[0].Evaluate(v);
            return (pairs.Find(p => FormulaOperators.Same(value, p[0].Evaluate(v)))?[1] ?? other)?.Evaluate(v);
        });
    }

    private static FormulaNode Coalesce(Call call) => new(call.Common(call.Values), v => call.Values.Select(one => one.Evaluate(v)).FirstOrDefault(value => value is not null));

    private static FormulaNode Flags(Call call, Func<List<FormulaNode>, Func<string, object?>, bool> test)
    {
        call.WantAll(FormulaType.Boolean);
        var flags = call.Values.ToList();
        return new FormulaNode(FormulaType.Boolean, v => test(flags, v));
    }

    private static FormulaNode Extreme(Call call, int sign)
    {
        var type = call.Common(call.Values);
        if (type is not (FormulaType.Number or FormulaType.Date))
        {
            call.Want(0, FormulaType.Number);
        }

        return new FormulaNode(type, v => call.Values.Select(one => one.Evaluate(v)).OfType<object>().Aggregate(
            (object?)null, (best, value) => best is null || Math.Sign(FormulaOperators.Order(value, best)) == sign ? value : best));
    }

    private static FormulaNode Total(Call call, bool average)
    {
        call.WantAll(FormulaType.Number);
        return new FormulaNode(FormulaType.Number, v =>
        {
            var numbers = call.Values.Select(one => one.Evaluate(v)).OfType<decimal>().ToList();
            return average ? numbers.Count == 0 ? null : numbers.Sum() / numbers.Count : numbers.Sum();
        });
    }

    private static FormulaNode Number(Call call, Func<decimal[], object?> apply)
    {
        call.WantAll(FormulaType.Number);
        return new FormulaNode(FormulaType.Number, v => Numbers(call.Values, v) is { } numbers ? apply(numbers) : null);
    }

    private static FormulaNode Rounded(Call call, Func<decimal, decimal> round)
    {
        call.WantAll(FormulaType.Number);
        return new FormulaNode(FormulaType.Number, v =>
        {
            if (Numbers(call.Values, v) is not { } numbers)
            {
                return null;
            }

            var digits = numbers.Length > 1 ? (int)Math.Clamp(decimal.Truncate(numbers[1]), -15, 10) : 0;
            var factor = 1m;
            for (var i = 0; i < Math.Abs(digits); i++)
            {
                factor *= 10;
            }

            return digits >= 0 ? round(numbers[0] * factor) / factor : round(numbers[0] / factor) * factor;
        });
    }

    /// <summary>A text and numbers after it.</summary>
    private static FormulaNode Text(Call call, int texts, FormulaType type, Func<string, List<int>, object?> apply)
    {
        for (var i = 0; i < call.Values.Count; i++)
        {
            call.Want(i, i < texts ? FormulaType.Text : FormulaType.Number);
        }

        IReadOnlyList<FormulaNode> rest = [.. call.Values.Skip(texts)];
        return new FormulaNode(type, v =>
        {
            if (call.Values[0].Evaluate(v) is not string text || Numbers(rest, v) is not { } numbers)
            {
                return null;
            }

            var result = apply(text, [.. numbers.Select(n => (int)Math.Clamp(decimal.Truncate(n), 0, Formula.MaxText))]);
            return result is "" ? null : result;
        });
    }

    private static FormulaNode Texts(Call call, int count, FormulaType type, Func<string[], object?> apply)
    {
        for (var i = 0; i < count; i++)
        {
            call.Want(i, FormulaType.Text);
        }

        return new FormulaNode(type, v =>
        {
            var texts = call.Values.Select(one => one.Evaluate(v)).OfType<string>().ToArray();
            return texts.Length == count ? apply(texts) : null;
        });
    }

    private static FormulaNode Concat(Call call) => new(FormulaType.Text, v =>
    {
        var whole = "";
        foreach (var value in call.Values)
        {
            whole = FormulaOperators.Text(whole + FormulaOperators.Words(value.Evaluate(v))) ?? "";
        }

        return FormulaOperators.Text(whole);
    });

    private static FormulaNode Contains(Call call)
    {
        call.WantAll(FormulaType.Text);
        return new FormulaNode(FormulaType.Boolean, v => call.Values[0].Evaluate(v) is string text && call.Values[1].Evaluate(v) is string part
            && text.Contains(part, StringComparison.OrdinalIgnoreCase));
    }

    private static FormulaNode Substitute(Call call)
    {
        call.WantAll(FormulaType.Text);
        return new FormulaNode(FormulaType.Text, v =>
        {
            var (text, old) = (call.Values[0].Evaluate(v) as string, call.Values[1].Evaluate(v) as string);
            var with = call.Values[2].Evaluate(v) as string ?? "";
            // Each letter replaced by a page would fill the memory.
            return text is null || old is null || (long)text.Length / old.Length * with.Length > Formula.MaxText
                ? text
                : FormulaOperators.Text(text.Replace(old, with, StringComparison.Ordinal));
        });
    }

    private static FormulaNode Dated(FormulaNode typed, Call call, Func<decimal[], object?> apply) =>
        typed with { Type = FormulaType.Date, Evaluate = v => Numbers(call.Values, v) is { } numbers ? apply(numbers) : null };

    private static FormulaNode OfDay(Call call, Func<DateOnly, int> part)
    {
        call.Want(0, FormulaType.Date);
        return new FormulaNode(FormulaType.Number, v => call.Values[0].Evaluate(v) is DateOnly day ? (decimal)part(day) : null);
    }

    private static FormulaNode Months(Call call, bool endOfMonth)
    {
        call.Want(0, FormulaType.Date);
        call.Want(1, FormulaType.Number);
        return new FormulaNode(FormulaType.Date, v =>
        {
            if (call.Values[0].Evaluate(v) is not DateOnly day || call.Values[1].Evaluate(v) is not decimal months)
            {
                return null;
            }

            var number = (day.Year * 12L) + day.Month - 1 + (long)Math.Clamp(decimal.Truncate(months), -120_000, 120_000);
            if (number is < 12 or >= 120_000)
            {
                return null;
            }

            var (year, month) = ((int)(number / 12), (int)(number % 12) + 1);
            var last = DateTime.DaysInMonth(year, month);
            return new DateOnly(year, month, endOfMonth ? last : Math.Min(day.Day, last));
        });
    }

    private static FormulaNode Days(Call call)
    {
        call.WantAll(FormulaType.Date);
        return new FormulaNode(FormulaType.Number, v => call.Values[0].Evaluate(v) is DateOnly end && call.Values[1].Evaluate(v) is DateOnly start
            ? (decimal)(end.DayNumber - start.DayNumber) : null);
    }

    private static FormulaNode Difference(Call call)
    {
        call.Want(0, FormulaType.Date);
        call.Want(1, FormulaType.Date);
        call.Want(2, FormulaType.Text);
        return new FormulaNode(FormulaType.Number, v =>
        {
            if (call.Values[0].Evaluate(v) is not DateOnly from || call.Values[1].Evaluate(v) is not DateOnly to)
            {
                return null;
            }

            var (first, second) = from <= to ? (from, to) : (to, from);
            var months = ((second.Year - first.Year) * 12) + second.Month - first.Month - (second.Day < first.Day ? 1 : 0);
            var whole = (call.Values[2].Evaluate(v) as string)?.ToUpperInvariant() switch
            {
                "D" or "DAY" or "DAYS" => second.DayNumber - first.DayNumber,
                "M" or "MONTH" or "MONTHS" => months,
                "Y" or "YEAR" or "YEARS" => months / 12,
                _ => (int?)null,
            };
            return whole is { } number ? (decimal)(from <= to ? number : -number) : null;
        });
    }

    private static object? Day(decimal year, decimal month, decimal day) =>
        year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth((int)year, (int)month) ? new DateOnly((int)year, (int)month, (int)day) : null;

    private static decimal[]? Numbers(IReadOnlyList<FormulaNode> nodes, Func<string, object?> values)
    {
        var numbers = new decimal[nodes.Count];
        for (var i = 0; i < numbers.Length; i++)
        {
            if (nodes[i].Evaluate(values) is not decimal number)
            {
                return null;
            }

            numbers[i] = number;
        }

        return numbers;
    }

    private static bool True(FormulaNode condition, Func<string, object?> values) => condition.Evaluate(values) is true;

    /// <summary>Characters as people count them: a pair of surrogates is one.</summary>
    private static int Length(object? text) => text is string given ? given.EnumerateRunes().Count() : 0;

    private static string Piece(string text, int from, int count) => string.Concat(text.EnumerateRunes().Skip(Math.Max(0, from - 1)).Take(count).Select(r => r.ToString()));

    private static string Ending(string text, int count) => Piece(text, Math.Max(0, Length(text) - count) + 1, count);

    /// <summary>A function with its values, which says what is wrong with them.</summary>
    private sealed record Call(FormulaToken Name, IReadOnlyList<FormulaNode> Values)
    {
        public void Want(int index, FormulaType type)
        {
            if (Values[index].Type != type && Values[index].Type != FormulaType.Blank)
            {
                throw new FormulaException("error.formula.want." + type.ToString().ToLowerInvariant(), Name.Text, index + 1);
            }
        }

        public void WantAll(FormulaType type)
        {
            for (var i = 0; i < Values.Count; i++)
            {
                Want(i, type);
            }
        }

        /// <summary>The one type all of these have.</summary>
        public FormulaType Common(IReadOnlyList<FormulaNode> nodes)
        {
            var types = nodes.Select(n => n.Type).Where(t => t != FormulaType.Blank).Distinct().ToList();
            return types.Count switch
            {
                0 => FormulaType.Blank,
                1 => types[0],
                _ => throw new FormulaException("error.formula.mixed", Name.Text),
            };
        }
    }
}
