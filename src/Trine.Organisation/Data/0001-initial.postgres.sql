CREATE TABLE api_tokens (
    id uuid NOT NULL,
    user_id uuid NOT NULL,
    name text COLLATE "C" NOT NULL,
    hash text COLLATE "C" NOT NULL,
    read_only boolean NOT NULL,
    objects text[] NOT NULL,
    created_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone,
    last_used_on date,
    CONSTRAINT "PK_api_tokens" PRIMARY KEY (id)
);

CREATE TABLE assignments (
    id uuid NOT NULL,
    position text COLLATE "C" NOT NULL,
    position_key text COLLATE "C" NOT NULL,
    user_id uuid NOT NULL,
    role_id uuid,
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
    CONSTRAINT "PK_assignments" PRIMARY KEY (id)
);

CREATE TABLE credentials (
    user_id uuid NOT NULL,
    password_hash text COLLATE "C",
    stamp text COLLATE "C" NOT NULL,
    must_change boolean NOT NULL,
    failed_attempts integer NOT NULL,
    locked_until timestamp with time zone,
    CONSTRAINT "PK_credentials" PRIMARY KEY (user_id)
);

CREATE TABLE departments (
    id uuid NOT NULL,
    name text COLLATE "C" NOT NULL,
    name_key text COLLATE "C" NOT NULL,
    parent_id uuid,
    leader_id uuid,
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
    CONSTRAINT "PK_departments" PRIMARY KEY (id)
);

CREATE TABLE hand_overs (
    id uuid NOT NULL,
    leaver_id uuid NOT NULL,
    plan text COLLATE "C" NOT NULL,
    disable boolean NOT NULL,
    refused bigint NOT NULL,
    refusals text COLLATE "C" NOT NULL,
    change_set uuid NOT NULL,
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
    CONSTRAINT "PK_hand_overs" PRIMARY KEY (id)
);

CREATE TABLE one_time_links (
    id uuid NOT NULL,
    kind character varying(40) NOT NULL,
    user_id uuid,
    hash text COLLATE "C" NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    CONSTRAINT "PK_one_time_links" PRIMARY KEY (id)
);

CREATE TABLE passkeys (
    id uuid NOT NULL,
    user_id uuid NOT NULL,
    name text COLLATE "C" NOT NULL,
    credential_id text COLLATE "C" NOT NULL,
    public_key text COLLATE "C" NOT NULL,
    sign_count bigint NOT NULL,
    transports text COLLATE "C" NOT NULL,
    backup_eligible boolean NOT NULL,
    backed_up boolean NOT NULL,
    created_at timestamp with time zone NOT NULL,
    last_used_on date,
    CONSTRAINT "PK_passkeys" PRIMARY KEY (id)
);

CREATE TABLE recovery_codes (
    id uuid NOT NULL,
    user_id uuid NOT NULL,
    hash text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_recovery_codes" PRIMARY KEY (id)
);

CREATE TABLE roles (
    id uuid NOT NULL,
    name text COLLATE "C" NOT NULL,
    name_key text COLLATE "C" NOT NULL,
    code text COLLATE "C" NOT NULL,
    admin boolean NOT NULL,
    requires_two_factor boolean NOT NULL,
    allowed_networks text[] NOT NULL,
    grants text COLLATE "C",
    export_quota integer,
    approval_over integer,
    watermark boolean NOT NULL,
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
    CONSTRAINT "PK_roles" PRIMARY KEY (id)
);

CREATE TABLE second_factors (
    user_id uuid NOT NULL,
    seed text COLLATE "C",
    pending_seed text COLLATE "C",
    last_step bigint NOT NULL,
    CONSTRAINT "PK_second_factors" PRIMARY KEY (user_id)
);

CREATE TABLE sharing_rules (
    id uuid NOT NULL,
    name text COLLATE "C" NOT NULL,
    name_key text COLLATE "C" NOT NULL,
    object text COLLATE "C" NOT NULL,
    filter text COLLATE "C",
    level character varying(40) NOT NULL,
    user_id uuid,
    role_id uuid,
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
    CONSTRAINT "PK_sharing_rules" PRIMARY KEY (id)
);

CREATE TABLE spent_tickets (
    id uuid NOT NULL,
    until timestamp with time zone NOT NULL,
    CONSTRAINT "PK_spent_tickets" PRIMARY KEY (id)
);

CREATE TABLE sso_identities (
    id uuid NOT NULL,
    user_id uuid NOT NULL,
    issuer text COLLATE "C" NOT NULL,
    subject text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_sso_identities" PRIMARY KEY (id)
);

CREATE TABLE sso_settings (
    id integer NOT NULL,
    enabled boolean NOT NULL,
    issuer text COLLATE "C" NOT NULL,
    client_id text COLLATE "C" NOT NULL,
    client_secret text COLLATE "C",
    label text COLLATE "C" NOT NULL,
    email_claim text COLLATE "C" NOT NULL,
    emails_trusted boolean NOT NULL,
    add_unknown boolean NOT NULL,
    role_id uuid,
    department_id uuid,
    passwords_allowed boolean NOT NULL,
    CONSTRAINT "PK_sso_settings" PRIMARY KEY (id)
);

