package io.rantwin.harness.ric.alarm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.harness.ric.rest.BadRequestException;
import io.rantwin.harness.ric.rest.JsonInput;
import io.rantwin.xapp.complaint.Complaints;
import io.rantwin.xapp.rmr.RmrMessage;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.LoggerFactory;

/**
 * The alarm manager: definitions, alarms that are active, and what happened last. An alarm whose specific problem is not
 * defined is ignored without a word to its sender, as by the platform, but can be seen in {@link #state}. Thread-safe.
 */
public final class AlarmIntake {
    private static final int MOST_ACTIVE = 5_000;
    private static final int MOST_HISTORY = 20_000;
    private static final int MOST_DEFINITIONS = 10_000;
    private static final int MOST_IGNORED = 100;

    private final InstantSource clock;
    private final Complaints complaints;
    private final Map<Integer, String> definitions = new TreeMap<>();
    private final Map<Alarm.Identity, Alarm> active = new LinkedHashMap<>();
    private final Deque<Alarm> history = new ArrayDeque<>();
    private final Deque<Alarm> ignored = new ArrayDeque<>();
    private long received;
    private long malformed;

    public AlarmIntake(InstantSource clock) {
        this.clock = clock;
        this.complaints = new Complaints(LoggerFactory.getLogger(AlarmIntake.class), clock);
        definitions.put(72_004, "RMR: connection to another process lost");
        definitions.put(72_007, "route distribution failed");
        definitions.put(72_008, "test alarm");
    }

    /** Takes a message of type 13111, whose payload is one alarm. */
    public void received(RmrMessage message) {
        try {
            take(Alarm.read(JsonInput.parse(untilZero(message.payload()), 1 << 16)));
        } catch (BadRequestException bad) {
            synchronized (this) {
                malformed++;
            }
            complaints.add("alarm not understood", String.valueOf(bad.getMessage()));
        }
    }

    private static byte[] untilZero(byte[] payload) {
        int end = 0;
        while (end < payload.length && payload[end] != 0) {
            end++;
        }
        return Arrays.copyOf(payload, end);
    }

    synchronized void take(Alarm message) {
        received++;
        Alarm alarm = message.at(ChronoUnit.NANOS.between(Instant.EPOCH, clock.instant()));
        if (alarm.action() == Alarm.Action.CLEARALL) {
            active.values().stream()
                    .filter(other -> isOfSameSource(other, alarm))
                    .toList()
                    .forEach(other -> clear(other.identity(), other));
            return;
        }
        if (!definitions.containsKey(alarm.identity().specificProblem())) {
            keep(ignored, alarm, MOST_IGNORED);
            return;
        }
        if (alarm.action() == Alarm.Action.CLEAR) {
            clear(alarm.identity(), alarm);
        } else if (active.size() < MOST_ACTIVE || active.containsKey(alarm.identity())) {
            if (active.put(alarm.identity(), alarm) == null) {
                keep(history, alarm, MOST_HISTORY);
            }
        } else {
            complaints.add("too many alarms", alarm.identity().toString());
        }
    }

    private static boolean isOfSameSource(Alarm one, Alarm other) {
        return one.identity().managedObjectId().equals(other.identity().managedObjectId())
                && one.identity().applicationId().equals(other.identity().applicationId());
    }

    private void clear(Alarm.Identity identity, Alarm alarm) {
        if (active.remove(identity) != null) {
            keep(history, alarm.cleared(), MOST_HISTORY);
        }
    }

    private static void keep(Deque<Alarm> in, Alarm alarm, int most) {
        in.addLast(alarm);
        if (in.size() > most) {
            in.removeFirst();
        }
    }

    /** Defines an alarm; one that is defined stays as it is. */
    synchronized void define(int alarmId, String alarmText) {
        if (definitions.size() < MOST_DEFINITIONS) {
            definitions.putIfAbsent(alarmId, alarmText);
        } else {
            complaints.add("too many alarm definitions", Integer.toString(alarmId));
        }
    }

    synchronized boolean undefine(int alarmId) {
        return definitions.remove(alarmId) != null;
    }

    /** Forgets alarms and definitions other than the first ones, as a restart does. */
    public synchronized void forget() {
        active.clear();
        history.clear();
        ignored.clear();
        definitions.keySet().removeIf(id -> id != 72_004 && id != 72_007 && id != 72_008);
    }

    synchronized ObjectNode definitions() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode list = json.putArray("alarmdefinitions");
        definitions.forEach((id, text) -> list.addObject().put("alarmId", id).put("alarmText", text));
        return json;
    }

    synchronized ArrayNode active() {
        return array(active.values());
    }

    synchronized ArrayNode history() {
        return array(history);
    }

    private static ArrayNode array(Collection<Alarm> alarms) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        alarms.forEach(alarm -> array.add(alarm.toJson()));
        return array;
    }

    /** What is active, what was ignored, and counters. */
    public synchronized JsonNode state() {
        ObjectNode state = JsonNodeFactory.instance
                .objectNode()
                .put("received", received)
                .put("malformed", malformed)
                .put("definitions", definitions.size())
                .put("history", history.size());
        state.set("active", active());
        state.set("ignored", array(ignored));
        ObjectNode complaintCounts = state.putObject("complaints");
        complaints.counts().forEach(complaintCounts::put);
        return state;
    }
}
