CREATE TABLE "consents" (
    "id" BLOB NOT NULL CONSTRAINT "PK_consents" PRIMARY KEY,
    "object" TEXT NOT NULL,
    "record_id" BLOB NOT NULL,
    "purpose_id" BLOB NOT NULL,
    "channel" TEXT NOT NULL,
    "decision" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    "how" TEXT NULL,
    "evidence" TEXT NULL,
    "file_id" BLOB NULL,
    "notice_version" INTEGER NULL,
    "valid_until" TEXT NULL,
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

CREATE TABLE "erased_records" (
    "object" TEXT NOT NULL,
    "record_id" BLOB NOT NULL,
    "erasure_id" BLOB NOT NULL,
    "at" INTEGER NOT NULL,
    CONSTRAINT "PK_erased_records" PRIMARY KEY ("record_id", "object")
);

CREATE TABLE "erasures" (
    "id" BLOB NOT NULL CONSTRAINT "PK_erasures" PRIMARY KEY,
    "reason" TEXT NOT NULL,
    "records" TEXT NOT NULL,
    "everywhere" INTEGER NOT NULL,
    "note" TEXT NULL,
    "cleared" INTEGER NOT NULL,
    "pending_files" TEXT NOT NULL,
    "certificate" TEXT NOT NULL,
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

CREATE TABLE "processing_activities" (
    "id" BLOB NOT NULL CONSTRAINT "PK_processing_activities" PRIMARY KEY,
    "name" TEXT NOT NULL,
    "name_key" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "legal_basis" TEXT NOT NULL,
    "separate_consent" INTEGER NOT NULL,
    "sensitive" INTEGER NOT NULL,
    "data_categories" TEXT NOT NULL,
    "people" TEXT NOT NULL,
    "recipients" TEXT NULL,
    "cross_border" INTEGER NOT NULL,
    "cross_border_to" TEXT NULL,
    "channels" TEXT NOT NULL,
    "retention" TEXT NULL,
    "retention_months" INTEGER NULL,
    "security_measures" TEXT NULL,
    "notice" TEXT NULL,
    "notice_version" INTEGER NOT NULL,
    "assessed_on" TEXT NULL,
    "assessment" TEXT NULL,
    "assessment_files" TEXT NOT NULL,
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

CREATE TABLE "retention_rules" (
    "id" BLOB NOT NULL CONSTRAINT "PK_retention_rules" PRIMARY KEY,
    "name" TEXT NOT NULL,
    "name_key" TEXT NOT NULL,
    "object" TEXT NOT NULL,
    "filter" TEXT NULL,
    "date_field" TEXT NOT NULL,
    "months" INTEGER NOT NULL,
    "warn_days" INTEGER NOT NULL,
    "active" INTEGER NOT NULL,
    "since" TEXT NULL,
    "warned_until" TEXT NULL,
    "last_run_at" INTEGER NULL,
    "last_count" INTEGER NULL,
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

CREATE INDEX "ix_consents_created_at" ON "consents" ("created_at", "id");

CREATE INDEX "ix_consents_deleted" ON "consents" ("deleted_at") WHERE deleted_at IS NOT NULL;

CREATE INDEX "ix_consents_department" ON "consents" ("department_id", "id");

CREATE INDEX "ix_consents_file" ON "consents" ("file_id", "id");

CREATE INDEX "ix_consents_owner" ON "consents" ("owner_id", "id");

CREATE INDEX "ix_consents_purpose" ON "consents" ("purpose_id", "id");

CREATE INDEX "ix_consents_record" ON "consents" ("record_id", "id");

CREATE INDEX "ix_erasures_state" ON "erasures" ("state");

CREATE INDEX "ix_processing_activities_created_at" ON "processing_activities" ("created_at", "id");

CREATE INDEX "ix_processing_activities_deleted" ON "processing_activities" ("deleted_at") WHERE deleted_at IS NOT NULL;

CREATE INDEX "ix_processing_activities_department" ON "processing_activities" ("department_id", "name_key", "id", "deleted_at");

CREATE INDEX "ix_processing_activities_name" ON "processing_activities" ("name_key", "id", "deleted_at", "name");

CREATE INDEX "ix_processing_activities_owner" ON "processing_activities" ("owner_id", "name_key", "id", "deleted_at");

CREATE INDEX "ix_retention_rules_created_at" ON "retention_rules" ("created_at", "id");

CREATE INDEX "ix_retention_rules_deleted" ON "retention_rules" ("deleted_at") WHERE deleted_at IS NOT NULL;

CREATE INDEX "ix_retention_rules_department" ON "retention_rules" ("department_id", "name_key", "id", "deleted_at");

CREATE INDEX "ix_retention_rules_name" ON "retention_rules" ("name_key", "id", "deleted_at", "name");

CREATE INDEX "ix_retention_rules_owner" ON "retention_rules" ("owner_id", "name_key", "id", "deleted_at");
