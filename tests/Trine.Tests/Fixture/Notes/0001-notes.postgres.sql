CREATE TABLE notes (
    id uuid NOT NULL CONSTRAINT "PK_notes" PRIMARY KEY,
    title text COLLATE "C" NOT NULL,
    done boolean NOT NULL,
    remind_at timestamp with time zone,
    papers text[] NOT NULL,
    body text COLLATE "C",
    body_text text COLLATE "C",
    owner_id uuid,
    department_id uuid,
    created_at timestamp with time zone NOT NULL,
    created_by_id uuid,
    updated_at timestamp with time zone NOT NULL,
    updated_by_id uuid,
    version integer NOT NULL,
    deleted_at timestamp with time zone,
    custom jsonb
);
