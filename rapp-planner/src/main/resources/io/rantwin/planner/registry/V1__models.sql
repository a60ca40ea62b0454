CREATE TABLE model (
    id            TEXT    PRIMARY KEY,
    name          TEXT    NOT NULL,
    -- The model it continues; one that is not kept here stays a name.
    parent        TEXT,
    created       INTEGER NOT NULL,
    won           INTEGER NOT NULL,
    weights_hash  TEXT    NOT NULL,
    data_hash     TEXT    NOT NULL,
    -- Where the bundle was written; null when it was not.
    bundle        TEXT,
    card          TEXT    NOT NULL
) STRICT;

CREATE INDEX model_by_name ON model (name, created);
