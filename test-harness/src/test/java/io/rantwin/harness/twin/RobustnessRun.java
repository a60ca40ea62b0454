package io.rantwin.harness.twin;

import io.rantwin.codecs.catalogue.MeasurementCatalogue;
import io.rantwin.twin.estimation.CellReport;
import io.rantwin.twin.estimation.FilterBank;
import io.rantwin.twin.estimation.FilterSettings;
import io.rantwin.twin.estimation.IntakeSettings;
import io.rantwin.twin.estimation.MeasurementNames;
import io.rantwin.twin.estimation.ReportIntake;
import io.rantwin.twin.estimation.TrustState;
import io.rantwin.twin.loadcoupling.LoadNetwork;
import java.util.List;

/** One twin that gets harmed reports beside one that gets them as they were. */
final class RobustnessRun {
    /** A load further than this from that of the twin with good reports is wrong, unless three deviations stated reach further. */
    static final double WRONG = 0.1;

    private static final double DEVIATIONS = 3;
    /** Evidence from which a cell is hardly learned from, as the near-RT watch has it. */
    private static final double LEAST_DOUBT = 0.1;

    private static final MeasurementNames NAMES = new MeasurementNames(MeasurementCatalogue.bundled());
    private static final long NANOS = 1_000_000_000L;

    private final RecordedNetwork network;
    private final int periodSeconds;
    private final int from;
    private final int until;
    private final Inventory inventory;
    private final LoadNetwork coupling;

    /**
     * What came of it; times in seconds, -1 for never.
     *
     * @param liarAfter from its first lie to its quarantine
     * @param frozenAfter from the first repeated report to the flag
     * @param falseAlarms times that a cell was quarantined, or called frozen, that was neither
     * @param cellDays over which those are counted
     * @param wrong periods of any cell with a wrong load
     * @param wrongTrusted those in which nothing but trust was shown
     * @param wrongLiar those of the liar before it was found
     * @param liarBack from the last lie until the liar is let in and right again
     * @param frozenBack the same of the frozen cell
     */
    record Result(
            int liarAfter,
            int frozenAfter,
            int falseAlarms,
            double cellDays,
            int periods,
            int wrong,
            int wrongTrusted,
            int wrongLiar,
            int liarBack,
            int frozenBack) {}

    /** @param from second in which the liar and the frozen cell begin, and {@code until} in which they stop */
    RobustnessRun(RecordedNetwork network, int periodSeconds, int from, int until) {
        this.network = network;
        this.periodSeconds = periodSeconds;
        this.from = from;
        this.until = until;
        inventory = new Inventory(network.topology());
        coupling = inventory.coupling();
    }

    /** One run, all chance from the seed. */
    Result run(long seed, double factor) {
        var harmed = new HarmedReports(network, periodSeconds, seed, factor, from, until);
        var coupled = new CoupledLoad(coupling);
        FilterSettings settings = FilterSettings.forGranularity(1000L * periodSeconds);
        int cells = network.cells();
        var bank = new FilterBank(inventory.parameters(), settings);
        var good = new FilterBank(inventory.parameters(), settings);
        var intake = new ReportIntake(bank, NAMES, IntakeSettings.STANDARD, coupled.neighbours());
        boolean[] alarmed = new boolean[cells];
        int[] after = {-1, -1};
        int[] back = {-1, -1};
        int[] culprits = {harmed.liar(), harmed.frozen()};
        int falseAlarms = 0;
        int wrong = 0;
        int wrongTrusted = 0;
        int wrongLiar = 0;
        int periods = 0;
        for (int start = 0; start + periodSeconds <= network.seconds(); start += periodSeconds) {
            int end = start + periodSeconds;
            List<CellReport> reports = harmed.arriving(start);
            coupled.period(reports, cell -> doubted(intake, cell, end) || intake.contradiction(cell) > LEAST_DOUBT);
            reports.forEach(intake::take);
            for (int cell = 0; cell < cells; cell++) {
                double[] report = network.report(cell, start, periodSeconds);
                good.update(cell, start * NANOS, 1000L * periodSeconds, report, 0, RecordedNetwork.mask(report));
                boolean doubted = doubted(intake, cell, end);
                boolean lying = start >= from && start < until;
                boolean guilty = lying && (cell == harmed.liar() || cell == harmed.frozen());
                double admitted = DEVIATIONS * bank.loadDeviation(cell);
                boolean off = Math.abs(bank.load(cell) - good.load(cell)) > Math.max(WRONG, admitted);
                // What still stands from the time of the fault is no alarm of its own.
                if (doubted && !alarmed[cell] && !guilty) {
                    falseAlarms++;
                }
                alarmed[cell] = doubted;
                for (int i = 0; i < culprits.length; i++) {
                    if (cell == culprits[i] && doubted && guilty && after[i] < 0) {
                        after[i] = end - from;
                    }
                    if (cell == culprits[i] && !lying && start >= until && back[i] < 0 && !doubted && !off) {
                        back[i] = end - until;
                    }
                }
                periods++;
                if (off && start >= from / 2) {
                    wrong++;
                    if (intake.trustState(cell, end * NANOS) == TrustState.TRUSTED) {
                        wrongTrusted++;
                        wrongLiar += cell == harmed.liar() && guilty ? 1 : 0;
                    }
                }
            }
        }
        double cellDays = cells * network.seconds() / 86_400.0;
        return new Result(
                after[0], after[1], falseAlarms, cellDays, periods, wrong, wrongTrusted, wrongLiar, back[0], back[1]);
    }

    private static boolean doubted(ReportIntake intake, int cell, int nowSeconds) {
        TrustState state = intake.trustState(cell, nowSeconds * NANOS);
        return state == TrustState.QUARANTINED || state == TrustState.FROZEN;
    }
}
