CREATE TABLE opportunities (
    id uuid NOT NULL,
    name text COLLATE "C" NOT NULL,
    name_sort text COLLATE "C" NOT NULL,
    customer_id uuid,
    contact_id uuid,
    product_id uuid,
    stage_id uuid,
    pipeline_id uuid,
    state character varying(40) NOT NULL,
    stage_entered_at timestamp with time zone,
    last_open_stage_id uuid,
    amount numeric(20,4),
    currency text COLLATE "C",
    probability numeric(20,4),
    expected_close_on date,
    closed_on date,
    loss_reason character varying(40),
    loss_note text COLLATE "C",
    source character varying(40),
    competitor text COLLATE "C",
    next_step text COLLATE "C",
    tags text[] NOT NULL,
    description text COLLATE "C",
    owner_id uuid,
    department_id uuid,
    parent_owner_id uuid,
    created_at timestamp with time zone NOT NULL,
    created_by_id uuid,
    updated_at timestamp with time zone NOT NULL,
    updated_by_id uuid,
    version integer NOT NULL,
    deleted_at timestamp with time zone,
    custom jsonb,
    CONSTRAINT "PK_opportunities" PRIMARY KEY (id)
);

CREATE TABLE order_lines (
    id uuid NOT NULL,
    order_id uuid,
    position integer NOT NULL,
    product_id uuid,
    description text COLLATE "C" NOT NULL,
    quantity numeric(20,4) NOT NULL,
    unit text COLLATE "C",
    unit_price numeric(20,4),
    discount numeric(20,4) NOT NULL,
    amount numeric(20,4) NOT NULL,
    owner_id uuid,
    department_id uuid,
    parent_owner_id uuid,
    created_at timestamp with time zone NOT NULL,
    created_by_id uuid,
    updated_at timestamp with time zone NOT NULL,
    updated_by_id uuid,
    version integer NOT NULL,
    deleted_at timestamp with time zone,
    custom jsonb,
    CONSTRAINT "PK_order_lines" PRIMARY KEY (id)
);

CREATE TABLE orders (
    id uuid NOT NULL,
    number text COLLATE "C",
    customer_id uuid,
    opportunity_id uuid,
    ordered_on date,
    status character varying(40) NOT NULL,
    currency text COLLATE "C",
    subtotal numeric(20,4) NOT NULL,
    discount numeric(20,4) NOT NULL,
    total numeric(20,4) NOT NULL,
    note text COLLATE "C",
    owner_id uuid,
    department_id uuid,
    parent_owner_id uuid,
    created_at timestamp with time zone NOT NULL,
    created_by_id uuid,
    updated_at timestamp with time zone NOT NULL,
    updated_by_id uuid,
    version integer NOT NULL,
    deleted_at timestamp with time zone,
    custom jsonb,
    CONSTRAINT "PK_orders" PRIMARY KEY (id)
);

CREATE TABLE pipelines (
    id uuid NOT NULL,
    name text COLLATE "C" NOT NULL,
    position integer NOT NULL,
    description text COLLATE "C",
    owner_id uuid,
    department_id uuid,
    parent_owner_id uuid,
    created_at timestamp with time zone NOT NULL,
    created_by_id uuid,
    updated_at timestamp with time zone NOT NULL,
    updated_by_id uuid,
    version integer NOT NULL,
    deleted_at timestamp with time zone,
    custom jsonb,
    CONSTRAINT "PK_pipelines" PRIMARY KEY (id)
);

CREATE TABLE products (
    id uuid NOT NULL,
    name text COLLATE "C" NOT NULL,
    name_sort text COLLATE "C" NOT NULL,
    code text COLLATE "C",
    category text COLLATE "C",
    unit text COLLATE "C",
    price numeric(20,4),
    currency text COLLATE "C",
    active boolean NOT NULL,
    description text COLLATE "C",
    owner_id uuid,
    department_id uuid,
    parent_owner_id uuid,
    created_at timestamp with time zone NOT NULL,
    created_by_id uuid,
    updated_at timestamp with time zone NOT NULL,
    updated_by_id uuid,
    version integer NOT NULL,
    deleted_at timestamp with time zone,
    custom jsonb,
    CONSTRAINT "PK_products" PRIMARY KEY (id)
);

CREATE TABLE stages (
    id uuid NOT NULL,
    name text COLLATE "C" NOT NULL,
    aliases text[] NOT NULL,
    pipeline_id uuid,
    position integer NOT NULL,
    kind character varying(40) NOT NULL,
    probability numeric(20,4) NOT NULL,
    required_fields text[] NOT NULL,
    color text COLLATE "C",
    owner_id uuid,
    department_id uuid,
    parent_owner_id uuid,
    created_at timestamp with time zone NOT NULL,
    created_by_id uuid,
    updated_at timestamp with time zone NOT NULL,
    updated_by_id uuid,
    version integer NOT NULL,
    deleted_at timestamp with time zone,
    custom jsonb,
    CONSTRAINT "PK_stages" PRIMARY KEY (id)
);

CREATE INDEX ix_opportunities_amount ON opportunities (amount, id);

