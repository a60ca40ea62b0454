package io.rantwin.harness.ric.rtmgr;

import io.rantwin.harness.ric.appmgr.Xapp;
import io.rantwin.xapp.rmr.MessageType;
import io.rantwin.xapp.rmr.RmrAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What routes are made of, and the table texts that are made of it. Records for what xApps send name the xApp as sender, unless
 * told otherwise; records for what the platform sends name none. Immutable.
 *
 * @param xapps in the order of registration: of two that want the same type of message from the platform, the last one gets it
 * @param subscriptions endpoints by subscription id
 * @param connectedNodes RAN names that the E2 termination owns
 * @param otherNodes RAN names that it owned before
 * @param namesSenders whether records apply to their sender only
 */
record RouteFacts(
        Platform platform,
        List<Xapp> xapps,
        Map<Integer, Set<RmrAddress>> subscriptions,
        List<String> connectedNodes,
        List<String> otherNodes,
        boolean namesSenders) {
    private static final int NO_SUBSCRIPTION = -1;
    private static final int NODES_PER_RECORD = 32;
    private static final List<MessageType> TYPES_OF_A_SUBSCRIPTION = List.of(
            MessageType.RIC_INDICATION,
            MessageType.RIC_CONTROL_ACK,
            MessageType.RIC_CONTROL_FAILURE,
            MessageType.RIC_SUB_RESP,
            MessageType.RIC_SUB_FAILURE,
            MessageType.RIC_SUB_DEL_RESP,
            MessageType.RIC_SUB_DEL_FAILURE);

    /** A whole table, and the map of nodes. */
    String fullTable() {
        StringBuilder table = new StringBuilder("newrt|start\n");
        appendPlatform(table);
        xapps.forEach(xapp -> appendXapp(table, xapp));
        appendBetweenXapps(table);
        subscriptions.forEach((id, endpoints) -> appendSubscription(table, id, endpoints));
        table.append("newrt|end\n");
        appendNodes(table);
        return table.toString();
    }

    /** A table that replaces the routes of some subscriptions. */
    String update(Collection<Integer> ids) {
        StringBuilder table = new StringBuilder("updatert|start\n");
        for (Integer id : ids) {
            appendSubscription(table, id, subscriptions.getOrDefault(id, Set.of()));
        }
        return table.append("updatert|end\n").toString();
    }

    private void appendPlatform(StringBuilder table) {
        for (MessageType type : List.of(
                MessageType.A1_POLICY_RESP,
                MessageType.A1_POLICY_QUERY,
                MessageType.A1_EI_QUERY_ALL,
                MessageType.A1_EI_CREATE_JOB)) {
            append(
                    table,
                    type.number(),
                    null,
                    NO_SUBSCRIPTION,
                    platform.a1mediator().toString());
        }
    }

    private void appendXapp(StringBuilder table, Xapp xapp) {
        String address = xapp.rmrEndpoint().toString();
        for (MessageType type : types(xapp.messaging().txMessages())) {
            switch (type) {
                case RIC_SUB_REQ, RIC_SUB_DEL_REQ ->
                    append(
                            table,
                            type.number(),
                            xapp,
                            NO_SUBSCRIPTION,
                            platform.submgr().toString());
                case RIC_CONTROL_REQ -> append(table, type.number(), xapp, NO_SUBSCRIPTION, "%meid");
                default -> {
                    // Goes to other xApps, if to anybody.
                }
            }
        }
        for (MessageType type : types(xapp.messaging().rxMessages())) {
            if (type == MessageType.RIC_CONTROL_ACK || type == MessageType.RIC_CONTROL_FAILURE) {
                append(table, type.number(), null, NO_SUBSCRIPTION, address);
            }
        }
        for (int policyTypeId : xapp.messaging().policies()) {
            append(table, MessageType.A1_POLICY_REQ.number(), null, policyTypeId, address);
        }
    }

    /** Every receiver of a type is a group of its own, so all get a copy. */
    private void appendBetweenXapps(StringBuilder table) {
        Map<MessageType, Set<RmrAddress>> unnamed = new LinkedHashMap<>();
        for (Xapp sender : xapps) {
            for (MessageType type : types(sender.messaging().txMessages())) {
                Set<RmrAddress> receivers = new LinkedHashSet<>();
                for (Xapp receiver : xapps) {
                    if (!receiver.rmrEndpoint().equals(sender.rmrEndpoint())
                            && types(receiver.messaging().rxMessages()).contains(type)) {
                        receivers.add(receiver.rmrEndpoint());
                    }
                }
                if (receivers.isEmpty()) {
                    continue;
                }
                if (namesSenders) {
                    append(table, type.number(), sender, NO_SUBSCRIPTION, groups(receivers));
                } else {
                    unnamed.computeIfAbsent(type, _ -> new LinkedHashSet<>()).addAll(receivers);
                }
            }
        }
        unnamed.forEach((type, receivers) -> append(table, type.number(), null, NO_SUBSCRIPTION, groups(receivers)));
    }

    private static void appendSubscription(StringBuilder table, int id, Set<RmrAddress> endpoints) {
        for (MessageType type : TYPES_OF_A_SUBSCRIPTION) {
            if (endpoints.isEmpty()) {
                table.append("del|")
                        .append(type.number())
                        .append('|')
                        .append(id)
                        .append('\n');
            } else {
                table.append("mse|")
                        .append(type.number())
                        .append('|')
                        .append(id)
                        .append('|')
                        .append(groups(endpoints))
                        .append('\n');
            }
        }
    }

    private void appendNodes(StringBuilder table) {
        List<String> records = new ArrayList<>();
        for (int from = 0; from < connectedNodes.size(); from += NODES_PER_RECORD) {
            int to = Math.min(from + NODES_PER_RECORD, connectedNodes.size());
            records.add(
                    "mme_ar|" + platform.e2termination() + "|" + String.join(" ", connectedNodes.subList(from, to)));
        }
        if (!otherNodes.isEmpty()) {
            records.add("mme_del|" + String.join(" ", otherNodes));
        }
        table.append("meid_map|start\n");
        records.forEach(meidRecord -> table.append(meidRecord).append('\n'));
        table.append("meid_map|end|").append(records.size()).append('\n');
    }

    private void append(StringBuilder table, int type, @Nullable Xapp sender, int subscriptionId, String endpoints) {
        table.append("mse|").append(type);
        if (sender != null && namesSenders) {
            table.append(',').append(sender.rmrEndpoint());
        }
        table.append('|').append(subscriptionId).append('|').append(endpoints).append('\n');
    }

    private static String groups(Set<RmrAddress> endpoints) {
        return endpoints.stream().map(RmrAddress::toString).collect(Collectors.joining(";"));
    }

    /** The types whose name is known; others get no routes, as with the platform. */
    private static List<MessageType> types(List<String> names) {
        List<MessageType> types = new ArrayList<>();
        for (String name : names) {
            MessageType type = MessageType.named(name);
            if (type != null && !types.contains(type)) {
                types.add(type);
            }
        }
        return types;
    }
}
