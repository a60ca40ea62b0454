package io.rantwin.twin.estimation;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Judges and explains how far a cell's estimate can be relied on. */
final class TrustReasons {
    private static final double NANOS = 1e9;
    private static final MeasurementSlot[] ALL = MeasurementSlot.values();

    private TrustReasons() {}

    static TrustState state(FilterBank bank, SourceWatch watch, IntakeSettings settings, int cell, long nowNanos) {
        long information = bank.informationNanos(cell);
        if (watch.quarantined(cell)) {
            return TrustState.QUARANTINED;
        }
        if (watch.frozen(cell)) {
            return TrustState.FROZEN;
        }
        double period = bank.number(cell, Layout.PERIOD_SECONDS);
        if (information == FilterBank.NEVER
                || (nowNanos - information) / NANOS > settings.staleAfterPeriods() * period) {
            return TrustState.STALE;
        }
        if (bank.number(cell, Layout.CHANGED_LEFT) > 0) {
            return TrustState.CHANGED;
        }
        return heldBackNow(bank, cell) > 0 ? TrustState.GATING : TrustState.TRUSTED;
    }

    static Trust of(FilterBank bank, SourceWatch watch, IntakeSettings settings, int cell, long nowNanos) {
        TrustState state = state(bank, watch, settings, cell, nowNanos);
        int blame = (int) bank.number(cell, Layout.BLAMED);
        boolean filter = state == TrustState.GATING || state == TrustState.CHANGED;
        @Nullable MeasurementSlot blamed = filter && blame >= 0 ? ALL[blame] : null;
        double distance = 0;
        long count = 0;
        String sentence;
        switch (state) {
            case QUARANTINED -> {
                distance = watch.distance(cell);
                count = settings.quarantineAfterReports();
                sentence = String.format(
                        Locale.ROOT,
                        "The reported load lies %.1f standard deviations from what the neighbours' load implies; reports are held out until %d periods in a row agree.",
                        distance,
                        settings.releaseAfterReports());
            }
            case FROZEN -> {
                count = watch.equalReports(cell);
                sentence = String.format(
                        Locale.ROOT, "The last %d reports are equal although the values vary by nature.", count);
            }
            case STALE -> {
                long information = bank.informationNanos(cell);
                sentence = information == FilterBank.NEVER
                        ? "No report has been taken in yet."
                        : String.format(
                                Locale.ROOT,
                                "The newest period taken in ended %.1f s ago.",
                                (nowNanos - information) / NANOS);
            }
            case CHANGED -> {
                count = (long) bank.number(cell, Layout.CHANGES);
                sentence = String.format(
                        Locale.ROOT,
                        "A shift of %s lasted and was accepted; it is change number %d of this cell.",
                        name(blamed),
                        count);
            }
            case GATING -> {
                distance = blamed == null ? 0 : bank.number(cell, Layout.INNOVATION + blame);
                count = heldBackNow(bank, cell);
                sentence = String.format(
                        Locale.ROOT,
                        "%s lies %.1f standard deviations from what was expected and was held back.",
                        name(blamed),
                        distance);
            }
            default -> sentence = "Reports come and agree with the estimate.";
        }
        return new Trust(state, blamed, distance, count, sentence);
    }

    private static long heldBackNow(FilterBank bank, int cell) {
        long held = (long) bank.number(cell, Layout.JOINT_RUN);
        for (int slot = 0; slot < Layout.SLOTS; slot++) {
            held += bank.number(cell, Layout.RUN + slot) != 0 ? 1 : 0;
        }
        return held;
    }

    private static String name(@Nullable MeasurementSlot slot) {
        return slot == null ? "The report" : slot.names().getFirst();
    }
}
