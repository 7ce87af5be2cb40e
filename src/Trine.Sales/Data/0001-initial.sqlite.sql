CREATE TABLE "opportunities" (
    "id" BLOB NOT NULL CONSTRAINT "PK_opportunities" PRIMARY KEY,
    "name" TEXT NOT NULL,
    "name_sort" TEXT NOT NULL,
    "customer_id" BLOB NULL,
    "contact_id" BLOB NULL,
    "product_id" BLOB NULL,
    "stage_id" BLOB NULL,
    "pipeline_id" BLOB NULL,
    "state" TEXT NOT NULL,
    "stage_entered_at" INTEGER NULL,
    "last_open_stage_id" BLOB NULL,
    "amount" INTEGER NULL,
    "currency" TEXT NULL,
    "probability" INTEGER NULL,
    "expected_close_on" TEXT NULL,
    "closed_on" TEXT NULL,
    "loss_reason" TEXT NULL,
    "loss_note" TEXT NULL,
    "source" TEXT NULL,
    "competitor" TEXT NULL,
    "next_step" TEXT NULL,
    "tags" TEXT NOT NULL,
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

CREATE TABLE "order_lines" (
    "id" BLOB NOT NULL CONSTRAINT "PK_order_lines" PRIMARY KEY,
    "order_id" BLOB NULL,
    "position" INTEGER NOT NULL,
    "product_id" BLOB NULL,
    "description" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,
    "unit" TEXT NULL,
    "unit_price" INTEGER NULL,
    "discount" INTEGER NOT NULL,
    "amount" INTEGER NOT NULL,
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

CREATE TABLE "orders" (
    "id" BLOB NOT NULL CONSTRAINT "PK_orders" PRIMARY KEY,
    "number" TEXT NULL,
    "customer_id" BLOB NULL,
    "opportunity_id" BLOB NULL,
    "ordered_on" TEXT NULL,
    "status" TEXT NOT NULL,
    "currency" TEXT NULL,
    "subtotal" INTEGER NOT NULL,
    "discount" INTEGER NOT NULL,
    "total" INTEGER NOT NULL,
    "note" TEXT NULL,
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

CREATE TABLE "pipelines" (
    "id" BLOB NOT NULL CONSTRAINT "PK_pipelines" PRIMARY KEY,
    "name" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
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

CREATE TABLE "products" (
    "id" BLOB NOT NULL CONSTRAINT "PK_products" PRIMARY KEY,
    "name" TEXT NOT NULL,
    "name_sort" TEXT NOT NULL,
    "code" TEXT NULL,
    "category" TEXT NULL,
    "unit" TEXT NULL,
    "price" INTEGER NULL,
    "currency" TEXT NULL,
    "active" INTEGER NOT NULL,
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

CREATE TABLE "stages" (
    "id" BLOB NOT NULL CONSTRAINT "PK_stages" PRIMARY KEY,
    "name" TEXT NOT NULL,
    "aliases" TEXT NOT NULL,
    "pipeline_id" BLOB NULL,
    "position" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "probability" INTEGER NOT NULL,
    "required_fields" TEXT NOT NULL,
    "color" TEXT NULL,
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

CREATE INDEX "ix_opportunities_amount" ON "opportunities" ("amount", "id");

CREATE INDEX "ix_opportunities_board" ON "opportunities" ("state", "stage_id", "currency", "amount", "owner_id", "department_id") WHERE deleted_at IS NULL;

CREATE INDEX "ix_opportunities_closed_on" ON "opportunities" ("closed_on", "id");

CREATE INDEX "ix_opportunities_contact" ON "opportunities" ("contact_id", "id");

CREATE INDEX "ix_opportunities_created_at" ON "opportunities" ("created_at", "id");

CREATE INDEX "ix_opportunities_customer" ON "opportunities" ("customer_id", "id");

CREATE INDEX "ix_opportunities_deleted" ON "opportunities" ("deleted_at") WHERE deleted_at IS NOT NULL;

CREATE INDEX "ix_opportunities_department" ON "opportunities" ("department_id", "name_sort", "id", "deleted_at");

CREATE INDEX "ix_opportunities_expected_close_on" ON "opportunities" ("expected_close_on", "id");

CREATE INDEX "ix_opportunities_name" ON "opportunities" ("name_sort", "id", "deleted_at", "name");

CREATE INDEX "ix_opportunities_owner" ON "opportunities" ("owner_id", "name_sort", "id", "deleted_at");

CREATE INDEX "ix_opportunities_owner_board" ON "opportunities" ("owner_id", "state", "stage_id", "currency", "amount") WHERE deleted_at IS NULL;

CREATE INDEX "ix_opportunities_parent_owner" ON "opportunities" ("parent_owner_id", "id") WHERE parent_owner_id IS NOT NULL;

CREATE INDEX "ix_opportunities_pipeline" ON "opportunities" ("pipeline_id", "id");

CREATE INDEX "ix_opportunities_product" ON "opportunities" ("product_id", "id");

CREATE INDEX "ix_opportunities_stage" ON "opportunities" ("stage_id", "id");

CREATE INDEX "ix_order_lines_created_at" ON "order_lines" ("created_at", "id");

CREATE INDEX "ix_order_lines_deleted" ON "order_lines" ("deleted_at") WHERE deleted_at IS NOT NULL;

CREATE INDEX "ix_order_lines_department" ON "order_lines" ("department_id", "id");

CREATE INDEX "ix_order_lines_order" ON "order_lines" ("order_id", "id");

CREATE INDEX "ix_order_lines_order_position" ON "order_lines" ("order_id", "position");

CREATE INDEX "ix_order_lines_owner" ON "order_lines" ("owner_id", "id");

CREATE INDEX "ix_order_lines_parent_owner" ON "order_lines" ("parent_owner_id", "id") WHERE parent_owner_id IS NOT NULL;

CREATE INDEX "ix_order_lines_product" ON "order_lines" ("product_id", "id");

CREATE INDEX "ix_orders_created_at" ON "orders" ("created_at", "id");

CREATE INDEX "ix_orders_customer" ON "orders" ("customer_id", "id");

CREATE INDEX "ix_orders_customer_date" ON "orders" ("customer_id", "ordered_on");

CREATE INDEX "ix_orders_deleted" ON "orders" ("deleted_at") WHERE deleted_at IS NOT NULL;

CREATE INDEX "ix_orders_department" ON "orders" ("department_id", "id");

CREATE INDEX "ix_orders_number" ON "orders" ("number", "id");

CREATE INDEX "ix_orders_opportunity" ON "orders" ("opportunity_id", "id");

CREATE INDEX "ix_orders_ordered_on" ON "orders" ("ordered_on", "id");

CREATE INDEX "ix_orders_owner" ON "orders" ("owner_id", "id");

CREATE INDEX "ix_orders_parent_owner" ON "orders" ("parent_owner_id", "id") WHERE parent_owner_id IS NOT NULL;

CREATE INDEX "ix_orders_total" ON "orders" ("total", "id");

CREATE UNIQUE INDEX "ux_orders_number" ON "orders" ("number") WHERE deleted_at IS NULL AND number IS NOT NULL;

CREATE INDEX "ix_pipelines_created_at" ON "pipelines" ("created_at", "id");

CREATE INDEX "ix_pipelines_deleted" ON "pipelines" ("deleted_at") WHERE deleted_at IS NOT NULL;

CREATE INDEX "ix_pipelines_department" ON "pipelines" ("department_id", "id");

CREATE INDEX "ix_pipelines_owner" ON "pipelines" ("owner_id", "id");

CREATE INDEX "ix_pipelines_position" ON "pipelines" ("position", "id");

CREATE UNIQUE INDEX "ux_pipelines_name" ON "pipelines" ("name") WHERE deleted_at IS NULL AND name IS NOT NULL;

CREATE INDEX "ix_products_created_at" ON "products" ("created_at", "id");

CREATE INDEX "ix_products_deleted" ON "products" ("deleted_at") WHERE deleted_at IS NOT NULL;

CREATE INDEX "ix_products_department" ON "products" ("department_id", "name_sort", "id", "deleted_at");

CREATE INDEX "ix_products_name" ON "products" ("name_sort", "id", "deleted_at", "name");

CREATE INDEX "ix_products_owner" ON "products" ("owner_id", "name_sort", "id", "deleted_at");

CREATE UNIQUE INDEX "ux_products_code" ON "products" ("code") WHERE deleted_at IS NULL AND code IS NOT NULL;

CREATE INDEX "ix_stages_created_at" ON "stages" ("created_at", "id");

CREATE INDEX "ix_stages_deleted" ON "stages" ("deleted_at") WHERE deleted_at IS NOT NULL;

CREATE INDEX "ix_stages_department" ON "stages" ("department_id", "id");

CREATE INDEX "ix_stages_order" ON "stages" ("pipeline_id", "position");

CREATE INDEX "ix_stages_owner" ON "stages" ("owner_id", "id");

CREATE INDEX "ix_stages_pipeline" ON "stages" ("pipeline_id", "id");

CREATE INDEX "ix_stages_position" ON "stages" ("position", "id");
