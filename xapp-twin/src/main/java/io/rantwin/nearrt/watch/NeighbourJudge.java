package io.rantwin.nearrt.watch;

import io.rantwin.twin.anomaly.FaultKind;
import io.rantwin.twin.anomaly.Finding;
import io.rantwin.twin.anomaly.NeighbourLoad;
import io.rantwin.twin.chance.Chance;
import io.rantwin.twin.estimation.ExpectedLoad;
import io.rantwin.twin.estimation.NeighbourEvidence;
import io.rantwin.twin.loadcoupling.Association;
import io.rantwin.twin.loadcoupling.LinkModel;
import io.rantwin.twin.loadcoupling.LoadNetwork;
import io.rantwin.twin.loadcoupling.RadioState;
import io.rantwin.twin.propagation.RadioMap;
import io.rantwin.twin.propagation.RadioMapMaker;
import io.rantwin.twin.propagation.RadioOptions;
import io.rantwin.twin.topology.ModelBasis;
import io.rantwin.twin.topology.Topology;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Compares each cell with what its neighbours imply and says who is to be quarantined: those of one topology, of which at least one cell
 * has neighbours. Not thread-safe.
 */
final class NeighbourJudge {
    private static final long SEED = 1;
    /** Share of the evidence needed from which a cell's reports are hardly learned from. */
    private static final double LEAST_DOUBT = 0.1;

    private final WatchSettings settings;
    private final Topology topology;
    private final NeighbourLoad neighbours;
    private final NeighbourEvidence evidence;
    private final double[] bitsPerSecond;
    private final double[] load;
    private final double[] active;
    private final boolean[] doubted;

    /** Takes verdicts. */
    @FunctionalInterface
    interface Bench {
        /** A distance in standard deviations quarantines a cell, no number (NaN) lets it in again. */
        void judged(String cellId, double distance);
    }

    private NeighbourJudge(WatchSettings settings, Topology topology) {
        this.settings = settings;
        this.topology = topology;
        RadioMap map = RadioMapMaker.make(topology, RadioOptions.of(topology), new Chance(SEED));
        neighbours =
                new NeighbourLoad(LoadNetwork.of(map, RadioState.of(topology, LinkModel.START), Association.home(map)));
        int cells = topology.cells().size();
        evidence = new NeighbourEvidence(cells, settings.neighbours());
        bitsPerSecond = new double[cells];
        load = new double[cells];
        active = new double[cells];
        doubted = new boolean[cells];
    }

    /** A judge of the cells of a topology; null when none of them has neighbours, or there are too many. */
    static @Nullable NeighbourJudge of(Topology topology, WatchSettings settings) {
        int cells = topology.cells().size();
        if (coupled(topology) == 0 || cells > settings.mostCoupledCells()) {
            return null;
        }
        return new NeighbourJudge(settings, topology);
    }

    /** Cells of which neighbours are known. */
    static int coupled(Topology topology) {
        int coupled = 0;
        for (int cell = 0; cell < topology.cells().size(); cell++) {
            coupled += topology.basis(cell) == ModelBasis.STAND_ALONE ? 0 : 1;
        }
        return coupled;
    }

    /** Whether a cell is compared with neighbours. */
    boolean judges(String cellId) {
        int cell = topology.indexOf(cellId);
        return cell >= 0 && topology.basis(cell) != ModelBasis.STAND_ALONE;
    }

    /**
     * Takes the period under way of all cells.
     *
     * @param teaches cells whose reports may be learned from
     */
    void take(
            Map<String, WatchedCell> cells,
            long endMillis,
            long periodMillis,
            Predicate<WatchedCell> teaches,
            Bench bench) {
        double seconds = periodMillis / 1000.0;
        Arrays.fill(bitsPerSecond, Double.NaN);
        Arrays.fill(load, Double.NaN);
        Arrays.fill(active, Double.NaN);
        List<io.rantwin.twin.topology.Cell> all = topology.cells();
        for (int cell = 0; cell < load.length; cell++) {
            WatchedCell watched = cells.get(all.get(cell).cellId());
            if (watched != null && watched.period.covered() >= seconds / 2) {
                bitsPerSecond[cell] = watched.period.bitsPerSecond();
                load[cell] = watched.period.load();
                active[cell] = watched.period.activeUsers();
            }
            doubted[cell] = watched == null
                    || evidence.contradicts(cell)
                    || evidence.onProbation(cell)
                    || evidence.share(cell) > LEAST_DOUBT
                    || !teaches.test(watched);
        }
        neighbours.take(seconds, bitsPerSecond, load, active, cell -> doubted[cell]);
        for (int cell = 0; cell < load.length; cell++) {
            WatchedCell watched = cells.get(all.get(cell).cellId());
            if (watched == null || topology.basis(cell) == ModelBasis.STAND_ALONE) {
                continue;
            }
            ExpectedLoad expected = neighbours.expect(cell, endMillis);
            if (expected != null) {
                judge(cell, watched, expected, endMillis, bench);
            }
        }
    }

    private void judge(int cell, WatchedCell watched, ExpectedLoad expected, long endMillis, Bench bench) {
        if (load[cell] == 0 && bitsPerSecond[cell] == 0) {
            // Nothing is carried and no load is told: these agree. That users wait all the same is a failure of the
            // cell and no lie, and is told as a sleeping cell.
            evidence.take(cell, 0, ExpectedLoad.of(0, 0));
        } else {
            evidence.take(cell, load[cell], expected);
        }
        if (evidence.share(cell) == 0) {
            watched.doubtSinceMillis = Long.MIN_VALUE;
        } else if (watched.doubtSinceMillis == Long.MIN_VALUE) {
            watched.doubtSinceMillis = endMillis;
        }
        boolean contradicts = evidence.contradicts(cell);
        if (contradicts || watched.quarantined) {
            watched.quarantined = contradicts;
            bench.judged(watched.cellId, contradicts ? evidence.distance(cell) : Double.NaN);
        }
        watched.contradiction =
                contradicts || evidence.onProbation(cell) ? finding(cell, watched, endMillis, contradicts) : null;
    }

    private Finding finding(int cell, WatchedCell watched, long endMillis, boolean isHeldOut) {
        long since = watched.contradiction == null
                ? Math.min(endMillis, watched.doubtSinceMillis)
                : watched.contradiction.onsetMillis();
        double byUsers = neighbours.byWaitingUsers(cell);
        String reason = String.format(
                Locale.ROOT,
                "RRU.PrbTotDl is %.1f %%, the volume carried and the neighbours' reports imply %.1f %%%s (%.1f standard deviations off)",
                100 * load[cell],
                100 * neighbours.byCoupling(cell),
                Double.isNaN(byUsers) ? "" : String.format(Locale.ROOT, ", users waiting %.1f %%", 100 * byUsers),
                Math.abs(evidence.distance(cell)));
        String fate = String.format(
                Locale.ROOT,
                isHeldOut
                        ? "its reports are held out until %d periods of %d s in a row agree, or it carries next to nothing for long"
                        : "on probation: it carries next to nothing, so its reports are believed again; %d periods of %d s in a row"
                                + " with traffic have to agree before it is clear",
                settings.neighbours().releaseAfterReports(),
                settings.periodMillis() / 1000);
        return new Finding(
                watched.index,
                FaultKind.LIAR_CELL,
                since,
                endMillis,
                evidence.share(cell),
                1,
                Double.POSITIVE_INFINITY,
                List.of(reason, fate));
    }
}
