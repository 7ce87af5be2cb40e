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
    "holder" TEXT NULL,
    "held_until" INTEGER NULL
);

CREATE INDEX "ix_erasures_state" ON "erasures" ("state");
