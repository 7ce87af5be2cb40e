using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Trine.Customers.Customers;
using Trine.Kernel.Data;
using Trine.Kernel.Objects;
using Trine.Kernel.Query;
using Trine.Tests.Fixture;
using Record = Trine.Kernel.Objects.Record;

namespace Trine.Tests.Kernel;

/// <summary>The same filter finds the same records in the database and in memory, for every type and operator.</summary>
public sealed class FilterAgreementTests(FilterAgreementTests.Filled filled) : IClassFixture<FilterAgreementTests.Filled>
{
    private static readonly string?[] Texts = [null, "Acme", "acme", "ACME Ltd", "北京科技", "北京", "Ünïcode", "O'Brien", "100%", "a_b", "\\", "é", "z"];

    [Fact]
    public async Task Database_and_memory_agree()
    {
        await using var app = await TrineApp.StartAsync();
        await AddCustomFieldsAsync(app);
        await AddFormulasAsync(app);
        var random = new Random(7265);
        await FillAsync(app, random);

        await using var scope = app.SystemScope();
        var schema = scope.ServiceProvider.GetRequiredService<Metadata>().Current.Schema("customers");
        var db = scope.ServiceProvider.GetRequiredService<TrineDb>();
        var reader = scope.ServiceProvider.GetRequiredService<RecordReader>();
        var all = await LoadAsync(db, schema);
        var evaluator = new FilterEvaluator((_, _) => null);
        var fields = schema.Fields.Where(f => f.Filterable && f.Key is not ("id" or "createdAt" or "updatedAt")).ToList();

        var nonEmpty = 0;
        for (var i = 0; i < 400; i++)
        {
            var filter = Random(random, fields, all, 0);
            var page = await reader.ReadAsync(new RecordQuery { Schema = schema, Fields = [], Filter = filter, Limit = 500 }, TrineApp.Token);
            var expected = all.Where(r => evaluator.Matches(filter, r)).Select(r => r.Id).Order().ToList();
            page.Rows.Select(r => r.Id).Order().ToList().ShouldBe(expected, $"{i}: {filter}");
            nonEmpty += expected.Count > 0 && expected.Count < all.Count ? 1 : 0;
        }

        // A test that only ever compares nothing with nothing could not fail.
        nonEmpty.ShouldBeGreaterThan(100);
    }

    [Theory]
    [InlineData("name")]
    [InlineData("-name")]
    [InlineData("-createdAt")]
    [InlineData("-nextFollowUpAt")]
    [InlineData("nextFollowUpAt", "-name")]
    [InlineData("custom.tier", "name")]
    [InlineData("-custom.tier", "-name")]
    [InlineData("custom.seats")]
    [InlineData("-custom.score", "name")]
    [InlineData("custom.since", "-custom.seats")]
    [InlineData("-custom.seen")]
    [InlineData("custom.twice", "name")]
    [InlineData("-custom.share")]
    [InlineData("custom.short", "-custom.score")]
    [InlineData("-custom.later", "custom.seats")]
    public async Task Pages_follow_each_other_without_gap_or_overlap(params string[] sort)
    {
        var app = filled.App;
        var whole = await app.Admin.PostAsync("/api/customers/query", new { sort, fields = new[] { "name" }, limit = 500 });
        var paged = new List<string>();
        string? cursor = null;
        do
        {
            var page = await app.Admin.PostAsync("/api/customers/query", new { sort, fields = new[] { "name" }, limit = 7, cursor });
            paged.AddRange(page["items"]!.AsArray().Select(i => (string)i!["id"]!));
            cursor = (string?)page["nextCursor"];
        }
        while (cursor is not null);

        paged.ShouldBe(whole["items"]!.AsArray().Select(i => (string)i!["id"]!));
        paged.Count.ShouldBe(120);

        // The order itself, judged in memory: empty values are the least.
        await using var scope = app.SystemScope();
        var schema = scope.ServiceProvider.GetRequiredService<Metadata>().Current.Schema("customers");
        var records = (await LoadAsync(scope.ServiceProvider.GetRequiredService<TrineDb>(), schema)).ToDictionary(r => r.Id.ToString());
        var field = schema.Find(sort[0].TrimStart('-'))!;
        var values = paged.ConvertAll(id => field.SortProperty?.GetValue(records[id]) ?? field.Get(records[id]));
        values.ShouldBe(sort[0].StartsWith('-') ? values.OrderDescending(Order) : values.Order(Order));
        if (field.Key != "createdAt")
        {
            // One batch creates at one moment, and the id alone settles it; all else must differ, or the order could not be wrong.
            values.Distinct().Count().ShouldBeGreaterThan(1);
        }
    }

