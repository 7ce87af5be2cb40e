using System.Text.Json;
using Microsoft.OpenApi;
using Trine.Kernel.Access;
using Trine.Kernel.Changes;
using Trine.Kernel.Data;
using Trine.Kernel.Http;
using Trine.Kernel.Objects;

namespace Trine.Kernel.Query;

/// <summary>Reads filter trees from JSON and types them against the schema. Everything wrong is reported with its field and the way out.</summary>
public sealed class FilterParser(VisibleSchemas schemas, AccessRules access, WorkspaceClock clock)
{
    private const int MaxDepth = 12;
    private const int MaxConditions = 200;

    /// <summary>References one after the other in a path: each is a query within the query.</summary>
    private const int MaxSteps = 4;

    private const int MaxStepsInAll = 40;

    /// <summary>The filter of a JSON tree; null or an empty object mean no filter.</summary>
    /// <exception cref="InvalidInputException">The tree is malformed; names the place.</exception>
    public Filter? Parse(ObjectSchema schema, JsonElement? json)
    {
        if (json is not { ValueKind: not (JsonValueKind.Null or JsonValueKind.Undefined) } tree)
        {
            return null;
        }

        var size = new Size();
        return tree.ValueKind == JsonValueKind.Object && !tree.EnumerateObject().Any() ? null : Node(schema, tree, 0, size);
    }

    /// <summary>What <see cref="Parse"/> takes; stored filters are answered as they came.</summary>
    internal static OpenApiSchema Shape(OpenApiDocument document)
    {
        var filter = new OpenApiSchemaReference("Filter", document);
        return OpenApiShapes.AnyOf(
            OpenApiShapes.Object(("and", OpenApiShapes.ListOf(filter))),
            OpenApiShapes.Object(("or", OpenApiShapes.ListOf(filter))),
            OpenApiShapes.Object(("not", filter)),
            OpenApiShapes.Object(("field", OpenApiShapes.Text()), ("op", OpenApiShapes.OneOf(EnumText.All(typeof(FilterOp)))), ("value?", OpenApiShapes.Any())));
    }

