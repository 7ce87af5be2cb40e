using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Trine.Bench;

/// <summary>A CSV file of customers, from upload to searchable.</summary>
internal static class ImportRun
{
    public static async Task MeasureAsync(Api api, Sample sample, int rows, Report report, CancellationToken cancellationToken)
    {
        var keys = new[] { "name", "phone", "email" }.Concat(sample.Required.Keys).ToList();
        using var form = new MultipartFormDataContent();
        var file = new ByteArrayContent(Csv(sample, rows, keys));
        file.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        form.Add(file, "file", "customers.csv");
        form.Add(new StringContent("customers"), "object");
        form.Add(new StringContent(JsonSerializer.Serialize(new { mapping = keys.ToDictionary(key => key, key => key, StringComparer.Ordinal), onDuplicate = "create" })), "options");

        var clock = Stopwatch.StartNew();
        var id = Api.Parse(await api.SendAsync(HttpMethod.Post, "/api/imports", form, cancellationToken)).GetProperty("id").GetString();
        var state = await api.GetAsync($"/api/imports/{id}", cancellationToken);
        while (state.GetProperty("state").GetString() is "queued" or "running")
        {
            await Task.Delay(50, cancellationToken);
            state = await api.GetAsync($"/api/imports/{id}", cancellationToken);
        }

        var written = clock.Elapsed.TotalSeconds;
        var created = state.GetProperty("created").GetInt32();
        if (created != rows)
        {
            throw new InvalidOperationException($"The import created {created} of {rows} customers: {state}");
        }

        await api.ReadersCaughtUpAsync(cancellationToken);
        report.Add(Goals.Import, rows / written);
        report.Add(Goals.ImportIndexed, rows / clock.Elapsed.TotalSeconds);
    }

    private static byte[] Csv(Sample sample, int rows, List<string> keys)
    {
        var run = Guid.NewGuid().ToString("N")[..6];
        var text = new StringBuilder().AppendJoin(',', keys).Append('\n');
        for (var i = 0; i < rows; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"导入{run}第{i}号有限公司,137{i:D8},import{run}{i}@trine.example");
            foreach (var value in sample.Required.Values)
            {
                text.Append(',').Append(value);
            }

            text.Append('\n');
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
