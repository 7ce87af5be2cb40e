using Microsoft.EntityFrameworkCore;
using Trine.Kernel.Changes;
using Trine.Kernel.Computed;
using Trine.Kernel.Jobs;
using Trine.Kernel.Notifications;
using Trine.Kernel.Settings;
using Trine.Kernel.Sharing;
using Trine.Kernel.Transfer.Exports;
using Trine.Kernel.Transfer.Imports;

namespace Trine.Kernel.Data;

/// <summary>The kernel's own tables. The search index's are made by SQL alone: each database has its own kind.</summary>
internal static class KernelTables
{
    public static void Map(ModelBuilder model, DatabaseKind kind)
    {
        LogTables.Map(model, kind);
        model.Entity<Notification>(notification =>
        {
            notification.ToTable("notifications");
            notification.HasKey(n => n.Id);
            notification.Property(n => n.Id).ValueGeneratedNever();
            notification.HasIndex(n => new { n.UserId, n.Id }).HasDatabaseName("ix_notifications_user");
            notification.HasIndex(n => n.UserId).HasDatabaseName("ix_notifications_unread").HasFilter("read_at IS NULL");
            notification.HasIndex(n => n.DedupeKey).HasDatabaseName("ux_notifications_dedupe_key").IsUnique();
        });
        model.Entity<Collaborator>(collaborator =>
        {
            collaborator.HasIndex(c => c.UserId).HasDatabaseName("ix_collaborators_user");
            collaborator.HasIndex(c => new { c.RecordId, c.Object, c.UserId }).HasDatabaseName("ux_collaborators_record").IsUnique().HasFilter("deleted_at IS NULL");
        });
        model.Entity<UserSetting>(setting =>
        {
            setting.ToTable("user_settings");
            setting.HasKey(s => new { s.UserId, s.Key });
        });
        model.Entity<JobCheckpoint>(checkpoint =>
        {
            checkpoint.ToTable("job_checkpoints");
            checkpoint.HasKey(c => c.Name);
        });
        model.Entity<NumberSequence>(sequence =>
        {
            sequence.ToTable("number_sequences");
            sequence.HasKey(s => s.Name);
        });
        model.Entity<Recomputation>(recomputation =>
        {
            recomputation.ToTable("recomputations");
            recomputation.HasKey(r => r.Object);
        });
        MapTransfers(model);
    }

    private static void MapTransfers(ModelBuilder model)
    {
        model.Entity<ImportJob>(import =>
        {
            import.ToTable("imports");
            import.HasKey(j => j.Id);
            import.Property(j => j.Id).ValueGeneratedNever();
            import.HasIndex(j => new { j.UserId, j.Id }).HasDatabaseName("ix_imports_user");
            import.HasIndex(j => j.State).HasDatabaseName("ix_imports_state");
        });
        model.Entity<ExportJob>(export =>
        {
            export.ToTable("exports");
            export.HasKey(j => j.Id);
            export.Property(j => j.Id).ValueGeneratedNever();
            export.HasIndex(j => new { j.UserId, j.Id }).HasDatabaseName("ix_exports_user");
            export.HasIndex(j => j.State).HasDatabaseName("ix_exports_state");
        });
    }
}
