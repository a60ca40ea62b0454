package io.rantwin.nearrt.intent;

import io.rantwin.codecs.catalogue.MeasurementCatalogue;
import io.rantwin.codecs.kpm.KpmDialect;
import io.rantwin.nearrt.configuration.TwinConfiguration;
import io.rantwin.nearrt.ingest.Sources;
import io.rantwin.nearrt.loop.NetworkTime;
import io.rantwin.twin.estimation.MeasurementNames;
import io.rantwin.xapp.complaint.Complaints;
import io.rantwin.xapp.node.E2Node;
import io.rantwin.xapp.node.FunctionChoice;
import io.rantwin.xapp.node.KpmFunction;
import io.rantwin.xapp.node.NodeEvent;
import io.rantwin.xapp.node.NodeListener;
import io.rantwin.xapp.node.RanFunctions;
import io.rantwin.xapp.subscription.SubscriptionEvent;
import io.rantwin.xapp.subscription.SubscriptionListener;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks every node for what the intents want, and goes on from what it answers. Events may come from any thread; they are worked off
 * one after the other.
 */
public final class NodeIntents implements NodeListener, SubscriptionListener {
    private final TwinConfiguration configuration;
    private final MeasurementCatalogue catalogue;
    private final KpmDialect.Codecs codecs;
    private final NameBooks books;
    private final RanFunctions functions;
    private final Sources sources;
    private final NetworkTime time;
    private final Supplier<List<String>> topologyCellIds;
    private final Complaints complaints;
    private final Executor executor;
    private final Map<String, NodeDesk> desks = new HashMap<>();
    private final Map<String, List<String>> missing = new ConcurrentHashMap<>();
    private volatile @Nullable SubscriptionPort port;

    /**
     * Makes it; {@link #connect} says who keeps subscriptions.
     *
     * @param topologyCellIds cells of the topology in use
     * @param executor runs what it is given one after the other
     */
    public NodeIntents(
            TwinConfiguration configuration,
            MeasurementCatalogue catalogue,
            MeasurementNames names,
            KpmDialect.Codecs codecs,
            RanFunctions functions,
            Sources sources,
            NetworkTime time,
            Supplier<List<String>> topologyCellIds,
            Complaints complaints,
            Executor executor) {
        this.configuration = configuration;
        this.catalogue = catalogue;
        this.codecs = codecs;
        books = new NameBooks(catalogue, names, configuration.units());
        this.functions = functions;
        this.sources = sources;
        this.time = time;
        this.topologyCellIds = topologyCellIds;
        this.complaints = complaints;
        this.executor = executor;
    }

    /** Who keeps the subscriptions; before the first event. */
    public void connect(SubscriptionPort keeper) {
        port = keeper;
    }

    /** The topology has changed: cells of nodes are looked up anew. */
    public void topologyChanged() {
        executor.execute(() -> desks.values().forEach(NodeDesk::plan));
    }

    /** Measurements that a node was to be asked for and does not offer. */
    public List<String> missing(String ranName) {
        return missing.getOrDefault(ranName, List.of());
    }

    @Override
    public void happened(NodeEvent event) {
        executor.execute(() -> work(event));
    }

    @Override
    public void subscriptionEvent(SubscriptionEvent event) {
        if (event instanceof SubscriptionEvent.Changed changed) {
            executor.execute(() -> {
                NodeDesk desk = desks.get(changed.now().wish().ranName());
                if (desk != null) {
                    desk.changed(changed.now());
                }
            });
        }
    }

    private void work(NodeEvent event) {
        E2Node node = event.node();
        SubscriptionPort keeper = port;
        if (keeper == null) {
            return;
        }
        if (event instanceof NodeEvent.NodeRemoved) {
            NodeDesk desk = desks.remove(node.ranName());
            if (desk != null) {
                desk.leave();
            }
            missing.remove(node.ranName());
            time.forget(node.ranName());
            return;
        }
        boolean isNews = !(event instanceof NodeEvent.NodeChanged changed)
                || !desks.containsKey(node.ranName())
                || !node.ranFunctions().equals(changed.before().ranFunctions());
        // While a node is away, the platform may know no functions of it.
        if (!isNews || node.ranFunctions().isEmpty() && !node.isConnected()) {
            return;
        }
        switch (functions.kpm(node)) {
            case FunctionChoice.Missing<KpmFunction> none ->
                complaints.add("a node that reports no measurements", none.reason());
            case FunctionChoice.Chosen<KpmFunction> chosen -> {
                NodeDesk desk = desks.computeIfAbsent(
                        node.ranName(), _ -> new NodeDesk(tools(keeper), node, chosen.function()));
                desk.take(node, chosen.function());
                missing.put(node.ranName(), desk.missing());
                if (!desk.missing().isEmpty()) {
                    complaints.add("measurements that a node does not offer", node.ranName() + ": " + desk.missing());
                }
            }
        }
    }

    private DeskTools tools(SubscriptionPort keeper) {
        return new DeskTools(
                configuration, catalogue, codecs, books, sources, time, keeper, topologyCellIds, complaints);
    }
}
