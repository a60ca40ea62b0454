package io.rantwin.nearrt.client;

import io.rantwin.api.v1.ControlEffect;
import io.rantwin.api.v1.EnforceStatus;
import io.rantwin.api.v1.ListPoliciesRequest;
import io.rantwin.api.v1.ListPoliciesResponse;
import io.rantwin.api.v1.PoliciesGrpc;
import io.rantwin.api.v1.PolicyState;
import picocli.CommandLine.Command;

/** {@code rantwin twin policies}. */
@Command(
        name = "policies",
        mixinStandardHelpOptions = true,
        description = "A1 policies, whether they are enforced and why not, and what their controls did.")
final class PoliciesCommand extends TwinCall {
    private static final int SHOWN_EFFECTS = 5;

    @Override
    void ask(Twin twin) {
        ListPoliciesResponse answer =
                twin.stub(PoliciesGrpc::newBlockingStub).listPolicies(ListPoliciesRequest.getDefaultInstance());
        if (json(answer)) {
            return;
        }
        if (answer.getPoliciesCount() == 0) {
            out().println("There is no policy.");
        }
        for (PolicyState policy : answer.getPoliciesList()) {
            out().println(policy.getPolicyId() + " (" + policy.getPolicyTypeId() + "): "
                    + (policy.getStatus() == EnforceStatus.ENFORCE_STATUS_ENFORCED ? "enforced" : "not enforced")
                    + (policy.getReason().isEmpty() ? "" : " - " + policy.getReason()));
            policy.getEffectsList().stream().limit(SHOWN_EFFECTS).forEach(this::effect);
        }
    }

    private void effect(ControlEffect effect) {
        out().println("  " + Words.time(effect.getSentNs()) + " " + effect.getCellId() + ": " + effect.getControl()
                + "; "
                + Words.plain(effect.getOutcome(), "CONTROL_OUTCOME_") + "; "
                + effect.getKpi().getName()
                + " foreseen " + Words.signed(effect.getPredicted()) + " "
                + effect.getKpi().getUnit()
                + (effect.hasRealised() ? ", seen " + Words.signed(effect.getRealised()) : ""));
    }
}
