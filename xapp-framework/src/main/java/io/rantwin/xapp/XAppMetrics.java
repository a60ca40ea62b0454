package io.rantwin.xapp;

import io.rantwin.xapp.a1.A1Policies;
import io.rantwin.xapp.alarm.Alarms;
import io.rantwin.xapp.control.ControlState;
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
        controls(xapp);
        alarms(xapp.alarms());
        A1Policies policies = xapp.policies();
        if (policies != null) {
            policies(policies);
        }
        metrics.counter(
                "XApp",
                "SubscriptionRenewals",
                "subscriptions made anew because they were silent",
                () -> xapp.state().keeper().renewals());
        sequence("IndicationsMissed", "sequence numbers that never came", xapp, IndicationCounts::missed);
        sequence("IndicationsDoubled", "sequence numbers that came twice", xapp, IndicationCounts::duplicates);
        sequence("IndicationsReordered", "indications that came after a later one", xapp, IndicationCounts::reordered);
    }

    private void controls(XApp xapp) {
        gauge(
                "ControlsWaiting",
                "controls that wait to be sent",
                () -> xapp.control().state().waiting());
        gauge(
                "ControlsOutstanding",
                "controls that wait for an answer",
                () -> xapp.control().state().outstanding());
        control("ControlsAcknowledged", "controls that nodes acknowledged", xapp, ControlState::acknowledged);
        control("ControlsFailed", "controls that nodes refused or failed on", xapp, ControlState::failed);
        control("ControlsNoAnswer", "controls that nobody answered", xapp, ControlState::noAnswer);
        control("ControlsNotSent", "controls that RMR did not take", xapp, ControlState::notSent);
        control("ControlsRejected", "controls that were not tried", xapp, ControlState::rejected);
    }

    private void policies(A1Policies policies) {
        metrics.counter(
                "XApp",
                "A1Requests",
                "policy requests received",
                () -> policies.state().counts().requests());
        metrics.counter(
                "XApp",
                "A1Refused",
                "policies refused",
                () -> policies.state().counts().refused());
        metrics.counter(
                "XApp",
                "A1Unanswered",
                "answers on policies that could not be sent",
                () -> policies.state().counts().unanswered());
    }

    private void alarms(Alarms alarms) {
        gauge("AlarmsUp", "alarms that are up", () -> alarms.active().size());
        gauge(
                "AlarmsWaiting",
                "alarms that wait to be sent",
                () -> alarms.counts().waiting());
        metrics.counter(
                "XApp",
                "AlarmsSent",
                "alarms that the alarm manager took",
                () -> alarms.counts().sent());
        metrics.counter(
                "XApp",
                "AlarmsRefused",
                "alarms that the alarm manager refused",
                () -> alarms.counts().refused());
        metrics.counter(
                "XApp",
                "AlarmsDropped",
                "alarms for which there was no room",
                () -> alarms.counts().dropped());
    }

    private void control(String name, String help, XApp xapp, ToLongFunction<ControlState> figure) {
        metrics.counter(
                "XApp", name, help, () -> figure.applyAsLong(xapp.control().state()));
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
