package io.rantwin.twin.enforcement;

import io.rantwin.a1.policy.A1Policy;
import io.rantwin.a1.policy.CellId;
import io.rantwin.a1.policy.EnergyObjective;
import io.rantwin.a1.policy.EnergyResource;
import io.rantwin.a1.policy.LoadBalancingObjective;
import io.rantwin.a1.policy.LoadBalancingObjective.PrbUsageType;
import io.rantwin.a1.policy.PlmnId;
import io.rantwin.a1.policy.Scope;
import io.rantwin.a1.policy.TspResource;
import io.rantwin.a1.policy.UeId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Small networks and policies for tests. */
final class Networks {
    static final PlmnId PLMN = new PlmnId("001", "01");
    static final long NOON = 1_700_000_000_000L;

    private Networks() {}

    static CellId cell(int number) {
        return CellId.nr(PLMN, number);
    }

    static String id(int number) {
        return cell(number).toString();
    }

    /** Cells in a full mesh: each takes over an equal share of any other's demand. */
    static List<CellCondition> mesh(double... loads) {
        List<CellCondition> cells = new ArrayList<>();
        for (int c = 0; c < loads.length; c++) {
            List<Neighbour> neighbours = new ArrayList<>();
            for (int other = 0; other < loads.length; other++) {
                if (other != c) {
                    neighbours.add(new Neighbour(id(other), 1.0 / (loads.length - 1), true, 0));
                }
            }
            cells.add(CellCondition.of(id(c), loads[c])
                    .withPowers(200 + 100 * loads[c], 20, 43)
                    .withRates(100_000, 5_000)
                    .withNeighbours(neighbours)
                    .withLevers(EnumSet.allOf(Lever.class)));
        }
        return cells;
    }

    static NetworkView view(List<CellCondition> cells) {
        return new NetworkView(NOON, cells, List.of(), List.of());
    }

    static PolicyInForce saving(
            String policyId, @Nullable EnergyObjective objective, List<EnergyResource> resources, int... cells) {
        return new PolicyInForce(policyId, new A1Policy.EnergySaving(Scope.ofCells(ids(cells)), objective, resources));
    }

    static PolicyInForce balancing(String policyId, int source, double percent, int... targets) {
        return new PolicyInForce(
                policyId,
                new A1Policy.LoadBalancing(
                        Scope.of(cell(source)),
                        new LoadBalancingObjective(percent, PrbUsageType.CELL_MEAN),
                        null,
                        ids(targets)));
    }

    static PolicyInForce steering(String policyId, UeId ue, TspResource.Preference preference, int... cells) {
        return new PolicyInForce(
                policyId,
                new A1Policy.TrafficSteeringPreference(
                        Scope.EMPTY.with(ue), List.of(new TspResource(ids(cells), preference, true))));
    }

    static List<CellId> ids(int... cells) {
        List<CellId> ids = new ArrayList<>();
        for (int cell : cells) {
            ids.add(cell(cell));
        }
        return ids;
    }
}
