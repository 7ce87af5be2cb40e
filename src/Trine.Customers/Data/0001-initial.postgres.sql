CREATE TABLE activities (
    id uuid NOT NULL,
    type character varying(40) NOT NULL,
    subject text COLLATE "C" NOT NULL,
    body text COLLATE "C",
    at timestamp with time zone,
    duration integer,
    result character varying(40),
    next_follow_up_at timestamp with time zone,
    customer_id uuid,
    contact_id uuid,
    lead_id uuid,
    opportunity_id uuid,
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
    CONSTRAINT "PK_activities" PRIMARY KEY (id)
);

CREATE TABLE contacts (
    id uuid NOT NULL,
    name text COLLATE "C" NOT NULL,
    name_sort text COLLATE "C" NOT NULL,
    customer_id uuid,
    buying_role character varying(40),
    job_title text COLLATE "C",
    division text COLLATE "C",
    gender character varying(40),
    mobile text COLLATE "C",
    phone text COLLATE "C",
    email text COLLATE "C",
    wechat text COLLATE "C",
    birthday date,
    birthday_is_lunar boolean NOT NULL,
    "primary" boolean NOT NULL,
    preferences text COLLATE "C",
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
    CONSTRAINT "PK_contacts" PRIMARY KEY (id)
);

CREATE TABLE customers (
    id uuid NOT NULL,
    name text COLLATE "C" NOT NULL,
    name_sort text COLLATE "C" NOT NULL,
    name_key text COLLATE "C",
    kinds text[] NOT NULL,
    parent_id uuid,
    level character varying(40),
    stage character varying(40) NOT NULL,
    source character varying(40),
    industry text COLLATE "C",
    credit_code text COLLATE "C",
    phone text COLLATE "C",
    phone2 text COLLATE "C",
    email text COLLATE "C",
    wechat text COLLATE "C",
    website text COLLATE "C",
    region text COLLATE "C",
    address text COLLATE "C",
    birthday date,
    birthday_is_lunar boolean NOT NULL,
    preferences text COLLATE "C",
    preferred_channel character varying(40),
    needs text COLLATE "C",
    expectations text[] NOT NULL,
    tags text[] NOT NULL,
    employees integer,
    annual_revenue numeric(20,4),
    currency text COLLATE "C",
    description text COLLATE "C",
    last_contact_at timestamp with time zone,
    next_follow_up_at timestamp with time zone,
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
    CONSTRAINT "PK_customers" PRIMARY KEY (id)
);

CREATE TABLE leads (
    id uuid NOT NULL,
    name text COLLATE "C" NOT NULL,
    name_sort text COLLATE "C" NOT NULL,
    company text COLLATE "C",
    company_key text COLLATE "C",
    job_title text COLLATE "C",
    status character varying(40) NOT NULL,
    lost_reason character varying(40),
    source character varying(40),
    phone text COLLATE "C",
    email text COLLATE "C",
    wechat text COLLATE "C",
    industry text COLLATE "C",
    region text COLLATE "C",
    address text COLLATE "C",
    need text COLLATE "C",
    budget numeric(20,4),
    currency text COLLATE "C",
    next_step text COLLATE "C",
    tags text[] NOT NULL,
    description text COLLATE "C",
    last_contact_at timestamp with time zone,
    next_follow_up_at timestamp with time zone,
    customer_id uuid,
    contact_id uuid,
    opportunity_id uuid,
    converted_at timestamp with time zone,
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
    CONSTRAINT "PK_leads" PRIMARY KEY (id)
);

CREATE TABLE tasks (
    id uuid NOT NULL,
    title text COLLATE "C" NOT NULL,
    description text COLLATE "C",
    due_at timestamp with time zone,
    remind_at timestamp with time zone,
    status character varying(40) NOT NULL,
    priority character varying(40) NOT NULL,
    completed_at timestamp with time zone,
    customer_id uuid,
    contact_id uuid,
    lead_id uuid,
    opportunity_id uuid,
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
    CONSTRAINT "PK_tasks" PRIMARY KEY (id)
);

CREATE INDEX ix_activities_at ON activities (at, id);

CREATE INDEX ix_activities_contact ON activities (contact_id, id);

CREATE INDEX ix_activities_created_at ON activities (created_at, id);

CREATE INDEX ix_activities_customer ON activities (customer_id, at, id);

CREATE INDEX ix_activities_deleted ON activities (deleted_at) WHERE deleted_at IS NOT NULL;

CREATE INDEX ix_activities_department ON activities (department_id, at, id);

CREATE INDEX ix_activities_lead ON activities (lead_id, at, id);

CREATE INDEX ix_activities_opportunity ON activities (opportunity_id, id);

CREATE INDEX ix_activities_owner ON activities (owner_id, at, id);

