package io.rantwin.twin.whatif;

import io.rantwin.twin.topology.ModelBasis;
import io.rantwin.twin.topology.Snssai;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a scenario brings: every figure of every cell, report and draw, with the actions and without. Values are kept as floats;
 * estimates are made from them on demand. Not changed once the engine has returned it.
 */
public final class Outcome {
    private static final int KPIS = Kpi.values().length;
    private static final int SLICE_KPIS = SliceKpi.values().length;

    private final List<String> cellIds;
    private final List<ModelBasis> basis = new ArrayList<>();
    private final Scenario scenario;
    private final int cells;
    private final int reports;
    private final List<Snssai> slices;
    private final int rows;
    private final float[] without;
    private final float[] with;
    private final Set<String> remarks = new LinkedHashSet<>();

    Outcome(Snapshot snapshot, Scenario scenario) {
        cellIds = snapshot.cellIds();
        this.scenario = scenario;
        cells = snapshot.cells();
        reports = scenario.reports();
        slices = snapshot.slices().slices();
        rows = KPIS + SLICE_KPIS * slices.size();
        long size = (long) scenario.draws() * reports * rows * cells;
        if (size > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException(
                    "Too many draws, reports and cells for one outcome: " + size + " figures.");
        }
        without = new float[(int) size];
        with = new float[(int) size];
        for (int c = 0; c < cells; c++) {
            basis.add(snapshot.map().basis(c));
        }
    }

    float[] without() {
        return without;
    }

    float[] with() {
        return with;
    }

    int place(int draw, int report) {
        return (draw * reports + report) * rows * cells;
    }

    void remark(List<String> sentences) {
        remarks.addAll(sentences);
    }

    /** Identities of the cells. */
    public List<String> cellIds() {
        return cellIds;
    }

    /** The question. */
    public Scenario scenario() {
        return scenario;
    }

    /** What a cell's figures stand on. */
    public ModelBasis basis(int cell) {
        return basis.get(cell);
    }

    /** What the reader must know, such as actions that the model cannot follow. */
    public List<String> remarks() {
        return List.copyOf(remarks);
    }

    /** Number of report periods. */
    public int reports() {
        return reports;
    }

    /** A single value; NaN where there is none. */
    public double value(Kpi kpi, int cell, int report, int draw, boolean acted) {
        return (acted ? with : without)[place(draw, report) + Arm.place(kpi) * cells + cell];
    }

    /** Slices that there are figures of. */
    public List<Snssai> slices() {
        return slices;
    }

    /** A single value of a slice, by its place in {@link #slices}; NaN where there is none. */
    public double value(SliceKpi kpi, int slice, int cell, int report, int draw, boolean acted) {
        int row = KPIS + slice * SLICE_KPIS + SliceDivision.place(kpi);
        return (acted ? with : without)[place(draw, report) + row * cells + cell];
    }

    /** Difference that the actions make to a slice of a cell, mean over all reports. */
    public Estimate effect(SliceKpi kpi, int slice, int cell) {
        double[] values = new double[scenario.draws()];
        for (int draw = 0; draw < values.length; draw++) {
            double sum = 0;
            for (int report = 0; report < reports; report++) {
                sum += value(kpi, slice, cell, report, draw, true) - value(kpi, slice, cell, report, draw, false);
            }
            values[draw] = sum / reports;
        }
        return Estimate.of(values);
    }

    /** A figure in one report, with the actions or without. */
    public Estimate trajectory(Kpi kpi, int cell, int report, boolean acted) {
        double[] values = new double[scenario.draws()];
        Arrays.setAll(values, draw -> value(kpi, cell, report, draw, acted));
        return Estimate.of(values);
    }

    /** Difference that the actions make to a cell, mean over all reports. */
    public Estimate effect(Kpi kpi, int cell) {
        double[] values = new double[scenario.draws()];
        Arrays.setAll(values, draw -> mean(kpi, cell, draw, true) - mean(kpi, cell, draw, false));
        return Estimate.of(values);
    }

