using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Trine.Kernel.Audit;
using Trine.Kernel.Changes;

namespace Trine.Kernel.Data;

/// <summary>The tables of the log: entries, readers, seals.</summary>
internal static class LogTables
{
    // What the audit log shows is a small part of all: ordinary writes do not touch the indexes it reads by.
    private const string Audited = "topic IS NOT NULL";

    public static void Map(ModelBuilder model, DatabaseKind kind)
    {
        var postgres = kind == DatabaseKind.Postgres;
        model.Entity<ChangeLogEntry>(log => MapEntries(log, postgres));
        model.Entity<ReaderState>(state =>
        {
            state.ToTable("log_readers");
            state.HasKey(s => s.Name);
            if (postgres)
            {
                state.Property(s => s.Tx).HasColumnType("xid8");
            }
        });
        model.Entity<ParkedEntry>(parked =>
        {
            parked.ToTable("parked_entries");
            parked.HasKey(p => new { p.Reader, p.Seq });
        });
        model.Entity<LogSeal>(seal =>
        {
            seal.ToTable("log_seals");
            seal.HasKey(s => s.Number);
            seal.Property(s => s.Number).ValueGeneratedNever();
            seal.HasIndex(s => new { s.Tx, s.Seq }).HasDatabaseName("ix_log_seals_position");
            if (postgres)
            {
                seal.Property(s => s.Tx).HasColumnType("xid8");
            }
        });
        model.Entity<AuditedField>(field =>
        {
            field.ToTable("audited_fields");
            field.HasKey(f => new { f.Object, f.Field });
        });
    }

    private static void MapEntries(EntityTypeBuilder<ChangeLogEntry> log, bool postgres)
    {
        log.ToTable("change_log");
        log.HasKey(e => e.Seq);
        log.HasIndex(e => new { e.Object, e.RecordId, e.Seq }).HasDatabaseName("ix_change_log_record");
        log.HasIndex(e => e.ChangeSet).HasDatabaseName("ix_change_log_change_set");
        log.HasIndex(e => new { e.Object, e.At }).HasDatabaseName("ix_change_log_at");
        log.HasIndex(e => new { e.At, e.Seq }).HasDatabaseName("ix_change_log_audit").HasFilter(Audited);
        log.HasIndex(e => new { e.Topic, e.At, e.Seq }).HasDatabaseName("ix_change_log_topic").HasFilter(Audited);
        log.HasIndex(e => new { e.ActorId, e.At, e.Seq }).HasDatabaseName("ix_change_log_actor").HasFilter(Audited);
        log.HasIndex(e => new { e.RecordId, e.At, e.Seq }).HasDatabaseName("ix_change_log_about").HasFilter(Audited);
        log.HasIndex(e => new { e.Subject, e.At, e.Seq }).HasDatabaseName("ix_change_log_subject").HasFilter(Audited);
        log.HasIndex(e => e.ErasedBy).HasDatabaseName("ix_change_log_erased").HasFilter("erased_by IS NOT NULL");
        if (postgres)
        {
            log.Property(e => e.Tx).HasColumnType("xid8").HasDefaultValueSql("pg_current_xact_id()");
            log.Property(e => e.Fields).HasColumnType("jsonb");
            log.HasIndex(e => new { e.Tx, e.Seq }).HasDatabaseName("ix_change_log_tx");
        }
    }
}
