CREATE TABLE "notes" (
    "id" BLOB NOT NULL CONSTRAINT "PK_notes" PRIMARY KEY,
    "title" TEXT NOT NULL,
    "done" INTEGER NOT NULL,
    "remind_at" INTEGER NULL,
    "papers" TEXT NOT NULL,
    "body" TEXT NULL,
    "body_text" TEXT NULL,
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
