package io.rantwin.codecs.ccc;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * O-RRMPolicyRatio, shares of a radio resource for a group of slices, node and cell level: clauses 8.8.1.4 and 8.8.2.4.
 * Resource type and members tell which policy of the cell is meant.
 *
 * @param rrmPolicyMaxRatio upper limit of use, 0..100 percent
 * @param rrmPolicyMinRatio what is guaranteed when needed, 0..100 percent
 * @param rrmPolicyDedicatedRatio what is kept free for the members even when not needed, 0..100 percent
 */
public record ORrmPolicyRatio(
        @Nullable ResourceType resourceType,
        List<PlmnInfo> rrmPolicyMemberList,
        @Nullable Integer rrmPolicyMaxRatio,
        @Nullable Integer rrmPolicyMinRatio,
        @Nullable Integer rrmPolicyDedicatedRatio,
        Map<String, RawJson> otherAttributes)
        implements RanConfigurationStructure {
    public static final String NAME = "O-RRMPolicyRatio";

    public ORrmPolicyRatio {
        rrmPolicyMemberList = List.copyOf(rrmPolicyMemberList);
        otherAttributes = RanConfigurationStructure.copyOf(otherAttributes);
    }

    @Override
    public String structureName() {
        return NAME;
    }

    /**
     * What contradicts TS 28.541 clause 4.3.36 in this policy: dedicated &lt;= minimum &lt;= maximum. Absent ratios
     * contradict nothing. An E2 node answers a request that has contradictions with
     * {@link ControlFailureCause#SEMANTIC_ERROR}.
     */
    public List<String> contradictions() {
        List<String> found = new ArrayList<>();
        notAbove("rRMPolicyDedicatedRatio", rrmPolicyDedicatedRatio, "rRMPolicyMinRatio", rrmPolicyMinRatio, found);
        notAbove("rRMPolicyMinRatio", rrmPolicyMinRatio, "rRMPolicyMaxRatio", rrmPolicyMaxRatio, found);
        notAbove("rRMPolicyDedicatedRatio", rrmPolicyDedicatedRatio, "rRMPolicyMaxRatio", rrmPolicyMaxRatio, found);
        return List.copyOf(found);
    }

    private static void notAbove(
            String lowerName,
            @Nullable Integer lower,
            String upperName,
            @Nullable Integer upper,
            List<String> contradictions) {
        if (lower != null && upper != null && lower > upper) {
            contradictions.add(lowerName + " (" + lower + ") is above " + upperName + " (" + upper + ")");
        }
    }
}
