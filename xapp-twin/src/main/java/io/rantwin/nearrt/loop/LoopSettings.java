package io.rantwin.nearrt.loop;

import io.rantwin.twin.forecast.SeasonSettings;

/**
 * @param shards threads that filter; each cell belongs to one of them
 * @param mailboxReports unread reports of a cell, beyond which the oldest is dropped
 * @param mostCells cells that are taken; reports of further ones are dropped and counted
 * @param reportsPerCell reports of a cell that are kept as they came
 * @param reportsInAll the same of all cells together
 * @param pageCells cells whose filters lie side by side in memory
 * @param season by whose phases loads are learned
 */
public record LoopSettings(
        int shards,
        int mailboxReports,
        int mostCells,
        int reportsPerCell,
        long reportsInAll,
        int pageCells,
        SeasonSettings season) {
    /** What suits a handful of cores. */
    public static final LoopSettings USUAL = new LoopSettings(1, 8, 20_000, 600, 600_000, 64);

    /** With days as seasons. */
    public LoopSettings(
            int shards, int mailboxReports, int mostCells, int reportsPerCell, long reportsInAll, int pageCells) {
        this(shards, mailboxReports, mostCells, reportsPerCell, reportsInAll, pageCells, SeasonSettings.DAY);
    }

    /** @throws IllegalArgumentException when one is not positive */
    public LoopSettings {
        if (shards < 1
                || mailboxReports < 1
                || mostCells < 1
                || reportsPerCell < 1
                || reportsInAll < 1
                || pageCells < 1) {
            throw new IllegalArgumentException("Numbers of shards, reports and cells must be positive.");
        }
    }
}
