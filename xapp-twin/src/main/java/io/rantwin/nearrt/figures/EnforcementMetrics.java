package io.rantwin.nearrt.figures;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.rantwin.nearrt.live.LivePolicies;
import io.rantwin.nearrt.live.PolicyView;
import io.rantwin.xapp.metrics.XappMetrics;
import java.util.Locale;
import java.util.function.IntSupplier;

/** Shows policies and what came of them. */
public final class EnforcementMetrics {
    private EnforcementMetrics() {}

    /**
     * Binds everything.
     *
     * @param standing changes of the network that are in place and would be taken back
     */
    public static void bind(XappMetrics metrics, LivePolicies policies, IntSupplier standing) {
        MeterRegistry registry = metrics.registry();
        for (boolean enforced : new boolean[] {true, false}) {
            Gauge.builder("rantwin.policies", policies, each -> count(each, enforced))
                    .description("A1 policies by what is answered about them")
                    .tag("status", enforced ? "enforced" : "not_enforced")
                    .register(registry);
        }
        for (PolicyView.Stage stage : PolicyView.Stage.values()) {
            Gauge.builder("rantwin.policy.effects", policies, each -> count(each, stage))
                    .description("newest controls of policies that are held, by what came of them")
                    .tag("stage", stage.name().toLowerCase(Locale.ROOT))
                    .register(registry);
        }
        Gauge.builder("rantwin.control.enabled", policies, each -> each.isControlEnabled() ? 1 : 0)
                .description("0 after the kill switch")
                .register(registry);
        Gauge.builder("rantwin.control.standing", standing, IntSupplier::getAsInt)
                .description("changes of the network in place that are taken back when nobody wants them")
                .register(registry);
    }

    private static long count(LivePolicies policies, boolean enforced) {
        return policies.policies().stream()
                .filter(policy -> policy.enforced() == enforced)
                .count();
    }

    private static long count(LivePolicies policies, PolicyView.Stage stage) {
        return policies.policies().stream()
                .flatMap(policy -> policy.effects().stream())
                .filter(effect -> effect.stage() == stage)
                .count();
    }
}