CREATE TABLE user_sessions (
    id uuid NOT NULL,
    user_id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    last_seen_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    device text COLLATE "C" NOT NULL,
    address text COLLATE "C" NOT NULL,
    network text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_user_sessions" PRIMARY KEY (id)
);

CREATE TABLE users (
    id uuid NOT NULL,
    name text COLLATE "C" NOT NULL,
    name_key text COLLATE "C" NOT NULL,
    email text COLLATE "C" NOT NULL,
    phone text COLLATE "C",
    position text COLLATE "C",
    manager_id uuid,
    role_id uuid NOT NULL,
    language character varying(40) NOT NULL,
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
    CONSTRAINT "PK_users" PRIMARY KEY (id)
);

CREATE INDEX ix_api_tokens_user ON api_tokens (user_id);

CREATE UNIQUE INDEX ux_api_tokens_hash ON api_tokens (hash);

CREATE INDEX ix_assignments_created_at ON assignments (created_at, id);

CREATE INDEX ix_assignments_deleted ON assignments (deleted_at) WHERE deleted_at IS NOT NULL;

CREATE INDEX ix_assignments_department ON assignments (department_id, position_key, id, deleted_at);

CREATE INDEX ix_assignments_name ON assignments (position_key, id, deleted_at, position);

CREATE INDEX ix_assignments_owner ON assignments (owner_id, position_key, id, deleted_at);

CREATE INDEX ix_assignments_role ON assignments (role_id, id);

CREATE INDEX ix_assignments_user ON assignments (user_id, id);

CREATE INDEX ix_departments_created_at ON departments (created_at, id);

CREATE INDEX ix_departments_deleted ON departments (deleted_at) WHERE deleted_at IS NOT NULL;

CREATE INDEX ix_departments_department ON departments (department_id, name_key, id, deleted_at);

CREATE INDEX ix_departments_name ON departments (name_key, id, deleted_at, name);

CREATE INDEX ix_departments_owner ON departments (owner_id, name_key, id, deleted_at);

CREATE INDEX ix_departments_parent ON departments (parent_id, id);

CREATE INDEX ix_hand_overs_leaver ON hand_overs (leaver_id, id);

CREATE INDEX ix_hand_overs_state ON hand_overs (state);

CREATE INDEX ix_one_time_links_user ON one_time_links (user_id);

CREATE INDEX ix_passkeys_user ON passkeys (user_id);

CREATE UNIQUE INDEX ux_passkeys_credential_id ON passkeys (credential_id);

CREATE INDEX ix_recovery_codes_user ON recovery_codes (user_id);

CREATE INDEX ix_roles_created_at ON roles (created_at, id);

CREATE INDEX ix_roles_deleted ON roles (deleted_at) WHERE deleted_at IS NOT NULL;

CREATE INDEX ix_roles_department ON roles (department_id, name_key, id, deleted_at);

CREATE INDEX ix_roles_name ON roles (name_key, id, deleted_at, name);

CREATE INDEX ix_roles_owner ON roles (owner_id, name_key, id, deleted_at);

CREATE UNIQUE INDEX ux_roles_code ON roles (code) WHERE deleted_at IS NULL AND code IS NOT NULL;

CREATE INDEX ix_sharing_rules_created_at ON sharing_rules (created_at, id);

CREATE INDEX ix_sharing_rules_deleted ON sharing_rules (deleted_at) WHERE deleted_at IS NOT NULL;

CREATE INDEX ix_sharing_rules_department ON sharing_rules (department_id, name_key, id, deleted_at);

CREATE INDEX ix_sharing_rules_name ON sharing_rules (name_key, id, deleted_at, name);

CREATE INDEX ix_sharing_rules_owner ON sharing_rules (owner_id, name_key, id, deleted_at);

CREATE INDEX ix_sharing_rules_role ON sharing_rules (role_id, id);

CREATE INDEX ix_sharing_rules_user ON sharing_rules (user_id, id);

CREATE INDEX ix_spent_tickets_until ON spent_tickets (until);

CREATE INDEX ix_sso_identities_user ON sso_identities (user_id);

CREATE UNIQUE INDEX ux_sso_identities_subject ON sso_identities (issuer, subject);

CREATE INDEX ix_user_sessions_user ON user_sessions (user_id);

CREATE INDEX ix_users_created_at ON users (created_at, id);

CREATE INDEX ix_users_deleted ON users (deleted_at) WHERE deleted_at IS NOT NULL;

CREATE INDEX ix_users_department ON users (department_id, name_key, id, deleted_at);

CREATE INDEX ix_users_name ON users (name_key, id, deleted_at, name);

CREATE INDEX ix_users_owner ON users (owner_id, name_key, id, deleted_at);

CREATE INDEX ix_users_role ON users (role_id, id);

CREATE UNIQUE INDEX ux_users_email ON users (email) WHERE deleted_at IS NULL AND email IS NOT NULL;
