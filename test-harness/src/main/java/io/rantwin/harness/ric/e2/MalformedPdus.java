package io.rantwin.harness.ric.e2;

import io.rantwin.codecs.per.Octets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;

/** The last PDUs that could not be understood, cut to a size that does no harm. Thread-safe. */
final class MalformedPdus {
    private static final int MOST = 16;
    private static final int MOST_OCTETS = 2048;

    /**
     * One of them.
     *
     * @param from RAN name or address
     * @param length octets that came
     * @param octets the first of them
     * @param problem what is wrong
     */
    record Malformed(Instant time, String from, int length, Octets octets, String problem) {}

    private final ArrayDeque<Malformed> last = new ArrayDeque<>();

    synchronized void add(Instant time, String from, byte[] pdu, String problem) {
        if (last.size() == MOST) {
            last.removeFirst();
        }
        Octets kept = Octets.of(Arrays.copyOf(pdu, Math.min(pdu.length, MOST_OCTETS)));
        last.addLast(new Malformed(time, from, pdu.length, kept, problem));
    }

    synchronized List<Malformed> list() {
        return List.copyOf(last);
    }
}
