package io.rantwin.harness.ran.network;

import io.rantwin.harness.ran.chance.Streams;
import io.rantwin.harness.ran.radio.Gaussian;
import io.rantwin.harness.ran.site.Layout;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Handover of connected users. On the own carrier by event A3: neighbour + cellIndividualOffset > serving + a3-Offset +
 * hysteresis for the time to trigger, each neighbour by itself (TS 38.331 clause 5.5.4.4). To another carrier by event A5 (clause 5.5.4.6): serving below
 * {@value #LEAVE_DBM} dBm and the neighbour better by offset and hysteresis.
 *
 * <p>A command fails when T310 runs in the serving cell (too late), random access when the target's SINR is below Qout (too
 * early, or to a wrong cell) or the target serves nobody; that the user knows when T304 expires. It then re-establishes. A
 * neighbour that has refused a user is not asked again for it at once.
 */
final class Handovers {
    static final int MEASURE_STEPS = 8;

    private static final long NEVER = Long.MAX_VALUE;
    private static final long T304_MICROS = 500_000;
    private static final double LEAVE_DBM = -108;
    /** Weaker neighbours are not measured. */
    private static final double RANGE_DB = 12;

    private final NetworkPlan plan;
    private final Layout layout;
    private final HandoverRules rules;
    private final UeStates ues;
    private final Account account;
    private final CellParameters parameters;
    private final Impairments impairments;
    private final Links links;
    private final Radios radios;
    private final Connections connections;
    private final RandomGenerator random;
    /** [user * cells + cell]: since when a neighbour fulfils the condition, or {@link #NEVER}. */
    private final long[] sinceMicros;

    private final int[] measuredIn;
    private final long[] measuredMicros;
    private final int[] cameFrom;
    private final long[] cameMicros;

    Handovers(
            NetworkPlan plan,
            UeStates ues,
            Account account,
            CellParameters parameters,
            Impairments impairments,
            Links links,
            Radios radios,
            Connections connections,
            Streams streams) {
        this.plan = plan;
        this.layout = plan.layout();
        this.rules = plan.handover();
        this.ues = ues;
        this.account = account;
        this.parameters = parameters;
        this.impairments = impairments;
        this.links = links;
        this.radios = radios;
        this.connections = connections;
        this.random = streams.of("handover.measurements");
        sinceMicros = new long[ues.size() * account.cells()];
        measuredIn = new int[ues.size()];
        measuredMicros = new long[ues.size()];
        cameFrom = new int[ues.size()];
        cameMicros = new long[ues.size()];
        Arrays.fill(measuredIn, UeStates.NONE);
        Arrays.fill(cameFrom, UeStates.NONE);
    }

    /** Lets a connected user measure and, when it is time, change the cell. */
    void measure(int ue, long now) {
        int serving = ues.cell[ue];
        double own = ues.rsrpDbm(ue, serving);
        account.addRsrp(serving, own);
        account.addSinr(serving, ues.sinrDecibels[ue]);
        double here = own + noise();
        begin(ue, serving, now);
        long[] since = sinceMicros;
        int row = ue * account.cells();
        int best = UeStates.NONE;
        double threshold = here + rules.offsetDb() + rules.hysteresisDb();
        double highest = threshold;
        for (int other = 0; other < account.cells(); other++) {
            double there = ues.rsrpDbm(ue, other) + parameters.individualOffsetDb(serving, other);
            if (there < own - RANGE_DB || !isCandidate(ue, serving, other, here, now)) {
                since[row + other] = NEVER;
                continue;
            }
            double measured = there + noise();
            if (measured <= threshold) {
                since[row + other] = NEVER;
                continue;
            }
            since[row + other] = Math.min(since[row + other], now);
            if (now - since[row + other] >= rules.timeToTriggerMillis() * 1000L && measured > highest) {
                highest = measured;
                best = other;
            }
        }
        if (best != UeStates.NONE) {
            measuredIn[ue] = UeStates.NONE;
            handOver(ue, best, now);
        }
    }

