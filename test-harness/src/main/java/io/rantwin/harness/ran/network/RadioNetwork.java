package io.rantwin.harness.ran.network;

import io.rantwin.harness.ran.chance.Streams;
import io.rantwin.harness.ran.energy.PowerState;
import io.rantwin.harness.ran.mobility.UePositions;
import io.rantwin.harness.ran.site.Layout;
import io.rantwin.harness.ran.traffic.Buffers;
import java.util.Arrays;

/**
 * A network of cells and users, in steps of 10 ms of network time. One thread owns it; between two steps that thread may read
 * everything and set parameters and impairments.
 *
 * <p>A step: traffic arrives; users without a connection that have data establish one; links fade and are measured; each cell
 * schedules; then handovers, lost links and releases; energy and heat every tenth step. What a cell sends in a step interferes
 * in the next one. No step allocates.
 */
public final class RadioNetwork {
    /** Length of a step. */
    public static final long STEP_MICROS = 10_000;

    private static final double STEP_SECONDS = STEP_MICROS / 1e6;
    private static final int MOVE_STEPS = 10;
    private static final int PLACES_STEPS = 1000;
    private static final double MOVE_SECONDS = MOVE_STEPS * STEP_SECONDS;
    /** Further in one move than anything drives: the user left over an edge and another came in. */
    private static final double JUMP_METRES = 50;

    private final NetworkPlan plan;
    private final Account account;
    private final CellParameters parameters;
    private final Impairments impairments;
    private final UeStates ues;
    private final Population population;
    private final Links links;
    private final Radios radios;
    private final Demand demand;
    private final LinkAdaptation adaptation;
    private final Scheduler scheduler;
    private final Uplink uplink;
    private final Connections connections;
    private final Handovers handovers;
    private final int cells;
    private final double[] load;
    private final int[] active;
    private final int[] activeFrom;
    private final int[] sending;
    private final int[] sendingFrom;
    private final double[] uplinkLoad;
    private final double[] beforeX;
    private final double[] beforeY;
    private long timeMicros;
    private long steps;

    /**
     * Builds the network at network time zero.
     *
     * @param seed same seed, same bits
     */
    public RadioNetwork(NetworkPlan plan, long seed) {
        Streams streams = new Streams(seed);
        Layout layout = plan.layout();
        this.plan = plan;
        cells = layout.cells().size();
        account = new Account(cells, plan.slices().size(), plan.ues());
        parameters = new CellParameters(layout, plan.neighbours(), plan.slices(), plan.mostUsersPerCell());
        impairments = new Impairments(cells);
        double[] referenceSignalDbm = new double[cells];
        ues = new UeStates(plan.ues(), cells, referenceSignalDbm);
        Ground ground = Ground.of(layout);
        population = new Population(plan, ground, streams);
        links = new Links(plan, ground, population, ues, referenceSignalDbm, streams);
        radios = new Radios(plan, parameters, impairments, account);
        demand = new Demand(plan, ues, account, population, streams);
        adaptation = new LinkAdaptation(ues, account, streams);
        scheduler = new Scheduler(plan, ues, account, demand, adaptation, parameters, impairments);
        uplink = new Uplink(plan, ues, account, demand);
        connections = new Connections(
                plan, ues, account, parameters, impairments, links, radios, demand, adaptation, scheduler);
        handovers = new Handovers(plan, ues, account, parameters, impairments, links, radios, connections, streams);
        load = new double[cells];
        uplinkLoad = new double[cells];
        active = new int[plan.ues()];
        activeFrom = new int[cells + 1];
        sending = new int[plan.ues()];
        sendingFrom = new int[cells + 1];
        beforeX = new double[plan.ues()];
        beforeY = new double[plan.ues()];
        radiate();
    }

    /** What it was made from. */
    public NetworkPlan plan() {
        return plan;
    }

    /** Network time since the beginning. */
    public long timeMicros() {
        return timeMicros;
    }

    /** Lets {@link #STEP_MICROS} pass. */
    public void step() {
        timeMicros += STEP_MICROS;
        steps++;
        if (steps % PLACES_STEPS == 0) {
            population.follow(plan.clock().hours(timeMicros));
        }
        if (steps % MOVE_STEPS == 0) {
            move();
        }
        demand.advanceTo(timeMicros);
        radiate();
        for (int ue = 0; ue < ues.size(); ue++) {
            if (ues.cell[ue] == UeStates.NONE && !connections.establish(ue, timeMicros)) {
                replace(ue);
            }
        }
        listen();
        group();
        for (int cell = 0; cell < cells; cell++) {
            serve(cell);
        }
        decide();
        if (steps % MOVE_STEPS == 0) {
            radios.step(MOVE_SECONDS, plan.clock().hours(timeMicros));
        }
    }

