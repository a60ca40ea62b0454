package io.rantwin.harness.process;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * All is as it should be: every node is connected and has exactly one subscription, in the books of the subscription manager as
 * at the node; the xApp is registered, holds every subscription for live, and has an indication of each from after a given time.
 */
final class Convergence {
    private static final Pattern LAST_INDICATION = Pattern.compile("\"lastIndication\":\"([^\"]+)\"");

    /** Nodes tell every second. */
    private static final long TOLD_NANOS = 1_300_000_000;

    private final RicWorld world;
    private final int nodes;
    private final Instant since;
    private long goodSinceNanos;

    Convergence(RicWorld world, int nodes, Instant since) {
        this.world = world;
        this.nodes = nodes;
        this.since = since;
    }

    /** What is not as it should be, or an empty text when nothing has been amiss for so long that nodes have told of it, too. */
    String missing() throws IOException {
        String missing = missingNow();
        if (!missing.isEmpty()) {
            goodSinceNanos = 0;
            return missing;
        }
        long now = System.nanoTime();
        goodSinceNanos = goodSinceNanos == 0 ? now : goodSinceNanos;
        return now - goodSinceNanos > TOLD_NANOS ? "" : "all was well for less than " + TOLD_NANOS / 1_000_000 + " ms";
    }

    /** When all was as it should be for the first time; to be asked when nothing is missing. */
    long goodSinceNanos() {
        return goodSinceNanos;
    }

    private String missingNow() throws IOException {
        String missing = missingInBooks(world.state());
        if (!missing.isEmpty()) {
            return missing;
        }
        XappFigures figures = world.figures();
        if (figures.get("Subscriptions") != nodes || figures.get("SubscriptionsLive") != nodes) {
            return figures.get("SubscriptionsLive") + " of " + figures.get("Subscriptions") + " subscriptions are live";
        }
        int fresh = nodesHeardOf(world.xappState());
        if (fresh != nodes) {
            return "indications came from " + fresh + " of " + nodes + " nodes";
        }
        NodeFigures atNodes = world.nodeFigures();
        return atNodes.connected() == nodes && atNodes.reports() == nodes ? "" : "the nodes say " + atNodes;
    }

    private String missingInBooks(JsonNode box) {
        long connected = 0;
        for (JsonNode node : box.at("/e2/nodes")) {
            connected += node.path("status").asText().equals("CONNECTED") ? 1 : 0;
        }
        if (connected != nodes) {
            return connected + " nodes are connected, not " + nodes;
        }
        JsonNode rest = box.at("/submgr/restSubscriptions");
        JsonNode e2 = box.at("/submgr/e2subscriptions");
        if (rest.size() != nodes
                || e2.size() != nodes
                || box.at("/submgr/requestsInService").asInt() != 0) {
            return rest.size() + " REST subscriptions and " + e2.size() + " at nodes, "
                    + box.at("/submgr/requestsInService").asInt() + " being made";
        }
        Set<String> subscribed = new TreeSet<>();
        for (JsonNode subscription : e2) {
            JsonNode owners = subscription.path("owners");
            if (!subscription.path("phase").asText().equals("ESTABLISHED")
                    || owners.size() != 1
                    || !rest.has(owners.fieldNames().next())) {
                return "a subscription is not as it should be: " + subscription;
            }
            subscribed.add(subscription.path("meid").asText());
        }
        return subscribed.size() == nodes
                ? ""
                : "there are nodes with two subscriptions: only " + subscribed + " have one";
    }

    private int nodesHeardOf(String xappState) {
        int heard = 0;
        Matcher matcher = LAST_INDICATION.matcher(xappState);
        while (matcher.find()) {
            heard += Instant.parse(matcher.group(1)).isAfter(since) ? 1 : 0;
        }
        return heard;
    }
}
