using Trine.Kernel.Objects;

namespace Trine.Privacy;

/// <summary>Which objects' records are people, and which tell of people.</summary>
internal static class PersonObjects
{
    /// <summary>Whether a record of it is somebody one can reach: its name is a person's, and it has a phone number or an address of his.</summary>
    public static bool ArePeople(ObjectDefinition definition) =>
        definition is { Internal: false, Administrative: false, AccessOf: null } && definition.Field(definition.TitleKey).IsPersonal
        && definition.Fields.Any(f => f is { IsPersonal: true, Type: FieldType.Phone or FieldType.Email });

    /// <summary>Whether a record of it may tell of somebody, and so has a time after which it must not any more.</summary>
    public static bool TellOfPeople(ObjectSchema schema) =>
        schema.Definition is { Internal: false, Administrative: false, AccessOf: null } && schema.Fields.Any(f => f.IsPersonal);
}
