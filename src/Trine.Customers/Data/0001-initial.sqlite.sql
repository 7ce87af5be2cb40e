CREATE TABLE "activities" (
    "id" BLOB NOT NULL CONSTRAINT "PK_activities" PRIMARY KEY,
    "type" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "body" TEXT NULL,
    "at" INTEGER NULL,
    "duration" INTEGER NULL,
    "result" TEXT NULL,
    "next_follow_up_at" INTEGER NULL,
    "customer_id" BLOB NULL,
    "contact_id" BLOB NULL,
    "lead_id" BLOB NULL,
    "opportunity_id" BLOB NULL,
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

CREATE TABLE "contacts" (
    "id" BLOB NOT NULL CONSTRAINT "PK_contacts" PRIMARY KEY,
    "name" TEXT NOT NULL,
    "name_sort" TEXT NOT NULL,
    "customer_id" BLOB NULL,
    "buying_role" TEXT NULL,
    "job_title" TEXT NULL,
    "division" TEXT NULL,
    "gender" TEXT NULL,
    "mobile" TEXT NULL,
    "phone" TEXT NULL,
    "email" TEXT NULL,
    "wechat" TEXT NULL,
    "birthday" TEXT NULL,
    "birthday_is_lunar" INTEGER NOT NULL,
    "primary" INTEGER NOT NULL,
    "preferences" TEXT NULL,
    "description" TEXT NULL,
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

CREATE TABLE "customers" (
    "id" BLOB NOT NULL CONSTRAINT "PK_customers" PRIMARY KEY,
    "name" TEXT NOT NULL,
    "name_sort" TEXT NOT NULL,
    "name_key" TEXT NULL,
    "kinds" TEXT NOT NULL,
    "parent_id" BLOB NULL,
    "level" TEXT NULL,
    "stage" TEXT NOT NULL,
    "source" TEXT NULL,
    "industry" TEXT NULL,
    "credit_code" TEXT NULL,
    "phone" TEXT NULL,
    "phone2" TEXT NULL,
    "email" TEXT NULL,
    "wechat" TEXT NULL,
    "website" TEXT NULL,
    "region" TEXT NULL,
    "address" TEXT NULL,
    "birthday" TEXT NULL,
    "birthday_is_lunar" INTEGER NOT NULL,
    "preferences" TEXT NULL,
    "preferred_channel" TEXT NULL,
    "needs" TEXT NULL,
    "expectations" TEXT NOT NULL,
    "tags" TEXT NOT NULL,
    "employees" INTEGER NULL,
    "annual_revenue" INTEGER NULL,
    "currency" TEXT NULL,
    "description" TEXT NULL,
    "last_contact_at" INTEGER NULL,
    "next_follow_up_at" INTEGER NULL,
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

CREATE TABLE "leads" (
    "id" BLOB NOT NULL CONSTRAINT "PK_leads" PRIMARY KEY,
    "name" TEXT NOT NULL,
    "name_sort" TEXT NOT NULL,
    "company" TEXT NULL,
    "company_key" TEXT NULL,
    "job_title" TEXT NULL,
    "status" TEXT NOT NULL,
    "lost_reason" TEXT NULL,
    "source" TEXT NULL,
    "phone" TEXT NULL,
    "email" TEXT NULL,
    "wechat" TEXT NULL,
    "industry" TEXT NULL,
    "region" TEXT NULL,
    "address" TEXT NULL,
    "need" TEXT NULL,
    "budget" INTEGER NULL,
    "currency" TEXT NULL,
    "next_step" TEXT NULL,
    "tags" TEXT NOT NULL,
    "description" TEXT NULL,
    "last_contact_at" INTEGER NULL,
    "next_follow_up_at" INTEGER NULL,
    "customer_id" BLOB NULL,
    "contact_id" BLOB NULL,
    "opportunity_id" BLOB NULL,
    "converted_at" INTEGER NULL,
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

CREATE TABLE "tasks" (
    "id" BLOB NOT NULL CONSTRAINT "PK_tasks" PRIMARY KEY,
    "title" TEXT NOT NULL,
    "description" TEXT NULL,
    "due_at" INTEGER NULL,
    "remind_at" INTEGER NULL,
    "status" TEXT NOT NULL,
    "priority" TEXT NOT NULL,
    "completed_at" INTEGER NULL,
    "customer_id" BLOB NULL,
    "contact_id" BLOB NULL,
    "lead_id" BLOB NULL,
    "opportunity_id" BLOB NULL,
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

CREATE INDEX "ix_activities_at" ON "activities" ("at", "id");

CREATE INDEX "ix_activities_contact" ON "activities" ("contact_id", "id");

CREATE INDEX "ix_activities_created_at" ON "activities" ("created_at", "id");

CREATE INDEX "ix_activities_customer" ON "activities" ("customer_id", "at", "id");

CREATE INDEX "ix_activities_deleted" ON "activities" ("deleted_at") WHERE deleted_at IS NOT NULL;

CREATE INDEX "ix_activities_department" ON "activities" ("department_id", "at", "id");

CREATE INDEX "ix_activities_lead" ON "activities" ("lead_id", "at", "id");

CREATE INDEX "ix_activities_opportunity" ON "activities" ("opportunity_id", "id");

CREATE INDEX "ix_activities_owner" ON "activities" ("owner_id", "at", "id");

CREATE INDEX "ix_activities_parent_owner" ON "activities" ("parent_owner_id", "id") WHERE parent_owner_id IS NOT NULL;

CREATE INDEX "ix_contacts_created_at" ON "contacts" ("created_at", "id");

CREATE INDEX "ix_contacts_customer" ON "contacts" ("customer_id", "id");

CREATE INDEX "ix_contacts_deleted" ON "contacts" ("deleted_at") WHERE deleted_at IS NOT NULL;

CREATE INDEX "ix_contacts_department" ON "contacts" ("department_id", "name_sort", "id", "deleted_at");

CREATE INDEX "ix_contacts_email" ON "contacts" ("email");

CREATE INDEX "ix_contacts_mobile" ON "contacts" ("mobile");

CREATE INDEX "ix_contacts_name" ON "contacts" ("name_sort", "id", "deleted_at", "name");

CREATE INDEX "ix_contacts_owner" ON "contacts" ("owner_id", "name_sort", "id", "deleted_at");

CREATE INDEX "ix_contacts_parent_owner" ON "contacts" ("parent_owner_id", "id") WHERE parent_owner_id IS NOT NULL;

CREATE INDEX "ix_contacts_phone" ON "contacts" ("phone");

CREATE INDEX "ix_customers_created_at" ON "customers" ("created_at", "id");

CREATE INDEX "ix_customers_deleted" ON "customers" ("deleted_at") WHERE deleted_at IS NOT NULL;

CREATE INDEX "ix_customers_department" ON "customers" ("department_id", "name_sort", "id", "deleted_at");

CREATE INDEX "ix_customers_email" ON "customers" ("email");

CREATE INDEX "ix_customers_follow_up" ON "customers" ("owner_id", "next_follow_up_at");

CREATE INDEX "ix_customers_last_contact_at" ON "customers" ("last_contact_at", "id");

CREATE INDEX "ix_customers_level_stage" ON "customers" ("level", "stage", "name_sort", "id");

CREATE INDEX "ix_customers_name" ON "customers" ("name_sort", "id", "deleted_at", "name");

CREATE INDEX "ix_customers_name_key" ON "customers" ("name_key");

CREATE INDEX "ix_customers_next_follow_up_at" ON "customers" ("next_follow_up_at", "id");

CREATE INDEX "ix_customers_owner" ON "customers" ("owner_id", "name_sort", "id", "deleted_at");

CREATE INDEX "ix_customers_owner_level_stage" ON "customers" ("owner_id", "level", "stage", "name_sort", "id");

CREATE INDEX "ix_customers_parent" ON "customers" ("parent_id", "id");

CREATE INDEX "ix_customers_phone" ON "customers" ("phone");

CREATE INDEX "ix_customers_phone2" ON "customers" ("phone2");

CREATE UNIQUE INDEX "ux_customers_credit_code" ON "customers" ("credit_code") WHERE deleted_at IS NULL AND credit_code IS NOT NULL;

CREATE INDEX "ix_leads_company_key" ON "leads" ("company_key");

CREATE INDEX "ix_leads_contact" ON "leads" ("contact_id", "id");

CREATE INDEX "ix_leads_created_at" ON "leads" ("created_at", "id");

CREATE INDEX "ix_leads_customer" ON "leads" ("customer_id", "id");

CREATE INDEX "ix_leads_deleted" ON "leads" ("deleted_at") WHERE deleted_at IS NOT NULL;

CREATE INDEX "ix_leads_department" ON "leads" ("department_id", "name_sort", "id", "deleted_at");

CREATE INDEX "ix_leads_email" ON "leads" ("email");

CREATE INDEX "ix_leads_follow_up" ON "leads" ("owner_id", "next_follow_up_at");

CREATE INDEX "ix_leads_last_contact_at" ON "leads" ("last_contact_at", "id");

CREATE INDEX "ix_leads_name" ON "leads" ("name_sort", "id", "deleted_at", "name");

CREATE INDEX "ix_leads_next_follow_up_at" ON "leads" ("next_follow_up_at", "id");

CREATE INDEX "ix_leads_opportunity" ON "leads" ("opportunity_id", "id");

CREATE INDEX "ix_leads_owner" ON "leads" ("owner_id", "name_sort", "id", "deleted_at");

CREATE INDEX "ix_leads_phone" ON "leads" ("phone");

CREATE INDEX "ix_tasks_completed_at" ON "tasks" ("completed_at", "id");

CREATE INDEX "ix_tasks_contact" ON "tasks" ("contact_id", "id");

CREATE INDEX "ix_tasks_created_at" ON "tasks" ("created_at", "id");

CREATE INDEX "ix_tasks_customer" ON "tasks" ("customer_id", "id");

CREATE INDEX "ix_tasks_deleted" ON "tasks" ("deleted_at") WHERE deleted_at IS NOT NULL;

CREATE INDEX "ix_tasks_department" ON "tasks" ("department_id", "id");

CREATE INDEX "ix_tasks_due_at" ON "tasks" ("due_at", "id");

CREATE INDEX "ix_tasks_lead" ON "tasks" ("lead_id", "id");

CREATE INDEX "ix_tasks_opportunity" ON "tasks" ("opportunity_id", "id");

CREATE INDEX "ix_tasks_owner" ON "tasks" ("owner_id", "due_at", "id");

CREATE INDEX "ix_tasks_parent_owner" ON "tasks" ("parent_owner_id", "id") WHERE parent_owner_id IS NOT NULL;

CREATE INDEX "ix_tasks_remind_at" ON "tasks" ("remind_at");
