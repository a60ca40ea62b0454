package io.rantwin.harness.ric.a1;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.router.JavalinDefaultRoutingApi;
import io.rantwin.harness.ric.fault.PassThrough;
import io.rantwin.harness.ric.store.SharedData;
import io.rantwin.xapp.complaint.Complaints;
import io.rantwin.xapp.rmr.Rmr;
import io.rantwin.xapp.rmr.RmrDelivery;
import java.net.http.HttpClient;
import java.time.InstantSource;
import java.util.concurrent.Executor;

/**
 * A1 mediator of the O-RAN SC near-RT RIC: {@code /A1-P/v2} of release I and later, {@code /a1-p} of the releases before,
 * both on the same policies. Policies are held against the create_schema of their type and sent to xApps over RMR; their status
 * is what the last xApp answered. Keeps everything in memory, and in the shared data if told so. Thread-safe.
 */
public final class A1Mediator {
    private final PolicyStore store;
    private final XappSide xapps;
    private final A1Rest rest;
    private final A1Counts counts = new A1Counts();

    /**
     * @param rmr sends policy requests by route table, subscription id = policy type id
     * @param client posts status notifications
     * @param executor runs the posts, which block; best one virtual thread each
     * @param fault harms policy requests on their way out
     */
    public A1Mediator(
            Rmr rmr,
            A1MediatorOptions options,
            HttpClient client,
            Executor executor,
            PassThrough fault,
            InstantSource clock) {
        this.store = new PolicyStore(options.mostTypes(), options.mostPolicies());
        this.xapps = new XappSide(rmr, options, store, new StatusNotifier(client, executor, counts), fault, counts);
        this.rest = new A1Rest(store, xapps, options, clock);
    }

    /** Takes up what an earlier life left in the shared data, and keeps types and policies there from now on. */
    public void keepIn(SharedData data, Complaints complaints) {
        store.keepIn(new PolicyArchive(data, rest::readType, complaints));
    }

    /** Keeps everything once more, after the shared data was lost. */
    public void keepAgain() {
        store.keepAgain();
    }

    /** Adds the paths of both flavours. */
    public void routes(JavalinDefaultRoutingApi routes) {
        rest.routes(routes);
    }

    /** Takes a message from an xApp; types that are not the mediator's are ignored. */
    public void received(RmrDelivery delivery) {
        xapps.received(delivery);
    }

    /** Loses all types, policies and jobs, as a restart without data store does; xApps are not told. */
    public void forget() {
        store.clear();
        xapps.forgetJobs();
    }

    /** Loses all policies and keeps the types, as a RIC that starts again with its types from a descriptor; xApps are not told. */
    public void forgetPolicies() {
        store.clearPolicies();
    }

    /** As when the data store is away: 503, but 500 for the health check and no policy types instead of an error. */
    public void storeDown(boolean isDown) {
        rest.storeDown(isDown);
    }

    /** Types, policies, EI jobs and counts. */
    public ObjectNode state() {
        ObjectNode state = JsonNodeFactory.instance.objectNode();
        ArrayNode types = state.putArray("policyTypes");
        store.typeIds().forEach(types::add);
        ArrayNode policies = state.putArray("policies");
        store.allPolicies().forEach(policy -> policies.add(policy.toState()));
        state.set("enrichmentJobs", xapps.jobsToState());
        state.put("isStoreDown", rest.isStoreDown());
        state.set("counts", counts.toState());
        return state;
    }
}