    [Theory]
    [InlineData("tier", "Acme")]
    [InlineData("seats", 7L)]
    [InlineData("vip", true)]
    [InlineData("since", "2020-02-29")]
    public async Task A_filter_by_a_custom_field_finds_its_index(string key, object value)
    {
        await using var app = await TrineApp.StartAsync();
        await AddCustomFieldsAsync(app);
        await app.CatchUpAsync();
        await using var scope = app.SystemScope();
        var db = scope.ServiceProvider.GetRequiredService<TrineDb>();
        var field = scope.ServiceProvider.GetRequiredService<Metadata>().Current.Schema("customers").Find("custom." + key)!;
        var filter = new FieldFilter(field, FilterOp.Eq, [field.Type == FieldType.Date ? DateOnly.Parse((string)value, CultureInfo.InvariantCulture) : value]);
        await KeepOnlyCustomIndexesAsync(db);
        var plan = await PlanAsync(db, db.Set<Customer>().Where(new FilterCompiler(db).Compile<Customer>(filter)).Select(c => c.Id));
        plan.ShouldContain($"ix_customers_custom_{key}");
    }

    // Of several indexes that could serve an empty table the database takes any; the question is whether this one can.
    private static async Task KeepOnlyCustomIndexesAsync(TrineDb db)
    {
        var names = await db.Database.SqlQueryRaw<string>(TrineApp.OnPostgres
            ? "SELECT indexname AS \"Value\" FROM pg_indexes WHERE schemaname = current_schema() AND tablename = 'customers' AND indexname LIKE 'ix%' AND indexname NOT LIKE '%custom\\_%'"
            : "SELECT name AS \"Value\" FROM sqlite_master WHERE type = 'index' AND tbl_name = 'customers' AND name LIKE 'ix%' AND name NOT LIKE '%custom\\_%' ESCAPE '\\'").ToListAsync(TrineApp.Token);
        foreach (var name in names)
        {
            var drop = "DROP INDEX " + name;
            await db.Database.ExecuteSqlRawAsync(drop, TrineApp.Token);
        }
    }

    private static async Task<string> PlanAsync<T>(TrineDb db, IQueryable<T> rows)
    {
        await db.Database.OpenConnectionAsync(TrineApp.Token);
        await using var command = rows.CreateDbCommand();
        // So few rows are scanned sooner than looked up; the question is whether the index could serve.
        command.CommandText = (TrineApp.OnPostgres ? "SET enable_seqscan = off; EXPLAIN " : "EXPLAIN QUERY PLAN ") + command.CommandText;
        await using var reader = await command.ExecuteReaderAsync(TrineApp.Token);
        var plan = new StringBuilder();
        while (await reader.ReadAsync(TrineApp.Token))
        {
            plan.AppendLine(reader.GetValue(reader.FieldCount - 1).ToString());
        }

        return plan.ToString();
    }

    private static readonly Comparer<object?> Order = Comparer<object?>.Create((a, b) => (a, b) switch
    {
        (null, null) => 0,
        (null, _) => -1,
        (_, null) => 1,
        _ => FilterEvaluator.Order(a, b),
    });

