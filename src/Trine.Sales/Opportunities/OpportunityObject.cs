using Trine.Customers.Contacts;
using Trine.Customers.Customers;
using Trine.Kernel.Objects;
using Trine.Sales.Pipelines;
using Trine.Sales.Products;

namespace Trine.Sales.Opportunities;

/// <summary>The declaration of opportunities.</summary>
internal static class OpportunityObject
{
    private static readonly string[] Columns = ["name", "customer", "stage", "amount", "probability", "expectedCloseOn", "nextStep", "owner"];

    public static ObjectDefinition Define()
    {
        var o = new ObjectBuilder<Opportunity>(Opportunity.ObjectKey, "opportunity", "sales", "fund");
        o.Text(p => p.Name).Title().PinyinSorted(p => p.NameSort).Aliases("商机", "商机名称", "项目名称", "opportunity", "opportunity name", "opportunity id", "opportunity_id", "deal", "deal name");
        o.Reference(p => p.CustomerId, Customer.ObjectKey).BelongsTo().RequiredByHand().Aliases("客户", "客户名称", "account", "account name", "company");
        o.Reference(p => p.ContactId, Contact.ObjectKey).Aliases("联系人", "contact name");
        o.Reference(p => p.ProductId, Product.ObjectKey).Restrict().Aliases("产品", "意向产品", "product name");
        Progress(o);
        Money(o);
        o.Choice(p => p.LossReason).Aliases("输单原因", "丢单原因", "lost reason", "reason lost");
        o.LongText(p => p.LossNote).MaxLength(2_000);
        o.Choice(p => p.Source).Aliases("来源", "商机来源", "lead source");
        o.Text(p => p.Competitor).Searchable().Aliases("竞争对手", "competitors");
        o.Text(p => p.NextStep).Aliases("下一步计划", "next action");
        o.MultiChoice(p => p.Tags).Open().Searchable().Aliases("标签", "labels");
        o.LongText(p => p.Description).Searchable().Aliases("说明", "备注", "notes", "note");
        o.Subtitle("customer", "stage", "amount");
        o.Section("basic", "name", "customer", "contact", "product", "owner", "department", "source", "tags");
        o.Section("sale", "stage", "pipeline", "state", "amount", "currency", "probability", "expectedCloseOn", "nextStep", "competitor", "description");
        o.Section("closing", "closedOn", "lossReason", "lossNote", "stageEnteredAt");
        Views(o);
        o.Timeline("opportunity", "createdAt", "description", "stage", "state", "amount", "currency", "expectedCloseOn");
        o.Verb("win", ["state"], values => values[0] is "open");
        o.Verb("lose", ["state"], values => values[0] is "open");
        o.Verb("reopen", ["state"], values => values[0] is "won" or "lost");
        o.Derive(Opportunity.Derive);
        o.Check(Opportunity.Check);
        return o.Build();
    }

    private static void Progress(ObjectBuilder<Opportunity> o)
    {
        o.Reference(p => p.StageId, Stage.ObjectKey).Restrict().DefaultFrom(async (db, _, cancellationToken) => await PipelineStages.FirstAsync(db, cancellationToken))
            .Aliases("阶段", "销售阶段", "商机阶段", "deal stage", "deal_stage", "sales stage", "opportunity stage", "opportunitystage");
        o.Reference(p => p.PipelineId, Pipeline.ObjectKey).ReadOnly().Restrict();
        o.Choice(p => p.State, "blue", "green", "red").ReadOnly();
        o.DateTime(p => p.StageEnteredAt).ReadOnly();
        o.Date(p => p.ExpectedCloseOn).Sortable().Aliases("预计成交日期", "预计签单日期", "expected close date", "close date", "closedate");
        o.Date(p => p.ClosedOn).Sortable().Aliases("成交日期", "关闭日期", "结单日期", "closed on", "closed date", "close_date", "won date");
    }

    private static void Money(ObjectBuilder<Opportunity> o)
    {
        o.Money(p => p.Amount).Sortable().Range(0, null).Aliases("金额", "预计金额", "商机金额", "value", "close value", "close_value", "estimated value", "estimatedvalue", "deal value");
        o.Choice(p => p.Currency, Currencies.Choices).Default(Currencies.Default).Aliases("币种");
        o.Percent(p => p.Probability).Aliases("赢率", "成交概率", "win rate");
    }

    private static void Views(ObjectBuilder<Opportunity> o)
    {
        const string Open = """{"field":"state","op":"eq","value":"open"}""";
        o.Board("stage", Open, "name", "customer", "amount", "expectedCloseOn", "owner", "nextStep");
        o.View("open", Open, ["expectedCloseOn"], Columns);
        o.View("mine", $$"""{"and":[{"field":"owner","op":"eq","value":"me"},{{Open}}]}""", ["expectedCloseOn"], Columns);
        o.View("closingThisMonth", $$"""{"and":[{{Open}},{"field":"expectedCloseOn","op":"within","value":"thisMonth"}]}""", ["expectedCloseOn"], Columns);
        o.View("slipped", $$"""{"and":[{{Open}},{"field":"expectedCloseOn","op":"within","value":"overdue"}]}""", ["expectedCloseOn"], Columns);
        o.View("large", Open, ["-amount"], Columns);
        o.View("won", """{"field":"state","op":"eq","value":"won"}""", ["-closedOn"], "name", "customer", "amount", "currency", "closedOn", "owner");
        o.View("lost", """{"field":"state","op":"eq","value":"lost"}""", ["-closedOn"], "name", "customer", "amount", "lossReason", "competitor", "closedOn", "owner");
        o.View("newThisWeek", """{"field":"createdAt","op":"within","value":"thisWeek"}""", ["-createdAt"], [.. Columns, "createdAt"]);
        o.View("all", null, ["-createdAt"], [.. Columns, "state", "createdAt"]);
    }
}
