using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Trine.Tests.Fixture;

namespace Trine.Tests.Transfer;

/// <summary>Importing and exporting over HTTP, as the web client does.</summary>
internal static class Transfers
{
    /// <summary>Imports a file and waits for its end.</summary>
    public static async Task<JsonNode> ImportAsync(this HttpClient client, string objects, string csv, object? options = null, string fileName = "file.csv") =>
        await client.ImportAsync(objects, Encoding.UTF8.GetBytes(csv), options, fileName);

    /// <summary>Imports a file and waits for its end.</summary>
    public static async Task<JsonNode> ImportAsync(this HttpClient client, string objects, byte[] file, object? options = null, string fileName = "file.csv")
    {
        var started = await client.StartImportAsync(objects, file, options, fileName);
        return await client.EndedAsync("imports", (string)started["id"]!);
    }

    /// <summary>Asks for an import.</summary>
    public static Task<JsonNode> StartImportAsync(
        this HttpClient client, string objects, byte[] file, object? options = null, string fileName = "file.csv", HttpStatusCode expect = HttpStatusCode.Accepted) =>
        client.CallAsync(HttpMethod.Post, "/api/imports", Form(objects, file, options, fileName), expect);

    /// <summary>How an import is answered when it is asked for.</summary>
    public static async Task<HttpStatusCode> ImportStatusAsync(this HttpClient client, string objects, string csv, object options)
    {
        using var form = Form(objects, Encoding.UTF8.GetBytes(csv), options, "file.csv");
        using var response = await client.PostAsync("/api/imports", form, TrineApp.Token);
        return response.StatusCode;
    }

    /// <summary>Uploads a file to see how it would be read.</summary>
    public static Task<JsonNode> PreviewAsync(this HttpClient client, string objects, byte[] file, string fileName = "file.csv", string? encoding = null, HttpStatusCode expect = HttpStatusCode.OK)
    {
        var form = Form(objects, file, null, fileName);
        if (encoding is not null)
        {
            form.Add(new StringContent(encoding), "encoding");
        }

        return client.CallAsync(HttpMethod.Post, "/api/imports/preview", form, expect);
    }

    /// <summary>The rows an import could not take; the header first.</summary>
    public static async Task<List<string>> RejectedAsync(this HttpClient client, JsonNode import, string what = "rejected")
    {
        var text = await client.GetStringAsync($"/api/imports/{import["id"]}/{what}", TrineApp.Token);
        return [.. text.TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries)];
    }

    /// <summary>Exports a list and gives the file.</summary>
    public static async Task<byte[]> ExportAsync(this HttpClient client, string objects, string format = "csv", object? query = null, string[]? fields = null)
    {
        var started = await client.CallAsync(HttpMethod.Post, "/api/exports", new { @object = objects, format, query = query ?? new { }, fields }, HttpStatusCode.Accepted);
        var ended = await client.EndedAsync("exports", (string)started["id"]!);
        ((string)ended["state"]!).ShouldBe("done", ended.Plain());
        return await client.GetByteArrayAsync($"/api/exports/{started["id"]}/file", TrineApp.Token);
    }

    /// <summary>The lines of an exported CSV file, the header first.</summary>
    public static List<string> Lines(byte[] csv) => [.. Encoding.UTF8.GetString(csv).TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries)];

    /// <summary>Asks until an import or export has ended.</summary>
    public static async Task<JsonNode> EndedAsync(this HttpClient client, string kind, string id)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TrineApp.Token);
        limit.CancelAfter(TimeSpan.FromMinutes(3));
        while (true)
        {
            limit.Token.ThrowIfCancellationRequested();
            var job = await client.GetAsync($"/api/{kind}/{id}", HttpStatusCode.OK);
            if ((string)job["state"]! is not ("queued" or "running"))
            {
                return job;
            }
        }
    }

    /// <summary>How many records a filter finds.</summary>
    public static async Task<int> CountAsync(this HttpClient client, string objects, object? filter = null) =>
        (int)(await client.PostAsync($"/api/{objects}/query", new { filter, count = "exact", limit = 1 }))["count"]!;

    /// <summary>The first record of a field's value.</summary>
    public static async Task<JsonNode> FindAsync(this HttpClient client, string objects, string field, string value) =>
        (await client.PostAsync($"/api/{objects}/query", new { filter = new { field, op = "eq", value } }))["items"]!.AsArray().ShouldHaveSingleItem()!;

    /// <summary>Created, updated, skipped, rejected.</summary>
    public static (int Created, int Updated, int Skipped, int Rejected) Counts(this JsonNode import)
    {
        ((string)import["state"]!).ShouldBe("done", import.Plain());
        return ((int)import["created"]!, (int)import["updated"]!, (int)import["skipped"]!, (int)import["rejected"]!);
    }

    private static MultipartFormDataContent Form(string objects, byte[] file, object? options, string fileName)
    {
        var form = new MultipartFormDataContent { { new StringContent(objects), "object" } };
        if (options is not null)
        {
            form.Add(new StringContent(JsonSerializer.Serialize(options)), "options");
        }

        form.Add(new ByteArrayContent(file), "file", fileName);
        return form;
    }
}
