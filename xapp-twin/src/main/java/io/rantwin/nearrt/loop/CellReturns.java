package io.rantwin.nearrt.loop;

import io.rantwin.nearrt.loop.KeptCells.Resumption;
import io.rantwin.twin.estimation.KeptStateException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Cells that come back after a restart: they go on from the state that was left behind, unless that is too old or of a time that the
 * network has not reached. What is usual of a cell does not grow old: it is taken up from an older state, too. Not thread-safe: the
 * shard's.
 */
final class CellReturns {
    /** The intake puts so many reports in order; an older one cannot come of the same network. */
    private static final int MOST_PERIODS_AHEAD = 8;

    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final double NANOS = 1e9;

    private final LongFunction<CellPage> pages;
    private final Map<String, byte[]> seasons = new HashMap<>();
    private KeptCells kept = KeptCells.NONE;

    /** @param pages gives a page with room, by class */
    CellReturns(LongFunction<CellPage> pages) {
        this.pages = pages;
    }

    void from(KeptCells states) {
        kept = states;
    }

    /** Tells a new page's forecaster what was learned of all cells. */
    void begin(CellPage page) {
        byte[] learned = kept.learned(page.classMillis);
        if (learned == null || learned.length != page.forecaster.writtenGroupOctets()) {
            return;
        }
        try {
            page.forecaster.readGroup(0, ByteBuffer.wrap(learned));
        } catch (KeptStateException e) {
            kept.became("weights of " + page.classMillis + " ms", Resumption.UNUSABLE, String.valueOf(e.getMessage()));
        }
    }

    /**
     * Lets a cell without a page go on, if there is a state that suits.
     *
     * @param networkNanos time now, that of the cell's report if there is one
     * @return what it goes on from; null when it begins as one that was never seen
     */
    @Nullable
    CellRecord resume(LiveCell cell, long networkNanos) {
        byte[] octets = kept.take(cell.cellId);
        if (octets == null) {
            return null;
        }
        try {
            CellRecord record = CellRecord.read(octets);
            long age = networkNanos - record.informationNanos();
            if (age > kept.oldestNanos()) {
                if (record.season() != null) {
                    seasons.put(cell.cellId, record.season());
                }
                return refused(cell, Resumption.TOO_OLD, age);
            }
            if (age
                    < -MOST_PERIODS_AHEAD
                            * NANOS_PER_MILLI
                            * Math.max(record.lastGranularityMillis(), record.classMillis())) {
                return refused(cell, Resumption.OF_ANOTHER_TIME, age);
            }
            CellPage page = pages.apply(record.classMillis());
            cell.place = page.take();
            record.putInto(cell, page);
            putForecasts(record, cell, page);
            putSeason(record.season(), cell, page);
            cell.page = page;
            kept.became(cell.cellId, Resumption.RESUMED, "");
            return record;
        } catch (KeptStateException e) {
            // The place that may have been begun stays empty.
            kept.became(cell.cellId, Resumption.UNUSABLE, String.valueOf(e.getMessage()));
            return null;
        }
    }

    /** What is usual of a cell whose state was too old; it has a place by now. */
    void resumeSeason(LiveCell cell, CellPage page) {
        putSeason(seasons.remove(cell.cellId), cell, page);
    }

    private void putSeason(byte @Nullable [] season, LiveCell cell, CellPage page) {
        try {
            CellRecord.putSeason(season, cell, page);
        } catch (KeptStateException e) {
            kept.became("what is usual of " + cell.cellId, Resumption.UNUSABLE, String.valueOf(e.getMessage()));
        }
    }

    private void putForecasts(CellRecord record, LiveCell cell, CellPage page) {
        try {
            record.putForecasts(cell, page);
        } catch (KeptStateException e) {
            kept.became("forecasts of " + cell.cellId, Resumption.UNUSABLE, String.valueOf(e.getMessage()));
        }
    }

    private @Nullable CellRecord refused(LiveCell cell, Resumption why, long age) {
        kept.became(
                cell.cellId,
                why,
                age < 0
                        ? String.format(Locale.ROOT, "It is %.1f s ahead of the network's time.", -age / NANOS)
                        : String.format(Locale.ROOT, "It is %.1f s old.", age / NANOS));
        return null;
    }
}
