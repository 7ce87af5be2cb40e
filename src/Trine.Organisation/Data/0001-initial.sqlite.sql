CREATE TABLE "api_tokens" (
    "id" BLOB NOT NULL CONSTRAINT "PK_api_tokens" PRIMARY KEY,
    "user_id" BLOB NOT NULL,
    "name" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "read_only" INTEGER NOT NULL,
    "objects" TEXT NOT NULL,
    "created_at" INTEGER NOT NULL,
    "expires_at" INTEGER NULL,
    "last_used_on" TEXT NULL
);

CREATE TABLE "assignments" (
    "id" BLOB NOT NULL CONSTRAINT "PK_assignments" PRIMARY KEY,
    "position" TEXT NOT NULL,
    "position_key" TEXT NOT NULL,
    "user_id" BLOB NOT NULL,
    "role_id" BLOB NULL,
    "owner_id" BLOB NULL,
    "department_id" BLOB NULL,
    "parent_owner_id" BLOB NULL,
    "created_at" INTEGER NOT NULL,
    "created_by_id" BLOB NULL,
    "updated_at" INTEGER NOT NULL,
    "updated_by_id" BLOB NULL,
    "version" INTEGER NOT NULL,
    "deleted_at" INTEGER NULL,
    "custom" TEXT NULL
);

CREATE TABLE "credentials" (
    "user_id" BLOB NOT NULL CONSTRAINT "PK_credentials" PRIMARY KEY,
    "password_hash" TEXT NULL,
    "stamp" TEXT NOT NULL,
    "must_change" INTEGER NOT NULL,
    "failed_attempts" INTEGER NOT NULL,
    "locked_until" INTEGER NULL
);

CREATE TABLE "departments" (
    "id" BLOB NOT NULL CONSTRAINT "PK_departments" PRIMARY KEY,
    "name" TEXT NOT NULL,
    "name_key" TEXT NOT NULL,
    "parent_id" BLOB NULL,
    "leader_id" BLOB NULL,
    "owner_id" BLOB NULL,
    "department_id" BLOB NULL,
    "parent_owner_id" BLOB NULL,
    "created_at" INTEGER NOT NULL,
    "created_by_id" BLOB NULL,
    "updated_at" INTEGER NOT NULL,
    "updated_by_id" BLOB NULL,
    "version" INTEGER NOT NULL,
    "deleted_at" INTEGER NULL,
    "custom" TEXT NULL
);

CREATE TABLE "hand_overs" (
    "id" BLOB NOT NULL CONSTRAINT "PK_hand_overs" PRIMARY KEY,
    "leaver_id" BLOB NOT NULL,
    "plan" TEXT NOT NULL,
    "disable" INTEGER NOT NULL,
    "refused" INTEGER NOT NULL,
    "refusals" TEXT NOT NULL,
    "change_set" BLOB NOT NULL,
    "user_id" BLOB NOT NULL,
    "object" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "total" INTEGER NULL,
    "done" INTEGER NOT NULL,
    "error" TEXT NULL,
    "at" INTEGER NOT NULL,
    "finished_at" INTEGER NULL,
    "claims" INTEGER NOT NULL,
    "holder" TEXT NULL,
    "held_until" INTEGER NULL
);

CREATE TABLE "one_time_links" (
    "id" BLOB NOT NULL CONSTRAINT "PK_one_time_links" PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "user_id" BLOB NULL,
    "hash" TEXT NOT NULL,
    "expires_at" INTEGER NOT NULL
);

CREATE TABLE "passkeys" (
    "id" BLOB NOT NULL CONSTRAINT "PK_passkeys" PRIMARY KEY,
    "user_id" BLOB NOT NULL,
    "name" TEXT NOT NULL,
    "credential_id" TEXT NOT NULL,
    "public_key" TEXT NOT NULL,
    "sign_count" INTEGER NOT NULL,
    "transports" TEXT NOT NULL,
    "backup_eligible" INTEGER NOT NULL,
    "backed_up" INTEGER NOT NULL,
    "created_at" INTEGER NOT NULL,
    "last_used_on" TEXT NULL
);

CREATE TABLE "recovery_codes" (
    "id" BLOB NOT NULL CONSTRAINT "PK_recovery_codes" PRIMARY KEY,
    "user_id" BLOB NOT NULL,
    "hash" TEXT NOT NULL
);

