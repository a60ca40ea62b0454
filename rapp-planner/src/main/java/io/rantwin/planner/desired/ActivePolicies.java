package io.rantwin.planner.desired;

import io.rantwin.a1.conflict.NamedPolicy;
import io.rantwin.a1.types.PolicyType;
import io.rantwin.a1.types.PolicyTypes;
import io.rantwin.a1.validation.PolicyLimits;
import io.rantwin.a1.validation.PolicyValidator;
import io.rantwin.a1.validation.PolicyVerdict;
import java.util.ArrayList;
import java.util.List;

/** Policies that are wanted at a RIC, as values. */
public final class ActivePolicies {
    private ActivePolicies() {}

    /** All of them, by id; those of unknown types are left out. */
    public static List<NamedPolicy> at(DesiredPolicies policies, String ricId) {
        PolicyTypes types = PolicyTypes.known();
        var validator = new PolicyValidator(PolicyLimits.USUAL);
        List<NamedPolicy> active = new ArrayList<>();
        for (PolicyRecord record : policies.all()) {
            PolicyType type = types.byId(record.order().policyTypeId());
            if (record.phase().isWanted()
                    && record.order().ricId().equals(ricId)
                    && type != null
                    && validator.check(type, record.order().body()) instanceof PolicyVerdict.Accepted accepted) {
                active.add(new NamedPolicy(record.policyId(), accepted.policy()));
            }
        }
        return active;
    }
}
