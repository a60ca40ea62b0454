package io.rantwin.xapp.subscription;

import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * From RAN name and E2EventInstanceId to the subscription. Looked up without lock and allocation; changed under the lock of
 * the keeper, by putting a new table in the place of the old one.
 */
final class LiveSubscriptions {
    private final ConcurrentHashMap<String, Table> tables = new ConcurrentHashMap<>();
    private final AtomicLong foreign = new AtomicLong();
    private volatile int lastForeignId = -1;

    /** What indications are stamped with: the keeper's clock as of its last tick. */
    private volatile long nowMillis = Long.MIN_VALUE + 1;

    @Nullable
    LiveSubscription find(String ranName, int e2EventInstanceId) {
        Table table = tables.get(ranName);
        return table == null ? null : table.find(e2EventInstanceId);
    }

    @Nullable
    LiveSubscription seen(String ranName, int e2EventInstanceId, int sequenceNumber) {
        LiveSubscription subscription = find(ranName, e2EventInstanceId);
        if (subscription == null) {
            lastForeignId = e2EventInstanceId;
            foreign.incrementAndGet();
        } else {
            subscription.seen(sequenceNumber, nowMillis);
        }
        return subscription;
    }

    void put(String ranName, int e2EventInstanceId, LiveSubscription subscription) {
        tables.put(ranName, tables.getOrDefault(ranName, Table.EMPTY).with(e2EventInstanceId, subscription));
    }

    void remove(String ranName, int e2EventInstanceId) {
        Table table = tables.getOrDefault(ranName, Table.EMPTY).with(e2EventInstanceId, null);
        if (table.size == 0) {
            tables.remove(ranName);
        } else {
            tables.put(ranName, table);
        }
    }

    void now(long millis) {
        nowMillis = millis;
    }

    long foreignCount() {
        return foreign.get();
    }

    /** Id of the last indication that was not ours, -1 before the first. */
    int lastForeignId() {
        return lastForeignId;
    }

    /** Open addressing over a power of two, at most half full. Immutable once it is visible to others. */
    private static final class Table {
        static final Table EMPTY = new Table(new int[2], new LiveSubscription[2], 0);

        private final int[] ids;
        private final @Nullable LiveSubscription[] subscriptions;
        private final int size;

        private Table(int[] ids, @Nullable LiveSubscription[] subscriptions, int size) {
            this.ids = ids;
            this.subscriptions = subscriptions;
            this.size = size;
        }

        @Nullable
        LiveSubscription find(int id) {
            int mask = ids.length - 1;
            for (int i = slot(id, mask); ; i = i + 1 & mask) {
                LiveSubscription found = subscriptions[i];
                if (found == null || ids[i] == id) {
                    return found;
                }
            }
        }

        /** @param subscription {@code null} takes the id out */
        Table with(int id, @Nullable LiveSubscription subscription) {
            int count = size - (find(id) == null ? 0 : 1) + (subscription == null ? 0 : 1);
            int capacity = Math.max(2, Integer.highestOneBit(Math.max(1, count) * 4 - 1));
            int[] newIds = new int[capacity];
            @Nullable LiveSubscription[] newSubscriptions = new LiveSubscription[capacity];
            Arrays.fill(newIds, -1);
            for (int i = 0; i < ids.length; i++) {
                LiveSubscription kept = subscriptions[i];
                if (kept != null && ids[i] != id) {
                    place(newIds, newSubscriptions, ids[i], kept);
                }
            }
            if (subscription != null) {
                place(newIds, newSubscriptions, id, subscription);
            }
            return new Table(newIds, newSubscriptions, count);
        }

        private static void place(
                int[] ids, @Nullable LiveSubscription[] subscriptions, int id, LiveSubscription subscription) {
            int mask = ids.length - 1;
            int i = slot(id, mask);
            while (subscriptions[i] != null) {
                i = i + 1 & mask;
            }
            ids[i] = id;
            subscriptions[i] = subscription;
        }

        private static int slot(int id, int mask) {
            return (id * 0x9E37_79B9 >>> 16) & mask;
        }
    }
}
