CREATE TABLE "attachments" (
    "id" BLOB NOT NULL CONSTRAINT "PK_attachments" PRIMARY KEY,
    "object" TEXT NOT NULL,
    "record_id" BLOB NOT NULL,
    "name" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "content_type" TEXT NOT NULL,
    "storage_key" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
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

CREATE TABLE "audited_fields" (
    "object" TEXT NOT NULL,
    "field" TEXT NOT NULL,
    CONSTRAINT "PK_audited_fields" PRIMARY KEY ("object", "field")
);

CREATE TABLE "change_log" (
    "seq" INTEGER NOT NULL CONSTRAINT "PK_change_log" PRIMARY KEY AUTOINCREMENT,
    "tx" INTEGER NOT NULL,
    "at" INTEGER NOT NULL,
    "actor_id" BLOB NULL,
    "source" TEXT NOT NULL,
    "change_set" BLOB NOT NULL,
    "object" TEXT NOT NULL,
    "record_id" BLOB NOT NULL,
    "op" TEXT NOT NULL,
    "fields" TEXT NOT NULL,
    "topic" TEXT NULL,
    "subject" TEXT NULL,
    "fields_hash" TEXT NULL,
    "erased_by" BLOB NULL
);

CREATE TABLE "collaborators" (
    "id" BLOB NOT NULL CONSTRAINT "PK_collaborators" PRIMARY KEY,
    "object" TEXT NOT NULL,
    "record_id" BLOB NOT NULL,
    "user_id" BLOB NOT NULL,
    "level" TEXT NOT NULL,
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

CREATE TABLE "comments" (
    "id" BLOB NOT NULL CONSTRAINT "PK_comments" PRIMARY KEY,
    "object" TEXT NOT NULL,
    "record_id" BLOB NOT NULL,
    "text" TEXT NOT NULL,
    "mentions" TEXT NOT NULL,
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

CREATE TABLE "custom_fields" (
    "id" BLOB NOT NULL CONSTRAINT "PK_custom_fields" PRIMARY KEY,
    "object" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "label_zh" TEXT NOT NULL,
    "label_en" TEXT NULL,
    "required" INTEGER NOT NULL,
    "unique" INTEGER NOT NULL,
    "searchable" INTEGER NOT NULL,
    "choices" TEXT NOT NULL,
    "target" TEXT NULL,
    "result_type" TEXT NULL,
    "formula" TEXT NULL,
    "roll_up_object" TEXT NULL,
    "roll_up_reference" TEXT NULL,
    "roll_up_function" TEXT NULL,
    "roll_up_field" TEXT NULL,
    "roll_up_filter" TEXT NULL,
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

CREATE TABLE "exports" (
    "id" BLOB NOT NULL CONSTRAINT "PK_exports" PRIMARY KEY,
    "format" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "fields" TEXT NOT NULL,
    "decided_by_id" BLOB NULL,
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

CREATE TABLE "imports" (
    "id" BLOB NOT NULL CONSTRAINT "PK_imports" PRIMARY KEY,
    "file_name" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "options" TEXT NOT NULL,
    "dry_run" INTEGER NOT NULL,
    "created" INTEGER NOT NULL,
    "updated" INTEGER NOT NULL,
    "skipped" INTEGER NOT NULL,
    "rejected" INTEGER NOT NULL,
    "warnings" INTEGER NOT NULL,
    "rejected_bytes" INTEGER NOT NULL,
    "warnings_bytes" INTEGER NOT NULL,
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

CREATE TABLE "job_checkpoints" (
    "name" TEXT NOT NULL CONSTRAINT "PK_job_checkpoints" PRIMARY KEY,
    "at" INTEGER NOT NULL
);

CREATE TABLE "log_readers" (
    "name" TEXT NOT NULL CONSTRAINT "PK_log_readers" PRIMARY KEY,
    "tx" INTEGER NOT NULL,
    "seq" INTEGER NOT NULL,
    "holder" TEXT NULL,
    "held_until" INTEGER NULL,
    "failures" INTEGER NOT NULL,
    "last_error" TEXT NULL
);

CREATE TABLE "log_seals" (
    "number" INTEGER NOT NULL CONSTRAINT "PK_log_seals" PRIMARY KEY,
    "tx" INTEGER NOT NULL,
    "seq" INTEGER NOT NULL,
    "entries" INTEGER NOT NULL,
    "total" INTEGER NOT NULL,
    "previous" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "at" INTEGER NOT NULL
);

CREATE TABLE "notifications" (
    "id" BLOB NOT NULL CONSTRAINT "PK_notifications" PRIMARY KEY,
    "user_id" BLOB NOT NULL,
    "at" INTEGER NOT NULL,
    "event" TEXT NOT NULL,
    "message" TEXT NOT NULL,
    "object" TEXT NULL,
    "record_id" BLOB NULL,
    "args" TEXT NOT NULL,
    "dedupe_key" TEXT NOT NULL,
    "read_at" INTEGER NULL
);

CREATE TABLE "number_sequences" (
    "name" TEXT NOT NULL CONSTRAINT "PK_number_sequences" PRIMARY KEY,
    "value" INTEGER NOT NULL
);

CREATE TABLE "parked_entries" (
    "reader" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "error" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    CONSTRAINT "PK_parked_entries" PRIMARY KEY ("reader", "seq")
);

CREATE TABLE "recomputations" (
    "object" TEXT NOT NULL CONSTRAINT "PK_recomputations" PRIMARY KEY,
    "definition" TEXT NOT NULL,
    "after" BLOB NULL,
    "done" INTEGER NOT NULL
);

CREATE TABLE "saved_views" (
    "id" BLOB NOT NULL CONSTRAINT "PK_saved_views" PRIMARY KEY,
    "object" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "filter" TEXT NULL,
    "sort" TEXT NOT NULL,
    "columns" TEXT NOT NULL,
    "shared" INTEGER NOT NULL,
    "pinned" INTEGER NOT NULL,
    "is_default" INTEGER NOT NULL,
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

CREATE TABLE "user_settings" (
    "user_id" BLOB NOT NULL,
    "key" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    CONSTRAINT "PK_user_settings" PRIMARY KEY ("user_id", "key")
);

CREATE INDEX "ix_attachments_created_at" ON "attachments" ("created_at", "id");

CREATE INDEX "ix_attachments_deleted" ON "attachments" ("deleted_at") WHERE deleted_at IS NOT NULL;

CREATE INDEX "ix_attachments_department" ON "attachments" ("department_id", "id");

CREATE INDEX "ix_attachments_owner" ON "attachments" ("owner_id", "id");

CREATE INDEX "ix_attachments_record" ON "attachments" ("record_id", "id");

CREATE INDEX "ix_change_log_about" ON "change_log" ("record_id", "at", "seq") WHERE topic IS NOT NULL;

CREATE INDEX "ix_change_log_actor" ON "change_log" ("actor_id", "at", "seq") WHERE topic IS NOT NULL;

CREATE INDEX "ix_change_log_at" ON "change_log" ("object", "at");

CREATE INDEX "ix_change_log_audit" ON "change_log" ("at", "seq") WHERE topic IS NOT NULL;

CREATE INDEX "ix_change_log_change_set" ON "change_log" ("change_set");

CREATE INDEX "ix_change_log_erased" ON "change_log" ("erased_by") WHERE erased_by IS NOT NULL;

CREATE INDEX "ix_change_log_record" ON "change_log" ("object", "record_id", "seq");

CREATE INDEX "ix_change_log_subject" ON "change_log" ("subject", "at", "seq") WHERE topic IS NOT NULL;

CREATE INDEX "ix_change_log_topic" ON "change_log" ("topic", "at", "seq") WHERE topic IS NOT NULL;

CREATE INDEX "ix_collaborators_created_at" ON "collaborators" ("created_at", "id");

CREATE INDEX "ix_collaborators_deleted" ON "collaborators" ("deleted_at") WHERE deleted_at IS NOT NULL;

CREATE INDEX "ix_collaborators_department" ON "collaborators" ("department_id", "id");

CREATE INDEX "ix_collaborators_owner" ON "collaborators" ("owner_id", "id");

CREATE INDEX "ix_collaborators_record" ON "collaborators" ("record_id", "id");

CREATE INDEX "ix_collaborators_user" ON "collaborators" ("user_id");

CREATE UNIQUE INDEX "ux_collaborators_record" ON "collaborators" ("record_id", "object", "user_id") WHERE deleted_at IS NULL;

CREATE INDEX "ix_comments_created_at" ON "comments" ("created_at", "id");

CREATE INDEX "ix_comments_deleted" ON "comments" ("deleted_at") WHERE deleted_at IS NOT NULL;

CREATE INDEX "ix_comments_department" ON "comments" ("department_id", "id");

CREATE INDEX "ix_comments_owner" ON "comments" ("owner_id", "id");

CREATE INDEX "ix_comments_record" ON "comments" ("record_id", "id");

CREATE INDEX "ix_custom_fields_created_at" ON "custom_fields" ("created_at", "id");

CREATE INDEX "ix_custom_fields_deleted" ON "custom_fields" ("deleted_at") WHERE deleted_at IS NOT NULL;

CREATE INDEX "ix_custom_fields_department" ON "custom_fields" ("department_id", "id");

CREATE INDEX "ix_custom_fields_owner" ON "custom_fields" ("owner_id", "id");

CREATE INDEX "ix_exports_state" ON "exports" ("state");

CREATE INDEX "ix_exports_user" ON "exports" ("user_id", "id");

CREATE INDEX "ix_imports_state" ON "imports" ("state");

CREATE INDEX "ix_imports_user" ON "imports" ("user_id", "id");

CREATE INDEX "ix_log_seals_position" ON "log_seals" ("tx", "seq");

CREATE INDEX "ix_notifications_unread" ON "notifications" ("user_id") WHERE read_at IS NULL;

CREATE INDEX "ix_notifications_user" ON "notifications" ("user_id", "id");

CREATE UNIQUE INDEX "ux_notifications_dedupe_key" ON "notifications" ("dedupe_key");

CREATE INDEX "ix_saved_views_created_at" ON "saved_views" ("created_at", "id");

CREATE INDEX "ix_saved_views_deleted" ON "saved_views" ("deleted_at") WHERE deleted_at IS NOT NULL;

CREATE INDEX "ix_saved_views_department" ON "saved_views" ("department_id", "id");

CREATE INDEX "ix_saved_views_owner" ON "saved_views" ("owner_id", "id");
