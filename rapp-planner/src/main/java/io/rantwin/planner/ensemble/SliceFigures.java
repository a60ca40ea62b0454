package io.rantwin.planner.ensemble;

import io.rantwin.twin.topology.Snssai;
import io.rantwin.twin.whatif.Kpi;
import io.rantwin.twin.whatif.Outcome;
import io.rantwin.twin.whatif.SliceKpi;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What slices got in the days of an ensemble: {@code values[(((draw * reports + report) * slices + slice) * cells + cell)]} for each
 * figure kept. Slices are told by their place.
 *
 * @param slices none where slices are not looked at
 * @param promises to some of them
 * @param reports of a day
 * @param cells of the network
 * @param without figures without the candidate, in the order in which they are kept
 * @param with figures with it
 */
public record SliceFigures(
        List<Snssai> slices, List<SlicePromise> promises, int reports, int cells, float[][] without, float[][] with) {
    private static final List<SliceKpi> KEPT = List.of(SliceKpi.THROUGHPUT, SliceKpi.CARRIED);

    /** Copies the lists. */
    public SliceFigures {
        slices = List.copyOf(slices);
        promises = List.copyOf(promises);
    }

    static SliceFigures of(TwinWorld world, int draws, int reports) {
        List<Snssai> slices = world.snapshot().slices().slices();
        int cells = world.snapshot().cells();
        int size = Math.multiplyExact(Math.multiplyExact(draws, reports), slices.size() * cells);
        return new SliceFigures(
                slices, world.promises(), reports, cells, new float[KEPT.size()][size], new float[KEPT.size()][size]);
    }

    /** Takes down a day. */
    void keep(Outcome outcome, boolean acted, int draw, boolean isCandidate) {
        for (int row = 0; row < KEPT.size(); row++) {
            float[] into = (isCandidate ? with : without)[row];
            for (int report = 0; report < reports; report++) {
                for (int slice = 0; slice < slices.size(); slice++) {
                    for (int cell = 0; cell < cells; cell++) {
                        into[place(draw, report, slice, cell)] =
                                (float) outcome.value(KEPT.get(row), slice, cell, report, 0, acted);
                    }
                }
            }
        }
    }

    /** A single figure; NaN where there is none. */
    public double value(SliceKpi kpi, int draw, int report, int slice, int cell, boolean acted) {
        return (acted ? with : without)[KEPT.indexOf(kpi)][place(draw, report, slice, cell)];
    }

    /** How much of a promise a cell kept in the mean of a day, in percent; reports without traffic left out, NaN when all are. */
    public double reachedPercent(SlicePromise promise, int draw, int cell, boolean acted) {
        int slice = slices.indexOf(promise.slice());
        double sum = 0;
        int count = 0;
        for (int report = 0; report < reports; report++) {
            double kbits = value(SliceKpi.THROUGHPUT, draw, report, slice, cell, acted);
            if (!Double.isNaN(kbits)) {
                sum += promise.reachedPercent(kbits);
                count++;
            }
        }
        return sum / count;
    }

    private int place(int draw, int report, int slice, int cell) {
        return ((draw * reports + report) * slices.size() + slice) * cells + cell;
    }

    /** What a slice has of a figure of cells; null when it has none. */
    public static @Nullable SliceKpi of(Kpi kpi) {
        return switch (kpi) {
            case CARRIED -> SliceKpi.CARRIED;
            case THROUGHPUT -> SliceKpi.THROUGHPUT;
            default -> null;
        };
    }
}