CREATE INDEX ix_opportunities_board ON opportunities (state, stage_id, currency, amount, owner_id, department_id) WHERE deleted_at IS NULL;

CREATE INDEX ix_opportunities_closed_on ON opportunities (closed_on, id);

CREATE INDEX ix_opportunities_contact ON opportunities (contact_id, id);

CREATE INDEX ix_opportunities_created_at ON opportunities (created_at, id);

CREATE INDEX ix_opportunities_customer ON opportunities (customer_id, id);

CREATE INDEX ix_opportunities_deleted ON opportunities (deleted_at) WHERE deleted_at IS NOT NULL;

CREATE INDEX ix_opportunities_department ON opportunities (department_id, name_sort, id, deleted_at);

CREATE INDEX ix_opportunities_expected_close_on ON opportunities (expected_close_on, id);

CREATE INDEX ix_opportunities_name ON opportunities (name_sort, id, deleted_at, name);

CREATE INDEX ix_opportunities_owner ON opportunities (owner_id, name_sort, id, deleted_at);

CREATE INDEX ix_opportunities_owner_board ON opportunities (owner_id, state, stage_id, currency, amount) WHERE deleted_at IS NULL;

CREATE INDEX ix_opportunities_parent_owner ON opportunities (parent_owner_id, id) WHERE parent_owner_id IS NOT NULL;

CREATE INDEX ix_opportunities_pipeline ON opportunities (pipeline_id, id);

CREATE INDEX ix_opportunities_product ON opportunities (product_id, id);

CREATE INDEX ix_opportunities_stage ON opportunities (stage_id, id);

CREATE INDEX ix_order_lines_created_at ON order_lines (created_at, id);

CREATE INDEX ix_order_lines_deleted ON order_lines (deleted_at) WHERE deleted_at IS NOT NULL;

CREATE INDEX ix_order_lines_department ON order_lines (department_id, id);

CREATE INDEX ix_order_lines_order ON order_lines (order_id, id);

CREATE INDEX ix_order_lines_order_position ON order_lines (order_id, position);

CREATE INDEX ix_order_lines_owner ON order_lines (owner_id, id);

CREATE INDEX ix_order_lines_parent_owner ON order_lines (parent_owner_id, id) WHERE parent_owner_id IS NOT NULL;

CREATE INDEX ix_order_lines_product ON order_lines (product_id, id);

CREATE INDEX ix_orders_created_at ON orders (created_at, id);

CREATE INDEX ix_orders_customer ON orders (customer_id, id);

CREATE INDEX ix_orders_customer_date ON orders (customer_id, ordered_on);

CREATE INDEX ix_orders_deleted ON orders (deleted_at) WHERE deleted_at IS NOT NULL;

CREATE INDEX ix_orders_department ON orders (department_id, id);

CREATE INDEX ix_orders_number ON orders (number, id);

CREATE INDEX ix_orders_opportunity ON orders (opportunity_id, id);

CREATE INDEX ix_orders_ordered_on ON orders (ordered_on, id);

CREATE INDEX ix_orders_owner ON orders (owner_id, id);

CREATE INDEX ix_orders_parent_owner ON orders (parent_owner_id, id) WHERE parent_owner_id IS NOT NULL;

CREATE INDEX ix_orders_total ON orders (total, id);

CREATE UNIQUE INDEX ux_orders_number ON orders (number) WHERE deleted_at IS NULL AND number IS NOT NULL;

CREATE INDEX ix_pipelines_created_at ON pipelines (created_at, id);

CREATE INDEX ix_pipelines_deleted ON pipelines (deleted_at) WHERE deleted_at IS NOT NULL;

CREATE INDEX ix_pipelines_department ON pipelines (department_id, id);

CREATE INDEX ix_pipelines_owner ON pipelines (owner_id, id);

CREATE INDEX ix_pipelines_position ON pipelines (position, id);

CREATE UNIQUE INDEX ux_pipelines_name ON pipelines (name) WHERE deleted_at IS NULL AND name IS NOT NULL;

CREATE INDEX ix_products_created_at ON products (created_at, id);

CREATE INDEX ix_products_deleted ON products (deleted_at) WHERE deleted_at IS NOT NULL;

CREATE INDEX ix_products_department ON products (department_id, name_sort, id, deleted_at);

CREATE INDEX ix_products_name ON products (name_sort, id, deleted_at, name);

CREATE INDEX ix_products_owner ON products (owner_id, name_sort, id, deleted_at);

CREATE UNIQUE INDEX ux_products_code ON products (code) WHERE deleted_at IS NULL AND code IS NOT NULL;

CREATE INDEX ix_stages_created_at ON stages (created_at, id);

CREATE INDEX ix_stages_deleted ON stages (deleted_at) WHERE deleted_at IS NOT NULL;

CREATE INDEX ix_stages_department ON stages (department_id, id);

CREATE INDEX ix_stages_order ON stages (pipeline_id, position);

CREATE INDEX ix_stages_owner ON stages (owner_id, id);

CREATE INDEX ix_stages_pipeline ON stages (pipeline_id, id);

CREATE INDEX ix_stages_position ON stages (position, id);
