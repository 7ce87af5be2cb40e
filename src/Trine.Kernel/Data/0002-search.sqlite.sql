-- One row of tokens per record. The index keeps no text of its own: what is found is read from the tables, through access.
CREATE TABLE search_entries (
    id INTEGER PRIMARY KEY,
    record_id BLOB NOT NULL,
    object TEXT NOT NULL
);

CREATE UNIQUE INDEX ux_search_entries_record ON search_entries (record_id);

CREATE VIRTUAL TABLE search_index USING fts5 (
    title, body, scope,
    content = '', contentless_delete = 1, detail = column, prefix = '2 3', tokenize = 'unicode61 remove_diacritics 0'
);

-- A batch of the reader becomes one segment of the index, not one per megabyte, and segments are merged by eights.
INSERT INTO search_index (search_index, rank) VALUES ('hashsize', 33554432);

INSERT INTO search_index (search_index, rank) VALUES ('automerge', 8);
