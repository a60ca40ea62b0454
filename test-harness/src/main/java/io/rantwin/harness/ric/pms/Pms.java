package io.rantwin.harness.ric.pms;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.router.JavalinDefaultRoutingApi;
import io.rantwin.a1.management.RegisteredService;
import io.rantwin.a1.management.Ric;
import io.rantwin.a1.management.RicEvent;
import io.rantwin.harness.ric.fault.PassThrough;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.random.RandomGenerator;

/**
 * A1 policy management service: {@code /a1-policy/v2} and {@code /a1-policy-management/v1} on the same policies. Looks at RICs
 * and services once a period, on the injected executor. Keeps everything in memory. Thread-safe.
 */
public final class Pms {
    private static final Duration CALLBACK_WITHIN = Duration.ofSeconds(5);

    private final PmsOptions options;
    private final PmsStore store = new PmsStore();
    private final TreeMap<String, ManagedRic> rics = new TreeMap<>();
    private final PmsPolicies policies;
    private final Synchronisation synchronisation = new Synchronisation(store);
    private final HttpClient client;
    private final Executor executor;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final AtomicBoolean isLooking = new AtomicBoolean();
    private final LongAdder expiredServices = new LongAdder();
    private volatile Instant nextLook;

    /**
     * @param client asks mediators and calls services back
     * @param executor runs what blocks; best one virtual thread each
     * @param fault harms policies on their way to a RIC
     * @param random makes up policy ids
     */
    public Pms(
            PmsOptions options,
            HttpClient client,
            Executor executor,
            PassThrough fault,
            InstantSource clock,
            RandomGenerator random) {
        this.options = options;
        this.client = client;
        this.executor = executor;
        this.clock = clock;
        this.random = random;
        options.rics()
                .forEach((ricId, mediator) ->
                        rics.put(ricId, new ManagedRic(ricId, new MediatorClient(mediator, client, fault))));
        this.policies = new PmsPolicies(store, rics, clock);
        this.nextLook = clock.instant();
    }

    /** Adds the paths of both versions. */
    public void routes(JavalinDefaultRoutingApi routes) {
        new PmsV2Routes(this, policies, store, clock).register(routes);
        new PmsV3Routes(this, policies, store, clock, random).register(routes);
    }

    /** Starts a look when one is due; to be called about five times a second. */
    public void tick() {
        if (!clock.instant().isBefore(nextLook) && isLooking.compareAndSet(false, true)) {
            nextLook = clock.instant().plus(options.checkPeriod());
            executor.execute(() -> {
                try {
                    look();
                } finally {
                    isLooking.set(false);
                }
            });
        }
    }

    /** Looks at all RICs and services now; blocks. */
    public void look() {
        for (KeptService service : store.services(kept -> kept.isExpired(clock.instant()))) {
            expiredServices.increment();
            removeService(service.service().serviceId());
        }
        for (ManagedRic ric : rics.values()) {
            if (synchronisation.check(ric)) {
                tellServices(ric.ricId());
            }
        }
    }

    /** As after the end of its process: the store is there again, RICs are unavailable until the next look. */
    public void restart() {
        rics.values().forEach(ric -> ric.become(Ric.State.UNAVAILABLE));
        nextLook = clock.instant();
    }

    /** Starts again with a store that is empty of policies: at the next look it deletes them at the RICs. */
    public void forgetPolicies() {
        store.removeAllPolicies();
        restart();
    }

    /** Loses all services, and with that who is to be called back; their policies stay. */
    public void forgetServices() {
        store.removeAllServices();
    }

    /** Drops a service together with its policies. */
    boolean removeService(String serviceId) {
        boolean wasThere = store.removeService(serviceId);
        if (wasThere) {
            for (KeptPolicy policy :
                    store.policies(kept -> kept.policy().serviceId().equals(serviceId))) {
                policies.dropped(policy);
            }
        }
        return wasThere;
    }

    Iterable<ManagedRic> rics() {
        return rics.values();
    }

    private void tellServices(String ricId) {
        byte[] event = new RicEvent(ricId, "AVAILABLE").toJson().toString().getBytes(StandardCharsets.UTF_8);
        for (KeptService kept :
                store.services(service -> !service.service().callbackUrl().isEmpty())) {
            executor.execute(() -> tell(kept.service(), event));
        }
    }

    private void tell(RegisteredService service, byte[] event) {
        try {
            HttpResponse<Void> _ = client.send(
                    HttpRequest.newBuilder(URI.create(service.callbackUrl()))
                            .timeout(CALLBACK_WITHIN)
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofByteArray(event))
                            .build(),
                    BodyHandlers.discarding());
        } catch (IOException | IllegalArgumentException _) {
            // Who cannot be reached is not told; the real one does not repeat it either.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** RICs, policies, services and counts. */
    public ObjectNode state() {
        ObjectNode state = JsonNodeFactory.instance.objectNode();
        ArrayNode ricList = state.putArray("rics");
        rics.values()
                .forEach(ric -> ricList.addObject()
                        .put("ricId", ric.ricId())
                        .put("state", ric.state().name()));
        ArrayNode policyList = state.putArray("policies");
        store.policies(_ -> true).forEach(policy -> policyList.add(policy.toState()));
        ArrayNode serviceList = state.putArray("services");
        store.services(_ -> true)
                .forEach(service -> serviceList.add(service.service().serviceId()));
        state.putObject("counts")
                .put("policiesWritten", policies.written())
                .put("policiesDeleted", policies.deleted())
                .put("servicesExpired", expiredServices.sum())
                .put("synchronisations", synchronisation.done())
                .put("deletedAsUnknown", synchronisation.deletedAsUnknown())
                .put("putBack", synchronisation.putBack());
        return state;
    }
}
