package io.rantwin.xapp.alarm;

import io.rantwin.xapp.complaint.Complaints;
import io.rantwin.xapp.http.BackOff;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Alarms on their way, whichever way it is: the queue, when the first is tried again, and what became of them. Not thread-safe: its sender locks. */
final class AlarmOutbox {
    private final String to;
    private final AlarmQueue queue;
    private final BackOff backOff;
    private final Complaints complaints;
    private final InstantSource clock;
    private Instant nextTry = Instant.MIN;
    private long sent;
    private long refused;
    private long retries;

    /** @param to where they go, for complaints */
    AlarmOutbox(String to, AlarmQueue queue, BackOff backOff, Complaints complaints, InstantSource clock) {
        this.to = to;
        this.queue = queue;
        this.backOff = backOff;
        this.complaints = complaints;
        this.clock = clock;
    }

    void add(Alarm alarm, AlarmAction action, Instant time) {
        if (!queue.add(new AlarmQueue.Entry(alarm, action, time))) {
            complaints.add("alarms are dropped", "the queue to " + to + " is full");
        }
    }

    /** The alarm that is to be sent now; null when there is none or it is not time yet. */
    AlarmQueue.@Nullable Entry due() {
        return clock.instant().isBefore(nextTry) ? null : queue.first();
    }

    /** The other side can be worked with. */
    void reached() {
        backOff.reset();
    }

    /** The other side has it. */
    void taken(AlarmQueue.Entry entry) {
        reached();
        sent++;
        queue.remove(entry);
    }

    /** It is no use trying again. */
    void refused(AlarmQueue.Entry entry, String cause, String detail) {
        refused++;
        queue.remove(entry);
        complaints.add(cause, detail);
    }

    /** All wait a while, the longer the oftener this happens. */
    void tryAgain(String cause, String detail) {
        retries++;
        nextTry = clock.instant().plus(backOff.next());
        complaints.add(cause, detail);
    }

    AlarmCounts counts() {
        return new AlarmCounts(sent, refused, queue.dropped(), retries, queue.size());
    }
}
