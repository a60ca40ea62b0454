package io.rantwin.harness.ran.network;

import io.rantwin.harness.ran.radio.PortableMath;

/**
 * RRC connections: who is connected where, establishment with admission control, release after inactivity, loss of the radio
 * link and re-establishment (TS 38.331 clauses 5.3.3, 5.3.7, 5.3.8, 5.3.10).
 *
 * <p>The radio link is watched on its SINR, as a ratio averaged over some {@value #SYNC_MILLIS} ms: below Qout T310 starts, above Qin,
 * {@value #SYNC_GAP_DB} dB higher, it stops, and when it expires the link is lost (N310 and N311 are 1). A cell that refuses
 * a user, or does not answer, is left alone by that user for {@value #WAIT_MICROS} us, as after an RRCReject with a wait time; it
 * tries elsewhere meanwhile.
 */
final class Connections {
    private static final long SETUP_MICROS = 20_000;
    private static final long RETRY_MICROS = 1_000_000;
    private static final long REESTABLISHMENT_MICROS = 100_000;
    private static final long WAIT_MICROS = 5_000_000;
    private static final double SYNC_MILLIS = 200;
    private static final double SYNC_GAP_DB = 2;
    private static final double LEAST_SINR_DB = -100;
    private static final double LEAST_DBM = -125;
    /** Above it an idle user prefers the widest carrier, as cell reselection priorities make it. */
    private static final double GOOD_DBM = -105;

    private final NetworkPlan plan;
    private final UeStates ues;
    private final Account account;
    private final CellParameters parameters;
    private final Impairments impairments;
    private final Links links;
    private final Radios radios;
    private final Demand demand;
    private final LinkAdaptation adaptation;
    private final Scheduler scheduler;
    private final int[] connected;
    private final int[] connectedOfSlice;
    private final long[] quietUntilMicros;
    private final long[] lastDataMicros;
    private final long[] outOfSyncMicros;
    private final double[] averageSinr;
    private final double syncWeight;
    private final boolean[] lost;
    /** [user * cells + cell] */
    private final long[] shunnedUntilMicros;

    Connections(
            NetworkPlan plan,
            UeStates ues,
            Account account,
            CellParameters parameters,
            Impairments impairments,
            Links links,
            Radios radios,
            Demand demand,
            LinkAdaptation adaptation,
            Scheduler scheduler) {
        this.plan = plan;
        this.ues = ues;
        this.account = account;
        this.parameters = parameters;
        this.impairments = impairments;
        this.links = links;
        this.radios = radios;
        this.demand = demand;
        this.adaptation = adaptation;
        this.scheduler = scheduler;
        connected = new int[account.cells()];
        connectedOfSlice = new int[account.cells() * account.slices()];
        quietUntilMicros = new long[ues.size()];
        lastDataMicros = new long[ues.size()];
        outOfSyncMicros = new long[ues.size()];
        lost = new boolean[ues.size()];
        averageSinr = new double[ues.size()];
        shunnedUntilMicros = new long[ues.size() * account.cells()];
        double period = Handovers.MEASURE_STEPS * RadioNetwork.STEP_MICROS / 1e3;
        syncWeight = 1 - PortableMath.exp(-period / SYNC_MILLIS);
    }

    int users(int cell) {
        return connected[cell];
    }

    int users(int cell, int slice) {
        return connectedOfSlice[cell * account.slices() + slice];
    }

    /** Whether data can flow: connected, and not changing the cell or coming back. */
    boolean isOpen(int ue, long now) {
        return ues.cell[ue] != UeStates.NONE && quietUntilMicros[ue] <= now;
    }

    /** Whether a cell takes one user more. */
    boolean admits(int cell) {
        return radios.isServing(cell) && !parameters.isBarred(cell) && connected[cell] < parameters.mostUsers(cell);
    }

    /** Lets a user without a connection try, where it has something to do; true when it is connected now. */
    boolean establish(int ue, long now) {
        if (quietUntilMicros[ue] > now) {
            return false;
        }
        if (lost[ue]) {
            return reestablish(ue, now);
        }
        if (demand.queuedBits(ue) == 0) {
            return false;
        }
        int cell = camped(ue, now);
        quietUntilMicros[ue] = now + RETRY_MICROS;
        if (cell == UeStates.NONE) {
            return false;
        }
        account.add(CellCount.RRC_ESTABLISHMENTS_ATTEMPTED, cell, 1);
        if (!admits(cell)) {
            account.add(CellCount.RRC_ESTABLISHMENTS_REFUSED, cell, 1);
            shun(ue, cell, now);
            return false;
        }
        if (impairments.isRefusing(cell) || !reaches(ue, cell)) {
            shun(ue, cell, now);
            return false;
        }
        account.add(CellCount.RRC_ESTABLISHMENTS_DONE, cell, 1);
        ues.connectedSinceMicros[ue] = now;
        enter(ue, cell, now, now + SETUP_MICROS);
        return true;
    }

    private boolean reaches(int ue, int cell) {
        return links.meanSinrDecibels(ue, cell, impairments.noiseRiseDb(cell))
                > plan.handover().outOfSyncSinrDb();
    }

    /** Lets a user leave a cell alone for a while. */
    void shun(int ue, int cell, long now) {
        shunnedUntilMicros[ue * account.cells() + cell] = now + WAIT_MICROS;
    }

    /** Whether a user leaves a cell alone. */
    boolean isShunned(int ue, int cell, long now) {
        return shunnedUntilMicros[ue * account.cells() + cell] > now;
    }

