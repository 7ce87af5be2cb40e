namespace Trine.Bench;

/// <summary>The promises, in the order of the table.</summary>
internal static class Goals
{
    public static readonly Goal Read = new("read by id", "ms", 1, 3);
    public static readonly Goal ListExact = new("list 50 by name, exact total", "ms", 5, null);
    public static readonly Goal ListCapped = new("list 50 by name, capped count", "ms", null, 10);
    public static readonly Goal Email = new("exact e-mail", "ms", 1, 5);
    public static readonly Goal Contains = new("name contains, exact total", "ms", 10, null);
    public static readonly Goal Filter = new("two fields + custom field", "ms", null, 20);
    public static readonly Goal Create = new("create customer with duplicate check", "ms", 8, 20);
    public static readonly Goal Board = new("kanban of opportunities", "ms", 8, 40);
    public static readonly Goal Reads = new("reads, eight clients", "/s", 2_000, null, Higher: true);
    public static readonly Goal Import = new("import, rows written and logged", "rows/s", null, 5_000, Higher: true);
    public static readonly Goal ImportIndexed = new("import, until searchable", "rows/s", 5_000, 5_000, Higher: true);
    public static readonly Goal Start = new("start to first answer", "s", null, 3);
    public static readonly Goal Memory = new("idle memory", "MB", null, 300);
    public static readonly Goal Seed = new("seed", "s", null, 300);

    /// <summary>What access costs at most.</summary>
    public static Goal Ratio(Goal list) => new($"{list.Name}, sales person to administrator in turns", "x", 1.5, 1.5);

    public static Goal Search(string kind) => new($"search, {kind}", "ms", 8, 25);
}
