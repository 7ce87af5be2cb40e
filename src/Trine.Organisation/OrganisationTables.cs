using Microsoft.EntityFrameworkCore;
using Trine.Organisation.HandOvers;
using Trine.Organisation.Invitations;
using Trine.Organisation.Passkeys;
using Trine.Organisation.Sessions;
using Trine.Organisation.SingleSignOn;
using Trine.Organisation.Tokens;
using Trine.Organisation.TwoFactor;

namespace Trine.Organisation;

/// <summary>The tables that are no business objects: what proves people, where they are signed in, and who took over from whom.</summary>
internal static class OrganisationTables
{
    public static void Map(ModelBuilder model)
    {
        Credentials(model);
        SecondFactors(model);
        SingleSignOn(model);
        Sessions(model);
        HandOvers(model);
    }

    private static void HandOvers(ModelBuilder model) => model.Entity<HandOver>(h =>
    {
        h.ToTable("hand_overs");
        h.HasKey(x => x.Id);
        h.Property(x => x.Id).ValueGeneratedNever();
        h.HasIndex(x => new { x.LeaverId, x.Id }).HasDatabaseName("ix_hand_overs_leaver");
        h.HasIndex(x => x.State).HasDatabaseName("ix_hand_overs_state");
    });

    private static void Credentials(ModelBuilder model)
    {
        model.Entity<Credential>(c =>
        {
            c.ToTable("credentials");
            c.HasKey(x => x.UserId);
            c.Property(x => x.UserId).ValueGeneratedNever();
            c.Property(x => x.FailedAttempts).IsConcurrencyToken();
        });
        model.Entity<OneTimeLink>(l =>
        {
            l.ToTable("one_time_links");
            l.HasKey(x => x.Id);
            l.Property(x => x.Id).ValueGeneratedNever();
            l.HasIndex(x => x.UserId).HasDatabaseName("ix_one_time_links_user");
        });
        model.Entity<ApiToken>(t =>
        {
            t.ToTable("api_tokens");
            t.HasKey(x => x.Id);
            t.Property(x => x.Id).ValueGeneratedNever();
            t.HasIndex(x => x.UserId).HasDatabaseName("ix_api_tokens_user");
            t.HasIndex(x => x.Hash).IsUnique().HasDatabaseName("ux_api_tokens_hash");
        });
    }

    private static void SecondFactors(ModelBuilder model)
    {
        model.Entity<SecondFactor>(f =>
        {
            f.ToTable("second_factors");
            f.HasKey(x => x.UserId);
            f.Property(x => x.UserId).ValueGeneratedNever();
            f.Property(x => x.LastStep).IsConcurrencyToken();
        });
        model.Entity<RecoveryCode>(c =>
        {
            c.ToTable("recovery_codes");
            c.HasKey(x => x.Id);
            c.Property(x => x.Id).ValueGeneratedNever();
            c.HasIndex(x => x.UserId).HasDatabaseName("ix_recovery_codes_user");
        });
        model.Entity<Passkey>(p =>
        {
            p.ToTable("passkeys");
            p.HasKey(x => x.Id);
            p.Property(x => x.Id).ValueGeneratedNever();
            p.Property(x => x.SignCount).IsConcurrencyToken();
            p.HasIndex(x => x.UserId).HasDatabaseName("ix_passkeys_user");
            p.HasIndex(x => x.CredentialId).IsUnique().HasDatabaseName("ux_passkeys_credential_id");
        });
    }

    private static void SingleSignOn(ModelBuilder model)
    {
        model.Entity<SsoSettings>(s =>
        {
            s.ToTable("sso_settings");
            s.HasKey(x => x.Id);
            s.Property(x => x.Id).ValueGeneratedNever();
        });
        model.Entity<SsoIdentity>(i =>
        {
            i.ToTable("sso_identities");
            i.HasKey(x => x.Id);
            i.Property(x => x.Id).ValueGeneratedNever();
            i.HasIndex(x => x.UserId).HasDatabaseName("ix_sso_identities_user");
            i.HasIndex(x => new { x.Issuer, x.Subject }).IsUnique().HasDatabaseName("ux_sso_identities_subject");
        });
    }

    private static void Sessions(ModelBuilder model)
    {
        model.Entity<SpentTicket>(t =>
        {
            t.ToTable("spent_tickets");
            t.HasKey(x => x.Id);
            t.Property(x => x.Id).ValueGeneratedNever();
            t.HasIndex(x => x.Until).HasDatabaseName("ix_spent_tickets_until");
        });
        model.Entity<UserSession>(s =>
        {
            s.ToTable("user_sessions");
            s.HasKey(x => x.Id);
            s.Property(x => x.Id).ValueGeneratedNever();
            s.HasIndex(x => x.UserId).HasDatabaseName("ix_user_sessions_user");
        });
    }
}
