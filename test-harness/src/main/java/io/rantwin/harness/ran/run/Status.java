package io.rantwin.harness.ran.run;

import io.rantwin.harness.e2node.NodeStatus;
import io.rantwin.harness.e2node.NodeStatus.Phase;
import io.rantwin.harness.e2node.SimulatedE2Node;
import io.rantwin.harness.ran.network.CellCount;
import io.rantwin.harness.ran.network.RadioNetwork;
import io.rantwin.harness.ran.network.SliceCount;
import io.rantwin.harness.ran.node.NetworkNodes;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** A line about the run every few seconds of our time. Called by the network's thread. */
final class Status {
    private static final String[] DAYS = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    private static final int HOURS_PER_DAY = 24;
    private static final int MINUTES_PER_HOUR = 60;
    private static final int STEPS_BETWEEN_LOOKS = 10;

    private final RadioNetwork network;
    private final @Nullable NetworkNodes nodes;
    private final Pace pace;
    private final LongSupplier nanoTime;
    private final long everyNanos;
    private final Consumer<String> line;
    private final long startMicros;
    private final long startNanos;
    private long nextNanos;
    private long beforeNanos;
    private long beforeMicros;
    private double usedBefore;
    private double availableBefore;
    private double servedBefore;
    private int steps;

    Status(
            RadioNetwork network,
            @Nullable NetworkNodes nodes,
            Pace pace,
            LongSupplier nanoTime,
            int everySeconds,
            Consumer<String> line) {
        this.network = network;
        this.nodes = nodes;
        this.pace = pace;
        this.nanoTime = nanoTime;
        this.everyNanos = TimeUnit.SECONDS.toNanos(everySeconds);
        this.line = line;
        startNanos = nanoTime.getAsLong();
        startMicros = network.timeMicros();
        beforeNanos = startNanos;
        beforeMicros = startMicros;
        nextNanos = startNanos + everyNanos;
    }

    void stepped() {
        if (++steps % STEPS_BETWEEN_LOOKS != 0) {
            return;
        }
        long now = nanoTime.getAsLong();
        if (now >= nextNanos) {
            line.accept(text(now));
            nextNanos = now + everyNanos;
        }
    }

    private String text(long nanos) {
        double used = sum(CellCount.PRB_SECONDS_USED_DL);
        double available = sum(CellCount.PRB_SECONDS_AVAILABLE_DL);
        double served = 0;
        int users = 0;
        for (int cell = 0; cell < network.account().cells(); cell++) {
            served += network.account().sum(SliceCount.SERVED_BITS_DL, cell);
            users += network.connectedUsers(cell);
        }
        double seconds = (network.timeMicros() - beforeMicros) / 1e6;
        String text = String.format(
                Locale.ROOT,
                "%s  %.1fx  load %.0f %%  %d users connected  %.0f Mbit/s%s",
                clock(),
                seconds / ((nanos - beforeNanos) / 1e9),
                100 * (used - usedBefore) / Math.max(available - availableBefore, 1e-9),
                users,
                (served - servedBefore) / Math.max(seconds, 1e-9) / 1e6,
                nodes());
        usedBefore = used;
        availableBefore = available;
        servedBefore = served;
        beforeMicros = network.timeMicros();
        beforeNanos = nanos;
        return text;
    }

    /** Day and time as the profile has it. */
    private String clock() {
        double hours = network.plan().clock().hourOfWeek(network.timeMicros());
        int day = (int) (hours / HOURS_PER_DAY);
        double ofDay = hours - day * HOURS_PER_DAY;
        int minutes = (int) (ofDay * MINUTES_PER_HOUR);
        return String.format(Locale.ROOT, "%s %02d:%02d", DAYS[day % DAYS.length], minutes / 60, minutes % 60);
    }

    private String nodes() {
        if (nodes == null) {
            return "";
        }
        List<NodeStatus> all =
                nodes.nodes().stream().map(SimulatedE2Node::status).toList();
        return "  %d of %d nodes, %d reports, %d indications, %d controls"
                .formatted(
                        all.stream()
                                .filter(node -> node.phase() == Phase.CONNECTED)
                                .count(),
                        all.size(),
                        all.stream().mapToInt(node -> node.reports().size()).sum(),
                        all.stream().mapToLong(NodeStatus::indicationsSent).sum(),
                        all.stream().mapToLong(NodeStatus::controls).sum());
    }

    private double sum(CellCount count) {
        double sum = 0;
        for (int cell = 0; cell < network.account().cells(); cell++) {
            sum += network.account().get(count, cell);
        }
        return sum;
    }

    /** The whole run in a line. */
    String summary() {
        double simulated = (network.timeMicros() - startMicros) / 1e6;
        double took = Math.max((nanoTime.getAsLong() - startNanos) / 1e9, 1e-9);
        double served = 0;
        double offered = 0;
        for (int cell = 0; cell < network.account().cells(); cell++) {
            served += network.account().sum(SliceCount.SERVED_BITS_DL, cell);
            offered += network.account().sum(SliceCount.OFFERED_BITS_DL, cell);
        }
        double handovers =
                sum(CellCount.HANDOVERS_DONE_INTRA_FREQUENCY) + sum(CellCount.HANDOVERS_DONE_INTER_FREQUENCY);
        String late = pace.givenUpSeconds() > 0
                ? String.format(Locale.ROOT, "; fell behind its speed by %.1f s", pace.givenUpSeconds())
                : "";
        return String.format(
                Locale.ROOT,
                "%.0f s simulated in %.1f s (%.1fx); %.2f of %.2f Gbit served, %.0f handovers, %.0f links lost, %.1f kWh%s%s",
                simulated,
                took,
                simulated / took,
                served / 1e9,
                offered / 1e9,
                handovers,
                sum(CellCount.RADIO_LINK_FAILURES),
                sum(CellCount.ENERGY_JOULES) / 3.6e6,
                nodes(),
                late);
    }
}
