using Microsoft.EntityFrameworkCore;
using Trine.Kernel.Data;
using Trine.Kernel.Localisation;
using Trine.Sales.Pipelines;

namespace Trine.Sales;

/// <summary>What a new workspace needs before the first opportunity: a pipeline.</summary>
public static class SalesSetUp
{
    /// <summary>Makes the standard pipeline unless there is one. Run as the system; safe to run at every start.</summary>
    /// <param name="language">The language its stages are named in.</param>
    public static async Task RunAsync(TrineDb db, MessageTexts texts, string language, CancellationToken cancellationToken)
    {
        // Deleted ones count: who removed it does not want it back.
        if (await db.Unscoped<Pipeline>().IgnoreQueryFilters([TrineDb.LivingOnly]).AnyAsync(cancellationToken))
        {
            return;
        }

        var pipeline = new Pipeline { Id = Guid.CreateVersion7(), Name = texts.Get(language, "setUp.pipeline"), Position = 1 };
        db.Add(pipeline);
        var position = 0;
        foreach (var (key, kind, probability, color, required, aliases) in Stages)
        {
            db.Add(new Stage
            {
                Name = texts.Get(language, $"setUp.stage.{key}"),
                PipelineId = pipeline.Id,
                Position = ++position,
                Kind = kind,
                Probability = probability,
                Color = color,
                RequiredFields = [.. required],
                Aliases = [.. MessageTexts.Languages.Select(l => texts.Get(l, $"setUp.stage.{key}")).Concat(aliases)],
            });
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    private static readonly (string Key, OpportunityState Kind, decimal Probability, string Color, string[] Required, string[] Aliases)[] Stages =
    [
        ("qualify", OpportunityState.Open, 10, "blue", [], ["Prospecting", "Qualify", "New", "初步沟通", "新建"]),
        ("analyse", OpportunityState.Open, 30, "cyan", [], ["Engaging", "Analysis", "Discovery", "需求分析"]),
        ("propose", OpportunityState.Open, 50, "geekblue", ["amount"], ["Quote", "Quotation", "Price quote", "报价"]),
        ("negotiate", OpportunityState.Open, 70, "purple", ["amount", "expectedCloseOn"], ["Review", "谈判"]),
        ("contract", OpportunityState.Open, 90, "orange", ["amount", "expectedCloseOn"], ["Contracting", "Verbal commitment", "合同"]),
        ("won", OpportunityState.Won, 100, "green", ["amount"], ["Closed won", "成交", "已成交"]),
        ("lost", OpportunityState.Lost, 0, "red", [], ["Closed lost", "丢单", "失败"]),
    ];
}
