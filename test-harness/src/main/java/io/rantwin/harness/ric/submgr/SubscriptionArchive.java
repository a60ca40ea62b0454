package io.rantwin.harness.ric.submgr;

import io.rantwin.codecs.per.Octets;
import io.rantwin.harness.ric.rest.BadRequestException;
import io.rantwin.harness.ric.rest.JsonInput;
import io.rantwin.harness.ric.store.SharedData;
import io.rantwin.harness.ric.store.StoreException;
import io.rantwin.xapp.complaint.Complaints;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps subscriptions in the shared data, under the platform's namespaces; the content is the box's own. Blocks; thread-safe. */
final class SubscriptionArchive {
    private static final String E2_NAMESPACE = "submgr_e2SubsDb";
    private static final String REST_NAMESPACE = "submgr_restSubsDb";

    private final SharedData data;
    private final SubscriptionTables tables;
    private final Complaints complaints;

    SubscriptionArchive(SharedData data, SubscriptionTables tables, Complaints complaints) {
        this.data = data;
        this.tables = tables;
        this.complaints = complaints;
    }

    /** Makes the kept form of an E2 subscription what the tables have, which may be nothing. */
    synchronized void keepE2(int instanceId) {
        keep(E2_NAMESPACE, Integer.toString(instanceId), tables.e2json(instanceId));
    }

    /** Makes the kept form of a REST subscription what the tables have, which may be nothing. */
    synchronized void keepRest(String restId) {
        keep(REST_NAMESPACE, restId, tables.restJson(restId));
    }

    /** Keeps all that the tables have. */
    void keepAll() {
        tables.e2list().fieldNames().forEachRemaining(id -> keepE2(Integer.parseInt(id)));
        tables.restList().fieldNames().forEachRemaining(this::keepRest);
    }

    private void keep(String namespace, String key, @Nullable String json) {
        try {
            if (json == null) {
                data.remove(namespace, key);
            } else {
                data.set(namespace, key, Octets.of(json.getBytes(StandardCharsets.UTF_8)));
            }
        } catch (StoreException failed) {
            complaints.add("subscription not kept", String.valueOf(failed.getMessage()));
        }
    }

    /** Everything that is kept. */
    record Content(List<E2Subscription> e2, List<RestSubscription> rest) {}

    synchronized Content read() {
        return new Content(
                readAll(E2_NAMESPACE, E2Subscription::read), readAll(REST_NAMESPACE, RestSubscription::read));
    }

    private <T> List<T> readAll(String namespace, Reader<T> reader) {
        List<T> all = new ArrayList<>();
        try {
            for (Octets value : data.getAll(namespace).values()) {
                try {
                    all.add(reader.read(JsonInput.parse(value.toArray(), Integer.MAX_VALUE)));
                } catch (BadRequestException foreign) {
                    complaints.add("kept subscription not understood", String.valueOf(foreign.getMessage()));
                }
            }
        } catch (StoreException failed) {
            complaints.add("subscriptions not restored", String.valueOf(failed.getMessage()));
        }
        return all;
    }

    /** Loses everything that is kept; what the tables have stays. */
    synchronized void lose() {
        try {
            for (String namespace : List.of(E2_NAMESPACE, REST_NAMESPACE)) {
                for (String key : data.getAll(namespace).keySet()) {
                    data.remove(namespace, key);
                }
            }
        } catch (StoreException failed) {
            complaints.add("subscriptions not lost", String.valueOf(failed.getMessage()));
        }
    }

    private interface Reader<T> {
        T read(JsonInput json) throws BadRequestException;
    }
}
