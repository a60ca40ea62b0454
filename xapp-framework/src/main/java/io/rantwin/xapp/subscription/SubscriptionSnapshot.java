package io.rantwin.xapp.subscription;

import io.rantwin.xapp.subscription.rest.ActionToBeSetup;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A subscription as it was at one moment.
 *
 * @param action of the wish; each has a subscription of its own
 * @param subscriptionId the subscription manager's, or {@code null} when there is none
 * @param e2EventInstanceId the RMR subscription id of its indications, 0 when there is none
 * @param since when it came into this state
 * @param lastError of the last attempt that failed, or of an admission in part; empty when all is well
 * @param attempts failed ones since it was last live
 * @param lastIndication to about the period of the keeper's ticks, or {@code null} before the first
 */
public record SubscriptionSnapshot(
        SubscriptionWish wish,
        ActionToBeSetup action,
        SubscriptionState state,
        @Nullable String subscriptionId,
        int xappEventInstanceId,
        int e2EventInstanceId,
        Instant since,
        String lastError,
        int attempts,
        @Nullable Instant lastIndication,
        IndicationCounts indications) {}
