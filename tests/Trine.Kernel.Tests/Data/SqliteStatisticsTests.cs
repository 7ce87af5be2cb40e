using Trine.Kernel.Data;

namespace Trine.Kernel.Tests.Data;

public sealed class SqliteStatisticsTests
{
    private static readonly Dictionary<string, long> Kinds = new() { ["owner_id"] = 100, ["state"] = 3, ["stage_id"] = 7, ["customer_id"] = 1_000_000, ["product_id"] = 1 };

    [Theory]
    [InlineData("14000 140 46 6 6", "owner_id", "state", "stage_id", "amount")]
    [InlineData("14000 140 9 8", "owner_id", "name_sort", "id")]
    [InlineData("14000 2000 9", "stage_id", "id")]
    [InlineData("14000 10 9", "customer_id", "id")]
    [InlineData("14000 14000 4666", "product_id", "state")]
    public void Rows_that_share_a_value_are_those_there_are_by_what_there_is_to_choose_from(string stat, params string[] columns) =>
        SqliteStatistics.Stat(14_000, columns, Kinds).ShouldBe(stat);
}
