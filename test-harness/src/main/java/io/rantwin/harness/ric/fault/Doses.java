package io.rantwin.harness.ric.fault;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The harms that are prescribed for one place, and how often each was done. Thread-safe. */
final class Doses {
    private final EnumMap<Harm, Dose> doses = new EnumMap<>(Harm.class);
    private final EnumMap<Harm, Long> done = new EnumMap<>(Harm.class);
    private RandomGenerator random;
    private long passed;
    private long lostByFullQueue;
    private volatile boolean harmless = true;

    Doses(RandomGenerator random) {
        this.random = random;
    }

    synchronized void set(Map<Harm, Dose> prescribed, @Nullable RandomGenerator anew) {
        doses.clear();
        doses.putAll(prescribed);
        harmless = doses.isEmpty();
        if (anew != null) {
            random = anew;
        }
    }

    /** Whether nothing is prescribed: then nobody needs to ask further. */
    boolean areHarmless() {
        return harmless;
    }

    /** Decides whether a harm is done now, and counts it. */
    synchronized boolean strikes(Harm harm) {
        Dose dose = doses.get(harm);
        if (dose == null || (dose.count() != null && dose.count() == 0)) {
            return false;
        }
        if (dose.probability() < 1 && random.nextDouble() >= dose.probability()) {
            return false;
        }
        doses.put(harm, dose.given());
        done.merge(harm, 1L, Long::sum);
        return true;
    }

    /** The delay prescribed; asked for after {@link #strikes} with {@link Harm#DELAY}. */
    synchronized Duration delay() {
        Dose dose = doses.get(Harm.DELAY);
        return dose == null ? Duration.ZERO : dose.delay();
    }

    /** A copy with one to four wrong bits. */
    synchronized byte[] corrupted(byte[] octets) {
        byte[] copy = octets.clone();
        int wrong = copy.length == 0 ? 0 : 1 + random.nextInt(4);
        for (int i = 0; i < wrong; i++) {
            int bit = random.nextInt(copy.length * 8);
            copy[bit / 8] ^= (byte) (1 << bit % 8);
        }
        return copy;
    }

    synchronized void countPassed() {
        passed++;
    }

    synchronized void countLostByFullQueue() {
        lostByFullQueue++;
    }

    synchronized ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        doses.forEach((harm, dose) -> json.set(harm.key(), dose.toJson()));
        return json;
    }

    synchronized ObjectNode counters() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("passed", passed);
        done.forEach((harm, times) -> json.put(harm.key(), times));
        return json.put("lostByFullQueue", lostByFullQueue);
    }
}
