package io.rantwin.xapp.subscription;

import org.jspecify.annotations.Nullable;

/**
 * What must outlive the process: with it the same request is sent again, and what is no longer wished for can be deleted.
 *
 * @param wishKey empty when it only waits to be deleted
 * @param contentDigest of all that is asked for, in hexadecimal; another digest is another subscription
 * @param xappEventInstanceId 1..65535
 * @param subscriptionId the subscription manager's, or {@code null} before its first answer
 * @param e2EventInstanceId 0 when there was none
 */
public record StoredSubscription(
        String wishKey,
        String ranName,
        int actionId,
        String contentDigest,
        int xappEventInstanceId,
        @Nullable String subscriptionId,
        int e2EventInstanceId) {}
