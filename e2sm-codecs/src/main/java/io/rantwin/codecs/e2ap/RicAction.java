package io.rantwin.codecs.e2ap;

import io.rantwin.codecs.per.Octets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Items of the lists about the actions of a RIC subscription; an action id is 0..255. */
public sealed interface RicAction {
    /** RIC Action ID (E2AP 9.2.10), 0..255, unique within the subscription. */
    int ricActionId();

    /**
     * Action of a subscription request, or one to be added by a modification; there the definition and the execution
     * order are mandatory.
     *
     * @param ricActionDefinition encoded E2SM action definition
     * @param ricActionExecutionOrder 0..255 or more, 0 first; since v03
     */
    record ToBeSetup(
            int ricActionId,
            RicActionType ricActionType,
            @Nullable Octets ricActionDefinition,
            @Nullable RicSubsequentAction ricSubsequentAction,
            @Nullable Integer ricActionExecutionOrder)
            implements RicAction {}

    /** Action to be modified by a modification request (v03). */
    record ToBeModified(
            int ricActionId,
            @Nullable Octets ricActionDefinition,
            @Nullable Integer ricActionExecutionOrder,
            @Nullable RicSubsequentAction ricSubsequentAction)
            implements RicAction {}

    /** Action admitted, removed, modified, added or confirmed. */
    record Id(int ricActionId) implements RicAction {}

    /** Action not admitted, not changed, refused, or to be removed, with the reason. */
    record IdCause(int ricActionId, Cause cause) implements RicAction {}

    /** Action whose subsequent action needs another time to wait (v03). */
    record RequiredToBeModified(int ricActionId, RicTimeToWait ricTimeToWait) implements RicAction {}

    /** RIC Action Type (E2AP 9.2.11). */
    enum RicActionType {
        REPORT,
        INSERT,
        POLICY;

        private final String asnName = name().toLowerCase(Locale.ROOT);

        /** Name of the ENUMERATED item. */
        public String asnName() {
            return asnName;
        }
    }

    /** RIC Subsequent Action: what the node does after the action. */
    record RicSubsequentAction(RicSubsequentActionType ricSubsequentActionType, RicTimeToWait ricTimeToWait) {}

    /** Go on with the procedure, or halt it for the time to wait. */
    enum RicSubsequentActionType {
        CONTINUE,
        WAIT;

        private final String asnName = name().toLowerCase(Locale.ROOT);

        /** Name of the ENUMERATED item. */
        public String asnName() {
            return asnName;
        }
    }

    /** How long the node waits for the RIC. */
    enum RicTimeToWait {
        /** v01.01 only. */
        ZERO("zero", 0),
        W1MS("w1ms", 1),
        W2MS("w2ms", 2),
        W5MS("w5ms", 5),
        W10MS("w10ms", 10),
        W20MS("w20ms", 20),
        W30MS("w30ms", 30),
        W40MS("w40ms", 40),
        W50MS("w50ms", 50),
        W100MS("w100ms", 100),
        W200MS("w200ms", 200),
        W500MS("w500ms", 500),
        W1S("w1s", 1_000),
        W2S("w2s", 2_000),
        W5S("w5s", 5_000),
        W10S("w10s", 10_000),
        W20S("w20s", 20_000),
        W60S("w60s", 60_000);

        private final String asnName;
        private final int millis;

        RicTimeToWait(String asnName, int millis) {
            this.asnName = asnName;
            this.millis = millis;
        }

        /** Name of the ENUMERATED item. */
        public String asnName() {
            return asnName;
        }

        public int millis() {
            return millis;
        }
    }
}
