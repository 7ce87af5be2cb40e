using System.Globalization;
using Trine.Kernel.Transfer.Formats;

namespace Trine.Kernel.Tests.Transfer.Formats;

[CollectionDefinition(nameof(MemoryTests), DisableParallelization = true)]
public sealed class RunAlone;

/// <summary>Run alone, so that the heap holds nothing but this.</summary>
[Collection(nameof(MemoryTests))]
public sealed class MemoryTests
{
    private const int Rows = 200_000;
    private const long Allowed = 8 * 1_024 * 1_024; // the files unpack to 15 to 60 MB

    [Theory]
    [InlineData(TableFormat.Csv)]
    [InlineData(TableFormat.Xlsx)]
    public async Task Writing_and_reading_many_rows_takes_constant_memory(TableFormat format)
    {
        var path = Path.GetTempFileName();
        try
        {
            var start = GC.GetTotalMemory(forceFullCollection: true);
            var most = 0L;
            void Look(int row)
            {
                if (row % (Rows / 5) == 0)
                {
                    most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - start);
                }
            }

            await using (var stream = File.Create(path))
            await using (var writer = TableWriter.Create(stream, format))
            {
                writer.WriteHeader(["id", "name", "phone", "on", "amount"]);
                var day = new DateOnly(2026, 11, 21);
                for (var i = 1; i <= Rows; i++)
                {
                    writer.WriteRow([i, string.Create(CultureInfo.InvariantCulture, $"北京科技有限公司 {i}"), "+8613812345678", day, i * 1.25m]);
                    Look(i);
                }
            }

            var count = 0;
            await using (var reader = SourceReader.Open(path, "x"))
            {
                await foreach (var row in reader.Rows(TestContext.Current.CancellationToken))
                {
                    count++;
                    row.Values[2].ShouldBe("+8613812345678");
                    Look(count);
                }
            }

            count.ShouldBe(Rows);
            most.ShouldBeLessThan(Allowed);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
