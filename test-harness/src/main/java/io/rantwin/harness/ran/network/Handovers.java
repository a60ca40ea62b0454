package io.rantwin.harness.ran.network;

import io.rantwin.harness.ran.chance.Streams;
import io.rantwin.harness.ran.radio.Gaussian;
import io.rantwin.harness.ran.site.Layout;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Handover of connected users. On the own carrier by event A3: neighbour + cellIndividualOffset > serving + a3-Offset +
 * hysteresis for the time to trigger (TS 38.331 clause 5.5.4.4). To another carrier by event A5 (clause 5.5.4.6): serving below
 * {@value #LEAVE_DBM} dBm and the neighbour better by offset and hysteresis.
 *
 * <p>A command fails when the serving link is out of synchronisation (too late), random access when the target's is (too early,
 * or to a wrong cell), or the target serves nobody. The user then re-establishes.
 */
final class Handovers {
    static final int MEASURE_STEPS = 8;

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
    private final int[] candidate;
    private final long[] sinceMicros;
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
        candidate = new int[ues.size()];
        sinceMicros = new long[ues.size()];
        cameFrom = new int[ues.size()];
        cameMicros = new long[ues.size()];
        Arrays.fill(candidate, UeStates.NONE);
        Arrays.fill(cameFrom, UeStates.NONE);
    }

    /** Lets a connected user measure and, when it is time, change the cell. */
    void measure(int ue, long now) {
        int serving = ues.cell[ue];
        double own = ues.rsrpDbm(ue, serving);
        account.addRsrp(serving, own);
        account.addSinr(serving, ues.sinrDecibels[ue]);
        double here = own + noise();
        int best = UeStates.NONE;
        double highest = here + rules.offsetDb() + rules.hysteresisDb();
        for (int other = 0; other < account.cells(); other++) {
            if (!parameters.isNeighbour(serving, other) || !radios.isServing(other)) {
                continue;
            }
            double there = ues.rsrpDbm(ue, other) + parameters.individualOffsetDb(serving, other);
            if (there < own - RANGE_DB || !mayGo(serving, other, here)) {
                continue;
            }
            double measured = there + noise();
            if (measured > highest) {
                highest = measured;
                best = other;
            }
        }
        if (best == UeStates.NONE || best != candidate[ue]) {
            candidate[ue] = best;
            sinceMicros[ue] = now;
        }
        if (best != UeStates.NONE && now - sinceMicros[ue] >= rules.timeToTriggerMillis() * 1000L) {
            candidate[ue] = UeStates.NONE;
            handOver(ue, best, now);
        }
    }

    private boolean mayGo(int serving, int other, double here) {
        return layout.carrierOf(serving) == layout.carrierOf(other) || here < LEAVE_DBM;
    }

    private double noise() {
        return rules.measurementNoiseDb() * Gaussian.next(random);
    }

    /** Prepares and executes a handover; false when the target refused it. */
    boolean handOver(int ue, int target, long now) {
        return handOver(ue, target, now, isInSync(ue, ues.cell[ue]));
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
            return false;
        }
        account.add(
                intra ? CellCount.HANDOVERS_EXECUTED_INTRA_FREQUENCY : CellCount.HANDOVERS_EXECUTED_INTER_FREQUENCY,
                source,
                1);
        if (!heard || !isInSync(ue, target) || impairments.isRefusing(target)) {
            account.add(CellCount.RADIO_LINK_FAILURES, source, 1);
            connections.lose(ue, now);
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

    private boolean isInSync(int ue, int cell) {
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
                connections.lose(ue, now);
            }
        }
    }
}
