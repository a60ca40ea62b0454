CREATE TABLE cell (
    id     INTEGER PRIMARY KEY,
    name   TEXT    NOT NULL UNIQUE,
    pinned INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE measurement (
    id   INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE series (
    id                 INTEGER PRIMARY KEY,
    cell               INTEGER NOT NULL REFERENCES cell (id),
    granularity_millis INTEGER NOT NULL,
    rolled_up          INTEGER NOT NULL,
    -- Times before this have been dropped by retention and are not taken again.
    dropped_before     INTEGER NOT NULL,
    UNIQUE (cell, granularity_millis, rolled_up)
) STRICT;

-- 900 periods of a series; the body's form is told in ChunkCodec.
CREATE TABLE chunk (
    series     INTEGER NOT NULL REFERENCES series (id),
    start      INTEGER NOT NULL,
    row_count  INTEGER NOT NULL,
    first_time INTEGER NOT NULL,
    last_time  INTEGER NOT NULL,
    -- 1 while coarser periods are still to be made from it.
    waiting    INTEGER NOT NULL,
    body       BLOB    NOT NULL,
    PRIMARY KEY (series, start)
) STRICT;

-- Without reading bodies: what there is, and what waits.
CREATE INDEX chunk_summary ON chunk (series, start, row_count, first_time, last_time);
CREATE INDEX chunk_waiting ON chunk (series, start) WHERE waiting = 1;

-- What was taken in since chunks were last written, an append a row; the form is told in JournalCodec.
CREATE TABLE journal (
    id   INTEGER PRIMARY KEY,
    body BLOB NOT NULL
) STRICT;