    private static Filter Random(Random random, List<FieldDefinition> fields, List<Record> all, int depth)
    {
        var shape = random.Next(depth > 2 ? 2 : 6);
        return shape switch
        {
            2 => new NotFilter(Random(random, fields, all, depth + 1)),
            3 => new AndFilter([.. Enumerable.Range(0, random.Next(4)).Select(_ => Random(random, fields, all, depth + 1))]),
            4 => new OrFilter([.. Enumerable.Range(0, random.Next(4)).Select(_ => Random(random, fields, all, depth + 1))]),
            _ => Compare(random, fields[random.Next(fields.Count)], all),
        };
    }

    private static FieldFilter Compare(Random random, FieldDefinition field, List<Record> all)
    {
        // Values that occur, so that comparisons meet.
        object? Value() => field.Get(all[random.Next(all.Count)]) is { } v and not IReadOnlyList<string> ? v : null;
        var ops = new List<FilterOp> { FilterOp.Empty, FilterOp.NotEmpty };
        if (field.IsList)
        {
            var item = (field.Get(all[random.Next(all.Count)]) as IReadOnlyList<string>)?.FirstOrDefault() ?? "vip";
            return random.Next(field.Type == FieldType.File ? 2 : 3) switch
            {
                0 => new FieldFilter(field, FilterOp.Empty, []),
                1 => new FieldFilter(field, FilterOp.NotEmpty, []),
                _ => new FieldFilter(field, FilterOp.Contains, [item]),
            };
        }

        if (field.Type == FieldType.RichText)
        {
            var words = new[] { "strong", "京科", "acme & s", "LINE", "p>", "amp", "e" };
            var choice = random.Next(4);
            return choice < 2 ? new FieldFilter(field, ops[choice], []) : new FieldFilter(field, FilterOp.Contains, [words[random.Next(words.Length)]]);
        }

        ops.AddRange([FilterOp.Eq, FilterOp.Ne, FilterOp.In, FilterOp.NotIn]);
        if (field.Type is FieldType.Integer or FieldType.Date or FieldType.DateTime or FieldType.Text || field.IsDecimal)
        {
            ops.AddRange([FilterOp.Lt, FilterOp.Le, FilterOp.Gt, FilterOp.Ge, FilterOp.Between]);
        }

        if (field.IsText)
        {
            ops.AddRange([FilterOp.Contains, FilterOp.StartsWith]);
        }

        var op = ops[random.Next(ops.Count)];
        var value = Value();
        return op switch
        {
            FilterOp.Empty or FilterOp.NotEmpty => new FieldFilter(field, op, []),
            FilterOp.In or FilterOp.NotIn => new FieldFilter(field, op, [value, Value(), Value()]),
            FilterOp.Eq or FilterOp.Ne => new FieldFilter(field, op, [value]),
            _ when value is null => new FieldFilter(field, FilterOp.Empty, []),
            FilterOp.Between => new FieldFilter(field, op, [value, Value() ?? value]),
            FilterOp.Contains or FilterOp.StartsWith => new FieldFilter(field, op, [((string)value)[..Math.Min(2, ((string)value).Length)].ToUpperInvariant()]),
            _ => new FieldFilter(field, op, [value]),
        };
    }