    /** Lets time pass up to a moment. */
    public void advanceTo(long untilMicros) {
        while (timeMicros + STEP_MICROS <= untilMicros) {
            step();
        }
    }

    /** Another person comes, elsewhere, when one without a connection is done. */
    private void replace(int ue) {
        if ((steps + ue) % Handovers.MEASURE_STEPS != 0) {
            return;
        }
        demand.giveUp(ue, timeMicros);
        if (demand.isDone(ue)) {
            demand.left(ue);
            if (population.replace(ue)) {
                connections.release(ue, timeMicros);
                links.placed(ue);
            }
        }
    }

    private void move() {
        UePositions positions = population.positions();
        System.arraycopy(positions.xMetres(), 0, beforeX, 0, beforeX.length);
        System.arraycopy(positions.yMetres(), 0, beforeY, 0, beforeY.length);
        population.step(MOVE_SECONDS);
        for (int ue = 0; ue < beforeX.length; ue++) {
            double dx = positions.xMetres()[ue] - beforeX[ue];
            double dy = positions.yMetres()[ue] - beforeY[ue];
            double way = dx * dx + dy * dy;
            if (way > 0) {
                if (way > JUMP_METRES * JUMP_METRES) {
                    connections.release(ue, timeMicros);
                    links.placed(ue);
                } else {
                    links.moved(ue, Math.sqrt(way));
                }
            }
        }
    }

    /** Takes over powers, tilts and loads. */
    private void radiate() {
        boolean tilted = false;
        for (int cell = 0; cell < cells; cell++) {
            links.setPower(cell, radios.radiatedPowerDbm(cell));
            links.setLoad(cell, load[cell]);
            tilted |= links.setTilt(cell, parameters.electricalTiltDegrees(cell));
        }
        if (tilted) {
            for (int ue = 0; ue < ues.size(); ue++) {
                links.placed(ue);
            }
        }
    }

    /** Users with data listen in every step, the others when they report. */
    private void listen() {
        for (int ue = 0; ue < ues.size(); ue++) {
            int cell = ues.cell[ue];
            if (cell == UeStates.NONE) {
                continue;
            }
            connections.noteData(ue, timeMicros);
            if (!connections.isOpen(ue, timeMicros)) {
                double waiting = demand.inBaseStation(ue) * STEP_SECONDS;
                account.add(SliceCount.QUEUED_BIT_SECONDS_DL, cell, ues.slice[ue], waiting);
                account.add(UeCount.QUEUED_BIT_SECONDS_DL, ue, waiting);
            }
            boolean reports = (steps + ue) % LinkAdaptation.REPORT_STEPS == 0;
            if (reports || demand.queuedBits(ue) > 0) {
                links.fade(ue, cell);
                ues.sinrDecibels[ue] = (float) links.sinrDecibels(ue, cell, impairments.noiseRiseDb(cell));
                if (reports) {
                    adaptation.report(ue);
                }
            }
        }
    }

    /** Lists, cell by cell, who has something to receive and who to send. Counting sort, so users stay in order. */
    private void group() {
        Arrays.fill(activeFrom, 0);
        Arrays.fill(sendingFrom, 0);
        for (int ue = 0; ue < ues.size(); ue++) {
            if (connections.isOpen(ue, timeMicros)) {
                activeFrom[ues.cell[ue] + 1] += demand.queuedBits(ue) > 0 ? 1 : 0;
                sendingFrom[ues.cell[ue] + 1] += demand.uplinkBits(ue) > 0 ? 1 : 0;
            }
        }
        for (int cell = 0; cell < cells; cell++) {
            activeFrom[cell + 1] += activeFrom[cell];
            sendingFrom[cell + 1] += sendingFrom[cell];
        }
        int receiving = activeFrom[cells];
        int sendingNow = sendingFrom[cells];
        // Filled from the end, so that the beginnings are beginnings again afterwards.
        for (int ue = ues.size() - 1; ue >= 0; ue--) {
            if (connections.isOpen(ue, timeMicros)) {
                int cell = ues.cell[ue];
                if (demand.queuedBits(ue) > 0) {
                    active[--activeFrom[cell + 1]] = ue;
                }
                if (demand.uplinkBits(ue) > 0) {
                    sending[--sendingFrom[cell + 1]] = ue;
                }
            }
        }
        // Each beginning stands one place too far; the last place takes the end of all.
        for (int cell = 0; cell < cells; cell++) {
            activeFrom[cell] = activeFrom[cell + 1];
            sendingFrom[cell] = sendingFrom[cell + 1];
        }
        activeFrom[cells] = receiving;
        sendingFrom[cells] = sendingNow;
    }

