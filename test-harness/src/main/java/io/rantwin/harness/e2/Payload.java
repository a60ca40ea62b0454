package io.rantwin.harness.e2;

import io.rantwin.codecs.asn1.SequenceValue;
import io.rantwin.codecs.asn1.Value;
import io.rantwin.codecs.asn1.Value.ChoiceValue;
import io.rantwin.codecs.asn1.Value.IntegerValue;
import io.rantwin.codecs.asn1.Value.ListValue;
import io.rantwin.codecs.asn1.Value.OctetStringValue;
import io.rantwin.codecs.per.Octets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An octet string of an E2AP message that holds a message of a service model.
 *
 * @param role what it is there for
 * @param octets the encoded service model message
 */
record Payload(Role role, Octets octets) {

    /** What a payload is there for, and its type in each service model ({@code null}: has none). */
    enum Role {
        RAN_FUNCTION_DEFINITION(
                "RANfunctionDefinition", "E2SM-KPM-RANfunction-Description", "E2SM-RC-RANFunctionDefinition"),
        EVENT_TRIGGER("RICeventTriggerDefinition", "E2SM-KPM-EventTriggerDefinition", "E2SM-RC-EventTrigger"),
        ACTION_DEFINITION("RICactionDefinition", "E2SM-KPM-ActionDefinition", "E2SM-RC-ActionDefinition"),
        INDICATION_HEADER("RICindicationHeader", "E2SM-KPM-IndicationHeader", "E2SM-RC-IndicationHeader"),
        INDICATION_MESSAGE("RICindicationMessage", "E2SM-KPM-IndicationMessage", "E2SM-RC-IndicationMessage"),
        CALL_PROCESS_ID("RICcallProcessID", null, "E2SM-RC-CallProcessID"),
        CONTROL_HEADER("RICcontrolHeader", null, "E2SM-RC-ControlHeader"),
        CONTROL_MESSAGE("RICcontrolMessage", null, "E2SM-RC-ControlMessage"),
        CONTROL_OUTCOME("RICcontrolOutcome", null, "E2SM-RC-ControlOutcome");

        private final String field;
        private final @Nullable String kpmType;
        private final @Nullable String rcType;

        Role(String field, @Nullable String kpmType, @Nullable String rcType) {
            this.field = field;
            this.kpmType = kpmType;
            this.rcType = rcType;
        }

        /** Name of the E2AP element. */
        String field() {
            return field;
        }

        /** Type in the service model whose schema label begins with {@code E2SM-KPM} or {@code E2SM-RC}, or {@code null}. */
        @Nullable
        String typeIn(String schemaLabel) {
            return schemaLabel.startsWith("E2SM-KPM") ? kpmType : rcType;
        }
    }

    private static final Map<Long, Role> BY_IE_ID = Map.of(
            20L, Role.CALL_PROCESS_ID,
            22L, Role.CONTROL_HEADER,
            23L, Role.CONTROL_MESSAGE,
            25L, Role.INDICATION_HEADER,
            26L, Role.INDICATION_MESSAGE,
            32L, Role.CONTROL_OUTCOME,
            64L, Role.EVENT_TRIGGER);

    private static final Map<String, Role> BY_MEMBER = Map.of(
            "ranFunctionDefinition", Role.RAN_FUNCTION_DEFINITION,
            "ricEventTriggerDefinition", Role.EVENT_TRIGGER,
            "ricActionDefinition", Role.ACTION_DEFINITION);

    /** All payloads of an E2AP message in their order. */
    static List<Payload> of(Value message) {
        List<Payload> found = new ArrayList<>();
        collect(message, found);
        return found;
    }

    private static void collect(Value value, List<Payload> found) {
        switch (value) {
            case SequenceValue sequence -> {
                Role byId = sequence.find("id") instanceof IntegerValue(long id) ? BY_IE_ID.get(id) : null;
                sequence.forEach((name, member) -> {
                    Role role = name.equals("value") && byId != null ? byId : BY_MEMBER.get(name);
                    if (role != null && member instanceof OctetStringValue(Octets octets)) {
                        found.add(new Payload(role, octets));
                    } else {
                        collect(member, found);
                    }
                });
            }
            case ListValue(List<Value> items) -> items.forEach(item -> collect(item, found));
            case ChoiceValue(String ignored, Value chosen) -> collect(chosen, found);
            default -> {
                // Holds nothing.
            }
        }
    }
}
