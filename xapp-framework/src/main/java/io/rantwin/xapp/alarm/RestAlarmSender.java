package io.rantwin.xapp.alarm;

import io.rantwin.xapp.complaint.Complaints;
import io.rantwin.xapp.http.BackOff;
import io.rantwin.xapp.http.PlatformAnswer;
import io.rantwin.xapp.http.PlatformCalls;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends alarms by the alarm manager's REST interface: first the definitions of the own numbers, then one alarm after the other.
 * An alarm manager that cannot be reached or answers 5xx is tried again with growing waits, from the definitions on, because it
 * may have restarted and forgotten them. An alarm answered 4xx is refused for good. Thread-safe.
 */
public final class RestAlarmSender implements AlarmSender {
    private static final Logger LOG = LoggerFactory.getLogger(RestAlarmSender.class);

    private final URI alarmManager;
    private final String definitions;
    private final boolean hasDefinitions;
    private final PlatformCalls calls;
    private final Complaints complaints;
    private final AlarmOutbox outbox;

    private @Nullable CompletableFuture<PlatformAnswer> pending;
    /** The alarm that is under way; {@code null} when it is the definitions that are. */
    private AlarmQueue.@Nullable Entry underWay;

    private boolean defined;

    /**
     * @param alarmManager address without {@code /ric/v1}
     * @param definitions the numbers that alarms will use
     * @param queue where alarms wait
     * @param calls makes the calls
     * @param clock gives the time
     * @param random spreads the tries
     */
    public RestAlarmSender(
            URI alarmManager,
            List<AlarmDefinition> definitions,
            AlarmQueue queue,
            PlatformCalls calls,
            InstantSource clock,
            RandomGenerator random) {
        this.alarmManager = alarmManager;
        this.definitions = AlarmDefinition.json(definitions);
        this.hasDefinitions = !definitions.isEmpty();
        this.calls = calls;
        this.complaints = new Complaints(LOG, clock);
        this.outbox = new AlarmOutbox(
                alarmManager.toString(),
                queue,
                new BackOff(Duration.ofSeconds(1), Duration.ofSeconds(60), random),
                complaints,
                clock);
    }

    @Override
    public synchronized void send(Alarm alarm, AlarmAction action, Instant time) {
        outbox.add(alarm, action, time);
    }

    @Override
    public synchronized AlarmCounts counts() {
        return outbox.counts();
    }

    @Override
    public synchronized void tick() {
        if (pending != null) {
            if (!pending.isDone()) {
                return;
            }
            CompletableFuture<PlatformAnswer> done = pending;
            pending = null;
            answered(done);
        }
        AlarmQueue.Entry entry = outbox.due();
        if (entry == null) {
            return;
        }
        if (hasDefinitions && !defined) {
            underWay = null;
            pending = calls.send("POST", uri("/ric/v1/alarms/define"), definitions);
        } else {
            underWay = entry;
            String method = entry.action() == AlarmAction.RAISE ? "POST" : "DELETE";
            pending = calls.send(method, uri("/ric/v1/alarms"), entry.json());
        }
    }

    private void answered(CompletableFuture<PlatformAnswer> done) {
        AlarmQueue.Entry entry = underWay;
        PlatformAnswer answer;
        try {
            answer = done.join();
        } catch (CompletionException e) {
            tryAgain(PlatformCalls.reason(e));
            return;
        }
        if (answer.status() >= 500) {
            tryAgain("answered " + answer.brief());
            return;
        }
        outbox.reached();
        boolean taken = answer.status() < 300;
        if (entry == null) {
            // Definitions that are refused would be refused again; the alarms may be known to it all the same.
            defined = true;
            if (!taken) {
                complaints.add("the alarm manager refuses definitions", answer.brief());
            }
        } else if (taken) {
            outbox.taken(entry);
        } else {
            outbox.refused(entry, "the alarm manager refuses an alarm", answer.brief());
        }
    }

    private void tryAgain(String why) {
        defined = false;
        outbox.tryAgain("alarms wait", why);
    }

    private URI uri(String path) {
        return URI.create(alarmManager + path);
    }
}
