package io.rantwin.harness.ric.submgr;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.codecs.e2ap.RicAction;
import io.rantwin.codecs.e2ap.RicAction.RicActionType;
import io.rantwin.codecs.e2ap.RicAction.RicSubsequentAction;
import io.rantwin.codecs.e2ap.RicAction.RicSubsequentActionType;
import io.rantwin.codecs.e2ap.RicAction.RicTimeToWait;
import io.rantwin.codecs.per.Octets;
import io.rantwin.harness.ric.rest.BadRequestException;
import io.rantwin.harness.ric.rest.JsonInput;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One of the subscriptions of a request; becomes one E2 subscription. Octets are arrays of numbers in JSON. Immutable.
 *
 * @param xappEventInstanceId the xApp's own number of it
 * @param actions 1..16, all of one type
 */
record SubscriptionDetail(int xappEventInstanceId, Octets eventTriggers, List<RicAction.ToBeSetup> actions) {
    private static final int MAX_ACTIONS = 16;

    SubscriptionDetail {
        actions = List.copyOf(actions);
    }

    static SubscriptionDetail read(JsonInput json) throws BadRequestException {
        List<RicAction.ToBeSetup> actions = new ArrayList<>();
        JsonInput list = json.member("ActionToBeSetupList");
        for (JsonInput entry : list.elements()) {
            RicAction.ToBeSetup action = readAction(entry);
            if (!actions.isEmpty()
                    && action.ricActionType() != actions.getFirst().ricActionType()) {
                throw entry.member("ActionType").bad("must be the same for all actions of a detail");
            }
            actions.add(action);
        }
        if (actions.isEmpty() || actions.size() > MAX_ACTIONS) {
            throw list.bad("must have 1.." + MAX_ACTIONS + " actions");
        }
        return new SubscriptionDetail(
                json.member("XappEventInstanceId").integer(0, 65_535), octets(json.member("EventTriggers")), actions);
    }

    private static RicAction.ToBeSetup readAction(JsonInput json) throws BadRequestException {
        JsonInput definition = json.member("ActionDefinition");
        JsonInput subsequent = json.member("SubsequentAction");
        return new RicAction.ToBeSetup(
                json.member("ActionID").integer(0, 255),
                readType(json.member("ActionType")),
                definition.isPresent() && !definition.elements().isEmpty() ? octets(definition) : null,
                subsequent.isPresent() ? readSubsequent(subsequent) : null,
                null);
    }

    private static RicActionType readType(JsonInput json) throws BadRequestException {
        String name = json.text();
        for (RicActionType type : RicActionType.values()) {
            if (type.asnName().equals(name)) {
                return type;
            }
        }
        throw json.bad("must be insert, policy or report");
    }

    private static RicSubsequentAction readSubsequent(JsonInput json) throws BadRequestException {
        return new RicSubsequentAction(
                readSubsequentType(json.member("SubsequentActionType")), readTimeToWait(json.member("TimeToWait")));
    }

    private static RicSubsequentActionType readSubsequentType(JsonInput json) throws BadRequestException {
        String name = json.text();
        for (RicSubsequentActionType type : RicSubsequentActionType.values()) {
            if (type.asnName().equals(name)) {
                return type;
            }
        }
        throw json.bad("must be continue or wait");
    }

    private static RicTimeToWait readTimeToWait(JsonInput json) throws BadRequestException {
        String name = json.text();
        for (RicTimeToWait time : RicTimeToWait.values()) {
            if (time.name().equalsIgnoreCase(name)) {
                return time;
            }
        }
        throw json.bad("must be zero or a time such as w10ms");
    }

    private static Octets octets(JsonInput json) throws BadRequestException {
        List<JsonInput> numbers = json.elements();
        byte[] octets = new byte[numbers.size()];
        for (int i = 0; i < octets.length; i++) {
            octets[i] = (byte) numbers.get(i).integer(0, 255);
        }
        return Octets.of(octets);
    }

    /** As {@link #read} takes it. */
    ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("XappEventInstanceId", xappEventInstanceId);
        json.set("EventTriggers", numbers(eventTriggers));
        ArrayNode list = json.putArray("ActionToBeSetupList");
        for (RicAction.ToBeSetup action : actions) {
            ObjectNode entry = list.addObject()
                    .put("ActionID", action.ricActionId())
                    .put("ActionType", action.ricActionType().asnName());
            @Nullable Octets definition = action.ricActionDefinition();
            if (definition != null) {
                entry.set("ActionDefinition", numbers(definition));
            }
            @Nullable RicSubsequentAction subsequent = action.ricSubsequentAction();
            if (subsequent != null) {
                entry.putObject("SubsequentAction")
                        .put(
                                "SubsequentActionType",
                                subsequent.ricSubsequentActionType().asnName())
                        .put("TimeToWait", subsequent.ricTimeToWait().asnName());
            }
        }
        return json;
    }

    private static ArrayNode numbers(Octets octets) {
        ArrayNode numbers = JsonNodeFactory.instance.arrayNode(octets.length());
        for (int i = 0; i < octets.length(); i++) {
            numbers.add(octets.at(i));
        }
        return numbers;
    }

    boolean isReport() {
        return actions.getFirst().ricActionType() == RicActionType.REPORT;
    }

    boolean asksTheSameOfTheNode(SubscriptionDetail other) {
        return eventTriggers.equals(other.eventTriggers) && actions.equals(other.actions);
    }
}
