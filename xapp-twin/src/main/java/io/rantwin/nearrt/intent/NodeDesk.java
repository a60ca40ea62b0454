package io.rantwin.nearrt.intent;

import io.rantwin.codecs.identity.NrCgi;
import io.rantwin.codecs.kpm.KpmActionDefinition;
import io.rantwin.codecs.kpm.KpmCodec;
import io.rantwin.codecs.kpm.KpmEventTrigger;
import io.rantwin.codecs.per.PerException;
import io.rantwin.nearrt.configuration.MeasurementIntent;
import io.rantwin.nearrt.configuration.MeasurementIntent.Level;
import io.rantwin.nearrt.ingest.Source;
import io.rantwin.nearrt.live.CellText;
import io.rantwin.xapp.node.E2Node;
import io.rantwin.xapp.node.KpmFunction;
import io.rantwin.xapp.subscription.SubscriptionSnapshot;
import io.rantwin.xapp.subscription.SubscriptionState;
import io.rantwin.xapp.subscription.SubscriptionWish;
import io.rantwin.xapp.subscription.WishOutcome;
import io.rantwin.xapp.subscription.rest.ActionToBeSetup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All that is asked of one node. Not thread-safe. */
final class NodeDesk {
    private static final String SEARCH = "cell-search";

    private final DeskTools tools;
    private E2Node node;
    private KpmFunction function;
    private @Nullable CellSearch search;
    private final Map<String, IntentMatch> matches = new LinkedHashMap<>();
    private final Map<String, Ask> asks = new HashMap<>();

    /** Something that is wished of the node. */
    private record Ask(MeasurementIntent intent, @Nullable NrCgi cell, boolean isCanary, int period) {}

    NodeDesk(DeskTools tools, E2Node node, KpmFunction function) {
        this.tools = tools;
        this.node = node;
        this.function = function;
    }

    /** The node announces this now. */
    void take(E2Node now, KpmFunction announced) {
        node = now;
        function = announced;
        matches.clear();
        for (MeasurementIntent intent : tools.intents()) {
            if (now.ranName().matches(intent.nodes())) {
                matches.put(intent.name(), IntentMatch.of(intent, announced.definition(), tools.catalogue()));
            }
        }
        // What is there is asked for anew in the version and by the number of now.
        List<Ask> before = List.copyOf(asks.values());
        before.forEach(this::wish);
        plan();
    }

    /** Asks for whatever is not asked for yet. */
    void plan() {
        List<@Nullable NrCgi> cells = cells();
        if (!cells.contains(null)) {
            // The cells have become known: the node as a whole is not asked for any more.
            for (Map.Entry<String, Ask> each : List.copyOf(asks.entrySet())) {
                if (each.getValue().cell() == null && each.getValue().intent().level() != Level.NODE) {
                    drop(each.getKey());
                }
            }
        }
        for (MeasurementIntent intent : tools.intents()) {
            IntentMatch match = matches.get(intent.name());
            if (match == null || match.items().isEmpty()) {
                continue;
            }
            if (intent.level() == Level.NODE) {
                ask(new Ask(intent, null, false, 0));
                continue;
            }
            for (NrCgi cell : cells) {
                ask(new Ask(intent, cell, false, 0));
            }
        }
        goOnSearching();
    }

    /** Cells as far as they are known; one that is null is the node as a whole. */
    private List<@Nullable NrCgi> cells() {
        List<@Nullable NrCgi> cells = new ArrayList<>(tools.listedCells(node));
        if (!cells.isEmpty()) {
            search = null;
            return cells;
        }
        if (search == null && tools.searches()) {
            search = CellSearch.of(node, tools.mostCells());
        }
        CellSearch searching = search;
        if (searching == null || searching.state() == CellSearch.State.WHOLE_NODE) {
            cells.add(null);
        } else {
            cells.addAll(searching.found());
        }
        return cells;
    }

    private void goOnSearching() {
        CellSearch searching = search;
        MeasurementIntent intent = searchIntent();
        if (searching == null || intent == null) {
            return;
        }
        switch (searching.state()) {
            case CANARY -> ask(new Ask(intent, searching.asked(), true, 0));
            case ASKING -> ask(new Ask(intent, searching.asked(), false, 0));
            case FOUND, WHOLE_NODE -> {}
        }
    }

