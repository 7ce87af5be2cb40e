using Trine.Customers.Contacts;
using Trine.Kernel.Changes;
using Record = Trine.Kernel.Objects.Record;
using Trine.Sales;
using Trine.Sales.Opportunities;
using Trine.Sales.Pipelines;
using Trine.Tests.Fixture;

namespace Trine.Tests.Sales;

[Trait("Database", "any")]
public sealed class OpportunityRuleTests
{
    private static readonly SalesModule Module = new();
    private static readonly Guid Pipeline = Guid.CreateVersion7();
    private static readonly Stage First = NewStage("初步接洽", OpportunityState.Open, 10);
    private static readonly Stage Propose = NewStage("方案报价", OpportunityState.Open, 50, "amount", "expectedCloseOn");
    private static readonly Stage Won = NewStage("赢单", OpportunityState.Won, 100);
    private static readonly Stage Lost = NewStage("输单", OpportunityState.Lost, 0);
    private static readonly Record[] Known = [First, Propose, Won, Lost];

    [Fact]
    public void A_new_opportunity_takes_what_its_stage_says()
    {
        var opportunity = New(First);
        Run(opportunity).ShouldBeEmpty();
        opportunity.PipelineId.ShouldBe(Pipeline);
        opportunity.State.ShouldBe(OpportunityState.Open);
        opportunity.Probability.ShouldBe(10);
        opportunity.StageEnteredAt.ShouldBe(Rules.Now);
        opportunity.LastOpenStageId.ShouldBe(First.Id);
    }

    [Fact]
    public void A_probability_given_with_the_stage_stays()
    {
        var opportunity = New(First);
        opportunity.Probability = 35;
        Run(opportunity);
        opportunity.Probability.ShouldBe(35);
    }

    [Fact]
    public void A_gate_names_every_field_it_misses_under_one_code()
    {
        var before = Saved(First);
        var after = Rules.Copy(before);
        after.StageId = Propose.Id;
        var errors = Run(after, before);
        errors.Select(e => e.Field).ShouldBe(["amount", "expectedCloseOn"]);
        new InvalidInputException(errors).Code.ShouldBe("opportunity.gate");

        (after.Amount, after.ExpectedCloseOn) = (1000, Rules.Today);
        Run(after, before).ShouldBeEmpty();
    }

    [Fact]
    public void A_gate_among_other_errors_is_plain_validation() =>
        new InvalidInputException([new FieldError("amount", "error.gate") { Code = "opportunity.gate" }, new FieldError("name", "error.required")]).Code.ShouldBe("validation");

    [Theory]
    [InlineData(ChangeSource.Import)]
    [InlineData(ChangeSource.Undo)]
    [InlineData(ChangeSource.System)]
    public void Files_and_undoing_pass_every_gate(ChangeSource source)
    {
        var before = Saved(First);
        var after = Rules.Copy(before);
        after.StageId = Lost.Id;
        Run(after, before, source).ShouldBeEmpty();
        after.State.ShouldBe(OpportunityState.Lost);
    }

    [Fact]
    public void Losing_asks_for_the_reason()
    {
        var before = Saved(Propose);
        var dragged = Rules.Copy(before);
        dragged.StageId = Lost.Id;
        Run(dragged, before).ShouldHaveSingleItem().Field.ShouldBe("lossReason");

        var lost = Rules.Copy(before);
        lost.Lose(Lost.Id, LossReason.Price, "贵两成");
        Run(lost, before).ShouldBeEmpty();
        (lost.State, lost.ClosedOn, lost.Probability, lost.LossReason).ShouldBe((OpportunityState.Lost, (DateOnly?)Rules.Today, (decimal?)0m, (LossReason?)LossReason.Price));
        Should.Throw<RefusedException>(() => lost.Lose(Lost.Id, LossReason.Price, null)).Code.ShouldBe("opportunity.closed");
        Should.Throw<RefusedException>(() => lost.Win(Won.Id)).Code.ShouldBe("opportunity.closed");
    }

    [Fact]
    public void Reopening_forgets_how_it_ended_and_knows_where_it_was()
    {
        var open = Saved(Propose);
        var lost = Rules.Copy(open);
        lost.Lose(Lost.Id, LossReason.Budget, "明年再说");
        Run(lost, open);
        lost.LastOpenStageId.ShouldBe(Propose.Id);

        var back = Rules.Copy(lost);
        back.Reopen(Propose.Id);
        Run(back, lost).ShouldBeEmpty();
        (back.State, back.ClosedOn, back.LossReason, back.LossNote, back.Probability).ShouldBe((OpportunityState.Open, null, null, null, (decimal?)50m));
        Should.Throw<RefusedException>(() => back.Reopen(First.Id)).Code.ShouldBe("opportunity.open");
    }

