package io.rantwin.planner.history.sources;

import io.rantwin.planner.history.Receipt;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a source counts as it goes. Bounded whatever comes in. For one thread. */
public final class SourceLedger {
    private static final int MOST_MEASUREMENTS_LISTED = 200;
    private static final int MOST_OBJECTS_LISTED = 100;
    private static final int MOST_PROBLEMS = 20;
    private static final int LONGEST_TEXT = 400;

    private final String topic;
    private final Map<String, Long> offsets;
    private final Map<Refusal, Long> refused = new EnumMap<>(Refusal.class);
    private final Map<String, Long> unknownMeasurements;
    private final Map<String, Long> otherObjects;
    private final Deque<SourceStatus.Problem> problems;
    private long records;
    private long reports;
    private long rows;
    private long values;
    private Receipt receipt;
    private long lateReports;
    private long missingPeriods;
    private long lostRecords;
    private long lastArrivalMillis;
    private long newestEndMillis;

    /** Goes on from what was kept. */
    public SourceLedger(SourceStatus kept) {
        topic = kept.topic();
        offsets = new TreeMap<>(kept.offsets());
        refused.putAll(kept.refused());
        unknownMeasurements = new TreeMap<>(kept.unknownMeasurements());
        otherObjects = new TreeMap<>(kept.otherObjects());
        problems = new ArrayDeque<>(kept.problems());
        records = kept.records();
        reports = kept.reports();
        rows = kept.rows();
        values = kept.values();
        receipt = new Receipt(kept.added(), kept.changed(), kept.repeated(), 0, 0);
        lateReports = kept.lateReports();
        missingPeriods = kept.missingPeriods();
        lostRecords = kept.lostRecords();
        lastArrivalMillis = kept.lastArrivalMillis();
        newestEndMillis = kept.newestEndMillis();
    }

    /** A record of Kafka was read. */
    public void read(int partition, long offset) {
        records++;
        offsets.put(key(partition), offset + 1);
    }

    /** A record was read that has no offset. */
    public void read() {
        records++;
    }

    /**
     * A report was taken.
     *
     * @param itsRows rows of cells in it
     * @param itsValues figures in them
     * @param arrivalMillis when it came in, wall time
     * @param endMillis end of its period, network time
     */
    public void taken(int itsRows, int itsValues, long arrivalMillis, long endMillis) {
        reports++;
        rows += itsRows;
        values += itsValues;
        lastArrivalMillis = Math.max(lastArrivalMillis, arrivalMillis);
        newestEndMillis = Math.max(newestEndMillis, endMillis);
    }

    /** What became of rows that were handed to the history. */
    public void kept(Receipt now) {
        receipt = receipt.plus(new Receipt(now.added(), now.changed(), now.repeated(), 0, 0));
        refuse(Refusal.TOO_OLD, now.tooOld());
        refuse(Refusal.TOO_DENSE, now.tooDense());
    }

    /** Something was left out so many times. */
    public void refuse(Refusal cause, long times) {
        if (times > 0) {
            refused.merge(cause, times, Long::sum);
        }
    }

    /** Tells one problem with its place. */
    public void problem(int partition, long offset, String pointer, String reason) {
        if (problems.size() == MOST_PROBLEMS) {
            problems.removeFirst();
        }
        problems.addLast(new SourceStatus.Problem(partition, offset, shortened(pointer), shortened(reason)));
    }

    /** Tells a problem of the record that was read last, of a source without offsets. */
    public void problem(String pointer, String reason) {
        problem(0, records, pointer, reason);
    }

    /** A figure was kept whose name no standard knows. */
    public void unknownMeasurement(String name) {
        list(unknownMeasurements, name, MOST_MEASUREMENTS_LISTED);
    }

    /** A figure was of an object that is no cell. */
    public void otherObject(String name) {
        list(otherObjects, name, MOST_OBJECTS_LISTED);
    }

    /** A report came after a newer one. */
    public void late() {
        lateReports++;
    }

    /** Periods were left out. */
    public void missing(long periods) {
        missingPeriods += periods;
    }

    /** Records were deleted by Kafka before they were read. */
    public void lost(int partition, long from, long until) {
        lostRecords += until - from;
        offsets.put(key(partition), until);
    }

    /** Kafka has this partition anew. */
    public void beginAgain(int partition) {
        offsets.remove(key(partition));
    }

    /** Where to go on; -1 for the beginning. */
    public long next(int partition) {
        return offsets.getOrDefault(key(partition), -1L);
    }

    /** How it stands. */
    public SourceStatus status(String job, String link, long aliveMillis, long waitingRecords) {
        return new SourceStatus(
                topic,
                offsets,
                job,
                link,
                aliveMillis,
                waitingRecords,
                records,
                reports,
                rows,
                values,
                receipt.added(),
                receipt.changed(),
                receipt.repeated(),
                refused,
                lateReports,
                missingPeriods,
                lostRecords,
                lastArrivalMillis,
                newestEndMillis,
                unknownMeasurements,
                otherObjects,
                List.copyOf(problems));
    }

    private String key(int partition) {
        return topic + "-" + partition;
    }

    private static void list(Map<String, Long> names, String name, int most) {
        String text = shortened(name);
        if (names.size() < most || names.containsKey(text)) {
            names.merge(text, 1L, Long::sum);
        }
    }

    private static String shortened(String text) {
        return text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) + "..." : text;
    }
}
