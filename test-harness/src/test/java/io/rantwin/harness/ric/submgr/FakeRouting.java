package io.rantwin.harness.ric.submgr;

import io.rantwin.harness.ric.rtmgr.SubscriptionRouting;
import io.rantwin.xapp.rmr.RmrAddress;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Routes as they were asked for. */
final class FakeRouting implements SubscriptionRouting {
    private final Map<Integer, List<RmrAddress>> routes = new ConcurrentHashMap<>();
    private volatile boolean answers = true;
    private volatile boolean knows = true;

    Map<Integer, List<RmrAddress>> routes() {
        return routes;
    }

    void setAnswers(boolean does) {
        answers = does;
    }

    void setKnows(boolean does) {
        knows = does;
    }

    @Override
    public boolean knows(RmrAddress endpoint) {
        return knows;
    }

    @Override
    public CompletableFuture<Void> route(int instanceId, Collection<RmrAddress> endpoints) {
        routes.put(instanceId, List.copyOf(endpoints));
        return answers ? CompletableFuture.completedFuture(null) : new CompletableFuture<>();
    }

    @Override
    public void unroute(int instanceId) {
        routes.remove(instanceId);
    }
}
