package io.rantwin.twin.fidelity;

import io.rantwin.twin.estimation.FilterBank;
import io.rantwin.twin.estimation.MeasurementSlot;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Scores the filter bank's own predictions: call {@link #before} with every fine report before the bank takes it, {@link #after} when
 * it has. Nothing is allocated by either. Not thread-safe.
 */
public final class FilterFidelity {
    private static final int SLOTS = MeasurementSlot.COUNT;

    private final FilterBank bank;
    private final MeasurementSlot[] slots;
    private final FidelityWindow window;
    private final PriorLedger ledger;
    private final double[] mean = new double[SLOTS];
    private final double[] variance = new double[SLOTS];
    private final double[] chosen;
    private final long[] granularityMillis;
    private final int horizons;

    /**
     * @param slots measurements to score; the scale's KPIs become their names
     * @param window samples of each score
     */
    public FilterFidelity(FilterBank bank, List<MeasurementSlot> slots, int window) {
        this(bank, slots, FidelityScale.standard(names(slots), window));
    }

    /** The same for a scale of one's own; its KPIs must be as many as the slots. */
    public FilterFidelity(FilterBank bank, List<MeasurementSlot> slots, FidelityScale scale) {
        if (slots.size() != scale.kpis().size()) {
            throw new IllegalArgumentException("%d measurements and %d KPIs."
                    .formatted(slots.size(), scale.kpis().size()));
        }
        this.bank = bank;
        this.slots = slots.toArray(new MeasurementSlot[0]);
        window = new FidelityWindow(bank.cells(), scale);
        granularityMillis = scale.granularityMillis();
        horizons = scale.horizonMillis().length;
        boolean[] sums = new boolean[this.slots.length];
        for (int kpi = 0; kpi < sums.length; kpi++) {
            sums[kpi] = this.slots[kpi].perPeriod();
        }
        long longest = scale.horizonMillis()[horizons - 1];
        ledger = new PriorLedger(window, sums, (int) (longest / granularityMillis[0]) + 2);
        chosen = new double[this.slots.length];
    }

    private static List<String> names(List<MeasurementSlot> slots) {
        List<String> names = new ArrayList<>();
        for (MeasurementSlot slot : slots) {
            names.add(slot.names().getFirst());
        }
        return names;
    }

    /** The scores. */
    public FidelityWindow window() {
        return window;
    }

    /** Scores what was predicted of this report. */
    public void before(int cell, long startNanos, double[] values, int offset, int mask) {
        for (int kpi = 0; kpi < slots.length; kpi++) {
            boolean there = (mask & slots[kpi].bit()) != 0;
            chosen[kpi] = there ? values[offset + slots[kpi].index()] : Double.NaN;
        }
        ledger.report(cell, startNanos, chosen, 0);
    }

    /**
     * Predicts what is due after a report that ends now.
     *
     * @param oracle who knows better; null where there is none
     */
    public void after(int cell, long endNanos, @Nullable Oracle oracle) {
        for (int horizon = 0; horizon < horizons; horizon++) {
            for (int granularity = 0; granularity < granularityMillis.length; granularity++) {
                long start = ledger.dueStartNanos(endNanos, horizon, granularity);
                if (start != Long.MIN_VALUE) {
                    bank.predict(cell, start, granularityMillis[granularity], mean, variance, 0);
                    for (int kpi = 0; kpi < slots.length; kpi++) {
                        chosen[kpi] = mean[slots[kpi].index()];
                    }
                    double @Nullable [] known =
                            oracle == null ? null : oracle.expected(cell, start, granularityMillis[granularity]);
                    ledger.predict(cell, horizon, granularity, start, chosen, 0, known);
                }
            }
        }
    }

    /** One who knows the true intensities. */
    @FunctionalInterface
    public interface Oracle {
        /** Expected values of a period, one for each KPI; the array is read at once. */
        double[] expected(int cell, long startNanos, long granularityMillis);
    }
}
