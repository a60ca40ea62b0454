package io.rantwin.xapp.subscription;

import io.rantwin.xapp.subscription.rest.ActionType;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One subscription in the making: an action of a wish, or (without {@link #live}) an id that only waits to be deleted.
 * Under the lock of the keeper.
 */
final class Leg {
    final String ranName;
    /** What is asked for; empty when unknown. */
    final String contentDigest;
    /** {@code null} for what nobody wishes for. */
    final @Nullable LiveSubscription live;

    int xappEventInstanceId;

    @Nullable
    String subscriptionId;

    int e2EventInstanceId;
    SubscriptionState state;
    long sinceMillis;
    String lastError = "";
    int attempts;
    int missingCallbacks;

    /** When the next step is due, in every state that waits for a time. */
    long dueMillis;
    /** Whether it waits in the lane for its turn. */
    boolean queued;
    /** Whether a request for it is on its way. */
    boolean inFlight;
    /** A request was sent and what came of it is not known for certain. */
    boolean uncertain;

    /** Silence counts from here, or from the last indication. */
    long watchedSinceMillis;

    long renewalAllowedMillis = Long.MIN_VALUE;
    long renewalGapMillis;

    long doubtAllowedMillis = Long.MIN_VALUE;

    /** The E2EventInstanceId that the list was said to lack, 0 for none. */
    int unlistedId;
    /** The list lacks it, and yet the subscription manager confirmed it: until then the list is not believed about it. */
    long listDisbelievedUntilMillis = Long.MIN_VALUE;

    Leg(String ranName, String contentDigest, @Nullable LiveSubscription live, SubscriptionState state) {
        this.ranName = ranName;
        this.contentDigest = contentDigest;
        this.live = live;
        this.state = state;
    }

    /** The wished one; only for legs that are known to have it. */
    LiveSubscription wished() {
        return Objects.requireNonNull(live, "only wished subscriptions are asked for");
    }

    boolean reportsPeriodically() {
        return live != null
                && live.action().type() == ActionType.REPORT
                && !live.wish().reportingPeriod().isZero();
    }

    /** Whether it may have an E2 subscription whose id is not known here. */
    boolean unsettled() {
        return inFlight || uncertain;
    }
}
