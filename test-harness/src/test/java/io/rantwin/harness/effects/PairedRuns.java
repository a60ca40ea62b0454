package io.rantwin.harness.effects;

import io.rantwin.harness.ran.node.ReportedNetwork;
import io.rantwin.harness.ran.scenario.Scenario;
import io.rantwin.harness.ran.scenario.ScenarioChanges;
import io.rantwin.harness.ran.scenario.ScenarioException;
import io.rantwin.harness.ran.scenario.Scenarios;
import io.rantwin.twin.chance.Chance;
import io.rantwin.twin.whatif.ReportWindow;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Networks of one seed: one that is left alone, from whose first part the twin learns, and others in which actions follow each other,
 * each taken back before the next. Everything that is compared comes out of KPM reports of a minute; the handovers between two
 * cells, which E2SM-KPM has no label for, out of the counters that TS 28.552 clause 5.1.1.6 keeps for each relation.
 *
 * <p>The runs of a seed have the same people with the same wishes at the same places, and the same shadowing; fading and what
 * follows from it is drawn differently from the first action on. How much that alone makes is measured over a last window in which
 * nothing is done in either run, and {@link Judgement} lets the twin's interval include it.
 */
final class PairedRuns {
    static final int PERIOD_MILLIS = 60_000;
    private static final double BITS_OF_KILOBIT = 1000;
    private static final int PERIODS_OF_BATCH = 3;
    private static final List<String> MEASUREMENTS = List.of("RRU.PrbTotDl", "DRB.RlcSduTransmittedVolumeDL");

    private final Scenario scenario;
    private final long seed;
    private final RunPlan plan;

    PairedRuns(long seed, RunPlan plan) throws ScenarioException {
        this.scenario = Scenarios.file(file(), new ScenarioChanges(seed, null, null));
        this.seed = seed;
        this.plan = plan;
    }

    private static Path file() {
        URL url = Objects.requireNonNull(PairedRuns.class.getResource("steady-21.yaml"));
        try {
            return Path.of(url.toURI());
        } catch (URISyntaxException cannotBe) {
            throw new IllegalStateException(cannotBe);
        }
    }

    /**
     * What came out.
     *
     * @param topology JSON
     * @param learned reports of the first part of the run without actions
     * @param handovers counted until then, by source and target
     * @param chance variance of the difference of a cell's loads in two runs that do the same, for each unit of load
     */
    record Result(byte[] topology, ReportWindow learned, double[][] handovers, List<Pair> pairs, double chance) {}

    Result run() {
        ReportedNetwork alone = network();
        int n = alone.cells();
        pass(alone, plan.settle());
        ReportWindow learned = new ReportWindow(n, PERIODS_OF_BATCH);
        for (int minute = 0; minute < plan.learn(); minute++) {
            double[][] figures = alone.period();
            for (int c = 0; c < n; c++) {
                learned.add(c, figures[c][0] / 100, figures[c][1] * BITS_OF_KILOBIT, PERIOD_MILLIS / 1e3);
            }
        }
        double[][] handovers = new double[n][n];
        for (int c = 0; c < n; c++) {
            for (int other = 0; other < n; other++) {
                handovers[c][other] = alone.network().account().handovers(c, other);
            }
        }
        double[][] without = new double[plan.actions() + 1][];
        for (int k = 0; k <= plan.actions(); k++) {
            pass(alone, plan.pause());
            without[k] = window(alone);
            pass(alone, plan.pause());
        }
        List<Pair> pairs = new ArrayList<>();
        double chance = 0;
        for (int run = 0; run < plan.actedRuns(); run++) {
            double[] undone = acted(run, without, pairs);
            double[] same = without[plan.actions()];
            for (int c = 0; c < n; c++) {
                double difference = undone[c] - same[c];
                chance += difference * difference / (same[c] * n * plan.actedRuns());
            }
        }
        return new Result(alone.topology(), learned, handovers, pairs, chance);
    }

    /** What the loads are when all is as it was again. */
    private double[] acted(int run, double[][] without, List<Pair> pairs) {
        ReportedNetwork network = network();
        pass(network, plan.settle() + plan.learn());
        int n = network.cells();
        int[] order = shuffled(n, run);
        for (int k = 0; k < plan.actions(); k++) {
            NetworkAction action = NetworkAction.number(k + 3 * run, order[k % n]);
            action.apply(network.network(), true);
            pass(network, plan.pause());
            pairs.add(new Pair(seed, action, without[k], window(network)));
            action.apply(network.network(), false);
            pass(network, plan.pause());
        }
        pass(network, plan.pause());
        return window(network);
    }

    private int[] shuffled(int n, int run) {
        Chance chance = new Chance(seed);
        int[] order = new int[n];
        Arrays.setAll(order, i -> i);
        for (int i = n - 1; i > 0; i--) {
            int j = chance.below(i + 1, run, i);
            int moved = order[i];
            order[i] = order[j];
            order[j] = moved;
        }
        return order;
    }

    private ReportedNetwork network() {
        return new ReportedNetwork(scenario, PERIOD_MILLIS, MEASUREMENTS);
    }

    private static void pass(ReportedNetwork network, int minutes) {
        for (int minute = 0; minute < minutes; minute++) {
            network.period();
        }
    }

    // A cell that is asleep has no PRBs available and reports noValue: its load is none.
    private double[] window(ReportedNetwork network) {
        double[] load = new double[network.cells()];
        for (int minute = 0; minute < plan.window(); minute++) {
            double[][] figures = network.period();
            for (int c = 0; c < load.length; c++) {
                double share = figures[c][0] / 100;
                load[c] += (Double.isNaN(share) ? 0 : share) / plan.window();
            }
        }
        return load;
    }
}
