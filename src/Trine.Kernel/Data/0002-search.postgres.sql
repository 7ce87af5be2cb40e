-- One row of tokens per record. The index keeps no text of its own: what is found is read from the tables, through access.
CREATE TABLE search_entries (
    record_id uuid PRIMARY KEY,
    object text NOT NULL,
    title tsvector NOT NULL,
    tokens tsvector NOT NULL
);

CREATE INDEX ix_search_entries_title ON search_entries USING gin (title);

CREATE INDEX ix_search_entries_tokens ON search_entries USING gin (tokens);
