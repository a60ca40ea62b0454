package io.rantwin.harness.ran.node;

import io.rantwin.codecs.identity.CellGlobalId;
import io.rantwin.harness.ran.energy.PowerState;
import io.rantwin.harness.ran.network.CellParameters;
import io.rantwin.harness.ran.network.RadioNetwork;
import io.rantwin.harness.ran.network.SlicePolicy;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the controls of one node can do to its cells and users. A request is judged first; what a cell ignores is judged like
 * the rest. Used by the network's thread alone.
 */
final class ControlTarget {
    private static final double WHOLE_PERCENT = 100;

    private final RadioNetwork network;
    private final NetworkIdentities identities;
    private final NodeRole role;
    private final int[] cells;
    private final ControlGate gate;
    private final InstantSource time;

    /** @param cells of the node */
    ControlTarget(
            RadioNetwork network,
            NetworkIdentities identities,
            NodeRole role,
            int[] cells,
            ControlGate gate,
            InstantSource time) {
        this.network = network;
        this.identities = identities;
        this.role = role;
        this.cells = cells;
        this.gate = gate;
        this.time = time;
    }

    NodeRole role() {
        return role;
    }

    NetworkIdentities identities() {
        return identities;
    }

    /** Network time. */
    Instant now() {
        return time.instant();
    }

    /** Indices of the node's cells. */
    int[] cells() {
        return cells.clone();
    }

    /** Index of a cell of this node, -1 when it has no such cell. */
    int ownCell(CellGlobalId cgi) {
        int index = identities.cell(cgi);
        for (int cell : cells) {
            if (cell == index) {
                return index;
            }
        }
        return NetworkIdentities.NONE;
    }

    /** Policy of a slice now. */
    SlicePolicy policy(int cell, int slice) {
        return network.parameters().policy(cell, slice);
    }

    /**
     * Sets policies of slices in some cells, all or none.
     *
     * @param policies by index of the slice
     * @return why it was not done, {@code null} when it was
     */
    @Nullable
    String setPolicies(int[] inCells, Map<Integer, SlicePolicy> policies) {
        int slices = network.account().slices();
        for (int cell : inCells) {
            double promised = 0;
            for (int slice = 0; slice < slices; slice++) {
                promised += policies.getOrDefault(slice, policy(cell, slice)).minRatio();
            }
            if (promised > WHOLE_PERCENT) {
                return "the slices of cell " + cell + " would be promised " + promised + " % of its resource blocks";
            }
        }
        CellParameters parameters = network.parameters();
        for (int cell : inCells) {
            if (!gate.ignores(cell)) {
                // What is promised must never add up to more than the whole on the way.
                policies.keySet().forEach(slice -> parameters.setPolicy(cell, slice, SlicePolicy.FREE));
                policies.forEach((slice, policy) -> parameters.setPolicy(cell, slice, policy));
            }
        }
        return null;
    }

    /** Whether a cell is asleep or goes to sleep or comes back, seen from outside: it does not serve. */
    boolean isSavingEnergy(int cell) {
        return !network.powerState(cell).isServing();
    }

    /** Sends a cell to sleep or wakes it. */
    void saveEnergy(int cell, boolean isToSleep) {
        if (!gate.ignores(cell)) {
            network.requestPowerState(cell, isToSleep ? identities.plan().energySavingState() : PowerState.ACTIVE);
        }
    }

    /**
     * Hands a user of this node over.
     *
     * @return why it was not done, {@code null} when it was
     */
    @Nullable
    String handOver(int ue, CellGlobalId target) {
        int targetCell = identities.cell(target);
        if (targetCell == NetworkIdentities.NONE) {
            return "there is no cell " + target;
        }
        int cell = network.ues().cell(ue);
        List<Integer> own = new ArrayList<>();
        for (int each : cells) {
            own.add(each);
        }
        if (!own.contains(cell)) {
            return "the user is not connected to this node";
        }
        if (cell == targetCell) {
            return "the user is in cell " + target + " already";
        }
        if (gate.ignores(cell) || network.handOver(ue, targetCell)) {
            return null;
        }
        return "cell " + target + " does not take the user now";
    }
}
