package io.rantwin.xapp;

import io.rantwin.xapp.indication.IndicationFigures;
import io.rantwin.xapp.metrics.RmrCounters;
import io.rantwin.xapp.metrics.SdlCounters;
import io.rantwin.xapp.metrics.XappMetrics;
import io.rantwin.xapp.registration.RegistrationState;
import io.rantwin.xapp.rmr.RmrStatistics;
import io.rantwin.xapp.sdl.Sdl;
import io.rantwin.xapp.subscription.IndicationCounts;
import io.rantwin.xapp.subscription.SubscriptionSnapshot;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;

/** Shows what the parts of an xApp count. */
final class XAppMetrics {
    private final XappMetrics metrics;

    XAppMetrics(XappMetrics metrics) {
        this.metrics = metrics;
    }

    void bind(XApp xapp, Sdl sdl) {
        Function<ToLongFunction<RmrStatistics>, LongSupplier> rmr =
                figure -> () -> figure.applyAsLong(xapp.state().rmr());
        metrics.bind(new RmrCounters(
                rmr.apply(RmrStatistics::transmitted),
                rmr.apply(RmrStatistics::refusedInAll),
                () -> 0,
                rmr.apply(RmrStatistics::received),
                rmr.apply(RmrStatistics::badFramesInAll),
                () -> 0,
                rmr.apply(RmrStatistics::queuedOctets),
                rmr.apply(figures -> figures.droppedOldest() + figures.lostWithConnection())));
        metrics.bind(new SdlCounters(sdl.stored(), sdl.storeErrors()));
        gauge("Routes", "routes in force", () -> xapp.state().rmr().routes());
        gauge(
                "Registered",
                "1 when the app manager has answered 201",
                () -> xapp.state().registration() == RegistrationState.REGISTERED ? 1 : 0);
        gauge("Nodes", "nodes known", () -> xapp.nodes().nodes().size());
        gauge(
                "Subscriptions",
                "subscriptions wished for",
                () -> xapp.subscriptions().subscriptions().size());
        gauge(
                "SubscriptionsLive",
                "subscriptions that exist as far as known",
                () -> xapp.state().liveSubscriptions());
        indications("IndicationsReceived", "indications that came", xapp, IndicationFigures::received);
        indications(
                "IndicationsDelivered", "indications handed to the application", xapp, IndicationFigures::delivered);
        indications("IndicationsDropped", "oldest indications dropped", xapp, IndicationFigures::droppedOldest);
        indications("IndicationsMalformed", "indications that cannot be read", xapp, IndicationFigures::malformed);
        indications("IndicationsForeign", "indications of others", xapp, IndicationFigures::foreign);
        indications(
                "ListenerFailures", "indications the application failed on", xapp, IndicationFigures::listenerFailures);
        metrics.counter(
                "XApp",
                "NodeListenerFailures",
                "news of nodes the application failed on",
                xapp.nodes().listenerFailures());
        sequence("IndicationsMissed", "sequence numbers that never came", xapp, IndicationCounts::missed);
        sequence("IndicationsDoubled", "sequence numbers that came twice", xapp, IndicationCounts::duplicates);
        sequence("IndicationsReordered", "indications that came after a later one", xapp, IndicationCounts::reordered);
    }

    private void gauge(String name, String help, LongSupplier figure) {
        metrics.gauge("XApp", name, help, figure::getAsLong);
    }

    private void indications(String name, String help, XApp xapp, ToLongFunction<IndicationFigures> figure) {
        metrics.counter("XApp", name, help, () -> figure.applyAsLong(xapp.indications()));
    }

    private void sequence(String name, String help, XApp xapp, ToLongFunction<IndicationCounts> figure) {
        metrics.counter(
                "XApp",
                name,
                help,
                () -> xapp.subscriptions().subscriptions().stream()
                        .map(SubscriptionSnapshot::indications)
                        .mapToLong(figure)
                        .sum());
    }
}
