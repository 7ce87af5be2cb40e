CREATE TABLE consents (
    id uuid NOT NULL,
    object text COLLATE "C" NOT NULL,
    record_id uuid NOT NULL,
    purpose_id uuid NOT NULL,
    channel character varying(40) NOT NULL,
    decision character varying(40) NOT NULL,
    at timestamp with time zone NOT NULL,
    how character varying(40),
    evidence text COLLATE "C",
    file_id uuid,
    notice_version integer,
    valid_until date,
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
    CONSTRAINT "PK_consents" PRIMARY KEY (id)
);

CREATE TABLE erased_records (
    object text COLLATE "C" NOT NULL,
    record_id uuid NOT NULL,
    erasure_id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT "PK_erased_records" PRIMARY KEY (record_id, object)
);

CREATE TABLE erasures (
    id uuid NOT NULL,
    reason character varying(40) NOT NULL,
    records text[] NOT NULL,
    everywhere boolean NOT NULL,
    note text COLLATE "C",
    cleared boolean NOT NULL,
    pending_files text[] NOT NULL,
    certificate text COLLATE "C" NOT NULL,
    user_id uuid NOT NULL,
    object text COLLATE "C" NOT NULL,
    language text COLLATE "C" NOT NULL,
    state character varying(40) NOT NULL,
    total bigint,
    done bigint NOT NULL,
    error text COLLATE "C",
    at timestamp with time zone NOT NULL,
    finished_at timestamp with time zone,
    claims integer NOT NULL,
    holder text COLLATE "C",
    held_until timestamp with time zone,
    CONSTRAINT "PK_erasures" PRIMARY KEY (id)
);

CREATE TABLE processing_activities (
    id uuid NOT NULL,
    name text COLLATE "C" NOT NULL,
    name_key text COLLATE "C" NOT NULL,
    purpose text COLLATE "C" NOT NULL,
    legal_basis character varying(40) NOT NULL,
    separate_consent boolean NOT NULL,
    sensitive boolean NOT NULL,
    data_categories text[] NOT NULL,
    people text[] NOT NULL,
    recipients text COLLATE "C",
    cross_border boolean NOT NULL,
    cross_border_to text COLLATE "C",
    channels text[] NOT NULL,
    retention text COLLATE "C",
    retention_months integer,
    security_measures text COLLATE "C",
    notice text COLLATE "C",
    notice_version integer NOT NULL,
    assessed_on date,
    assessment text COLLATE "C",
    assessment_files text[] NOT NULL,
    active boolean NOT NULL,
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
    CONSTRAINT "PK_processing_activities" PRIMARY KEY (id)
);

CREATE TABLE retention_rules (
    id uuid NOT NULL,
    name text COLLATE "C" NOT NULL,
    name_key text COLLATE "C" NOT NULL,
    object text COLLATE "C" NOT NULL,
    filter text COLLATE "C",
    date_field text COLLATE "C" NOT NULL,
    months integer NOT NULL,
    warn_days integer NOT NULL,
    active boolean NOT NULL,
    since date,
    warned_until date,
    last_run_at timestamp with time zone,
    last_count integer,
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
    CONSTRAINT "PK_retention_rules" PRIMARY KEY (id)
);

CREATE INDEX ix_consents_created_at ON consents (created_at, id);

CREATE INDEX ix_consents_deleted ON consents (deleted_at) WHERE deleted_at IS NOT NULL;

CREATE INDEX ix_consents_department ON consents (department_id, id);

CREATE INDEX ix_consents_file ON consents (file_id, id);

CREATE INDEX ix_consents_owner ON consents (owner_id, id);

CREATE INDEX ix_consents_purpose ON consents (purpose_id, id);

CREATE INDEX ix_consents_record ON consents (record_id, id);

CREATE INDEX ix_erasures_state ON erasures (state);

CREATE INDEX ix_processing_activities_created_at ON processing_activities (created_at, id);

CREATE INDEX ix_processing_activities_deleted ON processing_activities (deleted_at) WHERE deleted_at IS NOT NULL;

CREATE INDEX ix_processing_activities_department ON processing_activities (department_id, name_key, id, deleted_at);

CREATE INDEX ix_processing_activities_name ON processing_activities (name_key, id, deleted_at, name);

CREATE INDEX ix_processing_activities_owner ON processing_activities (owner_id, name_key, id, deleted_at);

CREATE INDEX ix_retention_rules_created_at ON retention_rules (created_at, id);

CREATE INDEX ix_retention_rules_deleted ON retention_rules (deleted_at) WHERE deleted_at IS NOT NULL;

CREATE INDEX ix_retention_rules_department ON retention_rules (department_id, name_key, id, deleted_at);

CREATE INDEX ix_retention_rules_name ON retention_rules (name_key, id, deleted_at, name);

CREATE INDEX ix_retention_rules_owner ON retention_rules (owner_id, name_key, id, deleted_at);
