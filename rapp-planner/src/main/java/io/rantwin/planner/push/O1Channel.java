package io.rantwin.planner.push;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.a1.ap.PolicyStatus;
import io.rantwin.planner.configuration.Attribute;
import io.rantwin.planner.configuration.Configuration;
import io.rantwin.planner.configuration.Configuration.NoConfigurationException;
import io.rantwin.planner.configuration.Setting;
import io.rantwin.planner.push.PushException.Kind;
import io.rantwin.twin.topology.Snssai;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * To the network's O1-like management. It knows attributes of cells and no orders, so an order is in place when all of its settings have the
 * values that it wants, is there when any of them has, and is taken away by giving back the values from before: they stand in the order,
 * so a planner that was killed in the midst of it takes all back. What has neither of the two values belongs to somebody else and is
 * left alone: an order that would have to change it is refused. Thread-safe.
 */
public final class O1Channel implements PolicyChannel {
    /** What orders name as their RIC. */
    public static final String RIC = "o1";

    private static final double SAME = 1e-6;

    private final A1Http http;

    /** @param http where it is */
    public O1Channel(A1Http http) {
        this.http = http;
    }

    @Override
    public String name() {
        return "O1 at " + http.base();
    }

    @Override
    public boolean keepAlive() {
        return false;
    }

    @Override
    public List<RicView> rics() throws PushException {
        cells();
        return List.of(new RicView(RIC, true, "AVAILABLE", List.of(Configuration.TYPE)));
    }

    @Override
    public @Nullable ObjectNode read(PolicyOrder order) throws PushException {
        Configuration wanted = configuration(order);
        Map<String, JsonNode> cells = cells();
        List<String> missing = new ArrayList<>();
        for (Setting each : wanted.settings()) {
            if (!isAt(each.to(), value(each, cells))) {
                missing.add(each.target());
            }
        }
        if (missing.size() == wanted.settings().size()) {
            return null;
        }
        if (missing.isEmpty()) {
            return order.body();
        }
        ObjectNode partly = JsonNodeFactory.instance.objectNode();
        missing.forEach(partly.putArray("notAsWanted")::add);
        return partly;
    }

    @Override
    public void put(PolicyOrder order, boolean isThere) throws PushException {
        List<Setting> settings = configuration(order).settings();
        Map<String, JsonNode> cells = cells();
        for (Setting each : settings) {
            double now = value(each, cells);
            if (!isAt(each.from(), now) && !isAt(each.to(), now)) {
                throw new PushException(
                        Kind.REFUSED,
                        "the " + each.target() + (Double.isNaN(now) ? " is not there" : " is " + now + " by now")
                                + ", and was planned from " + each.from() + " to " + each.to()
                                + ": somebody else has changed it; plan again");
            }
        }
        for (Setting each : inOrder(settings, 1)) {
            if (!isAt(each.to(), value(each, cells))) {
                set(each, each.to(), cells);
            }
        }
    }

    @Override
    public void delete(PolicyOrder order) throws PushException {
        Map<String, JsonNode> cells = cells();
        for (Setting each : inOrder(configuration(order).settings(), -1)) {
            if (isAt(each.to(), value(each, cells))) {
                set(each, each.from(), cells);
            }
        }
    }

    @Override
    public List<StandingPolicy> standing(String ricId, Predicate<String> wanted) {
        return List.of();
    }

    @Override
    public @Nullable PolicyStatus status(PolicyOrder order) throws PushException {
        ObjectNode there = read(order);
        return there == null
                ? null
                : there.equals(order.body())
                        ? PolicyStatus.ENFORCED
                        : PolicyStatus.notEnforced(PolicyStatus.EnforceReason.OTHER_REASON);
    }

    // Guarantees of a cell's slices may at no time sum to more than it has: what shrinks comes first.
    private static List<Setting> inOrder(List<Setting> settings, int direction) {
        return settings.stream()
                .sorted(Comparator.comparingDouble(
                        each -> each.attribute() == Attribute.GUARANTEE ? direction * (each.to() - each.from()) : 0))
                .toList();
    }

    private static Configuration configuration(PolicyOrder order) throws PushException {
        if (!order.policyTypeId().equals(Configuration.TYPE)) {
            throw new PushException(
                    Kind.REFUSED,
                    "O1 takes " + Configuration.TYPE + ", not " + order.policyTypeId()
                            + ", which is for a near-RT RIC");
        }
        try {
            return Configuration.read(order.body());
        } catch (NoConfigurationException wrong) {
            throw new PushException(Kind.REFUSED, "it is no " + Configuration.TYPE + ": " + wrong.getMessage());
        }
    }

    /** All cells as they are now, by their identity. */
    private Map<String, JsonNode> cells() throws PushException {
        JsonNode topology = http.send("GET", "/topology", null).read((json, body) -> json.read(body));
        Map<String, JsonNode> cells = new TreeMap<>();
        for (JsonNode cell : topology.findParents("cellId")) {
            cells.put(cell.path("cellId").asText(), cell);
        }
        if (cells.isEmpty()) {
            throw new PushException(Kind.NONSENSE, "GET " + http.base() + "/topology names no cell with a cellId");
        }
        return cells;
    }

    /** NaN when there is no such thing. */
    private static double value(Setting setting, Map<String, JsonNode> cells) {
        JsonNode cell = cells.get(setting.cellId());
        if (cell == null) {
            return Double.NaN;
        }
        if (setting.attribute() == Attribute.GUARANTEE) {
            return share(setting, cell);
        }
        if (setting.attribute() != Attribute.OFFSET) {
            return cell.path(setting.attribute().member()).asDouble(Double.NaN);
        }
        for (JsonNode relation : cell.path("nRCellRelations")) {
            if (relation.path("neighbourName").asText().equals(setting.neighbourId())) {
                return relation.path(setting.attribute().member()).asDouble(Double.NaN);
            }
        }
        return Double.NaN;
    }

    private static double share(Setting setting, JsonNode cell) {
        Snssai slice = setting.snssai();
        for (JsonNode policy : cell.path("rRMPolicyRatios")) {
            if (policy.path("sST").asInt(Snssai.NO_SD) == slice.sst()
                    && policy.path("sD").asInt(Snssai.NO_SD) == slice.sd()) {
                return policy.path(setting.attribute().member()).asDouble(Double.NaN);
            }
        }
        return Double.NaN;
    }

    private void set(Setting setting, double value, Map<String, JsonNode> cells) throws PushException {
        String path = "/NRCellDU/" + part(setting.cellId(), cells)
                + (setting.neighbourId().isEmpty() ? "" : "/NRCellRelation/" + part(setting.neighbourId(), cells))
                + (setting.slice().isEmpty() ? "" : "/RRMPolicyRatio/" + setting.slice());
        ObjectNode body =
                JsonNodeFactory.instance.objectNode().put(setting.attribute().member(), value);
        http.send("PATCH", path, body.toString().getBytes(StandardCharsets.UTF_8))
                .check();
    }

    private static String part(String cellId, Map<String, JsonNode> cells) throws PushException {
        JsonNode cell = cells.get(cellId);
        if (cell == null) {
            throw new PushException(Kind.REFUSED, "there is no cell " + cellId);
        }
        return A1Http.part(cell.path("name").asText(cell.path("index").asText(cellId)));
    }

    private static boolean isAt(double value, double now) {
        return Math.abs(value - now) < SAME;
    }
}
