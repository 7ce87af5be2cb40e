using Microsoft.EntityFrameworkCore;
using Trine.Kernel.Data;
using Trine.Sales.Opportunities;
using Trine.Sales.Pipelines;

namespace Trine.Host.Demo;

/// <summary>Puts opportunities into the stages there are, with the dates and reasons that belong to them.</summary>
internal sealed class DemoStages
{
    private readonly DemoTime _time;
    private readonly IReadOnlyList<Stage> _open;
    private readonly Stage _won;
    private readonly Stage _lost;
    private readonly Weighted<(Stage Stage, double Share)> _spread;

    /// <param name="stages">Of one pipeline, in order; some open, one won, one lost.</param>
    public DemoStages(DemoTime time, IReadOnlyList<Stage> stages)
    {
        _time = time;
        _open = [.. stages.Where(s => s.Kind == OpportunityState.Open)];
        _won = stages.First(s => s.Kind == OpportunityState.Won);
        _lost = stages.First(s => s.Kind == OpportunityState.Lost);
        // A funnel: each stage holds three quarters of the one before.
        _spread = new(_open.Select((s, i) => (s, Math.Pow(.75, i))), s => s.Item2);
    }

    /// <summary>The stages of the first pipeline.</summary>
    public static async Task<DemoStages> LoadAsync(TrineDb db, DemoTime time, CancellationToken cancellationToken)
    {
        var pipeline = await db.Readable<Pipeline>().OrderBy(p => p.Position).ThenBy(p => p.Id).FirstAsync(cancellationToken);
        return new DemoStages(time, await db.Readable<Stage>().Where(s => s.PipelineId == pipeline.Id).OrderBy(s => s.Position).ToListAsync(cancellationToken));
    }

    /// <summary>Still open: in a stage of the funnel for some weeks, to be decided in the next months; one in ten is late.</summary>
    public void Open(Opportunity opportunity, DemoRandom random, bool isChinese)
    {
        opportunity.StageId = _spread.Pick(random).Stage.Id;
        opportunity.StageEnteredAt = Later(opportunity.CreatedAt, random);
        opportunity.ExpectedCloseOn = DemoTime.Workday(_time.Today.AddDays(random.Chance(.1) ? -random.Next(1, 30) : random.Next(1, 120)));
        opportunity.NextStep = random.Chance(.6) ? random.Pick(isChinese ? ChineseSteps : EnglishSteps) : null;
    }

    /// <summary>Won.</summary>
    public void Won(Opportunity opportunity, DemoRandom random)
    {
        opportunity.StageId = _won.Id;
        Close(opportunity, random);
    }

    /// <summary>Lost, for a reason.</summary>
    public void Lost(Opportunity opportunity, DemoRandom random, bool isChinese)
    {
        opportunity.StageId = _lost.Id;
        opportunity.LossReason = DemoWeights.Losses.Pick(random).Value;
        opportunity.LossNote = random.Chance(.3) ? DemoDeals.LossReason(random, isChinese) : null;
        Close(opportunity, random);
    }

    private void Close(Opportunity opportunity, DemoRandom random)
    {
        opportunity.StageEnteredAt = Later(opportunity.CreatedAt, random);
        opportunity.ClosedOn = _time.DayOf(opportunity.StageEnteredAt.Value);
        opportunity.ExpectedCloseOn = opportunity.ClosedOn.Value.AddDays(random.Next(-20, 25));
    }

    // Within three months of the beginning, and not in the future.
    private DateTimeOffset Later(DateTimeOffset begin, DemoRandom random)
    {
        var later = begin + TimeSpan.FromHours(random.Next(1, 24 * 90));
        return later < _time.Now ? later : begin + ((_time.Now - begin) * random.NextDouble());
    }

    private static readonly string[] ChineseSteps = DemoText.Lines("发送报价单\n安排技术交流\n邀请参观样板工程\n确认交期\n提交投标文件\n约见决策人\n跟进试用反馈\n商定付款方式\n等待客户内部审批\n准备合同");
    private static readonly string[] EnglishSteps = DemoText.Lines("Send the offer\nArrange a technical call\nVisit a reference site\nConfirm delivery\nSubmit the tender\nMeet the decision maker\nAgree on payment\nPrepare the contract");
}