    /** The strongest cell that a user may try. */
    private int strongest(int ue, long now) {
        int best = UeStates.NONE;
        double bestDbm = LEAST_DBM;
        for (int cell = 0; cell < account.cells(); cell++) {
            double dbm = ues.rsrpDbm(ue, cell);
            if (dbm > bestDbm && radios.isServing(cell) && !isShunned(ue, cell, now)) {
                best = cell;
                bestDbm = dbm;
            }
        }
        return best;
    }

    private int camped(int ue, long now) {
        int best = strongest(ue, now);
        if (best == UeStates.NONE || plan.layout().carriers().size() == 1) {
            return best;
        }
        for (int cell = 0; cell < account.cells(); cell++) {
            if (radios.isServing(cell)
                    && ues.rsrpDbm(ue, cell) > GOOD_DBM
                    && !isShunned(ue, cell, now)
                    && isBetter(ue, cell, best)) {
                best = cell;
            }
        }
        return best;
    }

    private boolean isBetter(int ue, int cell, int than) {
        int width = bandwidth(cell) - bandwidth(than);
        return width > 0 || width == 0 && ues.rsrpDbm(ue, cell) > ues.rsrpDbm(ue, than);
    }

    private int bandwidth(int cell) {
        return plan.layout().carriers().get(plan.layout().carrierOf(cell)).bandwidthMegahertz();
    }

    private boolean reestablish(int ue, long now) {
        lost[ue] = false;
        int cell = strongest(ue, now);
        if (cell != UeStates.NONE) {
            account.add(CellCount.RRC_REESTABLISHMENTS_ATTEMPTED, cell, 1);
            if (admits(cell) && !impairments.isRefusing(cell) && reaches(ue, cell)) {
                account.add(CellCount.RRC_REESTABLISHMENTS_DONE, cell, 1);
                enter(ue, cell, now, now + SETUP_MICROS);
                return true;
            }
            account.add(CellCount.RRC_CONNECTIONS_DROPPED, cell, 1);
            shun(ue, cell, now);
        }
        demand.clear(ue, now);
        quietUntilMicros[ue] = now + RETRY_MICROS;
        return false;
    }

    /** Puts a user into a cell; no data flows until a time. */
    void enter(int ue, int cell, long now, long quietUntil) {
        ues.cell[ue] = cell;
        connected[cell]++;
        connectedOfSlice[cell * account.slices() + ues.slice[ue]]++;
        quietUntilMicros[ue] = quietUntil;
        lastDataMicros[ue] = now;
        outOfSyncMicros[ue] = 0;
        ues.sinrDecibels[ue] = (float) links.sinrDecibels(ue, cell, impairments.noiseRiseDb(cell));
        averageSinr[ue] = sinr(ue);
        adaptation.begin(ue);
        scheduler.begin(ue);
        demand.claim(ue, cell);
    }

    /** Takes a user out of its cell. */
    void leave(int ue) {
        int cell = ues.cell[ue];
        connected[cell]--;
        connectedOfSlice[cell * account.slices() + ues.slice[ue]]--;
        ues.cell[ue] = UeStates.NONE;
        adaptation.abandon(ue);
    }

    /**
     * Loses a user's link: it will try to come back in the strongest cell.
     *
     * @param noticedMicros how long it takes the user to know that it has lost it
     */
    void lose(int ue, long now, long noticedMicros) {
        leave(ue);
        lost[ue] = true;
        quietUntilMicros[ue] = now + noticedMicros + REESTABLISHMENT_MICROS;
    }

    /** Ends the connection of a user that left the area, or of whom no cell wants. */
    void release(int ue, long now) {
        if (ues.cell[ue] != UeStates.NONE) {
            leave(ue);
        }
        demand.clear(ue, now);
        lost[ue] = false;
        quietUntilMicros[ue] = now;
    }

    /** Starts the inactivity timer anew where something waits, also when it is gone within the step. */
    void noteData(int ue, long now) {
        if (demand.queuedBits(ue) > 0 || demand.uplinkBits(ue) > 0) {
            lastDataMicros[ue] = now;
        }
    }

    /** Watches inactivity; true when the connection was released for it. */
    boolean isReleased(int ue, long now) {
        if (now - lastDataMicros[ue] < plan.handover().inactivitySeconds() * 1e6) {
            return false;
        }
        leave(ue);
        return true;
    }

    /** Whether a user hears its cell: T310 does not run. */
    boolean isInSync(int ue) {
        return outOfSyncMicros[ue] == 0;
    }

    private double sinr(int ue) {
        return PortableMath.fromDecibels(Math.max(ues.sinrDecibels[ue], LEAST_SINR_DB));
    }

    /** Watches the radio link over a time in which the SINR was as it is now; true when it was lost. */
    boolean isLinkLost(int ue, long spanMicros, long now) {
        averageSinr[ue] += syncWeight * (sinr(ue) - averageSinr[ue]);
        double least = plan.handover().outOfSyncSinrDb() + (isInSync(ue) ? 0 : SYNC_GAP_DB);
        if (averageSinr[ue] >= PortableMath.fromDecibels(least)) {
            outOfSyncMicros[ue] = 0;
            return false;
        }
        outOfSyncMicros[ue] += spanMicros;
        if (outOfSyncMicros[ue] < plan.handover().radioLinkTimerMillis() * 1000L) {
            return false;
        }
        account.add(CellCount.RADIO_LINK_FAILURES, ues.cell[ue], 1);
        lose(ue, now, 0);
        return true;
    }
}