    [Fact]
    public void An_import_keeps_the_day_it_was_won()
    {
        var given = New(Won);
        given.ClosedOn = new DateOnly(2017, 3, 1);
        Run(given, source: ChangeSource.Import).ShouldBeEmpty();
        given.ClosedOn.ShouldBe(new DateOnly(2017, 3, 1));

        var oneDate = New(Won);
        oneDate.ExpectedCloseOn = new DateOnly(2017, 3, 1);
        Run(oneDate, source: ChangeSource.Import);
        oneDate.ClosedOn.ShouldBe(new DateOnly(2017, 3, 1));

        var byHand = New(Won);
        (byHand.Amount, byHand.ExpectedCloseOn) = (1, new DateOnly(2017, 3, 1));
        Run(byHand);
        byHand.ClosedOn.ShouldBe(Rules.Today);
    }

    [Fact]
    public void The_day_it_was_closed_can_be_corrected_but_not_into_the_future()
    {
        var won = New(Won);
        Run(won);
        var corrected = Rules.Copy(won);
        corrected.ClosedOn = Rules.Today.AddDays(-3);
        Run(corrected, won).ShouldBeEmpty();
        corrected.ClosedOn.ShouldBe(Rules.Today.AddDays(-3));
        corrected.ClosedOn = Rules.Today.AddDays(1);
        Run(corrected, won).ShouldHaveSingleItem().Field.ShouldBe("closedOn");
    }

    [Fact]
    public void An_edit_that_leaves_the_stage_alone_meets_no_gate()
    {
        var before = Saved(Propose);
        var after = Rules.Copy(before);
        after.Amount = null;
        Run(after, before).ShouldBeEmpty("the gate asks at the door, not in the room");
        after.StageEnteredAt.ShouldBe(before.StageEnteredAt);
    }

    [Fact]
    public void The_customer_follows_from_the_contact()
    {
        var contact = new Contact { Id = Guid.CreateVersion7(), CustomerId = Guid.CreateVersion7() };
        var opportunity = New(First);
        (opportunity.CustomerId, opportunity.ContactId) = (null, contact.Id);
        Rules.Run(Module, opportunity, known: [First, contact]);
        opportunity.CustomerId.ShouldBe(contact.CustomerId);
    }

    [Fact]
    public void A_stage_asks_for_fields_that_exist_and_stays_what_it_is()
    {
        var stage = NewStage("新", OpportunityState.Open, 20, "amount", "custom.tier");
        Rules.Run(Module, stage).ShouldBeEmpty();
        var wrong = Rules.Copy(stage);
        wrong.RequiredFields = ["nonsense"];
        Rules.Run(Module, wrong, stage).ShouldHaveSingleItem().Field.ShouldBe("requiredFields");
        var moved = Rules.Copy(stage);
        (moved.PipelineId, moved.Kind) = (Guid.CreateVersion7(), OpportunityState.Won);
        Rules.Run(Module, moved, stage).Select(e => e.Field).ShouldBe(["pipeline", "kind"]);
        moved.Probability.ShouldBe(100);
    }

    [Fact]
    public void Every_gate_field_is_a_field() =>
        Stage.GateFields.Except(Module.Objects.Single(o => o.Key == Opportunity.ObjectKey).Fields.Select(f => f.Key)).ShouldBeEmpty();

    private static Stage NewStage(string name, OpportunityState kind, decimal probability, params string[] required) => new()
    {
        Id = Guid.CreateVersion7(),
        Name = name,
        PipelineId = Pipeline,
        Kind = kind,
        Probability = probability,
        RequiredFields = [.. required],
    };

    private static Opportunity New(Stage stage) => new() { Id = Guid.CreateVersion7(), Name = "扩容项目", CustomerId = Guid.CreateVersion7(), StageId = stage.Id };

    private static Opportunity Saved(Stage stage)
    {
        var opportunity = New(stage);
        Run(opportunity, source: ChangeSource.System).ShouldBeEmpty();
        return opportunity;
    }

    private static IReadOnlyList<FieldError> Run(Opportunity after, Opportunity? before = null, ChangeSource source = ChangeSource.Api) =>
        Rules.Run(Module, after, before, source, Known);
}
