package io.rantwin.xapp.alarm;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * What an alarm number means. The alarm manager ignores alarms whose number it has no definition of.
 *
 * @param alarmId the number, {@code specificProblem} of alarms
 * @param alarmText what is wrong
 * @param eventType kind of event, for instance "Communications error"
 * @param operationInstructions what to do about it
 * @param raiseDelaySeconds how long the alarm manager waits before it shows the alarm
 * @param clearDelaySeconds how long it waits before it takes it away
 * @param timeToLiveSeconds when it clears by itself; 0 for never
 */
public record AlarmDefinition(
        int alarmId,
        String alarmText,
        String eventType,
        String operationInstructions,
        int raiseDelaySeconds,
        int clearDelaySeconds,
        int timeToLiveSeconds) {
    static String json(List<AlarmDefinition> definitions) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        ArrayNode list = root.putArray("alarmdefinitions");
        for (AlarmDefinition definition : definitions) {
            list.addObject()
                    .put("alarmId", definition.alarmId)
                    .put("alarmText", definition.alarmText)
                    .put("eventType", definition.eventType)
                    .put("operationInstructions", definition.operationInstructions)
                    .put("raiseDelay", definition.raiseDelaySeconds)
                    .put("clearDelay", definition.clearDelaySeconds)
                    .put("timeToLive", definition.timeToLiveSeconds);
        }
        return root.toString();
    }
}
