CREATE TABLE backup_plans (
    id integer NOT NULL,
    enabled boolean NOT NULL,
    minute integer NOT NULL,
    folder text COLLATE "C",
    keep integer NOT NULL,
    keep_days integer NOT NULL,
    passphrase text COLLATE "C",
    CONSTRAINT "PK_backup_plans" PRIMARY KEY (id)
);

CREATE TABLE backups (
    id uuid NOT NULL,
    state character varying(40) NOT NULL,
    folder text COLLATE "C" NOT NULL,
    name text COLLATE "C" NOT NULL,
    at timestamp with time zone NOT NULL,
    finished_at timestamp with time zone,
    user_id uuid,
    size bigint NOT NULL,
    encrypted boolean NOT NULL,
    error text COLLATE "C",
    holder text COLLATE "C",
    held_until timestamp with time zone,
    CONSTRAINT "PK_backups" PRIMARY KEY (id)
);
