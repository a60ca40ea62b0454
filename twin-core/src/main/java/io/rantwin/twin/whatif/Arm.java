package io.rantwin.twin.whatif;

import io.rantwin.twin.flow.AdmissionLimit;
import io.rantwin.twin.loadcoupling.LoadSolver;
import java.util.Arrays;
import java.util.List;

/** One course of events, with or without the actions, followed draw by draw. Not thread-safe; arrays are reused. */
final class Arm {
    private static final double PER_CENT = 100;
    private static final double MEGA = 1e6;
    private static final double KILO = 1e3;
    private static final double DELAYS_PER_SECOND = 1e4;
    // Scheduling and HARQ of a packet that nothing is in front of: 1 ms, as the filter has it.
    private static final double LEAST_DELAY = 10;
    private static final int KPIS = Kpi.values().length;

    private final PowerDraw power;
    private final int cells;
    private final double[] meanFlowBits;
    private final double[] connectedUsers;
    private final double[] demandMean;
    private final double stepSeconds;
    private final double[] users;
    private final double[] atBegin;
    private final LoadSolver solver = new LoadSolver();
    private final SliceDivision division;
    private final double[] demand;
    private final double[] load;
    private final double[] sums;
    private final double[] offered;
    private List<Phase> phases = List.of();
    private int phase;
    private int summed;
    private double seconds;

    Arm(Snapshot snapshot, Scenario scenario, PowerDraw power) {
        this.power = snapshot.powers().over(power);
        cells = snapshot.cells();
        meanFlowBits = snapshot.meanFlowBits();
        connectedUsers = snapshot.connectedUsers();
        demandMean = snapshot.demandMean();
        stepSeconds = scenario.stepMillis() / KILO;
        users = new double[cells];
        atBegin = new double[cells];
        division = new SliceDivision(cells, snapshot.slices().slices().size());
        demand = new double[cells];
        load = new double[cells];
        sums = new double[KPIS * cells];
        offered = new double[cells];
    }

    /**
     * Back to the beginning, for another draw.
     *
     * @param before the network as it is before anything is done
     */
    void begin(List<Phase> course, Phase before) {
        for (int c = 0; c < cells; c++) {
            double most = Double.isNaN(connectedUsers[c]) ? before.admissionLimit[c] : connectedUsers[c];
            atBegin[c] = Math.min(before.admissionLimit[c], ActiveUsers.closed(before.start.offered(c), most));
        }
        phases = course;
        phase = 0;
        summed = 0;
        Arrays.fill(sums, 0);
        Arrays.fill(offered, 0);
        division.begin();
        solver.take(phases.getFirst().start);
        division.take(phases.getFirst().slices);
    }

    /** One step with the demand of the home cells before any action's factor. */
    void step(int number, double[] drawn) {
        while (phase + 1 < phases.size() && phases.get(phase + 1).firstStep <= number) {
            phase++;
            solver.take(phases.get(phase).start);
            division.take(phases.get(phase).slices);
        }
        Phase now = phases.get(phase);
        for (int c = 0; c < cells; c++) {
            demand[c] = drawn[c] * now.demandFactor[c];
            // More demand than there is now is that of more users.
            users[c] = connectedUsers[c] * (demandMean[c] > 0 ? Math.max(1, demand[c] / demandMean[c]) : 1);
        }
        seconds = (number + 1) * stepSeconds;
        if (!division.solve(now.slices, solver, demand, load)) {
            throw new IllegalStateException("The load equation did not converge, which it must for every demand.");
        }
        for (int c = 0; c < cells; c++) {
            account(now, c);
        }
        summed++;
    }

    // Sums of what is linear in time; throughput, delay and carried share are quotients of sums, as counters make them.
    private void account(Phase now, int c) {
        double arriving = now.network.demandOf(c, demand);
        double lost = demand[c] * now.network.unservedShare(c);
        AdmissionLimit limit = new AdmissionLimit(now.admissionLimit[c]);
        var mix = new ActiveUsers(
                limit,
                now.network.demandOf(c, users),
                now.network.demandOf(c, atBegin),
                arriving / meanFlowBits[c],
                seconds);
        double active;
        double carried;
        if (division.isDivided()) {
            division.account(now.slices, c, arriving, mix);
            active = division.users();
            carried = division.carried();
        } else {
            double need = solver.offered(c);
            active = mix.mean(need, 1);
            carried = arriving * (1 - limit.blocking(need));
        }
        add(Kpi.PRB_LOAD, c, PER_CENT * load[c]);
        add(Kpi.ACTIVE_USERS, c, active);
        add(Kpi.VOLUME, c, carried / MEGA);
        add(Kpi.BACKLOG, c, active * meanFlowBits[c] / MEGA);
        add(Kpi.POWER, c, power.watts(c, load[c], now.radio.powerDbm(c), now.radio.isServing(c)));
        offered[c] += (arriving + lost) / MEGA;
    }

    /** Writes the means since the last report as {@code into[from + row * cells + cell]}, those of the slices behind. */
    void report(float[] into, int from) {
        for (int c = 0; c < cells; c++) {
            double volume = sum(Kpi.VOLUME, c);
            double users = sum(Kpi.ACTIVE_USERS, c);
            for (Kpi kpi : Kpi.values()) {
                double value = switch (kpi) {
                    case PRB_LOAD, ACTIVE_USERS, VOLUME, BACKLOG, POWER -> sum(kpi, c) / summed;
                    case THROUGHPUT -> users > 0 ? KILO * volume / users : Double.NaN;
                    // Little's law: what waits over what leaves.
                    case DELAY ->
                        volume > 0 ? LEAST_DELAY + DELAYS_PER_SECOND * sum(Kpi.BACKLOG, c) / volume : Double.NaN;
                    case CARRIED -> offered[c] > 0 ? PER_CENT * volume / offered[c] : Double.NaN;
                };
                into[from + place(kpi) * cells + c] = (float) value;
            }
        }
        division.report(into, from + KPIS * cells, summed);
        summed = 0;
        Arrays.fill(sums, 0);
        Arrays.fill(offered, 0);
    }

    /** Place of a figure in arrays. */
    static int place(Kpi kpi) {
        return switch (kpi) {
            case PRB_LOAD -> 0;
            case THROUGHPUT -> 1;
            case ACTIVE_USERS -> 2;
            case VOLUME -> 3;
            case POWER -> 4;
            case CARRIED -> 5;
            case DELAY -> 6;
            case BACKLOG -> 7;
        };
    }

    private void add(Kpi kpi, int cell, double value) {
        sums[place(kpi) * cells + cell] += value;
    }

    private double sum(Kpi kpi, int cell) {
        return sums[place(kpi) * cells + cell];
    }
}
