package io.rantwin.planner.desired;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.a1.conflict.NamedPolicy;
import io.rantwin.a1.types.MediatorNumbers;
import io.rantwin.a1.types.PolicyType;
import io.rantwin.a1.types.PolicyTypes;
import io.rantwin.a1.validation.PolicyLimits;
import io.rantwin.a1.validation.PolicyValidator;
import io.rantwin.a1.validation.PolicyVerdict;
import io.rantwin.planner.push.PolicyChannel;
import io.rantwin.planner.push.PushException;
import io.rantwin.planner.push.StandingPolicy;
import io.rantwin.planner.push.TypeNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Policies that are, or are to be, in force at a RIC, as values: the planner's own and those of others. Thread-safe. */
public final class ActivePolicies {
    private static final PolicyTypes TYPES = PolicyTypes.known();
    private static final PolicyValidator VALIDATOR = new PolicyValidator(PolicyLimits.USUAL);

    private final DesiredPolicies own;
    private final @Nullable PolicyChannel channel;
    private final TypeNames names;

    /** @param channel where policies of others are to be seen; null when nothing is pushed */
    public ActivePolicies(DesiredPolicies own, @Nullable PolicyChannel channel) {
        this.own = own;
        this.channel = channel;
        this.names = new TypeNames(MediatorNumbers.usual(TYPES));
    }

    /**
     * What the planner wants there and what others have there, by id; policies of unknown types are left out.
     *
     * @throws PushException when the other side does not tell what others have
     */
    public List<NamedPolicy> at(String ricId) throws PushException {
        List<NamedPolicy> active = new ArrayList<>(at(own, ricId));
        active.addAll(ofOthers(ricId));
        return active;
    }

    /**
     * What others have there, by id; policies of unknown types are left out. Asks the other side, which may take a while.
     *
     * @throws PushException when it does not tell
     */
    public List<NamedPolicy> ofOthers(String ricId) throws PushException {
        List<NamedPolicy> active = new ArrayList<>();
        if (channel != null) {
            List<String> known = TYPES.all().stream().map(PolicyType::id).toList();
            // What was the planner's own once is going, or is the own one's earlier revision.
            for (StandingPolicy each : channel.standing(ricId, id -> own.record(id) == null)) {
                String type = names.meant(each.typeName(), known);
                if (type != null) {
                    add(active, each.policyId(), type, each.body());
                }
            }
        }
        return active;
    }

    /**
     * The same of all RICs.
     *
     * @throws PushException when the other side does not tell
     */
    public List<NamedPolicy> everywhere() throws PushException {
        Set<String> rics = new TreeSet<>();
        own.all().forEach(each -> rics.add(each.order().ricId()));
        if (channel != null) {
            channel.rics().forEach(each -> rics.add(each.ricId()));
        }
        List<NamedPolicy> all = new ArrayList<>();
        for (String ricId : rics) {
            all.addAll(at(ricId));
        }
        return all;
    }

    /** What the planner itself wants there, by id; policies of unknown types are left out. */
    public static List<NamedPolicy> at(DesiredPolicies policies, String ricId) {
        List<NamedPolicy> active = new ArrayList<>();
        for (PolicyRecord record : policies.all()) {
            if (record.phase().isWanted() && record.order().ricId().equals(ricId)) {
                add(
                        active,
                        record.policyId(),
                        record.order().policyTypeId(),
                        record.order().body());
            }
        }
        return active;
    }

    private static void add(List<NamedPolicy> active, String policyId, String typeId, ObjectNode body) {
        PolicyType type = TYPES.byId(typeId);
        if (type != null && VALIDATOR.check(type, body) instanceof PolicyVerdict.Accepted accepted) {
            active.add(new NamedPolicy(policyId, accepted.policy()));
        }
    }
}
