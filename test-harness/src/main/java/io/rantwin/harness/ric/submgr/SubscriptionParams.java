package io.rantwin.harness.ric.submgr;

import io.rantwin.harness.ric.rest.BadRequestException;
import io.rantwin.harness.ric.rest.JsonInput;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A subscription request of an xApp. Immutable, with value equality: equal requests are the same request.
 *
 * @param subscriptionId of an earlier answer, or empty
 * @param meid RAN name
 * @param e2timeout how long an E2 request may take
 * @param e2tries how often it is sent
 * @param isRoutingNeeded whether routes are made
 */
record SubscriptionParams(
        String subscriptionId,
        ClientEndpoint clientEndpoint,
        String meid,
        int ranFunctionId,
        Duration e2timeout,
        int e2tries,
        boolean isRoutingNeeded,
        List<SubscriptionDetail> details) {
    private static final int MAX_DETAILS = 1_024;

    SubscriptionParams {
        details = List.copyOf(details);
    }

    static SubscriptionParams read(JsonInput json) throws BadRequestException {
        JsonInput directives = json.member("E2SubscriptionDirectives");
        // Given at all, an absent RMRRoutingNeeded means false: a trap of the platform that clients must know.
        boolean given = directives.isPresent();
        List<SubscriptionDetail> details = new ArrayList<>();
        JsonInput list = json.member("SubscriptionDetails");
        for (JsonInput entry : list.elements()) {
            details.add(SubscriptionDetail.read(entry));
        }
        if (details.isEmpty() || details.size() > MAX_DETAILS) {
            throw list.bad("must have 1.." + MAX_DETAILS + " details");
        }
        return new SubscriptionParams(
                json.member("SubscriptionId").textOrEmpty(),
                ClientEndpoint.read(json.member("ClientEndpoint")),
                json.member("Meid").text(),
                json.member("RANFunctionID").integer(0, 4_095),
                Duration.ofSeconds(
                        given ? directives.member("E2TimeoutTimerValue").integer(1, 10, 2) : 2),
                1 + (given ? directives.member("E2RetryCount").integer(0, 10, 1) : 1),
                !given || directives.member("RMRRoutingNeeded").truth(false),
                details);
    }

    /** The same request without the id of an earlier answer. */
    SubscriptionParams withoutId() {
        return new SubscriptionParams(
                "", clientEndpoint, meid, ranFunctionId, e2timeout, e2tries, isRoutingNeeded, details);
    }
}