    private Filter Node(ObjectSchema schema, JsonElement json, int depth, Size size)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            throw Wrong("error.filter.shape");
        }

        if (depth > MaxDepth || ++size.Conditions > MaxConditions)
        {
            throw TooLarge();
        }

        if (json.TryGetProperty("and", out var and))
        {
            return new AndFilter(Parts(schema, and, depth, size));
        }

        if (json.TryGetProperty("or", out var or))
        {
            return new OrFilter(Parts(schema, or, depth, size));
        }

        if (json.TryGetProperty("not", out var not))
        {
            return new NotFilter(Node(schema, not, depth + 1, size));
        }

        if (!json.TryGetProperty("field", out var field) || field.ValueKind != JsonValueKind.String)
        {
            throw Wrong("error.filter.shape");
        }

        return Condition(schema, field.GetString()!, field.GetString()!, json, 0, size);
    }

    private List<Filter> Parts(ObjectSchema schema, JsonElement json, int depth, Size size)
    {
        if (json.ValueKind != JsonValueKind.Array)
        {
            throw Wrong("error.filter.shape");
        }

        var parts = new List<Filter>();
        foreach (var part in json.EnumerateArray())
        {
            parts.Add(Node(schema, part, depth + 1, size));
        }

        return parts;
    }

    private Filter Condition(ObjectSchema schema, string path, string whole, JsonElement json, int steps, Size size)
    {
        if (schema.Find(path) is { } field)
        {
            return Compare(field, whole, json);
        }

        // customer.level: everything before the first dot is a reference; custom.key was found above.
        var dot = path.IndexOf('.', StringComparison.Ordinal);
        if (dot > 0 && schema.Find(path[..dot]) is { IsReference: true, Filterable: true } reference
            && schemas.Find(TargetOf(reference)) is { } target && access.Can(target.Definition, AccessAction.Read))
        {
            return steps == MaxSteps || ++size.Steps > MaxStepsInAll
                ? throw TooLarge()
                : new PathFilter(reference, target, Condition(target, path[(dot + 1)..], whole, json, steps + 1, size));
        }

        throw new InvalidInputException($"filter.{whole}", "error.filter.field", whole, schema.Key);
    }

    /// <summary>The object a reference, user or department field points to.</summary>
    internal static string TargetOf(FieldDefinition field) => field.Type switch
    {
        FieldType.User => "users",
        FieldType.Department => "departments",
        _ => field.Target ?? "",
    };

    private FieldFilter Compare(FieldDefinition field, string path, JsonElement json)
    {
        var name = json.TryGetProperty("op", out var op) && op.ValueKind == JsonValueKind.String ? op.GetString()! : "eq";
        if (!Enum.TryParse<FilterOp>(name, ignoreCase: true, out var operation) || char.IsDigit(name[0]))
        {
            throw new InvalidInputException($"filter.{path}", "error.filter.op", name);
        }

        if (!field.Filterable || !Allowed(field, operation))
        {
            throw new InvalidInputException($"filter.{path}", "error.filter.opForType", name, EnumText.Of(field.Type));
        }

        json.TryGetProperty("value", out var value);
        if (operation == FilterOp.Within)
        {
            var range = RelativeDate.Parse(value.ValueKind == JsonValueKind.String ? value.GetString()! : "", clock.Today)
                ?? throw new InvalidInputException($"filter.{path}", "error.filter.within", value.ToString());
            return RelativeRange(field, range);
        }

        object? Read(JsonElement one) => Operand(field, path, one, operation);
        IReadOnlyList<object?> values = operation switch
        {
            FilterOp.Empty or FilterOp.NotEmpty => [],
            FilterOp.In or FilterOp.NotIn => value.ValueKind == JsonValueKind.Array && value.GetArrayLength() <= 1000
                ? [.. value.EnumerateArray().Select(Read)]
                : throw new InvalidInputException($"filter.{path}", "error.filter.list", name),
            FilterOp.Between => value.ValueKind == JsonValueKind.Array && value.GetArrayLength() == 2
                ? [.. value.EnumerateArray().Select(Read)]
                : throw new InvalidInputException($"filter.{path}", "error.filter.pair"),
            _ => [Read(value)],
        };
        return new FieldFilter(field, operation, values);
    }

    private object? Operand(FieldDefinition field, string path, JsonElement value, FilterOp op)
    {
        if (value.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined)
        {
            return op is FilterOp.Eq or FilterOp.Ne or FilterOp.In or FilterOp.NotIn ? null : throw new InvalidInputException($"filter.{path}", "error.filter.value");
        }

        if (field.Type == FieldType.User && value.ValueKind == JsonValueKind.String && value.ValueEquals("me"))
        {
            return access.Caller.UserId ?? Guid.Empty;
        }

        if (field.IsList || op is FilterOp.Contains or FilterOp.StartsWith)
        {
            return value.ValueKind == JsonValueKind.String ? value.GetString() : throw new InvalidInputException($"filter.{path}", "error.type.text");
        }

        if (field.Type == FieldType.DateTime && value.ValueKind == JsonValueKind.String && DateOnly.TryParseExact(value.GetString(), "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var day))
        {
            // A day stands for its first moment; «until a day» means until its end.
            return op is FilterOp.Le or FilterOp.Gt ? clock.EndOf(day) : clock.StartOf(day);
        }

        return FieldInput.TryRead(field, value, out var logical, out var error)
            ? logical
            : throw new InvalidInputException([error! with { Field = $"filter.{path}" }]);
    }

    private FieldFilter RelativeRange(FieldDefinition field, (DateOnly? From, DateOnly? To) range) => field.Type == FieldType.Date
        ? new FieldFilter(field, FilterOp.Within, [range.From, range.To])
        : new FieldFilter(field, FilterOp.Within, [
            range.From is { } from ? clock.StartOf(from) : null,
            range.To is { } to ? clock.EndOf(to) : null]);

    private static bool Allowed(FieldDefinition field, FilterOp op) => op switch
    {
        FilterOp.Empty or FilterOp.NotEmpty => true,
        FilterOp.Contains => field.IsText || field.Type is FieldType.MultiChoice or FieldType.RichText,
        FilterOp.StartsWith => field.IsText,
        FilterOp.Within => field.Type is FieldType.Date or FieldType.DateTime && !field.IsCustom || field.Type is FieldType.Date,
        FilterOp.Lt or FilterOp.Le or FilterOp.Gt or FilterOp.Ge or FilterOp.Between =>
            field.Type is FieldType.Integer or FieldType.Date or FieldType.DateTime or FieldType.Text or FieldType.AutoNumber || field.IsDecimal || field.Key == "id",
        FilterOp.Eq or FilterOp.Ne or FilterOp.In or FilterOp.NotIn => !field.IsList && field.Type != FieldType.RichText,
    };

    private static InvalidInputException TooLarge() => Wrong("error.filter.tooLarge", MaxDepth, MaxConditions, MaxSteps, MaxStepsInAll);

    private static InvalidInputException Wrong(string key, params object[] args) => new("filter", key, args);

    private sealed class Size
    {
        public int Conditions { get; set; }

        public int Steps { get; set; }
    }
}
