package io.rantwin.nearrt.loop;

import io.rantwin.twin.estimation.MeasurementSlot;
import io.rantwin.twin.forecast.SeasonProfile;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** One cell: what anyone may read, its mailbox, and what its shard alone touches. */
final class LiveCell implements CellInbox {
    static final int MOST_OTHERS = 128;

    final String cellId;
    final Mailbox mailbox;
    final ReportRing ring;
    final AtomicBoolean scheduled = new AtomicBoolean();
    private final Shard shard;

    final PublishedCell published;
    /** What is usual of it; null before a phase of the season was seen. */
    volatile @Nullable SeasonProfile season;

    /** The shard's from here on. */
    @Nullable
    CellPage page;

    int place;
    long version;
    int everReported;
    /** End of the newest period in which each of the filter's measurements was reported. */
    final long[] toldNanos = new long[MeasurementSlot.COUNT];

    long lastGranularityMillis;
    CellFacts facts = CellFacts.NONE;
    /** Distance from what the neighbours imply that keeps the cell in quarantine; no number when they agree. */
    double contradiction = Double.NaN;

    /** Whether it sleeps by plan, or carries users of a cell that does: then its loads are not its own. */
    boolean disturbed;

    final Map<String, OtherKpi> others = new LinkedHashMap<>();

    LiveCell(String cellId, Shard shard, Mailbox mailbox, ReportRing ring) {
        this.cellId = cellId;
        this.shard = shard;
        this.mailbox = mailbox;
        this.ring = ring;
        published = new PublishedCell(cellId);
        Arrays.fill(toldNanos, Long.MIN_VALUE);
    }

    @Override
    public String cellId() {
        return cellId;
    }

    @Override
    public int offer(ArrivedReport report) {
        int dropped = mailbox.offer(report);
        shard.ready(this);
        return dropped;
    }

    Shard shard() {
        return shard;
    }

    /** The cell's state of a measurement that the filter does not have; null when there are too many of them. */
    @Nullable
    OtherKpi other(String name, String unit) {
        OtherKpi known = others.get(name);
        if (known == null && others.size() < MOST_OTHERS) {
            known = new OtherKpi(unit);
            others.put(name, known);
        }
        return known;
    }
}
