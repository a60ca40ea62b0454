package io.rantwin.harness.ran.fault;

import io.rantwin.harness.e2node.NodeIdentity;
import io.rantwin.harness.ran.chance.Draws;
import io.rantwin.harness.ran.chance.Streams;
import io.rantwin.harness.ran.node.ReportTamper.Way;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.random.RandomGenerator;

/**
 * Loses, delays, doubles, swaps and corrupts indications. Each fault draws from a stream of its own. What waits is bounded: when
 * it is full, the next that would wait goes at once.
 */
final class FaultyDelivery {
    static final int MOST_WAITING = 10_000;

    /** A report that was held back for the node's next one goes after this time in any case. */
    static final long LONGEST_HELD_MICROS = 60_000_000;

    private static final int MOST_BAD_OCTETS = 4;
    private static final int BITS = 8;

    private final TimedFault[] faults;
    private final RandomGenerator[] random;
    private final PriorityQueue<Late> late =
            new PriorityQueue<>(Comparator.comparingLong(Late::dueMicros).thenComparingLong(Late::number));
    private final List<Held> held = new ArrayList<>();
    private long number;

    private record Late(long dueMicros, long number, byte[] pdu, Way way) {}

    private record Held(NodeIdentity node, long sinceMicros, byte[] pdu, Way way) {}

    FaultyDelivery(TimedFault[] faults, Streams streams) {
        this.faults = faults;
        this.random = new RandomGenerator[faults.length];
        for (int i = 0; i < faults.length; i++) {
            random[i] =
                    streams.of("fault.reports." + i + "." + faults[i].fault().kind());
        }
    }

    int waiting() {
        return late.size() + held.size();
    }

    /** Sends a report as the faults of its site let it; whether the node is to believe that it was sent. */
    boolean send(int site, NodeIdentity node, long now, byte[] pdu, Way way) {
        int copies = 1;
        long delayMicros = 0;
        boolean isHeld = false;
        boolean isDelayed = false;
        for (int i = 0; i < faults.length; i++) {
            if (!faults[i].isOn(now)) {
                continue;
            }
            int index = i;
            switch (faults[i].fault()) {
                case ReportFault.ReportLoss(int of, double probability)
                when of == site && draws(index, probability) -> copies = 0;
                case ReportFault.NodeRestart(int of) when of == site -> copies = 0;
                case ReportFault.ReportDuplication(int of, double probability)
                when of == site && draws(index, probability) -> copies *= 2;
                case ReportFault.ReportCorruption(int of, double probability)
                when of == site && draws(index, probability) -> corrupt(pdu, random[index]);
                case ReportFault.ReportDelay(int of, double probability, double delay, double jitter)
                when of == site && draws(index, probability) -> {
                    isDelayed = true;
                    delayMicros += Math.round((delay + jitter * Draws.uniform(random[index])) * 1000);
                }
                case ReportFault.ReportReordering(int of, double probability)
                when of == site && draws(index, probability) -> isHeld = true;
                default -> {
                    // Not about the way of this report.
                }
            }
        }
        boolean isTaken = true;
        boolean isNewlyHeld = false;
        for (int copy = 0; copy < copies; copy++) {
            byte[] own = copy == 0 ? pdu : pdu.clone();
            boolean canWait = waiting() < MOST_WAITING;
            if (isDelayed && canWait) {
                late.add(new Late(now + delayMicros, number++, own, way));
            } else if (isHeld && canWait && copy == 0 && !holds(node)) {
                held.add(new Held(node, now, own, way));
                isNewlyHeld = true;
            } else {
                isTaken &= way.send(own);
            }
        }
        if (!isNewlyHeld) {
            release(node);
        }
        return isTaken;
    }

    private boolean draws(int fault, double probability) {
        return Draws.uniform(random[fault]) < probability;
    }

    private static void corrupt(byte[] pdu, RandomGenerator random) {
        if (pdu.length == 0) {
            return;
        }
        int octets = 1 + Draws.index(random, MOST_BAD_OCTETS);
        for (int i = 0; i < octets; i++) {
            pdu[Draws.index(random, pdu.length)] ^= (byte) (1 << Draws.index(random, BITS));
        }
    }

    private boolean holds(NodeIdentity node) {
        return held.stream().anyMatch(one -> one.node().equals(node));
    }

    private void release(NodeIdentity node) {
        for (int i = 0; i < held.size(); i++) {
            if (held.get(i).node().equals(node)) {
                Held one = held.remove(i);
                one.way().send(one.pdu());
                return;
            }
        }
    }

    /** Sends what is late enough. A way that is gone by then takes nothing, which is a loss like any other. */
    void advanceTo(long now) {
        for (Late first = late.peek(); first != null && first.dueMicros() <= now; first = late.peek()) {
            late.remove(first);
            first.way().send(first.pdu());
        }
        while (!held.isEmpty() && now - held.getFirst().sinceMicros() > LONGEST_HELD_MICROS) {
            Held oldest = held.removeFirst();
            oldest.way().send(oldest.pdu());
        }
    }
}
