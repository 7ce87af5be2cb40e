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
    "fields" TEXT NOT NULL
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
    "owner_id" BLOB NULL,
    "department_id" BLOB NULL,
    "created_at" INTEGER NOT NULL,
    "created_by_id" BLOB NULL,
    "updated_at" INTEGER NOT NULL,
    "updated_by_id" BLOB NULL,
    "version" INTEGER NOT NULL,
    "deleted_at" INTEGER NULL,
    "custom" TEXT NULL
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

CREATE INDEX "ix_change_log_at" ON "change_log" ("object", "at");

CREATE INDEX "ix_change_log_change_set" ON "change_log" ("change_set");

CREATE INDEX "ix_change_log_record" ON "change_log" ("object", "record_id", "seq");

CREATE INDEX "ix_custom_fields_created_at" ON "custom_fields" ("created_at", "id");

CREATE INDEX "ix_custom_fields_department" ON "custom_fields" ("department_id", "id");

CREATE INDEX "ix_custom_fields_owner" ON "custom_fields" ("owner_id", "id");