    private void serve(int cell) {
        double serving = radios.isServing(cell) ? STEP_SECONDS : 0;
        boolean works = serving > 0 && !impairments.isRefusing(cell);
        load[cell] = works ? scheduler.serve(cell, active, activeFrom[cell], end(activeFrom, cell), timeMicros) : 0;
        uplinkLoad[cell] = works ? uplink.serve(cell, sending, sendingFrom[cell], end(sendingFrom, cell)) : 0;
        radios.worked(cell, load[cell], uplinkLoad[cell], STEP_SECONDS);
        account.add(CellCount.SECONDS_SERVING, cell, serving);
        account.add(CellCount.PRB_SECONDS_AVAILABLE_DL, cell, serving * scheduler.blocks(cell));
        account.add(CellCount.PRB_SECONDS_AVAILABLE_UL, cell, serving * scheduler.blocks(cell));
        account.add(CellCount.CONNECTED_UE_SECONDS, cell, connections.users(cell) * STEP_SECONDS);
        for (int slice = 0; slice < account.slices(); slice++) {
            account.add(SliceCount.CONNECTED_UE_SECONDS, cell, slice, connections.users(cell, slice) * STEP_SECONDS);
        }
    }

    private int end(int[] from, int cell) {
        return from[cell + 1];
    }

    /** Handovers, lost links, releases. */
    private void decide() {
        for (int ue = 0; ue < ues.size(); ue++) {
            int cell = ues.cell[ue];
            if (cell == UeStates.NONE) {
                continue;
            }
            if (impairments.isRefusing(cell)) {
                connections.lose(ue, timeMicros, 0);
            } else if ((steps + ue) % Handovers.MEASURE_STEPS == 0) {
                long span = Handovers.MEASURE_STEPS * STEP_MICROS;
                demand.giveUp(ue, timeMicros);
                if (!connections.isReleased(ue, timeMicros)
                        && !connections.isLinkLost(ue, span, timeMicros)
                        && connections.isOpen(ue, timeMicros)) {
                    handovers.measure(ue, timeMicros);
                }
            }
        }
    }

    /** What was counted. */
    public Account account() {
        return account;
    }

    /** What can be configured. */
    public CellParameters parameters() {
        return parameters;
    }

    /** What is broken. */
    public Impairments impairments() {
        return impairments;
    }

    /** The users. */
    public UeStates ues() {
        return ues;
    }

    /** Everybody's buffers, for reading. */
    Buffers buffers() {
        return demand.buffers();
    }

    /** What a pedestrian would receive anywhere. */
    public Coverage coverage() {
        return links.coverage();
    }

    /** Of what waits for a user, what a cell has taken over. */
    long claimedBits(int ue) {
        return demand.claimedBits(ue);
    }

    /** Asks a cell's radio unit for a state. Before a sleep its users are handed over as far as neighbours take them. */
    public void requestPowerState(int cell, PowerState state) {
        radios.request(cell, state);
        if (!radios.isServing(cell)) {
            load[cell] = 0;
            links.setPower(cell, Double.NEGATIVE_INFINITY);
            links.setLoad(cell, 0);
            handovers.empty(cell, timeMicros);
        }
    }

    /** State of a radio unit; during a transition the one that was left. */
    public PowerState powerState(int cell) {
        return radios.state(cell);
    }

    /** Whether a cell serves now: not asleep, not in transition. */
    public boolean isServing(int cell) {
        return radios.isServing(cell);
    }

    /** Connected users of a cell. */
    public int connectedUsers(int cell) {
        return connections.users(cell);
    }

    /** Share of a cell's downlink resource blocks that it sent in the last step, 0 .. 1. */
    public double load(int cell) {
        return load[cell];
    }

    /** Power that the radio unit takes, mean of the last 100 ms [W]. */
    public double watts(int cell) {
        return radios.watts(cell);
    }

    /** Temperature of the radio unit. */
    public double temperatureCelsius(int cell) {
        return radios.temperatureCelsius(cell);
    }

    /** Power over the whole carrier that leaves the amplifier now, derating included [dBm]; minus infinity when off. */
    public double transmitPowerDbm(int cell) {
        return radios.transmitPowerDbm(cell);
    }

    /**
     * Hands a user over by command.
     *
     * @return false when it is not connected, is changing the cell already, is in the target, or the target does not take it
     */
    public boolean handOver(int ue, int targetCell) {
        return ues.cell[ue] != targetCell
                && connections.isOpen(ue, timeMicros)
                && handovers.handOver(ue, targetCell, timeMicros);
    }
}
