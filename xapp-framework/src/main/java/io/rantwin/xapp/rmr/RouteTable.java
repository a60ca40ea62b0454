package io.rantwin.xapp.rmr;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who gets which message. Immutable but for the turn of the round robins; thread-safe. Looking up allocates nothing.
 *
 * <p>A route is found by (subscription id, message type), and when there is none by the type alone.
 */
final class RouteTable {
    static final RouteTable EMPTY = new RouteTable("", Map.of(), Map.of());

    private final String id;
    private final Map<RouteKey, Route> routes;
    private final Map<String, RmrAddress> owners;
    // Open addressing, a power of two long and at most half full.
    private final long[] keys;
    private final @Nullable Route[] values;

    /**
     * @param id what the route manager called it, maybe empty
     * @param owners address of the E2 termination by managed element
     */
    RouteTable(String id, Map<RouteKey, Route> routes, Map<String, RmrAddress> owners) {
        this.id = id;
        this.routes = Map.copyOf(routes);
        this.owners = Map.copyOf(owners);
        int slots = Integer.highestOneBit(Math.max(2, routes.size() * 2)) * 2;
        keys = new long[slots];
        values = new Route[slots];
        for (Map.Entry<RouteKey, Route> entry : routes.entrySet()) {
            long key = pack(entry.getKey().subscriptionId(), entry.getKey().type());
            int slot = slot(key);
            while (values[slot] != null) {
                slot = slot + 1 & slots - 1;
            }
            keys[slot] = key;
            values[slot] = entry.getValue();
        }
    }

    private static long pack(int subscriptionId, int type) {
        return (long) subscriptionId << 32 | type & 0xffff_ffffL;
    }

    private int slot(long key) {
        // Fibonacci hashing: the high bits of the product depend on all bits of the key.
        long product = key * 0x9E37_79B9_7F4A_7C15L;
        return (int) (product >>> 33) & values.length - 1;
    }

    private @Nullable Route find(long key) {
        int slot = slot(key);
        while (true) {
            Route found = values[slot];
            if (found == null || keys[slot] == key) {
                return found;
            }
            slot = slot + 1 & values.length - 1;
        }
    }

    /** The route of a message, or {@code null}. */
    @Nullable
    Route route(int subscriptionId, int type) {
        Route exact = find(pack(subscriptionId, type));
        return exact != null || subscriptionId == RmrMessage.NO_SUBSCRIPTION
                ? exact
                : find(pack(RmrMessage.NO_SUBSCRIPTION, type));
    }

    /** Who owns a managed element, or {@code null}. */
    @Nullable
    RmrAddress owner(String managedElement) {
        return owners.get(managedElement);
    }

    /** What the route manager called the table, maybe empty. */
    String id() {
        return id;
    }

    Map<RouteKey, Route> routes() {
        return routes;
    }

    Map<String, RmrAddress> owners() {
        return owners;
    }

    /** Key of a route. */
    record RouteKey(int subscriptionId, int type) {}

    /** Where a message goes. */
    sealed interface Route {
        /** A copy to one member of every group. */
        record Groups(List<RoundRobin> groups) implements Route {
            public Groups {
                groups = List.copyOf(groups);
            }
        }

        /** To the owner of the message's managed element. */
        record OwnerOfManagedElement() implements Route {}
    }
}
