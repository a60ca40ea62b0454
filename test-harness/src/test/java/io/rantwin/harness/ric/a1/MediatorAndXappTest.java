package io.rantwin.harness.ric.a1;

import static io.rantwin.harness.ric.a1.MediatorRun.TYPE_20008;
import static org.assertj.core.api.Assertions.assertThat;

import io.rantwin.a1.mediator.MessageForm;
import io.rantwin.xapp.a1.A1Policies;
import io.rantwin.xapp.a1.A1PoliciesOptions;
import io.rantwin.xapp.a1.A1PolicyEvent;
import io.rantwin.xapp.a1.A1PolicyEvent.Created;
import io.rantwin.xapp.a1.A1PolicyVerdict;
import io.rantwin.xapp.rmr.SendResult;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The mediator of the box and the xApp framework with each other, RMR without network between them. */
class MediatorAndXappTest {
    private static final String TYPE = "/A1-P/v2/policytypes/20008";

    @ParameterizedTest
    @EnumSource
    void policiesArriveAndTheirStatusComesBack(MessageForm form) {
        try (var run = new MediatorRun(A1MediatorOptions.REALISTIC.withForm(form))) {
            List<A1PolicyEvent> events = new CopyOnWriteArrayList<>();
            A1Policies policies = connect(run, events);
            run.put(TYPE, TYPE_20008);
            run.put(TYPE + "/policies/low", "{\"threshold\":5}");
            run.put(TYPE + "/policies/high", "{\"threshold\":500}");

            assertThat(run.get(TYPE + "/policies/low/status").body()).isEqualTo("{\"enforceStatus\":\"ENFORCED\"}");
            assertThat(run.get(TYPE + "/policies/high/status").body()).contains("NOT_ENFORCED");
            run.delete(TYPE + "/policies/high");
            assertThat(policies.state().policies()).hasSize(1);
            assertThat(events).hasSize(3);
            assertThat(run.count("policyResponsesThatEndTheMediator")).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void anXappThatWasAwayHearsOfAllPolicies(MessageForm form) {
        try (var run = new MediatorRun(A1MediatorOptions.REALISTIC.withForm(form))) {
            run.rmr.result = SendResult.UNREACHABLE;
            run.put(TYPE, TYPE_20008);
            run.put(TYPE + "/policies/a", "{\"threshold\":1}");
            run.put(TYPE + "/policies/b", "{\"threshold\":2}");
            run.rmr.result = SendResult.SENT;

            List<A1PolicyEvent> events = new CopyOnWriteArrayList<>();
            A1Policies policies = connect(run, events);
            policies.start();
            policies.tick();
            assertThat(events).hasSize(2).allMatch(Created.class::isInstance);
            assertThat(run.get(TYPE + "/policies/a/status").body()).isEqualTo("{\"enforceStatus\":\"ENFORCED\"}");
            assertThat(run.get(TYPE + "/policies/b/status").body()).isEqualTo("{\"enforceStatus\":\"ENFORCED\"}");
        }
    }

    private static A1Policies connect(MediatorRun run, List<A1PolicyEvent> events) {
        var xappRmr = new XappRmr();
        xappRmr.other = run.mediator::received;
        var policies = new A1Policies(
                xappRmr,
                A1PoliciesOptions.of("twin", List.of(20008)),
                event -> {
                    events.add(event);
                    return event instanceof Created created
                                    && created.body().get("threshold").intValue() > 100
                            ? new A1PolicyVerdict.Refused("more than 100 per cent")
                            : A1PolicyVerdict.ENFORCED;
                },
                Runnable::run,
                () -> Instant.EPOCH);
        run.rmr.other = policies::received;
        return policies;
    }
}
