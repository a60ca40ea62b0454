package io.rantwin.harness.capture;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** All problems of one input: every one counted, the first ones kept. Not thread-safe. */
public final class CaptureProblems {

    private final int maxKept;
    private final List<CaptureProblem> kept = new ArrayList<>();
    private final Map<ProblemReason, Long> counts = new EnumMap<>(ProblemReason.class);

    CaptureProblems(int maxKept) {
        this.maxKept = maxKept;
    }

    void add(ProblemReason reason, long frameNumber, String detail) {
        counts.merge(reason, 1L, Long::sum);
        if (kept.size() < maxKept) {
            kept.add(new CaptureProblem(reason, frameNumber, detail));
        }
    }

    /** The first problems in the order found, at most {@link CaptureLimits#maxKeptProblems()}. */
    public List<CaptureProblem> kept() {
        return Collections.unmodifiableList(kept);
    }

    /** How often each reason occurred; reasons that did not occur are absent. */
    public Map<ProblemReason, Long> counts() {
        return Collections.unmodifiableMap(counts);
    }

    /** How often this reason occurred. */
    public long count(ProblemReason reason) {
        return counts.getOrDefault(reason, 0L);
    }

    /** How many problems may have cost a PDU. */
    public long lossCount() {
        return counts.entrySet().stream()
                .filter(entry -> entry.getKey().isLoss())
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
