package io.rantwin.harness.ran.fault;

import io.rantwin.harness.e2node.NodeIdentity;
import io.rantwin.harness.ran.chance.Streams;
import io.rantwin.harness.ran.network.RadioNetwork;
import io.rantwin.harness.ran.node.ControlGate;
import io.rantwin.harness.ran.node.NodePlan;
import io.rantwin.harness.ran.node.ReportTamper;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The faults of what is said about a network and to it: stands between truth and reports, and before controls. What is
 * falsified is recorded by {@link FaultTimeline} like any other fault. Drawn from the seed; used by the network's thread alone.
 */
public final class FaultyReports implements ReportTamper, ControlGate {
    private static final double MICROS = 1e6;
    private static final int MOST_FROZEN = 200_000;

    private final RadioNetwork network;
    private final NodePlan plan;
    private final TimedFault[] faults;
    private final FaultyDelivery delivery;
    /** For each fault that freezes, the values it keeps; asked by key only, so their order does not matter. */
    private final Map<Integer, Map<Subject, Double>> frozen = new HashMap<>();

    /**
     * @param faults of any kind; those of the network itself are left to {@link FaultTimeline}
     * @param plan gives the nodes their ids
     * @param seed of what is lost, late and corrupted
     */
    public FaultyReports(List<TimedFault> faults, RadioNetwork network, NodePlan plan, long seed) {
        this.network = network;
        this.plan = plan;
        this.faults = faults.stream()
                .filter(fault -> fault.fault() instanceof ReportFault)
                .toArray(TimedFault[]::new);
        this.delivery = new FaultyDelivery(this.faults, new Streams(seed));
    }

    @Override
    public double value(Subject subject, Instant start, double figure) {
        if (subject.cells().size() != 1) {
            return figure;
        }
        int cell = subject.cells().getFirst();
        String name = subject.measName();
        long now = network.timeMicros();
        double told = figure;
        for (int i = 0; i < faults.length; i++) {
            boolean isOn = faults[i].isOn(now);
            switch (faults[i].fault()) {
                case ReportFault.FrozenValues(int of, String measurement)
                when of == cell && isMeant(measurement, name) ->
                    told = isOn ? frozen(i, subject, told) : thawed(i, told);
                case ReportFault.WrongUnit(int of, String measurement, double factor)
                when isOn && of == cell && isMeant(measurement, name) -> told *= factor;
                case ReportFault.LiarCell(int of, String measurement, double factor, double offset)
                when isOn && of == cell && isMeant(measurement, name) -> told = told * factor + offset;
                default -> {
                    // Not about figures, or not now.
                }
            }
        }
        return told;
    }

    private static boolean isMeant(String measurement, String name) {
        return measurement.isEmpty() || measurement.equals(name);
    }

    private double frozen(int fault, Subject subject, double figure) {
        Map<Subject, Double> kept = frozen.computeIfAbsent(fault, _ -> new HashMap<>());
        Double first = kept.get(subject);
        if (first == null && kept.size() < MOST_FROZEN) {
            kept.put(subject, figure);
        }
        return first == null ? figure : first;
    }

    private double thawed(int fault, double figure) {
        frozen.remove(fault);
        return figure;
    }

    @Override
    public Instant clock(NodeIdentity node, Instant networkTime) {
        long now = network.timeMicros();
        double wrongMicros = 0;
        for (TimedFault fault : faults) {
            if (fault.isOn(now)
                    && fault.fault() instanceof ReportFault.ClockSkew(int site, double offsetMillis, double drift)
                    && site == site(node)) {
                wrongMicros += offsetMillis * 1000 + drift / MICROS * (now - fault.fromMicros());
            }
        }
        return wrongMicros == 0 ? networkTime : networkTime.plus(Math.round(wrongMicros), ChronoUnit.MICROS);
    }

    @Override
    public boolean indication(NodeIdentity node, Instant networkTime, byte[] pdu, Way way) {
        return delivery.send(site(node), node, network.timeMicros(), pdu, way);
    }

    @Override
    public void advanceTo(Instant networkTime) {
        delivery.advanceTo(network.timeMicros());
    }

    @Override
    public boolean ignores(int cell) {
        long now = network.timeMicros();
        for (TimedFault fault : faults) {
            if (fault.fault() instanceof ReportFault.ControlIgnored(int of) && of == cell && fault.isOn(now)) {
                return true;
            }
        }
        return false;
    }

    /** How many reports wait to be late, for those who watch. */
    public int waiting() {
        return delivery.waiting();
    }

    private int site(NodeIdentity node) {
        return (int) (node.gnbId() - plan.firstGnbId());
    }
}
