package io.rantwin.xapp;

import io.rantwin.codecs.e2ap.E2apNodes;
import io.rantwin.xapp.complaint.Complaints;
import io.rantwin.xapp.kpm.KpmReports;
import io.rantwin.xapp.node.ConnectionStatus;
import io.rantwin.xapp.node.E2Node;
import io.rantwin.xapp.node.NodeEvent;
import io.rantwin.xapp.node.NodeListener;
import io.rantwin.xapp.subscription.NodeConnection;
import io.rantwin.xapp.subscription.SubscriptionKeeper;
import io.rantwin.xapp.subscription.SubscriptionWish;
import io.rantwin.xapp.subscription.WishOutcome;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What becomes of subscriptions when nodes come, change and go. Called by the one thread that ticks. */
final class NodeCare implements NodeListener {
    private static final Logger LOG = LoggerFactory.getLogger(NodeCare.class);

    private final SubscriptionKeeper keeper;
    private final KpmReports reports;
    private final E2apNodes codecs;
    private final Complaints complaints;
    private final Map<String, Set<String>> wishesByNode = new HashMap<>();

    NodeCare(SubscriptionKeeper keeper, KpmReports reports, E2apNodes codecs, Complaints complaints) {
        this.keeper = keeper;
        this.reports = reports;
        this.codecs = codecs;
        this.complaints = complaints;
    }

    @Override
    public void happened(NodeEvent event) {
        E2Node node = event.node();
        switch (event) {
            case NodeEvent.NodeAdded _ -> {
                wish(node);
                connection(node);
            }
            case NodeEvent.NodeChanged changed -> {
                if (changed.interrupted() && node.isConnected()) {
                    // Away and back: the subscription manager has dropped all subscriptions without a word.
                    keeper.nodeConnection(node.ranName(), NodeConnection.DISCONNECTED);
                }
                if (!node.ranFunctions().equals(changed.before().ranFunctions())) {
                    wish(node);
                }
                connection(node);
            }
            case NodeEvent.NodeRemoved _ -> {
                keeper.nodeConnection(node.ranName(), NodeConnection.DISCONNECTED);
                wishesByNode.getOrDefault(node.ranName(), Set.of()).forEach(keeper::unwish);
                wishesByNode.remove(node.ranName());
                reports.forget(node.ranName());
                codecs.forget(node.ranName());
            }
        }
    }

    private void connection(E2Node node) {
        NodeConnection connection = switch (node.connectionStatus()) {
            case CONNECTED -> NodeConnection.CONNECTED;
            case UNDER_RESET -> NodeConnection.UNDER_RESET;
            default -> NodeConnection.DISCONNECTED;
        };
        LOG.info("node {} is {}", node.ranName(), node.connectionStatus());
        keeper.nodeConnection(node.ranName(), connection);
    }

    private void wish(E2Node node) {
        if (node.ranFunctions().isEmpty() && node.connectionStatus() != ConnectionStatus.CONNECTED) {
            return;
        }
        KpmReports.Wishes wanted = reports.wishes(node);
        if (wanted.failure() != null) {
            complaints.add("the selection of an interest failed", String.valueOf(wanted.reason()), wanted.failure());
        } else if (wanted.reason() != null) {
            complaints.add("interest without a subscription", String.valueOf(wanted.reason()));
        }
        Set<String> keys = new HashSet<>();
        for (SubscriptionWish wish : wanted.wishes()) {
            WishOutcome outcome = keeper.wish(wish);
            if (!(outcome instanceof WishOutcome.Taken)) {
                complaints.add("wish refused", wish.key() + ": " + outcome);
            }
            keys.add(wish.key());
        }
        for (String before : wishesByNode.getOrDefault(node.ranName(), Set.of())) {
            if (!keys.contains(before)) {
                keeper.unwish(before);
            }
        }
        wishesByNode.put(node.ranName(), keys);
    }
}
