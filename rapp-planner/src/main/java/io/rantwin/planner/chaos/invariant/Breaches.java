package io.rantwin.planner.chaos.invariant;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Breaches of an invariant as they are found. */
final class Breaches {
    /** Told of each invariant at most; the others are counted. */
    static final int MOST = 20;

    private final List<String> told = new ArrayList<>();
    private final Set<String> known = new HashSet<>();
    private int count;

    /** One more, with its time. */
    void add(Sight sight, String sentence) {
        add(sight.at(), sentence, sight.inForce());
    }

    /** One more at a time; one that is seen again is the same. */
    void add(Duration at, String sentence, List<String> inForce) {
        if (!known.add(sentence)) {
            return;
        }
        count++;
        if (told.size() < MOST) {
            told.add(String.format(
                    Locale.ROOT,
                    "%d:%02d:%02d %s%s",
                    at.toHours(),
                    at.toMinutesPart(),
                    at.toSecondsPart(),
                    sentence,
                    inForce.isEmpty() ? "" : " (" + String.join("; ", inForce) + ")"));
        }
    }

    /**
     * The verdict.
     *
     * @param looks how often there was something to judge; without any the invariant does not hold
     * @param seen what was seen when there is no breach
     */
    Invariant.Finding finding(long looks, String seen, ObjectNode figures) {
        figures.put("looks", looks).put("breaches", count);
        String sentence = count > 0
                ? count + (count == 1 ? " breach" : " breaches") + "; " + seen
                : looks == 0 ? "nothing was seen that it could be judged by; " + seen : seen;
        return new Invariant.Finding(count == 0 && looks > 0, sentence, List.copyOf(told), figures);
    }

    static ObjectNode figures() {
        return JsonNodeFactory.instance.objectNode();
    }
}