CREATE TABLE "roles" (
    "id" BLOB NOT NULL CONSTRAINT "PK_roles" PRIMARY KEY,
    "name" TEXT NOT NULL,
    "name_key" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "admin" INTEGER NOT NULL,
    "requires_two_factor" INTEGER NOT NULL,
    "allowed_networks" TEXT NOT NULL,
    "grants" TEXT NULL,
    "export_quota" INTEGER NULL,
    "approval_over" INTEGER NULL,
    "watermark" INTEGER NOT NULL,
    "owner_id" BLOB NULL,
    "department_id" BLOB NULL,
    "parent_owner_id" BLOB NULL,
    "created_at" INTEGER NOT NULL,
    "created_by_id" BLOB NULL,
    "updated_at" INTEGER NOT NULL,
    "updated_by_id" BLOB NULL,
    "version" INTEGER NOT NULL,
    "deleted_at" INTEGER NULL,
    "custom" TEXT NULL
);

CREATE TABLE "second_factors" (
    "user_id" BLOB NOT NULL CONSTRAINT "PK_second_factors" PRIMARY KEY,
    "seed" TEXT NULL,
    "pending_seed" TEXT NULL,
    "last_step" INTEGER NOT NULL
);

CREATE TABLE "sharing_rules" (
    "id" BLOB NOT NULL CONSTRAINT "PK_sharing_rules" PRIMARY KEY,
    "name" TEXT NOT NULL,
    "name_key" TEXT NOT NULL,
    "object" TEXT NOT NULL,
    "filter" TEXT NULL,
    "level" TEXT NOT NULL,
    "user_id" BLOB NULL,
    "role_id" BLOB NULL,
    "owner_id" BLOB NULL,
    "department_id" BLOB NULL,
    "parent_owner_id" BLOB NULL,
    "created_at" INTEGER NOT NULL,
    "created_by_id" BLOB NULL,
    "updated_at" INTEGER NOT NULL,
    "updated_by_id" BLOB NULL,
    "version" INTEGER NOT NULL,
    "deleted_at" INTEGER NULL,
    "custom" TEXT NULL
);

CREATE TABLE "spent_tickets" (
    "id" BLOB NOT NULL CONSTRAINT "PK_spent_tickets" PRIMARY KEY,
    "until" INTEGER NOT NULL
);

CREATE TABLE "sso_identities" (
    "id" BLOB NOT NULL CONSTRAINT "PK_sso_identities" PRIMARY KEY,
    "user_id" BLOB NOT NULL,
    "issuer" TEXT NOT NULL,
    "subject" TEXT NOT NULL
);

CREATE TABLE "sso_settings" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_sso_settings" PRIMARY KEY,
    "enabled" INTEGER NOT NULL,
    "issuer" TEXT NOT NULL,
    "client_id" TEXT NOT NULL,
    "client_secret" TEXT NULL,
    "label" TEXT NOT NULL,
    "email_claim" TEXT NOT NULL,
    "emails_trusted" INTEGER NOT NULL,
    "add_unknown" INTEGER NOT NULL,
    "role_id" BLOB NULL,
    "department_id" BLOB NULL,
    "passwords_allowed" INTEGER NOT NULL
);

CREATE TABLE "user_sessions" (
    "id" BLOB NOT NULL CONSTRAINT "PK_user_sessions" PRIMARY KEY,
    "user_id" BLOB NOT NULL,
    "created_at" INTEGER NOT NULL,
    "last_seen_at" INTEGER NOT NULL,
    "ended_at" INTEGER NULL,
    "device" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "network" TEXT NOT NULL
);

CREATE TABLE "users" (
    "id" BLOB NOT NULL CONSTRAINT "PK_users" PRIMARY KEY,
    "name" TEXT NOT NULL,
    "name_key" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "phone" TEXT NULL,
    "position" TEXT NULL,
    "manager_id" BLOB NULL,
    "role_id" BLOB NOT NULL,
    "language" TEXT NOT NULL,
    "active" INTEGER NOT NULL,
    "owner_id" BLOB NULL,
    "department_id" BLOB NULL,
    "parent_owner_id" BLOB NULL,
    "created_at" INTEGER NOT NULL,
    "created_by_id" BLOB NULL,
    "updated_at" INTEGER NOT NULL,
    "updated_by_id" BLOB NULL,
    "version" INTEGER NOT NULL,
    "deleted_at" INTEGER NULL,
    "custom" TEXT NULL
);

CREATE INDEX "ix_api_tokens_user" ON "api_tokens" ("user_id");

CREATE UNIQUE INDEX "ux_api_tokens_hash" ON "api_tokens" ("hash");

CREATE INDEX "ix_assignments_created_at" ON "assignments" ("created_at", "id");

