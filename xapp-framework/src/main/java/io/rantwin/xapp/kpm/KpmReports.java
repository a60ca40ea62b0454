package io.rantwin.xapp.kpm;

import io.rantwin.codecs.kpm.KpmActionDefinition;
import io.rantwin.codecs.kpm.KpmCodec;
import io.rantwin.codecs.kpm.KpmDialect;
import io.rantwin.codecs.kpm.KpmEventTrigger;
import io.rantwin.codecs.kpm.KpmIndicationHeader;
import io.rantwin.codecs.kpm.KpmReport;
import io.rantwin.codecs.kpm.MeasurementReport;
import io.rantwin.codecs.per.PerException;
import io.rantwin.xapp.indication.Indication;
import io.rantwin.xapp.indication.MalformedIndicationException;
import io.rantwin.xapp.node.E2Node;
import io.rantwin.xapp.node.FunctionChoice;
import io.rantwin.xapp.node.KpmFunction;
import io.rantwin.xapp.node.RanFunctions;
import io.rantwin.xapp.subscription.SubscriptionWish;
import io.rantwin.xapp.subscription.rest.ActionToBeSetup;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Turns interests into wishes for the nodes that can fulfil them, and indications into reports for whoever is interested.
 * Thread-safe.
 */
public final class KpmReports {
    private final KpmDialect.Codecs codecs;
    private final RanFunctions functions;
    private final Map<String, Interested> interests = new LinkedHashMap<>();
    private final Map<String, Known> nodes = new ConcurrentHashMap<>();

    private record Interested(KpmInterest interest, KpmListener listener) {}

    /** What is known of a node, until it announces something else. */
    private record Known(
            List<E2Node.RanFunction> announced,
            KpmDialect dialect,
            FigureReader figures,
            Map<String, KpmActionDefinition> actions) {}

    /** @param functions finds the KPM function of a node */
    public KpmReports(KpmDialect.Codecs codecs, RanFunctions functions) {
        this.codecs = codecs;
        this.functions = functions;
    }

    /**
     * Registers an interest; before the first node is looked at.
     *
     * @throws IllegalArgumentException when the name is taken
     */
    public void add(KpmInterest interest, KpmListener listener) {
        if (interests.putIfAbsent(interest.name(), new Interested(interest, listener)) != null) {
            throw new IllegalArgumentException("two interests are called '" + interest.name() + "'");
        }
    }

    /**
     * The wishes of a node.
     *
     * @param wishes what to ask of it
     * @param reason why it is not asked for everything; {@code null} when it is
     * @param failure of the selection of an interest, which is the application's; the other interests are asked for
     */
    public record Wishes(
            List<SubscriptionWish> wishes,
            @Nullable String reason,
            @Nullable RuntimeException failure) {}

    /** What to ask of a node, and remembers how to read its reports. */
    public Wishes wishes(E2Node node) {
        if (interests.isEmpty()) {
            return new Wishes(List.of(), null, null);
        }
        return switch (functions.kpm(node)) {
            case FunctionChoice.Missing<KpmFunction> missing -> new Wishes(List.of(), missing.reason(), null);
            case FunctionChoice.Chosen<KpmFunction> chosen -> wishes(node, chosen.function());
        };
    }

    private Wishes wishes(E2Node node, KpmFunction function) {
        Known before = nodes.get(node.ranName());
        boolean isSame = before != null && before.announced().equals(node.ranFunctions());
        KpmDialect dialect = before != null && isSame ? before.dialect() : function.dialect();
        Map<String, KpmActionDefinition> actionsByKey = new LinkedHashMap<>();
        List<SubscriptionWish> wishes = new ArrayList<>();
        List<String> reasons = new ArrayList<>();
        @Nullable RuntimeException failure = null;
        for (Interested interested : interests.values()) {
            KpmInterest interest = interested.interest();
            String key = interest.name() + "/" + node.ranName();
            List<KpmActionDefinition> actions;
            try {
                actions = List.copyOf(interest.selection()
                        .actions(
                                function.definition(),
                                interest.reportingPeriod().toMillis()));
            } catch (RuntimeException e) {
                failure = e;
                reasons.add("the selection of " + interest.name() + " failed at node " + node.ranName() + ": " + e);
                continue;
            }
            if (actions.isEmpty()) {
                reasons.add("node " + node.ranName() + " offers nothing for " + interest.name());
                continue;
            }
            for (int i = 0; i < actions.size(); i++) {
                actionsByKey.put(key + "/" + (i + 1), actions.get(i));
            }
            try {
                wishes.add(wish(node.ranName(), function, key, interest, actions));
            } catch (PerException e) {
                reasons.add(interest.name() + " cannot be asked of node " + node.ranName() + " in KPM "
                        + function.version() + ": " + e.getMessage());
            }
        }
        nodes.put(
                node.ranName(),
                new Known(node.ranFunctions(), dialect, new FigureReader(function.definition()), actionsByKey));
        return new Wishes(wishes, reasons.isEmpty() ? null : String.join("; ", reasons), failure);
    }

    private SubscriptionWish wish(
            String ranName, KpmFunction function, String key, KpmInterest interest, List<KpmActionDefinition> actions)
            throws PerException {
        KpmCodec codec = codecs.of(function.version());
        List<ActionToBeSetup> encoded = new ArrayList<>();
        for (int i = 0; i < actions.size(); i++) {
            encoded.add(ActionToBeSetup.report(i + 1, codec.encode(actions.get(i))));
        }
        return new SubscriptionWish(
                key,
                ranName,
                function.ranFunctionId(),
                codec.encode(KpmEventTrigger.every(interest.reportingPeriod().toMillis())),
                encoded,
                interest.reportingPeriod(),
                null);
    }

    /** Forgets a node that has left. */
    public void forget(String ranName) {
        nodes.remove(ranName);
    }

    /**
     * Hands a report to whoever is interested.
     *
     * @return whether somebody is
     * @throws MalformedIndicationException when it cannot be read
     */
    public boolean received(Indication indication) throws MalformedIndicationException {
        String key = indication.subscription().wish().key();
        int slash = key.indexOf('/');
        Interested interested = slash < 0 ? null : interests.get(key.substring(0, slash));
        Known node = nodes.get(indication.ranName());
        if (interested == null || node == null) {
            return false;
        }
        KpmActionDefinition action = node.actions()
                .get(key + "/" + indication.subscription().action().actionId());
        if (action == null) {
            return false;
        }
        try {
            KpmIndicationHeader header = node.dialect()
                    .decodeIndicationHeader(indication.ricIndication().ricIndicationHeader());
            KpmReport report = node.dialect()
                    .decodeIndicationMessage(indication.ricIndication().ricIndicationMessage());
            Instant start = header.collectionStartTime() == null
                    ? null
                    : header.collectionStartTime().instant();
            List<Figure> figures = report instanceof MeasurementReport measured
                    ? node.figures().figures(measured, action, start)
                    : List.of();
            interested
                    .listener()
                    .reported(new KpmIndication(
                            indication.ranName(),
                            interested.interest().name(),
                            action,
                            start,
                            indication.arrival(),
                            header,
                            report,
                            figures));
            return true;
        } catch (PerException e) {
            throw new MalformedIndicationException("E2SM-KPM: " + e.getMessage(), e);
        }
    }
}