CREATE INDEX ix_activities_parent_owner ON activities (parent_owner_id, id) WHERE parent_owner_id IS NOT NULL;

CREATE INDEX ix_contacts_created_at ON contacts (created_at, id);

CREATE INDEX ix_contacts_customer ON contacts (customer_id, id);

CREATE INDEX ix_contacts_deleted ON contacts (deleted_at) WHERE deleted_at IS NOT NULL;

CREATE INDEX ix_contacts_department ON contacts (department_id, name_sort, id, deleted_at);

CREATE INDEX ix_contacts_email ON contacts (email);

CREATE INDEX ix_contacts_mobile ON contacts (mobile);

CREATE INDEX ix_contacts_name ON contacts (name_sort, id, deleted_at, name);

CREATE INDEX ix_contacts_owner ON contacts (owner_id, name_sort, id, deleted_at);

CREATE INDEX ix_contacts_parent_owner ON contacts (parent_owner_id, id) WHERE parent_owner_id IS NOT NULL;

CREATE INDEX ix_contacts_phone ON contacts (phone);

CREATE INDEX ix_customers_created_at ON customers (created_at, id);

CREATE INDEX ix_customers_deleted ON customers (deleted_at) WHERE deleted_at IS NOT NULL;

CREATE INDEX ix_customers_department ON customers (department_id, name_sort, id, deleted_at);

CREATE INDEX ix_customers_email ON customers (email);

CREATE INDEX ix_customers_follow_up ON customers (owner_id, next_follow_up_at);

CREATE INDEX ix_customers_last_contact_at ON customers (last_contact_at, id);

CREATE INDEX ix_customers_level_stage ON customers (level, stage, name_sort, id);

CREATE INDEX ix_customers_name ON customers (name_sort, id, deleted_at, name);

CREATE INDEX ix_customers_name_key ON customers (name_key);

CREATE INDEX ix_customers_next_follow_up_at ON customers (next_follow_up_at, id);

CREATE INDEX ix_customers_owner ON customers (owner_id, name_sort, id, deleted_at);

CREATE INDEX ix_customers_owner_level_stage ON customers (owner_id, level, stage, name_sort, id);

CREATE INDEX ix_customers_parent ON customers (parent_id, id);

CREATE INDEX ix_customers_phone ON customers (phone);

CREATE INDEX ix_customers_phone2 ON customers (phone2);

CREATE UNIQUE INDEX ux_customers_credit_code ON customers (credit_code) WHERE deleted_at IS NULL AND credit_code IS NOT NULL;

CREATE INDEX ix_leads_company_key ON leads (company_key);

CREATE INDEX ix_leads_contact ON leads (contact_id, id);

CREATE INDEX ix_leads_created_at ON leads (created_at, id);

CREATE INDEX ix_leads_customer ON leads (customer_id, id);

CREATE INDEX ix_leads_deleted ON leads (deleted_at) WHERE deleted_at IS NOT NULL;

CREATE INDEX ix_leads_department ON leads (department_id, name_sort, id, deleted_at);

CREATE INDEX ix_leads_email ON leads (email);

CREATE INDEX ix_leads_follow_up ON leads (owner_id, next_follow_up_at);

CREATE INDEX ix_leads_last_contact_at ON leads (last_contact_at, id);

CREATE INDEX ix_leads_name ON leads (name_sort, id, deleted_at, name);

CREATE INDEX ix_leads_next_follow_up_at ON leads (next_follow_up_at, id);

CREATE INDEX ix_leads_opportunity ON leads (opportunity_id, id);

CREATE INDEX ix_leads_owner ON leads (owner_id, name_sort, id, deleted_at);

CREATE INDEX ix_leads_phone ON leads (phone);

CREATE INDEX ix_tasks_completed_at ON tasks (completed_at, id);

CREATE INDEX ix_tasks_contact ON tasks (contact_id, id);

CREATE INDEX ix_tasks_created_at ON tasks (created_at, id);

CREATE INDEX ix_tasks_customer ON tasks (customer_id, id);

CREATE INDEX ix_tasks_deleted ON tasks (deleted_at) WHERE deleted_at IS NOT NULL;

CREATE INDEX ix_tasks_department ON tasks (department_id, id);

CREATE INDEX ix_tasks_due_at ON tasks (due_at, id);

CREATE INDEX ix_tasks_lead ON tasks (lead_id, id);

CREATE INDEX ix_tasks_opportunity ON tasks (opportunity_id, id);

CREATE INDEX ix_tasks_owner ON tasks (owner_id, due_at, id);

CREATE INDEX ix_tasks_parent_owner ON tasks (parent_owner_id, id) WHERE parent_owner_id IS NOT NULL;

CREATE INDEX ix_tasks_remind_at ON tasks (remind_at);
