package io.rantwin.harness.ran.network;

/**
 * RRC connections: who is connected where, establishment with admission control, release after inactivity, loss of the radio
 * link and re-establishment (TS 38.331 clauses 5.3.3, 5.3.7, 5.3.8, 5.3.10).
 */
final class Connections {
    private static final long SETUP_MICROS = 20_000;
    private static final long RETRY_MICROS = 1_000_000;
    private static final long REESTABLISHMENT_MICROS = 100_000;
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
    private final boolean[] lost;

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
        int cell = camped(ue);
        quietUntilMicros[ue] = now + RETRY_MICROS;
        if (cell == UeStates.NONE) {
            return false;
        }
        account.add(CellCount.RRC_ESTABLISHMENTS_ATTEMPTED, cell, 1);
        if (!admits(cell)) {
            account.add(CellCount.RRC_ESTABLISHMENTS_REFUSED, cell, 1);
            return false;
        }
        if (impairments.isRefusing(cell) || !reaches(ue, cell)) {
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

    private int camped(int ue) {
        int best = links.strongest(ue, radios, LEAST_DBM);
        if (best == UeStates.NONE || plan.layout().carriers().size() == 1) {
            return best;
        }
        for (int cell = 0; cell < account.cells(); cell++) {
            if (radios.isServing(cell) && ues.rsrpDbm(ue, cell) > GOOD_DBM && isBetter(ue, cell, best)) {
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
        int cell = links.strongest(ue, radios, LEAST_DBM);
        if (cell != UeStates.NONE) {
            account.add(CellCount.RRC_REESTABLISHMENTS_ATTEMPTED, cell, 1);
            if (admits(cell) && !impairments.isRefusing(cell) && reaches(ue, cell)) {
                account.add(CellCount.RRC_REESTABLISHMENTS_DONE, cell, 1);
                enter(ue, cell, now, now + SETUP_MICROS);
                return true;
            }
            account.add(CellCount.RRC_CONNECTIONS_DROPPED, cell, 1);
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

    /** Loses a user's link: it will try to come back in the strongest cell. */
    void lose(int ue, long now) {
        leave(ue);
        lost[ue] = true;
        quietUntilMicros[ue] = now + REESTABLISHMENT_MICROS;
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

    /** Watches inactivity; true when the connection was released for it. */
    boolean isReleased(int ue, long now) {
        if (demand.queuedBits(ue) > 0 || demand.uplinkBits(ue) > 0) {
            lastDataMicros[ue] = now;
            return false;
        }
        if (now - lastDataMicros[ue] < plan.handover().inactivitySeconds() * 1e6) {
            return false;
        }
        leave(ue);
        return true;
    }

    /** Watches the radio link over a time in which the SINR was as it is now; true when it was lost. */
    boolean isLinkLost(int ue, long spanMicros, long now) {
        if (ues.sinrDecibels[ue] >= plan.handover().outOfSyncSinrDb()) {
            outOfSyncMicros[ue] = 0;
            return false;
        }
        outOfSyncMicros[ue] += spanMicros;
        if (outOfSyncMicros[ue] < plan.handover().radioLinkTimerMillis() * 1000L) {
            return false;
        }
        account.add(CellCount.RADIO_LINK_FAILURES, ues.cell[ue], 1);
        lose(ue, now);
        return true;
    }
}