    /** Difference in one report. */
    public Estimate effect(Kpi kpi, int cell, int report) {
        double[] values = new double[scenario.draws()];
        Arrays.setAll(values, draw -> value(kpi, cell, report, draw, true) - value(kpi, cell, report, draw, false));
        return Estimate.of(values);
    }

    /** Difference to the whole network: of sums for users, volume, backlog and power, of ratios of sums or means for the rest. */
    public Estimate effect(Kpi kpi) {
        double[] values = new double[scenario.draws()];
        Arrays.setAll(values, draw -> network(kpi, draw, true) - network(kpi, draw, false));
        return Estimate.of(values);
    }

    /** A figure of the whole network over all reports in one draw. */
    public double network(Kpi kpi, int draw, boolean acted) {
        return switch (kpi) {
            case ACTIVE_USERS, VOLUME, BACKLOG, POWER -> total(kpi, draw, acted);
            case PRB_LOAD -> total(kpi, draw, acted) / cells;
            case THROUGHPUT -> 1e3 * total(Kpi.VOLUME, draw, acted) / total(Kpi.ACTIVE_USERS, draw, acted);
            case DELAY -> 10 + 1e4 * total(Kpi.BACKLOG, draw, acted) / total(Kpi.VOLUME, draw, acted);
            case CARRIED -> carried(draw, acted);
        };
    }

    /** How often a guard rail is broken. */
    public Violation violation(GuardRail rail) {
        int[] count = new int[cells];
        List<Integer> draws = new ArrayList<>();
        int without0 = 0;
        for (int draw = 0; draw < scenario.draws(); draw++) {
            boolean broken = false;
            boolean brokenWithout = false;
            for (int c = rail.cell() < 0 ? 0 : rail.cell(); c < (rail.cell() < 0 ? cells : rail.cell() + 1); c++) {
                boolean here = broken(rail, c, draw, true);
                count[c] += here ? 1 : 0;
                broken |= here;
                brokenWithout |= broken(rail, c, draw, false);
            }
            without0 += brokenWithout ? 1 : 0;
            if (broken) {
                draws.add(draw);
            }
        }
        List<Integer> worst = new ArrayList<>();
        for (int c = 0; c < cells; c++) {
            if (count[c] > 0) {
                worst.add(c);
            }
        }
        worst.sort((a, b) -> Integer.compare(count[b], count[a]));
        double all = scenario.draws();
        return new Violation(rail, draws.size() / all, without0 / all, worst, draws);
    }

    private boolean broken(GuardRail rail, int cell, int draw, boolean acted) {
        for (int report = 0; report < reports; report++) {
            double value = value(rail.kpi(), cell, report, draw, acted);
            if (value < rail.least() || value > rail.most()) {
                return true;
            }
        }
        return false;
    }

    private double mean(Kpi kpi, int cell, int draw, boolean acted) {
        double sum = 0;
        for (int report = 0; report < reports; report++) {
            sum += value(kpi, cell, report, draw, acted);
        }
        return sum / reports;
    }

    private double total(Kpi kpi, int draw, boolean acted) {
        double sum = 0;
        for (int c = 0; c < cells; c++) {
            sum += mean(kpi, c, draw, acted);
        }
        return sum;
    }

    // Carried volume over offered volume, where the latter is volume / share.
    private double carried(int draw, boolean acted) {
        double volume = 0;
        double offered = 0;
        for (int report = 0; report < reports; report++) {
            for (int c = 0; c < cells; c++) {
                double share = value(Kpi.CARRIED, c, report, draw, acted);
                double here = value(Kpi.VOLUME, c, report, draw, acted);
                volume += here;
                offered += share > 0 ? 100 * here / share : 0;
            }
        }
        return offered > 0 ? 100 * volume / offered : Double.NaN;
    }
}
