using Trine.Kernel.Changes;
using Trine.Kernel.Objects;

namespace Trine.Sales.Pipelines;

/// <summary>One step of a pipeline.</summary>
public sealed class Stage : Record
{
    /// <summary>The plural key.</summary>
    public const string ObjectKey = "stages";

    /// <summary>The fields of opportunities a gate can ask for; custom fields are named <c>custom.key</c>.</summary>
    public static readonly IReadOnlyList<string> GateFields =
        ["customer", "contact", "amount", "expectedCloseOn", "product", "nextStep", "source", "competitor", "description"];

    /// <summary>As shown.</summary>
    public string Name { get; set; } = "";

    /// <summary>Other names imported files know it by.</summary>
    public List<string> Aliases { get; set; } = [];

    /// <summary>The pipeline it is a step of.</summary>
    public Guid? PipelineId { get; set; }

    /// <summary>The place in the pipeline.</summary>
    public int Position { get; set; }

    /// <summary>What state opportunities in it are in.</summary>
    public OpportunityState Kind { get; set; }

    /// <summary>How likely opportunities in it are won, 0–100.</summary>
    public decimal Probability { get; set; }

    /// <summary>Keys of the fields an opportunity must have filled to come in.</summary>
    public List<string> RequiredFields { get; set; } = [];

    /// <summary>A preset colour.</summary>
    public string? Color { get; set; }

    internal static void Derive(RecordChange<Stage> change)
    {
        var stage = change.After;
        stage.Probability = stage.Kind switch
        {
            OpportunityState.Won => 100,
            OpportunityState.Lost => 0,
            OpportunityState.Open => stage.Probability,
        };
    }

    internal static void Check(RecordChange<Stage> change)
    {
        var unknown = change.After.RequiredFields.FirstOrDefault(key => !GateFields.Contains(key) && !key.StartsWith("custom.", StringComparison.Ordinal));
        if (unknown is not null)
        {
            change.Error("requiredFields", "error.choice", unknown, string.Join(", ", GateFields));
        }

        // The opportunities in it keep the pipeline they are in.
        if (!change.IsNew && change.Changes("pipeline"))
        {
            change.Error("pipeline", "error.stageMoved");
        }

        if (!change.IsNew && change.Changes("kind"))
        {
            change.Error("kind", "error.stageKind");
        }
    }
}
