-- How far sources of reports have been read, written in the transaction that takes in what they gave.
CREATE TABLE bookmark (
    source TEXT PRIMARY KEY,
    state  TEXT NOT NULL
) STRICT;
