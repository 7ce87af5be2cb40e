using Trine.Customers.Customers;
using Trine.Kernel.Changes;
using Trine.Kernel.Objects;
using Trine.Sales.Pipelines;

namespace Trine.Sales.Opportunities;

/// <summary>A sale that may happen: with whom, how much, when, how likely.</summary>
public sealed class Opportunity : Record, IBelongsToCustomer
{
    /// <summary>The plural key.</summary>
    public const string ObjectKey = "opportunities";

    /// <summary>The code of a gate's refusal.</summary>
    public const string GateCode = "opportunity.gate";

    /// <summary>In one line.</summary>
    public string Name { get; set; } = "";

    /// <summary>The pinyin key lists sort by; set by the door.</summary>
    public string NameSort { get; private set; } = "";

    /// <summary>Who may buy.</summary>
    public Guid? CustomerId { get; set; }

    /// <summary>Whom we talk to.</summary>
    public Guid? ContactId { get; set; }

    /// <summary>What it is mostly about.</summary>
    public Guid? ProductId { get; set; }

    /// <summary>How far it is; the first stage unless said otherwise.</summary>
    public Guid? StageId { get; set; }

    /// <summary>Follows from the stage.</summary>
    public Guid? PipelineId { get; private set; }

    /// <summary>Follows from the stage.</summary>
    public OpportunityState State { get; private set; }

    /// <summary>When it came into its stage.</summary>
    public DateTimeOffset? StageEnteredAt { get; set; }

    /// <summary>The stage it was in last while open: where it goes when it is reopened.</summary>
    public Guid? LastOpenStageId { get; private set; }

    /// <summary>In <see cref="Currency"/>.</summary>
    public decimal? Amount { get; set; }

    /// <summary>ISO 4217.</summary>
    public string? Currency { get; set; }

    /// <summary>How likely it is won, 0–100; the stage's unless said otherwise.</summary>
    public decimal? Probability { get; set; }

    /// <summary>When it will be decided.</summary>
    public DateOnly? ExpectedCloseOn { get; set; }

    /// <summary>When it was decided; empty while open.</summary>
    public DateOnly? ClosedOn { get; set; }

    /// <summary>Why it was lost; empty unless it was.</summary>
    public LossReason? LossReason { get; set; }

    /// <summary>More about why.</summary>
    public string? LossNote { get; set; }

    /// <summary>Where it came from.</summary>
    public CustomerSource? Source { get; set; }

    /// <summary>Against whom.</summary>
    public string? Competitor { get; set; }

    /// <summary>What we do next, in words.</summary>
    public string? NextStep { get; set; }

    /// <summary>Free words.</summary>
    public List<string> Tags { get; set; } = [];

    /// <summary>Anything else.</summary>
    public string? Description { get; set; }

    /// <summary>They did not buy.</summary>
    /// <param name="lostStage">The lost stage of its pipeline.</param>
    /// <exception cref="RefusedException">It is closed already.</exception>
    public void Lose(Guid lostStage, LossReason reason, string? note)
    {
        RequireOpen();
        (StageId, LossReason, LossNote) = (lostStage, reason, note);
    }

    /// <summary>They bought.</summary>
    /// <param name="wonStage">The won stage of its pipeline.</param>
    /// <exception cref="RefusedException">It is closed already.</exception>
    public void Win(Guid wonStage)
    {
        RequireOpen();
        StageId = wonStage;
    }

    /// <summary>It goes on after all.</summary>
    /// <param name="stage">An open stage of its pipeline.</param>
    /// <exception cref="RefusedException">It is open.</exception>
    public void Reopen(Guid stage) => StageId = State == OpportunityState.Open ? throw new RefusedException("opportunity.open", Name) : stage;

    private void RequireOpen()
    {
        if (State != OpportunityState.Open)
        {
            throw new RefusedException("opportunity.closed", Name);
        }
    }

    internal static void Derive(RecordChange<Opportunity> change)
    {
        var opportunity = change.After;
        opportunity.CustomerId ??= change.Reference<Customers.Contacts.Contact>(Customers.Contacts.Contact.ObjectKey, opportunity.ContactId)?.CustomerId;
        if ((change.IsNew || change.Changes("stage")) && change.Reference<Stage>(Stage.ObjectKey, opportunity.StageId) is { } stage)
        {
            opportunity.Enter(stage, change);
        }

        if (opportunity.State == OpportunityState.Open)
        {
            opportunity.ClosedOn = null;
        }

        if (opportunity.State != OpportunityState.Lost)
        {
            (opportunity.LossReason, opportunity.LossNote) = (null, null);
        }
    }

    private void Enter(Stage stage, RecordChange<Opportunity> change)
    {
        var stateBefore = change.Before?.State ?? OpportunityState.Open;
        (PipelineId, State) = (stage.PipelineId, stage.Kind);
        // Given only where history is restored or told: by undo and seeds.
        StageEnteredAt = change.Changes("stageEnteredAt") ? StageEnteredAt : change.Now;
        if (stage.Kind == OpportunityState.Open)
        {
            LastOpenStageId = stage.Id;
        }

        if (stage.Kind != OpportunityState.Open || !change.Changes("probability"))
        {
            Probability = stage.Probability;
        }

        if (stage.Kind != OpportunityState.Open && (ClosedOn is null || (stateBefore != stage.Kind && !change.Changes("closedOn"))))
        {
            // A file that says «won» and gives one date means the day it was won.
            ClosedOn = change.Source == ChangeSource.Import && ExpectedCloseOn <= change.Today ? ExpectedCloseOn : change.Today;
        }
    }

    internal static void Check(RecordChange<Opportunity> change)
    {
        var opportunity = change.After;
        if (opportunity.StageId is null)
        {
            change.Error("stage", "error.required");
        }

        if (change.Changes("closedOn") && opportunity.ClosedOn > change.Today)
        {
            change.Error("closedOn", "error.inFuture");
        }

        // Files and undoing bring back what was; only people must answer a gate's questions, and not again where they were before closing.
        var isReopened = change.Before is { State: not OpportunityState.Open } closed && closed.LastOpenStageId == opportunity.StageId;
        if (change.Source == ChangeSource.Api && !isReopened && (change.IsNew || change.Changes("stage"))
            && change.Reference<Stage>(Stage.ObjectKey, opportunity.StageId) is { } stage)
        {
            Gate(change, stage);
        }
    }

    private static void Gate(RecordChange<Opportunity> change, Stage stage)
    {
        var asked = stage.Kind == OpportunityState.Lost ? stage.RequiredFields.Append("lossReason") : stage.RequiredFields;
        foreach (var key in asked)
        {
            if (change.Value(key) is null or "" or IReadOnlyList<string> { Count: 0 })
            {
                change.Error(new FieldError(key, "error.gate", stage.Name) { Code = GateCode });
            }
        }
    }
}
