CREATE TABLE sweep (
    -- Made of plan and snapshot: the same order is the same sweep.
    id             TEXT    PRIMARY KEY,
    name           TEXT    NOT NULL,
    ordered_millis INTEGER NOT NULL,
    plan           TEXT    NOT NULL,
    snapshot       BLOB    NOT NULL,
    shards         INTEGER NOT NULL,
    evaluations    INTEGER NOT NULL
) STRICT;

-- What a shard gave, once; the body's form is told in ShardResult.
CREATE TABLE shard_result (
    sweep TEXT    NOT NULL REFERENCES sweep (id),
    shard INTEGER NOT NULL,
    body  BLOB    NOT NULL,
    PRIMARY KEY (sweep, shard)
) STRICT;
