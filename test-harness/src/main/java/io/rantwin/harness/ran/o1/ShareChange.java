package io.rantwin.harness.ran.o1;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.harness.ran.network.RadioNetwork;
import io.rantwin.harness.ran.network.SlicePlan;
import io.rantwin.harness.ran.network.SlicePolicy;
import io.rantwin.harness.ric.rest.BadRequestException;
import io.rantwin.harness.ric.rest.JsonInput;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A change of one slice's {@code RRMPolicyRatio} in one cell, percent of its downlink PRBs. Absent figures are null. */
record ShareChange(
        @Nullable Integer dedicated,
        @Nullable Integer min,
        @Nullable Integer max) {
    private static final String DEDICATED = "rRMPolicyDedicatedRatio";
    private static final String MIN = "rRMPolicyMinRatio";
    private static final String MAX = "rRMPolicyMaxRatio";

    static ShareChange of(JsonInput body) throws BadRequestException {
        body.onlyMembers(Set.of(DEDICATED, MIN, MAX));
        if (body.members().isEmpty()) {
            throw body.bad("changes nothing; known here are " + List.of(DEDICATED, MIN, MAX));
        }
        return new ShareChange(percent(body, DEDICATED), percent(body, MIN), percent(body, MAX));
    }

    private static @Nullable Integer percent(JsonInput body, String name) throws BadRequestException {
        Double value = CellChange.number(body.member(name), 0, 100);
        if (value != null && value != Math.rint(value)) {
            throw body.member(name).bad("is in whole percent");
        }
        return value == null ? null : (Integer) value.intValue();
    }

    /** Place of a slice that a path names. */
    static int indexOf(String name, List<SlicePlan> slices) throws O1Problem {
        for (int s = 0; s < slices.size(); s++) {
            SlicePlan slice = slices.get(s);
            if (name.equalsIgnoreCase(
                    slice.sd() < 0 ? "" + slice.sst() : String.format("%d-%06x", slice.sst(), slice.sd()))) {
                return s;
            }
        }
        throw new O1Problem(404, "There is no slice \"" + name + "\"; write SST or SST-SD, such as 1 or 1-00000a.");
    }

    void apply(RadioNetwork network, int cell, int slice) throws O1Problem {
        SlicePolicy now = network.parameters().policy(cell, slice);
        try {
            network.parameters()
                    .setPolicy(
                            cell,
                            slice,
                            new SlicePolicy(
                                    dedicated == null ? now.dedicatedRatio() : dedicated,
                                    min == null ? now.minRatio() : min,
                                    max == null ? now.maxRatio() : max));
        } catch (IllegalArgumentException impossible) {
            throw new O1Problem(409, "It cannot be: " + impossible.getMessage() + ".");
        }
    }

    /** What a cell answers that only pretends to have changed. */
    void pretend(ObjectNode answer) {
        if (dedicated != null) {
            answer.put(DEDICATED, dedicated);
        }
        if (min != null) {
            answer.put(MIN, min);
        }
        if (max != null) {
            answer.put(MAX, max);
        }
    }
}
