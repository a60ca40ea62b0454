package io.rantwin.xapp;

import io.rantwin.xapp.indication.IndicationFigures;
import io.rantwin.xapp.registration.RegistrationState;
import io.rantwin.xapp.rmr.RmrStatistics;
import io.rantwin.xapp.subscription.KeeperCounts;
import io.rantwin.xapp.subscription.SubscriptionSnapshot;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an xApp stands at one moment. Immutable.
 *
 * @param workingSince when the first route table came; {@code null} before
 * @param registration how far registration has come; {@code IDLE} when there is none
 * @param registrationError why the last try failed, or {@code null}
 * @param nodes number of known nodes
 * @param nodesProblem why the last reading of nodes failed, or {@code null}
 * @param subscriptions wished subscriptions
 * @param keeper what was done for them
 * @param indications what became of indications
 * @param rmr what RMR did
 * @param unexpectedMessages messages of types that nobody takes
 */
public record XAppState(
        @Nullable Instant workingSince,
        RegistrationState registration,
        @Nullable String registrationError,
        int nodes,
        @Nullable String nodesProblem,
        List<SubscriptionSnapshot> subscriptions,
        KeeperCounts keeper,
        IndicationFigures indications,
        RmrStatistics rmr,
        long unexpectedMessages) {
    public XAppState {
        subscriptions = List.copyOf(subscriptions);
    }

    /** Subscriptions that bring indications, as far as known. */
    public long liveSubscriptions() {
        return subscriptions.stream()
                .filter(subscription -> subscription.state().isLive())
                .count();
    }
}
