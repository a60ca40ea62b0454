package io.rantwin.twin.whatif;

import io.rantwin.twin.topology.ModelBasis;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;

/**
 * What distinguishes two outcomes, the second minus the first, draw by draw under the same chance.
 *
 * @param network each figure of the whole network
 * @param cells the cells that change most, most changed first within each figure
 * @param remarks what the reader must know
 */
public record Difference(List<Line> network, List<Line> cells, List<String> remarks) {
    private static final int CELLS_OF_A_FIGURE = 5;
    private static final double NOTHING = 1e-6;

    /** Copies the lists. */
    public Difference {
        network = List.copyOf(network);
        cells = List.copyOf(cells);
        remarks = List.copyOf(remarks);
    }

    /**
     * One figure of one cell or of the network.
     *
     * @param where name of the cell, or "network"
     * @param basis what the cell's model stands on; of the network, the poorest of its cells
     * @param first mean without the difference
     * @param change with its 90 % interval
     */
    public record Line(Kpi kpi, String where, ModelBasis basis, double first, Estimate change) {
        /** One line for an engineer. */
        public String words() {
            return String.format(
                    Locale.ROOT,
                    "%s: %s (%s) %s by %.3g %s, from %.4g (90 %% interval %+.3g to %+.3g)%s",
                    where,
                    kpi.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                    kpi.measurement(),
                    change.mean() < 0 ? "falls" : "rises",
                    Math.abs(change.mean()),
                    kpi.unit(),
                    first,
                    change.low(),
                    change.high(),
                    basis == ModelBasis.GEOMETRY ? "" : " [" + basis + "]");
        }

        /** Whether the interval leaves no doubt about the sign. */
        public boolean isCertain() {
            return change.low() > 0 || change.high() < 0;
        }
    }

    /** What the actions of an outcome change against doing nothing. */
    public static Difference againstNothing(Outcome outcome) {
        return new Maker(outcome, false, outcome).difference();
    }

    /**
     * What two scenarios from one snapshot differ in.
     *
     * @throws IllegalArgumentException when they do not share cells, times, draws and seed
     */
    public static Difference between(Outcome first, Outcome second) {
        Scenario a = first.scenario();
        if (!first.cellIds().equals(second.cellIds())
                || !a.equals(second.scenario().withActions(a.actions()))) {
            throw new IllegalArgumentException(
                    "Outcomes can be compared when cells, times, draws and seed are the same.");
        }
        return new Maker(first, true, second).difference();
    }

    /** All lines, the network first. */
    public String words() {
        List<String> lines = new ArrayList<>();
        network.forEach(line -> lines.add(line.words()));
        cells.forEach(line -> lines.add("  " + line.words()));
        lines.addAll(remarks);
        return String.join("\n", lines);
    }

    /** Gathers the lines. */
    private record Maker(Outcome first, boolean firstActed, Outcome second) {
        Difference difference() {
            List<Line> whole = new ArrayList<>();
            List<Line> parts = new ArrayList<>();
            ModelBasis poorest = ModelBasis.GEOMETRY;
            for (int c = 0; c < first.cellIds().size(); c++) {
                poorest = first.basis(c).compareTo(poorest) > 0 ? first.basis(c) : poorest;
            }
            for (Kpi kpi : Kpi.values()) {
                whole.add(line(
                        kpi,
                        "network",
                        poorest,
                        d -> first.network(kpi, d, firstActed),
                        d -> second.network(kpi, d, true)));
                List<Line> ofKpi = new ArrayList<>();
                for (int c = 0; c < first.cellIds().size(); c++) {
                    int cell = c;
                    Line line = line(
                            kpi,
                            first.cellIds().get(c),
                            first.basis(c),
                            d -> mean(first, kpi, cell, d, firstActed),
                            d -> mean(second, kpi, cell, d, true));
                    if (Math.abs(line.change.mean()) > NOTHING) {
                        ofKpi.add(line);
                    }
                }
                ofKpi.sort(Comparator.comparingDouble(line -> -Math.abs(line.change.mean())));
                parts.addAll(ofKpi.subList(0, Math.min(CELLS_OF_A_FIGURE, ofKpi.size())));
            }
            List<String> remarks = new ArrayList<>(second.remarks());
            if (poorest != ModelBasis.GEOMETRY) {
                remarks.add("Some cells are modelled without their geometry; their lines say so.");
            }
            return new Difference(whole, parts, remarks);
        }

        private Line line(Kpi kpi, String where, ModelBasis basis, IntToDoubleFunction a, IntToDoubleFunction b) {
            double[] before = new double[first.scenario().draws()];
            double[] change = new double[before.length];
            Arrays.setAll(before, a);
            Arrays.setAll(change, draw -> b.applyAsDouble(draw) - before[draw]);
            return new Line(kpi, where, basis, Estimate.of(before).mean(), Estimate.of(change));
        }

        private static double mean(Outcome outcome, Kpi kpi, int cell, int draw, boolean acted) {
            double sum = 0;
            for (int report = 0; report < outcome.reports(); report++) {
                sum += outcome.value(kpi, cell, report, draw, acted);
            }
            return sum / outcome.reports();
        }
    }
}
