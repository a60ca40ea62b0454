-- What twins told last of the models that are there.
CREATE TABLE offering (
    model            TEXT    NOT NULL REFERENCES model (id),
    -- Its address.
    twin             TEXT    NOT NULL,
    -- First and last time that it was told, ms.
    since            INTEGER NOT NULL,
    told             INTEGER NOT NULL,
    stage            TEXT    NOT NULL,
    forecasts        INTEGER NOT NULL,
    -- Horizon in ms and error over that of the best simple member: 1000:0.97,5000:1.02.
    relative_errors  TEXT    NOT NULL,
    reason           TEXT    NOT NULL,
    PRIMARY KEY (model, twin)
) STRICT;
