package io.rantwin.planner.push;

import io.rantwin.a1.mediator.MediatorGeneration;
import org.jspecify.annotations.Nullable;

/**
 * A RIC that is reached without a policy management service. Another non-RT RIC must not write to it: its service would
 * delete what it does not know.
 *
 * @param http where it is
 * @param mediator which O-RAN SC mediator it is, or {@code null} for a RIC that speaks A1-P v2 as the standard has it
 */
public record DirectRic(A1Http http, @Nullable MediatorGeneration mediator) {
    private static final String STANDARD_ROOT = "/A1-P/v2";

    String root() {
        return mediator == null ? STANDARD_ROOT : mediator.root();
    }

    String types() {
        return root() + "/policytypes";
    }

    String policies(String type) {
        return types() + "/" + A1Http.part(type) + "/policies";
    }
}
