package io.rantwin.twin.enforcement;

import io.rantwin.a1.policy.CellId;
import io.rantwin.a1.policy.EnergyResource;
import io.rantwin.a1.policy.EnergyResource.Guard;
import io.rantwin.a1.policy.EnergyResource.Guarded;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code esResources} forbid. A resource with PRB ceilings guards its cells while their usage is above one of them, or is not
 * known; one without guards always.
 */
final class EnergyGuards {
    private final Map<String, Guard> operational = new HashMap<>();
    private final Map<String, Guard> coverage = new HashMap<>();

    EnergyGuards(List<EnergyResource> resources, NetworkView view, long withinMillis) {
        for (EnergyResource resource : resources) {
            take(resource, resource.operational(), operational, view, withinMillis);
            take(resource, resource.coverage(), coverage, view, withinMillis);
        }
    }

    private static void take(
            EnergyResource resource,
            @Nullable Guarded guarded,
            Map<String, Guard> into,
            NetworkView view,
            long withinMillis) {
        if (guarded == null) {
            return;
        }
        for (CellId id : guarded.cells()) {
            CellCondition cell = view.cell(id.toString());
            if (cell != null && applies(resource, cell, withinMillis)) {
                into.merge(cell.cellId(), guarded.guard(), (a, b) -> a == Guard.FORBID ? a : b);
            }
        }
    }

    private static boolean applies(EnergyResource resource, CellCondition cell, long withinMillis) {
        Integer downlink = resource.dlPrbUsagePercent();
        Integer uplink = resource.ulPrbUsagePercent();
        if (downlink == null && uplink == null) {
            return true;
        }
        return downlink != null && isAbove(cell.mostLoadWithin(withinMillis), downlink, cell)
                || uplink != null && isAbove(cell.uplinkLoad(), uplink, cell);
    }

    // A cell that sleeps carries nothing: unknown means below there.
    private static boolean isAbove(double load, int percent, CellCondition cell) {
        return Double.isNaN(load) ? cell.serves() : load * 100 > percent;
    }

    boolean forbidsSleep(String cellId) {
        return operational.get(cellId) == Guard.FORBID;
    }

    boolean forbidsLossOfCoverage(String cellId) {
        return coverage.get(cellId) == Guard.FORBID;
    }

    /** 0 for cells that may sleep first, 1 for those to be avoided. */
    int order(String cellId) {
        return operational.get(cellId) == Guard.AVOID || coverage.get(cellId) == Guard.AVOID ? 1 : 0;
    }
}
