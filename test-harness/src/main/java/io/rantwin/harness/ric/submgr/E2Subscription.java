package io.rantwin.harness.ric.submgr;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.harness.ric.rest.BadRequestException;
import io.rantwin.harness.ric.rest.JsonInput;
import io.rantwin.xapp.rmr.RmrAddress;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/** A subscription at an E2 node, and who shares it. Guarded by the lock of {@link SubscriptionTables}. */
final class E2Subscription {
    /** Where it is in its life. */
    enum Phase {
        SETTING_UP,
        ESTABLISHED,
        DELETING
    }

    private final int instanceId;
    private final String meid;
    private final int ranFunctionId;
    private final SubscriptionDetail detail;
    private final Instant created;
    private final Map<String, RmrAddress> owners = new TreeMap<>();
    private final CompletableFuture<SetupOutcome> outcome = new CompletableFuture<>();
    private Phase phase = Phase.SETTING_UP;

    E2Subscription(int instanceId, String meid, int ranFunctionId, SubscriptionDetail detail, Instant created) {
        this.instanceId = instanceId;
        this.meid = meid;
        this.ranFunctionId = ranFunctionId;
        this.detail = detail;
        this.created = created;
    }

    int instanceId() {
        return instanceId;
    }

    String meid() {
        return meid;
    }

    int ranFunctionId() {
        return ranFunctionId;
    }

    SubscriptionDetail detail() {
        return detail;
    }

    Instant created() {
        return created;
    }

    /** RMR addresses by the id of the REST subscription that wants the messages. */
    Map<String, RmrAddress> owners() {
        return owners;
    }

    /** Where its messages go. */
    Set<RmrAddress> endpoints() {
        return new LinkedHashSet<>(owners.values());
    }

    /** Completes when it is established or has failed. */
    CompletableFuture<SetupOutcome> outcome() {
        return outcome;
    }

    Phase phase() {
        return phase;
    }

    void setPhase(Phase next) {
        phase = next;
    }

    ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("instanceId", instanceId)
                .put("meid", meid)
                .put("ranFunctionId", ranFunctionId)
                .put("created", created.toString())
                .put("phase", phase.name());
        json.set("detail", detail.toJson());
        ObjectNode ownersJson = json.putObject("owners");
        owners.forEach((restId, address) -> ownersJson.put(restId, address.toString()));
        return json;
    }

    static E2Subscription read(JsonInput json) throws BadRequestException {
        JsonInput created = json.member("created");
        E2Subscription subscription;
        try {
            subscription = new E2Subscription(
                    json.member("instanceId").integer(1, 65_534),
                    json.member("meid").text(),
                    json.member("ranFunctionId").integer(0, 4_095),
                    SubscriptionDetail.read(json.member("detail")),
                    Instant.parse(created.text()));
        } catch (DateTimeException noTime) {
            throw created.bad("must be a time");
        }
        for (Map.Entry<String, JsonInput> owner : json.member("owners").members()) {
            RmrAddress address = RmrAddress.parse(owner.getValue().text());
            if (address == null) {
                throw owner.getValue().bad("must be host:port");
            }
            subscription.owners.put(owner.getKey(), address);
        }
        for (Phase phase : Phase.values()) {
            if (phase.name().equals(json.member("phase").text())) {
                subscription.phase = phase;
            }
        }
        if (subscription.phase == Phase.ESTABLISHED) {
            subscription.outcome.complete(new SetupOutcome.Admitted(subscription.instanceId, ""));
        }
        return subscription;
    }
}
