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
    holder text COLLATE "C",
    held_until timestamp with time zone,
    CONSTRAINT "PK_erasures" PRIMARY KEY (id)
);

CREATE INDEX ix_erasures_state ON erasures (state);
