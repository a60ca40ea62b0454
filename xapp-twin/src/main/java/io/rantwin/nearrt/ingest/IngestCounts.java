package io.rantwin.nearrt.ingest;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** What came in, and what of it was not believed. Thread-safe. */
public final class IngestCounts {
    /** Names that are told apart; what comes beyond counts as {@link #OTHER_NAMES}, so that nothing grows without bound. */
    public static final int MOST_NAMES = 1000;

    /** What names beyond {@link #MOST_NAMES} are called. */
    public static final String OTHER_NAMES = "(other names)";

    private final Map<RefusalCause, LongAdder> refusals = new EnumMap<>(RefusalCause.class);
    private final Map<String, LongAdder> unknownNames = new ConcurrentHashMap<>();
    private final Map<RefusalCause, String> lastRefusals = new ConcurrentHashMap<>();
    private final LongAdder indications = new LongAdder();
    private final LongAdder reports = new LongAdder();
    private final LongAdder withoutValues = new LongAdder();
    private final LongAdder withoutTime = new LongAdder();
    private final LongAdder slowly = new LongAdder();
    private final LongAdder ueReports = new LongAdder();

    public IngestCounts() {
        for (RefusalCause cause : RefusalCause.values()) {
            refusals.put(cause, new LongAdder());
        }
    }

    void indication() {
        indications.increment();
    }

    void report() {
        reports.increment();
    }

    void withoutValues() {
        withoutValues.increment();
    }

    void withoutTime() {
        withoutTime.increment();
    }

    void slowly() {
        slowly.increment();
    }

    void ueReports(int count) {
        ueReports.add(count);
    }

    void refuse(RefusalCause cause, String cellId, String sentence) {
        refuse(cause);
        lastRefusals.put(cause, cellId + ": " + sentence);
    }

    /** The newest refusal of each cause in a sentence, with its cell. */
    public Map<RefusalCause, String> lastRefusals() {
        return Map.copyOf(lastRefusals);
    }

    void refuse(RefusalCause cause) {
        LongAdder adder = refusals.get(cause);
        if (adder != null) {
            adder.increment();
        }
    }

    void unknownName(String name) {
        String counted = unknownNames.size() < MOST_NAMES || unknownNames.containsKey(name) ? name : OTHER_NAMES;
        unknownNames.computeIfAbsent(counted, _ -> new LongAdder()).increment();
    }

    /** Indications of our own subscriptions. */
    public long indications() {
        return indications.sum();
    }

    /** Granularity periods of cells that went on to the loop. */
    public long reports() {
        return reports.sum();
    }

    /** Those in which no measurement had a value. */
    public long reportsWithoutValues() {
        return withoutValues.sum();
    }

    /** Those of nodes without a clock: placed at their arrival. */
    public long reportsWithoutTime() {
        return withoutTime.sum();
    }

    /** Indications that took the slow way: KPM v1, other versions than announced, reports of UEs. */
    public long decodedSlowly() {
        return slowly.sum();
    }

    /** Reports of single UEs. */
    public long reportsOfUes() {
        return ueReports.sum();
    }

    /** Values or reports that were not believed for this cause. */
    public long refused(RefusalCause cause) {
        LongAdder adder = refusals.get(cause);
        return adder == null ? 0 : adder.sum();
    }

    /** Names that the catalogue does not know, with the number of lists of measurements that had them. */
    public Map<String, Long> unknownNames() {
        Map<String, Long> names = new TreeMap<>();
        unknownNames.forEach((name, count) -> names.put(name, count.sum()));
        return names;
    }
}
