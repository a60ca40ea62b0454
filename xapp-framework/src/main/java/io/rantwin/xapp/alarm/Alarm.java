package io.rantwin.xapp.alarm;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;

/**
 * An alarm. Two alarms are the same one when all but severity and additional information agree, see {@link #identity}.
 *
 * @param managedObjectId what is in trouble; not empty
 * @param applicationId who says so; not empty
 * @param specificProblem number of an {@link AlarmDefinition}; the alarm manager ignores numbers it has no definition of
 * @param perceivedSeverity how bad it is
 * @param identifyingInfo tells alarms of the same problem apart
 * @param additionalInfo free text
 */
public record Alarm(
        String managedObjectId,
        String applicationId,
        int specificProblem,
        AlarmSeverity perceivedSeverity,
        String identifyingInfo,
        String additionalInfo) {
    public Alarm {
        if (managedObjectId.isBlank() || applicationId.isBlank()) {
            throw new IllegalArgumentException(
                    "the alarm manager ignores alarms without managedObjectId or applicationId");
        }
    }

    /** What makes two alarms the same. */
    public record Identity(String managedObjectId, String applicationId, int specificProblem, String identifyingInfo) {}

    public Identity identity() {
        return new Identity(managedObjectId, applicationId, specificProblem, identifyingInfo);
    }

    /**
     * The object that the alarm manager reads, by REST and by RMR alike.
     *
     * @param time when it happened; written in nanoseconds since 1970
     */
    String json(AlarmAction action, Instant time) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("managedObjectId", managedObjectId)
                .put("applicationId", applicationId)
                .put("specificProblem", specificProblem)
                .put("perceivedSeverity", perceivedSeverity.name())
                .put("identifyingInfo", identifyingInfo)
                .put("additionalInfo", additionalInfo)
                .put("AlarmAction", action.name())
                .put("AlarmTime", time.getEpochSecond() * 1_000_000_000L + time.getNano())
                .toString();
    }
}
