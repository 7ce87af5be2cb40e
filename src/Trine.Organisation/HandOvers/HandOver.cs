using System.Text.Json;
using Trine.Kernel.Transfer;

namespace Trine.Organisation.HandOvers;

/// <summary>Handing what somebody looks after to others: what was asked, how far it is, how it went. All of it is one change set.</summary>
public sealed class HandOver : TransferJob
{
    /// <summary>Whose records they are.</summary>
    public Guid LeaverId { get; init; }

    /// <summary>A <see cref="HandOverPlan"/> as JSON.</summary>
    public string Plan { get; init; } = "{}";

    /// <summary>He is disabled at the end, his sessions and tokens end.</summary>
    public bool Disable { get; init; }

    /// <summary>Records that could not be handed over.</summary>
    public long Refused { get; set; }

    /// <summary>Why not, of the first of them: a list of <see cref="HandOverRefusal"/> as JSON.</summary>
    public string Refusals { get; set; } = "[]";

    /// <summary>What undoes all of it.</summary>
    public Guid ChangeSet { get; init; } = Guid.CreateVersion7();

    internal HandOverPlan ReadPlan() => JsonSerializer.Deserialize<HandOverPlan>(Plan, JsonSerializerOptions.Web)!;

    internal List<HandOverRefusal> ReadRefusals() => JsonSerializer.Deserialize<List<HandOverRefusal>>(Refusals, JsonSerializerOptions.Web)!;

    internal static string Text<T>(T value) => JsonSerializer.Serialize(value, JsonSerializerOptions.Web);
}