    private @Nullable MeasurementIntent searchIntent() {
        for (MeasurementIntent intent : tools.intents()) {
            IntentMatch match = matches.get(intent.name());
            if (intent.level() == Level.CELL && match != null && !match.items().isEmpty()) {
                return intent;
            }
        }
        return null;
    }

    private String key(Ask ask) {
        NrCgi cell = ask.cell();
        return (ask.isCanary() ? SEARCH : ask.intent().name()) + "/" + node.ranName() + "/"
                + (cell == null ? "node" : CellText.of(cell));
    }

    private void ask(Ask ask) {
        if (!asks.containsKey(key(ask))) {
            wish(ask);
        }
    }

    private void wish(Ask ask) {
        IntentMatch match = matches.get(ask.intent().name());
        String key = key(ask);
        if (match == null || match.items().isEmpty()) {
            drop(key);
            return;
        }
        MeasurementIntent intent = ask.intent();
        long granularity = intent.granularityPeriodsMillis().get(ask.period());
        Duration period = Duration.ofMillis(granularity * intent.reportsPerPeriod());
        KpmActionDefinition action = match.action(intent, granularity, ask.cell());
        NrCgi cell = ask.cell();
        KpmCodec codec = tools.codecs().of(function.version());
        try {
            SubscriptionWish wish = new SubscriptionWish(
                    key,
                    node.ranName(),
                    function.ranFunctionId(),
                    codec.encode(KpmEventTrigger.every(period.toMillis())),
                    List.of(ActionToBeSetup.report(1, codec.encode(action))),
                    period,
                    null);
            tools.sources()
                    .put(
                            key,
                            new Source(
                                    node.ranName(),
                                    cell == null ? node.ranName() : CellText.of(cell),
                                    intent.level() == Level.UE,
                                    function.dialect(),
                                    action,
                                    function.definition(),
                                    tools.book(node, function),
                                    tools.time().node(node.ranName())));
            asks.put(key, ask);
            WishOutcome outcome = tools.port().wish(wish);
            if (!(outcome instanceof WishOutcome.Taken)) {
                tools.complaints().add("a wish was refused", key + ": " + outcome);
            }
        } catch (PerException e) {
            tools.complaints()
                    .add(
                            "an intent cannot be asked of a node",
                            key + " in KPM " + function.version() + ": " + e.getMessage());
        }
    }

    private void drop(String key) {
        asks.remove(key);
        tools.sources().remove(key);
        tools.port().unwish(key);
    }

    /** A subscription came into another state. */
    void changed(SubscriptionSnapshot now) {
        String key = now.wish().key();
        Ask ask = asks.get(key);
        if (ask == null) {
            return;
        }
        CellSearch searching = search;
        boolean isSearch = searching != null
                && (searching.state() == CellSearch.State.CANARY || searching.state() == CellSearch.State.ASKING)
                && searching.asked().equals(ask.cell())
                && ask.intent().equals(searchIntent());
        if (now.state().isLive()) {
            if (isSearch && searching != null) {
                searching.taken();
                if (ask.isCanary()) {
                    drop(key);
                }
                plan();
            }
        } else if (now.state() == SubscriptionState.RETRYING) {
            if (isSearch && searching != null) {
                goOn(searching, key, now.lastError());
            } else if (isRefusal(now.lastError())
                    && ask.period() + 1
                            < ask.intent().granularityPeriodsMillis().size()) {
                wish(new Ask(ask.intent(), ask.cell(), false, ask.period() + 1));
            }
        }
    }

    private void goOn(CellSearch searching, String key, String error) {
        CellSearch.State before = searching.state();
        if (isRefusal(error)) {
            searching.refused();
        } else if (error.toUpperCase(Locale.ROOT).contains("E2-TIMEOUT")) {
            searching.unanswered();
            if (searching.state() == before) {
                return;
            }
        } else {
            return;
        }
        drop(key);
        plan();
    }

    /** Whether it was the node that said no, and not somebody on the way who may do better the next time. */
    static boolean isRefusal(String error) {
        String upper = error.toUpperCase(Locale.ROOT);
        return upper.startsWith("E2NODE") && !upper.contains("TIMEOUT");
    }

    /** The node has left. */
    void leave() {
        List.copyOf(asks.keySet()).forEach(this::drop);
    }

    /** Measurements of intents that the node does not offer. */
    List<String> missing() {
        Set<String> missing = new LinkedHashSet<>();
        matches.values().forEach(match -> missing.addAll(match.missing()));
        return List.copyOf(missing);
    }
}
