package io.rantwin.planner.gate;

import io.rantwin.a1.conflict.NamedPolicy;
import io.rantwin.planner.configuration.Configuration;
import io.rantwin.planner.configuration.Configuration.NoConfigurationException;
import io.rantwin.planner.desired.DesiredPolicies;
import io.rantwin.planner.desired.PolicyRecord;
import java.util.ArrayList;
import java.util.List;

/**
 * What is in force, or is to be, beside what is before the gate.
 *
 * @param policies of near-RT RICs
 * @param settings of the network's management
 */
public record Active(List<NamedPolicy> policies, List<Proposal.Settings> settings) {
    /** Nothing. */
    public static final Active NOTHING = new Active(List.of(), List.of());

    /** Copies the lists. */
    public Active {
        policies = List.copyOf(policies);
        settings = List.copyOf(settings);
    }

    /** Policies alone. */
    public static Active ofPolicies(List<NamedPolicy> policies) {
        return new Active(policies, List.of());
    }

    /** Policies, and the configuration that the planner itself wants in force. */
    public static Active of(List<NamedPolicy> policies, DesiredPolicies desired) {
        List<Proposal.Settings> settings = new ArrayList<>();
        for (PolicyRecord record : desired.all()) {
            if (record.phase().isWanted() && record.order().policyTypeId().equals(Configuration.TYPE)) {
                try {
                    settings.add(new Proposal.Settings(
                            record.policyId(), Configuration.read(record.order().body())));
                } catch (NoConfigurationException never) {
                    // The network's management refuses it, so it is not in force.
                }
            }
        }
        return new Active(policies, settings);
    }

    /** All but what has an id. */
    Active without(String policyId) {
        return new Active(
                policies.stream()
                        .filter(each -> !each.policyId().equals(policyId))
                        .toList(),
                settings.stream()
                        .filter(each -> !each.policyId().equals(policyId))
                        .toList());
    }

    /** How many there are. */
    int size() {
        return policies.size() + settings.size();
    }
}
