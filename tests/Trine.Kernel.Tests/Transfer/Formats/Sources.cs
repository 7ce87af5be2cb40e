using System.Text;
using Trine.Kernel.Transfer.Formats;

namespace Trine.Kernel.Tests.Transfer.Formats;

/// <summary>Files for the readers: fixtures, and temporary ones that go away with the test.</summary>
internal static class Sources
{
    public static string Fixture(params string[] path) => Path.Combine([AppContext.BaseDirectory, "Fixtures", "transfer", .. path]);

    public static async Task<(SourceFile File, List<SourceRow> Rows)> ReadAsync(string path, SourceOptions? options = null, string? fileName = null)
    {
        await using var reader = SourceReader.Open(path, fileName ?? Path.GetFileName(path), options);
        return (reader.File, await reader.Rows(TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken));
    }

    public static Task<(SourceFile File, List<SourceRow> Rows)> ReadAsync(byte[] content, SourceOptions? options = null, string fileName = "data.csv") =>
        WithFileAsync(content, path => ReadAsync(path, options, fileName));

    public static Task<(SourceFile File, List<SourceRow> Rows)> ReadTextAsync(string content, SourceOptions? options = null, string fileName = "data.csv") =>
        ReadAsync(Encoding.UTF8.GetBytes(content), options, fileName);

    public static async Task<T> WithFileAsync<T>(byte[] content, Func<string, Task<T>> use)
    {
        var path = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(path, content);
            return await use(path);
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>A table written to memory.</summary>
    public static async Task<byte[]> WriteAsync(TableFormat format, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<object?>> rows)
    {
        using var stream = new MemoryStream();
        await using (var writer = TableWriter.Create(stream, format))
        {
            writer.WriteHeader(columns);
            foreach (var row in rows)
            {
                writer.WriteRow(row);
            }
        }

        return stream.ToArray();
    }
}
