package io.rantwin.harness.ran.scenario;

import io.rantwin.harness.ran.fault.TimedFault;
import io.rantwin.harness.ran.network.NetworkPlan;
import io.rantwin.harness.ran.site.RejectedRow;
import java.util.List;

/**
 * A scenario that can be run.
 *
 * @param name what it is called
 * @param description what it is for
 * @param seed of everything that is drawn
 * @param plan what the network is made from
 * @param cells names of the cells
 * @param sliceNames names of the slices, by their place in the plan
 * @param faults what breaks and when, in the order of the file
 * @param rejectedSites rows of a site file that were left out
 */
public record Scenario(
        String name,
        String description,
        long seed,
        NetworkPlan plan,
        CellNames cells,
        List<String> sliceNames,
        List<TimedFault> faults,
        List<RejectedRow> rejectedSites) {
    /** Copies the lists. */
    public Scenario {
        sliceNames = List.copyOf(sliceNames);
        faults = List.copyOf(faults);
        rejectedSites = List.copyOf(rejectedSites);
    }
}