CREATE INDEX "ix_assignments_deleted" ON "assignments" ("deleted_at") WHERE deleted_at IS NOT NULL;

CREATE INDEX "ix_assignments_department" ON "assignments" ("department_id", "position_key", "id", "deleted_at");

CREATE INDEX "ix_assignments_name" ON "assignments" ("position_key", "id", "deleted_at", "position");

CREATE INDEX "ix_assignments_owner" ON "assignments" ("owner_id", "position_key", "id", "deleted_at");

CREATE INDEX "ix_assignments_role" ON "assignments" ("role_id", "id");

CREATE INDEX "ix_assignments_user" ON "assignments" ("user_id", "id");

CREATE INDEX "ix_departments_created_at" ON "departments" ("created_at", "id");

CREATE INDEX "ix_departments_deleted" ON "departments" ("deleted_at") WHERE deleted_at IS NOT NULL;

CREATE INDEX "ix_departments_department" ON "departments" ("department_id", "name_key", "id", "deleted_at");

CREATE INDEX "ix_departments_name" ON "departments" ("name_key", "id", "deleted_at", "name");

CREATE INDEX "ix_departments_owner" ON "departments" ("owner_id", "name_key", "id", "deleted_at");

CREATE INDEX "ix_departments_parent" ON "departments" ("parent_id", "id");

CREATE INDEX "ix_hand_overs_leaver" ON "hand_overs" ("leaver_id", "id");

CREATE INDEX "ix_hand_overs_state" ON "hand_overs" ("state");

CREATE INDEX "ix_one_time_links_user" ON "one_time_links" ("user_id");

CREATE INDEX "ix_passkeys_user" ON "passkeys" ("user_id");

CREATE UNIQUE INDEX "ux_passkeys_credential_id" ON "passkeys" ("credential_id");

CREATE INDEX "ix_recovery_codes_user" ON "recovery_codes" ("user_id");

CREATE INDEX "ix_roles_created_at" ON "roles" ("created_at", "id");

CREATE INDEX "ix_roles_deleted" ON "roles" ("deleted_at") WHERE deleted_at IS NOT NULL;

CREATE INDEX "ix_roles_department" ON "roles" ("department_id", "name_key", "id", "deleted_at");

CREATE INDEX "ix_roles_name" ON "roles" ("name_key", "id", "deleted_at", "name");

CREATE INDEX "ix_roles_owner" ON "roles" ("owner_id", "name_key", "id", "deleted_at");

CREATE UNIQUE INDEX "ux_roles_code" ON "roles" ("code") WHERE deleted_at IS NULL AND code IS NOT NULL;

CREATE INDEX "ix_sharing_rules_created_at" ON "sharing_rules" ("created_at", "id");

CREATE INDEX "ix_sharing_rules_deleted" ON "sharing_rules" ("deleted_at") WHERE deleted_at IS NOT NULL;

CREATE INDEX "ix_sharing_rules_department" ON "sharing_rules" ("department_id", "name_key", "id", "deleted_at");

CREATE INDEX "ix_sharing_rules_name" ON "sharing_rules" ("name_key", "id", "deleted_at", "name");

CREATE INDEX "ix_sharing_rules_owner" ON "sharing_rules" ("owner_id", "name_key", "id", "deleted_at");

CREATE INDEX "ix_sharing_rules_role" ON "sharing_rules" ("role_id", "id");

CREATE INDEX "ix_sharing_rules_user" ON "sharing_rules" ("user_id", "id");

CREATE INDEX "ix_spent_tickets_until" ON "spent_tickets" ("until");

CREATE INDEX "ix_sso_identities_user" ON "sso_identities" ("user_id");

CREATE UNIQUE INDEX "ux_sso_identities_subject" ON "sso_identities" ("issuer", "subject");

CREATE INDEX "ix_user_sessions_user" ON "user_sessions" ("user_id");

CREATE INDEX "ix_users_created_at" ON "users" ("created_at", "id");

CREATE INDEX "ix_users_deleted" ON "users" ("deleted_at") WHERE deleted_at IS NOT NULL;

CREATE INDEX "ix_users_department" ON "users" ("department_id", "name_key", "id", "deleted_at");

CREATE INDEX "ix_users_name" ON "users" ("name_key", "id", "deleted_at", "name");

CREATE INDEX "ix_users_owner" ON "users" ("owner_id", "name_key", "id", "deleted_at");

CREATE INDEX "ix_users_role" ON "users" ("role_id", "id");

CREATE UNIQUE INDEX "ux_users_email" ON "users" ("email") WHERE deleted_at IS NULL AND email IS NOT NULL;
