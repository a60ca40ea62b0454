package io.rantwin.harness.ric.alarm;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.harness.ric.rest.BadRequestException;
import io.rantwin.harness.ric.rest.JsonInput;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * An alarm message. Immutable.
 *
 * @param alarmTimeNanos since 1970, 0 when the sender left it to the receiver
 */
record Alarm(Identity identity, String perceivedSeverity, String additionalInfo, Action action, long alarmTimeNanos) {
    private static final Set<String> SEVERITIES =
            Set.of("", "UNSPECIFIED", "CRITICAL", "MAJOR", "MINOR", "WARNING", "CLEARED", "DEFAULT");

    /** What makes two messages be about the same alarm. */
    record Identity(String managedObjectId, String applicationId, int specificProblem, String identifyingInfo) {}

    /** What is to be done with it. */
    enum Action {
        RAISE,
        CLEAR,
        CLEARALL
    }

    /** Reads an alarm message; the three members that the platform's REST handler asks for are needed. */
    static Alarm read(JsonInput json) throws BadRequestException {
        JsonInput time = json.member("AlarmTime");
        if (time.isPresent() && !time.node().canConvertToLong()) {
            throw time.bad("must be nanoseconds since 1970");
        }
        JsonInput severity = json.member("perceivedSeverity");
        if (!SEVERITIES.contains(severity.textOrEmpty())) {
            throw severity.bad("must be one of " + new TreeSet<>(SEVERITIES));
        }
        return new Alarm(
                new Identity(
                        json.member("managedObjectId").text(),
                        json.member("applicationId").text(),
                        json.member("specificProblem").integer(0, Integer.MAX_VALUE, 0),
                        json.member("identifyingInfo").textOrEmpty()),
                severity.textOrEmpty(),
                json.member("additionalInfo").textOrEmpty(),
                readAction(json.member("AlarmAction")),
                time.isPresent() ? time.node().longValue() : 0);
    }

    private static Action readAction(JsonInput json) throws BadRequestException {
        String name = json.text().toUpperCase(Locale.ROOT);
        for (Action action : Action.values()) {
            if (action.name().equals(name)) {
                return action;
            }
        }
        throw json.bad("must be RAISE, CLEAR or CLEARALL");
    }

    Alarm cleared() {
        return new Alarm(identity, "CLEARED", additionalInfo, Action.CLEAR, alarmTimeNanos);
    }

    Alarm at(long nanos) {
        return alarmTimeNanos == 0 ? new Alarm(identity, perceivedSeverity, additionalInfo, action, nanos) : this;
    }

    ObjectNode toJson() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("managedObjectId", identity.managedObjectId())
                .put("applicationId", identity.applicationId())
                .put("specificProblem", identity.specificProblem())
                .put("perceivedSeverity", perceivedSeverity)
                .put("identifyingInfo", identity.identifyingInfo())
                .put("additionalInfo", additionalInfo)
                .put("AlarmAction", action.name())
                .put("AlarmTime", alarmTimeNanos);
    }
}
