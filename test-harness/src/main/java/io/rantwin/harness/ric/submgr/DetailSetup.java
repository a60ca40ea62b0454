package io.rantwin.harness.ric.submgr;

import io.rantwin.harness.ric.rtmgr.SubscriptionRouting;
import io.rantwin.harness.ric.timing.Agenda;
import io.rantwin.xapp.rmr.RmrAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Sets one detail up, in the platform's order: instance id, routes, E2 procedure, shared data. Blocks; thread-safe. */
final class DetailSetup {
    private static final Duration ROUTING_TIMEOUT = Duration.ofSeconds(2);

    private final SubscriptionTables tables;
    private final SubscriptionArchive archive;
    private final E2Procedures procedures;
    private final SubscriptionRouting routing;
    private final Agenda agenda;

    DetailSetup(
            SubscriptionTables tables,
            SubscriptionArchive archive,
            E2Procedures procedures,
            SubscriptionRouting routing,
            Agenda agenda) {
        this.tables = tables;
        this.archive = archive;
        this.procedures = procedures;
        this.routing = routing;
        this.agenda = agenda;
    }

    SetupOutcome setUp(String restId, SubscriptionParams params, SubscriptionDetail detail)
            throws InterruptedException {
        RmrAddress endpoint = params.clientEndpoint().rmrAddress();
        if (params.isRoutingNeeded() && !routing.knows(endpoint)) {
            return new SetupOutcome.Failed("RTMGR", "endpoint " + endpoint + " is not that of a registered xApp", "");
        }
        SubscriptionTables.Claim claim = tables.claim(restId, params, detail);
        if (claim == null) {
            return new SetupOutcome.Failed("SUBMGR", "no instance id is free", "");
        }
        E2Subscription subscription = claim.subscription();
        if (!claim.isNew()) {
            return join(params, claim);
        }
        SetupOutcome outcome = new SetupOutcome.Failed("SUBMGR", "given up", "");
        try {
            outcome = establish(subscription, params);
        } finally {
            if (outcome instanceof SetupOutcome.Failed) {
                tables.remove(subscription);
                routing.unroute(subscription.instanceId());
            }
            archive.keepE2(subscription.instanceId());
            subscription.outcome().complete(outcome);
        }
        return outcome;
    }

    private SetupOutcome establish(E2Subscription subscription, SubscriptionParams params) throws InterruptedException {
        archive.keepE2(subscription.instanceId());
        if (params.isRoutingNeeded() && !isRouted(subscription)) {
            return new SetupOutcome.Failed("RTMGR", "no answer from the route manager", "RTMGR-Timeout");
        }
        SetupOutcome outcome = procedures.setUp(subscription, params.e2timeout(), params.e2tries());
        if (outcome instanceof SetupOutcome.Admitted && !tables.establish(subscription)) {
            return new SetupOutcome.Failed("E2Node", "the E2 node left meanwhile", "");
        }
        return outcome;
    }

    /** Shares a subscription that is there or on its way. */
    private SetupOutcome join(SubscriptionParams params, SubscriptionTables.Claim claim) throws InterruptedException {
        E2Subscription subscription = claim.subscription();
        if (params.isRoutingNeeded() && claim.isRerouted() && !isRouted(subscription)) {
            return new SetupOutcome.Failed("RTMGR", "no answer from the route manager", "RTMGR-Timeout");
        }
        archive.keepE2(subscription.instanceId());
        try {
            return subscription.outcome().get();
        } catch (ExecutionException never) {
            return new SetupOutcome.Failed("SUBMGR", String.valueOf(never.getCause()), "");
        }
    }

    private boolean isRouted(E2Subscription subscription) throws InterruptedException {
        CompletableFuture<Void> routed = routing.route(subscription.instanceId(), tables.endpoints(subscription));
        try {
            CompletableFuture.anyOf(routed, agenda.after(ROUTING_TIMEOUT)).get();
            return routed.isDone() && !routed.isCompletedExceptionally();
        } catch (ExecutionException failed) {
            return false;
        } finally {
            routed.cancel(false);
        }
    }
}
