using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;
using Trine.Kernel.Changes;

namespace Trine.Kernel.Transfer.Imports;

/// <summary>How a file is to be imported.</summary>
internal sealed record ImportOptions
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <summary>Field key or path by column header; a null leaves the column out. Null: guessed from the headers.</summary>
    public Dictionary<string, string?>? Mapping { get; init; }

    /// <summary>The field that tells whether a row is here already; null: <c>id</c>, else the first unique field that is mapped. Empty: none.</summary>
    public string? Key { get; init; }

    public bool DryRun { get; init; }

    public string? Encoding { get; init; }

    public string? Delimiter { get; init; }

    /// <summary><c>mdy</c> or <c>dmy</c>; null: guessed column by column.</summary>
    [AllowedValues("mdy", "dmy", null)]
    public string? DateFormat { get; init; }

    /// <summary>Calling code of the country that telephone numbers without one belong to, such as <c>1</c>; null: China's.</summary>
    public string? PhoneCountry { get; init; }

    public OnDuplicate OnDuplicate { get; init; }

    public PossibleDuplicates Duplicates { get; init; }

    public UnknownUsers UnknownUsers { get; init; }

    /// <summary>Singular or plural keys of objects whose missing records are made by name.</summary>
    public IReadOnlyList<string> CreateMissing { get; init; } = [];

    /// <summary>Texts for cells that are empty, or fields no column is mapped to.</summary>
    public Dictionary<string, string> Defaults { get; init; } = [];

    /// <summary>On updates an empty cell empties the field; otherwise it leaves it as it is.</summary>
    public bool ClearEmpty { get; init; }

    /// <exception cref="InvalidInputException">The text is no such JSON; says where.</exception>
    public static ImportOptions Parse(string? json)
    {
        try
        {
            return string.IsNullOrWhiteSpace(json) ? new ImportOptions() : JsonSerializer.Deserialize<ImportOptions>(json, Json) ?? new ImportOptions();
        }
        catch (JsonException e)
        {
            throw new InvalidInputException(e.Path is { Length: > 2 } path ? "options" + path[1..] : "options", "transfer.options", e.Message);
        }
    }

    public string ToJson() => JsonSerializer.Serialize(this, Json);

    /// <summary>Whether missing records of an object are to be made.</summary>
    public bool Creates(Objects.ObjectDefinition definition) => CreateMissing.Contains(definition.Key) || CreateMissing.Contains(definition.Name);
}
