package io.rantwin.xapp.subscription;

import io.rantwin.xapp.subscription.rest.ActionToBeSetup;
import io.rantwin.xapp.subscription.rest.ClientEndpoint;
import io.rantwin.xapp.subscription.rest.SubscriptionDetail;
import io.rantwin.xapp.subscription.rest.SubscriptionJson;
import io.rantwin.xapp.subscription.rest.SubscriptionParams;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is asked for one action of a wish. */
final class RequestContent {
    private RequestContent() {}

    static SubscriptionParams params(
            ClientEndpoint endpoint,
            SubscriptionWish wish,
            ActionToBeSetup action,
            int xappEventInstanceId,
            @Nullable String subscriptionId) {
        return new SubscriptionParams(
                subscriptionId,
                endpoint,
                wish.ranName(),
                wish.ranFunctionId(),
                wish.directives(),
                List.of(new SubscriptionDetail(xappEventInstanceId, wish.eventTrigger(), List.of(action))));
    }

    /** Digest of the request but for its ids, the same in every process. */
    static String digest(ClientEndpoint endpoint, SubscriptionWish wish, ActionToBeSetup action) {
        try {
            byte[] body = SubscriptionJson.write(params(endpoint, wish, action, 0, null));
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /**
     * The XappEventInstanceId: 1..65535, the same in every process and whatever else is wished for, because the subscription
     * manager knows a request by its whole body. Two may therefore have the same; they differ in what they ask for.
     */
    static int xappEventInstanceId(String wishKey, String contentDigest) {
        int mixed = (wishKey + '/' + contentDigest).hashCode() * 0x9E37_79B9;
        return 1 + (mixed >>> 1) % 65_535;
    }
}
