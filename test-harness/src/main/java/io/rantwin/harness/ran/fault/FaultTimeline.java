package io.rantwin.harness.ran.fault;

import io.rantwin.harness.ran.network.Impairments;
import io.rantwin.harness.ran.network.RadioNetwork;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Lets a network break as its scenario says. The thread that owns the network calls {@link #advance} between two steps; what
 * harms the network is set then, everything that begins, grows or ends is told to the truth. Faults of the same cell add up:
 * losses in decibels, interference in power, heat resistance by factors; of two backhaul limits the lower one holds. Cells
 * that no fault names are never touched. Not thread-safe.
 */
public final class FaultTimeline {
    /** How often something that changes with time is set anew. */
    static final long CHANGE_MICROS = 100_000;

    /** A growing fault is told to the truth at each tenth of its strength. */
    private static final double TOLD_EVERY = 0.1;

    private final RadioNetwork network;
    private final TimedFault[] faults;
    private final FaultTruth truth;
    private final JammerReach[] jammers;
    private final boolean[] wasOn;
    private final double[] told;
    private final boolean[] knewNeighbour;
    private final int[] touched;
    private final double[] lossDb;
    private final double[] interference;
    private final double[] heatFactor;
    private final double[] backhaul;
    private final boolean[] refusing;
    private long nextMicros;

    /**
     * @param faults in any order
     * @param truth hears of every change
     */
    public FaultTimeline(List<TimedFault> faults, RadioNetwork network, FaultTruth truth) {
        this.network = network;
        this.truth = truth;
        this.faults = faults.toArray(new TimedFault[0]);
        int cells = network.plan().layout().cells().size();
        jammers = new JammerReach[this.faults.length];
        wasOn = new boolean[this.faults.length];
        told = new double[this.faults.length];
        knewNeighbour = new boolean[this.faults.length];
        lossDb = new double[cells];
        interference = new double[cells];
        heatFactor = new double[cells];
        backhaul = new double[cells];
        refusing = new boolean[cells];
        boolean[] touches = new boolean[cells];
        for (int i = 0; i < this.faults.length; i++) {
            jammers[i] = this.faults[i].fault() instanceof NetworkFault.Jammer jammer
                    ? JammerReach.of(jammer, network.plan().layout())
                    : JammerReach.NONE;
            touch(this.faults[i].fault(), jammers[i], touches);
        }
        List<Integer> marked = new ArrayList<>();
        for (int cell = 0; cell < cells; cell++) {
            if (touches[cell]) {
                marked.add(cell);
            }
        }
        touched = marked.stream().mapToInt(Integer::intValue).toArray();
    }

    private static void touch(Fault fault, JammerReach jammer, boolean[] touches) {
        switch (fault) {
            case NetworkFault.SleepingCell one -> touches[one.cell()] = true;
            case NetworkFault.AntennaDegradation one -> touches[one.cell()] = true;
            case NetworkFault.AmplifierDegradation one -> touches[one.cell()] = true;
            case NetworkFault.FanDegradation one -> touches[one.cell()] = true;
            case NetworkFault.BackhaulLimit one -> touches[one.cell()] = true;
            case NetworkFault.Interference one -> touches[one.cell()] = true;
            case NetworkFault.Jammer _ -> jammer.mark(touches);
            // Neighbours are parameters; reports are not the network's.
            case NetworkFault.MissingNeighbour _, ReportFault _ -> {}
        }
    }

    /** The faults, by the number that the truth gives them. */
    public List<TimedFault> faults() {
        return List.of(faults);
    }

    /**
     * Sets what is broken at the network's present time.
     *
     * @throws IOException when the truth cannot be written
     */
    public void advance() throws IOException {
        long now = network.timeMicros();
        if (now < nextMicros) {
            return;
        }
        long next = Long.MAX_VALUE;
        Arrays.fill(lossDb, 0);
        Arrays.fill(interference, 0);
        Arrays.fill(heatFactor, 1);
        Arrays.fill(backhaul, Double.POSITIVE_INFINITY);
        Arrays.fill(refusing, false);
        for (int i = 0; i < faults.length; i++) {
            TimedFault fault = faults[i];
            boolean isOn = fault.isOn(now);
            double strength = fault.strength(now);
            tell(i, isOn, strength, now);
            if (isOn) {
                collect(i, strength, now);
            }
            next = Math.min(next, next(i, now));
        }
        set();
        nextMicros = next;
    }

    private void tell(int fault, boolean isOn, double strength, long now) throws IOException {
        if (isOn && !wasOn[fault]) {
            begin(fault);
            truth.told(FaultTruth.Change.BEGIN, fault, faults[fault], strength, now);
            told[fault] = strength;
        } else if (!isOn && wasOn[fault]) {
            end(fault);
            truth.told(FaultTruth.Change.END, fault, faults[fault], 0, now);
        } else if (isOn && strength > told[fault] && (strength >= told[fault] + TOLD_EVERY || strength == 1)) {
            truth.told(FaultTruth.Change.PROGRESS, fault, faults[fault], strength, now);
            told[fault] = strength;
        }
        wasOn[fault] = isOn;
    }

    private void begin(int fault) {
        if (faults[fault].fault() instanceof NetworkFault.MissingNeighbour(int cell, int neighbour)) {
            knewNeighbour[fault] = network.parameters().isNeighbour(cell, neighbour);
        }
    }

    private void end(int fault) {
        if (faults[fault].fault() instanceof NetworkFault.MissingNeighbour(int cell, int neighbour)) {
            network.parameters().setNeighbour(cell, neighbour, knewNeighbour[fault]);
        }
    }

    private void collect(int index, double strength, long now) {
        switch (faults[index].fault()) {
            case NetworkFault.SleepingCell(int cell) -> refusing[cell] = true;
            case NetworkFault.AntennaDegradation(int cell, double loss) -> lossDb[cell] += strength * loss;
            case NetworkFault.AmplifierDegradation(int cell, double loss) -> lossDb[cell] += strength * loss;
            case NetworkFault.FanDegradation(int cell, double factor) ->
                heatFactor[cell] *= 1 + strength * (factor - 1);
            // A limit that grows comes down from no limit at all.
            case NetworkFault.BackhaulLimit(int cell, double bits) ->
                backhaul[cell] = Math.min(backhaul[cell], strength > 0 ? bits / strength : Double.POSITIVE_INFINITY);
            case NetworkFault.Interference(int cell, double rise) ->
                interference[cell] += JammerReach.aboveNoise(strength * rise);
            case NetworkFault.Jammer jammer -> {
                if (isSending(jammer, now - faults[index].fromMicros())) {
                    jammers[index].addTo(interference, strength);
                }
            }
            case NetworkFault.MissingNeighbour(int cell, int neighbour) ->
                network.parameters().setNeighbour(cell, neighbour, false);
            case ReportFault _ -> {
                // Whoever reports asks for it.
            }
        }
    }

    private static boolean isSending(NetworkFault.Jammer jammer, long sinceMicros) {
        double period = jammer.onSeconds() + jammer.offSeconds();
        double phase = sinceMicros / 1e6 % period;
        return jammer.offSeconds() == 0 || phase < jammer.onSeconds();
    }

    private void set() {
        Impairments impairments = network.impairments();
        for (int cell : touched) {
            impairments.setTransmitLossDb(cell, lossDb[cell]);
            impairments.setNoiseRiseDb(cell, 10 * StrictMath.log10(1 + interference[cell]));
            impairments.setHeatResistanceFactor(cell, heatFactor[cell]);
            impairments.setBackhaulBitsPerSecond(cell, backhaul[cell]);
            impairments.setRefusing(cell, refusing[cell]);
        }
    }

    private long next(int fault, long now) {
        TimedFault timed = faults[fault];
        if (now < timed.fromMicros()) {
            return timed.fromMicros();
        }
        if (now >= timed.untilMicros()) {
            return Long.MAX_VALUE;
        }
        boolean isPulsed = timed.fault() instanceof NetworkFault.Jammer jammer && jammer.offSeconds() > 0;
        boolean isMoving = now < timed.fullMicros() || isPulsed;
        return isMoving ? Math.min(timed.untilMicros(), now + CHANGE_MICROS) : timed.untilMicros();
    }
}