    private static async Task<List<Record>> LoadAsync(TrineDb db, ObjectSchema schema)
    {
        var method = typeof(FilterAgreementTests).GetMethod(nameof(TypedAsync), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!;
        return await (Task<List<Record>>)method.MakeGenericMethod(schema.Definition.ClrType).Invoke(null, [db])!;
    }

    private static async Task<List<Record>> TypedAsync<T>(TrineDb db)
        where T : Record => [.. await db.Readable<T>().ToListAsync(TrineApp.Token)];

    private static async Task AddCustomFieldsAsync(TrineApp app)
    {
        foreach (var (key, type) in new[] { ("tier", "text"), ("seats", "integer"), ("score", "decimal"), ("vip", "boolean"), ("since", "date"), ("seen", "dateTime"), ("labels", "multiChoice"), ("papers", "file"), ("about", "richText") })
        {
            await app.Admin.CreateAsync("customFields", new { labelZh = key, @object = "customers", key, type, choices = type == "multiChoice" ? new[] { "x", "y\"z", "北" } : [] });
        }
    }

    private static async Task AddFormulasAsync(TrineApp app)
    {
        foreach (var (key, resultType, formula) in new[]
        {
            ("twice", "number", "{custom.score} * 2"), ("share", "money", "{annualRevenue} / {custom.seats}"), ("short", "text", "LEFT({name}, 2) & {custom.tier}"),
            ("keen", "boolean", "AND({custom.vip}, {custom.seats} > 0)"), ("later", "date", "{custom.since} + {employees}"),
        })
        {
            await app.Admin.CreateAsync("customFields", new { labelZh = key, @object = "customers", key, type = "formula", resultType, formula });
        }
    }

    private static async Task FillAsync(TrineApp app, Random random)
    {
        T? Maybe<T>(params T[] values) => random.Next(4) == 0 ? default : values[random.Next(values.Length)];
        var withCustom = app.Services.GetRequiredService<Metadata>().Current.Schema("customers").CustomFields.Count > 0;
        var files = withCustom ? await SendAheadAsync(app, 120) : [];
        var operations = Enumerable.Range(0, 120).Select(i => new
        {
            op = "create",
            values = new Dictionary<string, object?>
            {
                ["name"] = (Texts[random.Next(Texts.Length)] ?? "无名") + (random.Next(3) == 0 ? "" : $" {i}"),
                ["level"] = Maybe("a", "b", "c"),
                ["annualRevenue"] = Maybe<object>(0, 1234.56, 1_000_000, 99.999),
                ["employees"] = Maybe<object>(0, 5, 250),
                ["nextFollowUpAt"] = Maybe("2026-01-01T00:00:00Z", "2026-06-30T23:59:59Z", "2027-01-31T08:30:00.5Z"),
                ["birthday"] = Maybe("1990-01-31", "2000-12-31"),
                ["description"] = Texts[random.Next(Texts.Length)],
                ["tags"] = Maybe<object>(new[] { "vip" }, new[] { "vip", "老客户" }, Array.Empty<string>()),
                ["custom"] = !withCustom ? new Dictionary<string, object?>() : new Dictionary<string, object?>
                {
                    ["tier"] = Texts[random.Next(Texts.Length)],
                    ["seats"] = Maybe<object>(0, 7, -3),
                    ["score"] = Maybe<object>(0.5, 12.25, 100),
                    ["vip"] = Maybe<object>(true, false),
                    ["since"] = Maybe("2020-02-29", "2026-11-21"),
                    ["seen"] = Maybe("2026-01-01T00:00:00Z", "2026-06-30T23:59:59Z"),
                    ["about"] = Maybe("<p>Acme &amp; Söhne</p><p>北京<b>科技</b></p>", "<p>a <em>li</em>ne</p>", "plain < text", "strong"),
                    ["papers"] = i % 3 == 0 ? Array.Empty<string>() : new[] { files[i] },
                    ["labels"] = Maybe<object>(new[] { "x" }, new[] { "y\"z", "北" }),
                },
            },
        }).ToList();
        var answer = await app.Admin.PostAsync("/api/customers/batch", new { operations });
        answer["results"]!.AsArray().Count(r => r!["status"]!.GetValue<int>() == 201).ShouldBe(120, answer.Plain()[..Math.Min(1500, answer.Plain().Length)]);
    }

    private static async Task<List<string>> SendAheadAsync(TrineApp app, int count)
    {
        var ids = new List<string>();
        for (var i = 0; i < count; i++)
        {
            using var form = new MultipartFormDataContent { { new StringContent("x"), "file", "x.txt" } };
            ids.Add((string)(await app.Admin.PostAsync("/api/customers/files", form, System.Net.HttpStatusCode.Created))["id"]!);
        }

        return ids;
    }

    /// <summary>A workspace with fields of all types and 120 customers, for the tests that only read.</summary>
    public sealed class Filled : IAsyncLifetime
    {
        internal TrineApp App { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            App = await TrineApp.StartAsync();
            await AddCustomFieldsAsync(App);
            await AddFormulasAsync(App);
            await FillAsync(App, new Random(42));
        }

        public ValueTask DisposeAsync() => App.DisposeAsync();
    }
}
