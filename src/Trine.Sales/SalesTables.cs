using Microsoft.EntityFrameworkCore;
using Trine.Sales.Opportunities;
using Trine.Sales.Orders;
using Trine.Sales.Pipelines;

namespace Trine.Sales;

/// <summary>Indexes beyond those every object has.</summary>
internal static class SalesTables
{
    public static void Map(ModelBuilder model)
    {
        // Counts and sums of a board come from this index alone, without a look at the rows.
        model.Entity<Opportunity>().HasIndex(o => new { o.State, o.StageId, o.Currency, o.Amount, o.OwnerId, o.DepartmentId })
            .HasDatabaseName("ix_opportunities_board").HasFilter("deleted_at IS NULL");
        // And those of somebody who sees his own: a few of each stage, not all of it.
        model.Entity<Opportunity>().HasIndex(o => new { o.OwnerId, o.State, o.StageId, o.Currency, o.Amount })
            .HasDatabaseName("ix_opportunities_owner_board").HasFilter("deleted_at IS NULL");
        model.Entity<Stage>().HasIndex(s => new { s.PipelineId, s.Position }).HasDatabaseName("ix_stages_order");
        model.Entity<OrderLine>().HasIndex(l => new { l.OrderId, l.Position }).HasDatabaseName("ix_order_lines_order_position");
        model.Entity<Order>().HasIndex(o => new { o.CustomerId, o.OrderedOn }).HasDatabaseName("ix_orders_customer_date");
    }
}
