package io.rantwin.xapp.subscription.rest;

import io.rantwin.codecs.per.Octets;
import org.jspecify.annotations.Nullable;

/**
 * An action of a subscription.
 *
 * @param actionId 0..255, the RICactionID of its indications
 * @param definition the E2SM action definition in aligned PER, or {@code null} when the style has none
 * @param subsequentAction or {@code null}
 */
public record ActionToBeSetup(
        int actionId,
        ActionType type,
        @Nullable Octets definition,
        @Nullable SubsequentAction subsequentAction) {
    public ActionToBeSetup {
        if (actionId < 0 || actionId > 255) {
            throw new IllegalArgumentException("action id " + actionId + " is not in 0..255");
        }
    }

    /** A report action, after which the node goes on; E2AP has no time to wait of zero since v02. */
    public static ActionToBeSetup report(int actionId, Octets definition) {
        return new ActionToBeSetup(
                actionId, ActionType.REPORT, definition, new SubsequentAction(false, TimeToWait.MILLIS_10));
    }
}