    /** Forgets what was measured in another cell, or too long ago. */
    private void begin(int ue, int serving, long now) {
        if (measuredIn[ue] != serving || now - measuredMicros[ue] > MEASURE_STEPS * RadioNetwork.STEP_MICROS) {
            Arrays.fill(sinceMicros, ue * account.cells(), (ue + 1) * account.cells(), NEVER);
            measuredIn[ue] = serving;
        }
        measuredMicros[ue] = now;
    }

    private boolean isCandidate(int ue, int serving, int other, double here, long now) {
        return parameters.isNeighbour(serving, other)
                && radios.isServing(other)
                && mayGo(serving, other, here)
                && !connections.isShunned(ue, other, now);
    }

    private boolean mayGo(int serving, int other, double here) {
        return layout.carrierOf(serving) == layout.carrierOf(other) || here < LEAVE_DBM;
    }

    private double noise() {
        return rules.measurementNoiseDb() * Gaussian.next(random);
    }

    /** Prepares and executes a handover; false when the target refused it. */
    boolean handOver(int ue, int target, long now) {
        return handOver(ue, target, now, connections.isInSync(ue));
    }

    private boolean handOver(int ue, int target, long now, boolean heard) {
        int source = ues.cell[ue];
        boolean intra = layout.carrierOf(source) == layout.carrierOf(target);
        account.add(
                intra ? CellCount.HANDOVERS_PREPARED_INTRA_FREQUENCY : CellCount.HANDOVERS_PREPARED_INTER_FREQUENCY,
                source,
                1);
        if (!connections.admits(target)) {
            account.add(
                    intra ? CellCount.HANDOVERS_REFUSED_INTRA_FREQUENCY : CellCount.HANDOVERS_REFUSED_INTER_FREQUENCY,
                    source,
                    1);
            connections.shun(ue, target, now);
            return false;
        }
        account.add(
                intra ? CellCount.HANDOVERS_EXECUTED_INTRA_FREQUENCY : CellCount.HANDOVERS_EXECUTED_INTER_FREQUENCY,
                source,
                1);
        if (!heard || !isReached(ue, target) || impairments.isRefusing(target)) {
            account.add(CellCount.RADIO_LINK_FAILURES, source, 1);
            if (impairments.isRefusing(target)) {
                connections.shun(ue, target, now);
            }
            connections.lose(ue, now, heard ? T304_MICROS : 0);
            return true;
        }
        account.add(
                intra ? CellCount.HANDOVERS_DONE_INTRA_FREQUENCY : CellCount.HANDOVERS_DONE_INTER_FREQUENCY, source, 1);
        account.add(CellCount.HANDOVERS_ENTERED, target, 1);
        account.addHandover(source, target);
        if (cameFrom[ue] == target && now - cameMicros[ue] < plan.handover().pingPongSeconds() * 1e6) {
            account.add(CellCount.HANDOVERS_PING_PONG, source, 1);
        }
        cameFrom[ue] = source;
        cameMicros[ue] = now;
        connections.leave(ue);
        connections.enter(ue, target, now, now + rules.interruptionMillis() * 1000L);
        return true;
    }

    private boolean isReached(int ue, int cell) {
        return links.meanSinrDecibels(ue, cell, impairments.noiseRiseDb(cell)) > rules.outOfSyncSinrDb();
    }

    /**
     * Hands all users of a cell that has just gone off to the strongest neighbours that take them; the others lose their
     * connection. The commands were its last words; access happens without its interference.
     */
    void empty(int cell, long now) {
        for (int ue = 0; ue < ues.size(); ue++) {
            if (ues.cell[ue] != cell) {
                continue;
            }
            int best = UeStates.NONE;
            double bestDbm = Double.NEGATIVE_INFINITY;
            for (int other = 0; other < account.cells(); other++) {
                double dbm = ues.rsrpDbm(ue, other);
                if (parameters.isNeighbour(cell, other) && connections.admits(other) && dbm > bestDbm) {
                    best = other;
                    bestDbm = dbm;
                }
            }
            if (best == UeStates.NONE || !handOver(ue, best, now, true)) {
                connections.lose(ue, now, 0);
            }
        }
    }
}
