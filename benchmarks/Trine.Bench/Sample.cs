using System.Text.Json;

namespace Trine.Bench;

/// <summary>What the requests ask for: customers the user can see, and filters and values that fit the live schema.</summary>
/// <param name="Filter">Two choice fields and a custom field; null when the workspace has no custom field one can filter by.</param>
/// <param name="Required">Values for required fields of a new customer, apart from the name.</param>
internal sealed record Sample(IReadOnlyList<SampleCustomer> Customers, object? Filter, IReadOnlyDictionary<string, string> Required)
{
    public static async Task<Sample> TakeAsync(Api api, CancellationToken cancellationToken)
    {
        var customers = new List<SampleCustomer>();
        string? cursor = null;
        do
        {
            var page = await api.PostAsync(
                "/api/customers/query", new { fields = new[] { "name", "email", "phone" }, limit = 500, cursor }, cancellationToken);
            customers.AddRange(page.GetProperty("items").EnumerateArray().Select(item => new SampleCustomer(
                item.GetProperty("id").GetString()!, item.GetProperty("name").GetString()!, Text(item, "email"), Text(item, "phone"))));
            cursor = Text(page, "nextCursor");
        }
        while (cursor is not null && customers.Count < 5_000);

        var meta = await api.GetAsync("/api/meta/customers", cancellationToken);
        var fields = meta.GetProperty("fields").EnumerateArray().ToList();
        var required = fields
            .Where(field => Is(field, "required") && !Is(field, "readOnly") && Text(field, "type") == "choice")
            .ToDictionary(field => Text(field, "key")!, FirstChoice, StringComparer.Ordinal);
        return new Sample(customers, FilterFor(fields), required);
    }

    private static object? FilterFor(List<JsonElement> fields)
    {
        var filterable = fields.Where(field => Is(field, "filterable")).ToList();
        var choices = filterable.Where(field => !Is(field, "custom") && Text(field, "type") == "choice" && HasChoices(field)).Take(2).ToList();
        var custom = filterable.Where(field => Is(field, "custom")).Select(Condition).FirstOrDefault(condition => condition is not null);
        return choices.Count == 2 && custom is not null
            ? new { and = choices.Select(Condition).Append(custom) }
            : null;
    }

    private static object? Condition(JsonElement field)
    {
        var key = Text(field, "key")!;
        var path = Is(field, "custom") && !key.StartsWith("custom.", StringComparison.Ordinal) ? $"custom.{key}" : key;
        return Text(field, "type") switch
        {
            "choice" when HasChoices(field) => new { field = path, op = "eq", value = FirstChoice(field) },
            "boolean" => new { field = path, op = "eq", value = true },
            "integer" or "decimal" or "money" or "percent" => new { field = path, op = "ge", value = 1 },
            "text" => new { field = path, op = "contains", value = "a" },
            _ => null,
        };
    }

    private static bool HasChoices(JsonElement field) => field.TryGetProperty("choices", out var choices) && choices.GetArrayLength() > 0;

    private static string FirstChoice(JsonElement field) => field.GetProperty("choices")[0].GetProperty("value").GetString()!;

    private static bool Is(JsonElement element, string name) => element.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.True;

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;
}
