CREATE TABLE "backup_plans" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_backup_plans" PRIMARY KEY,
    "enabled" INTEGER NOT NULL,
    "minute" INTEGER NOT NULL,
    "folder" TEXT NULL,
    "keep" INTEGER NOT NULL,
    "keep_days" INTEGER NOT NULL,
    "passphrase" TEXT NULL
);

CREATE TABLE "backups" (
    "id" BLOB NOT NULL CONSTRAINT "PK_backups" PRIMARY KEY,
    "state" TEXT NOT NULL,
    "folder" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    "finished_at" INTEGER NULL,
    "user_id" BLOB NULL,
    "size" INTEGER NOT NULL,
    "encrypted" INTEGER NOT NULL,
    "error" TEXT NULL,
    "holder" TEXT NULL,
    "held_until" INTEGER NULL
);
