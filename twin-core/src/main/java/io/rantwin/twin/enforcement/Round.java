package io.rantwin.twin.enforcement;

import io.rantwin.a1.policy.CellId;
import io.rantwin.a1.policy.SliceId;
import io.rantwin.a1.policy.TaI;
import io.rantwin.twin.enforcement.Unserved.Duration;
import io.rantwin.twin.topology.Snssai;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One call of enforcement: what the rules read, and where they put their wishes. Not thread-safe. */
final class Round {
    final NetworkView view;
    final EnforcementParameters parameters;
    final EnforcementMemory memory;
    final Arbiter arbiter = new Arbiter();
    final List<Unserved> unserved = new ArrayList<>();

    Round(NetworkView view, EnforcementParameters parameters, EnforcementMemory memory) {
        this.view = view;
        this.parameters = parameters;
        this.memory = memory;
    }

    long now() {
        return view.networkMillis();
    }

    void unserved(String policyId, String pointer, Duration duration, String reason) {
        unserved.add(new Unserved(policyId, pointer, duration, reason));
    }

    /** Cells of a scope that are known, sorted; says which are not. */
    List<CellCondition> cells(String policyId, String pointer, List<CellId> cells, List<TaI> areas) {
        Set<String> ids = new TreeSet<>();
        Set<String> missing = new TreeSet<>();
        for (CellId cell : cells) {
            (view.cell(cell.toString()) == null ? missing : ids).add(cell.toString());
        }
        Set<String> wanted = new HashSet<>();
        areas.forEach(area -> wanted.add(area.toString()));
        for (CellCondition cell : view.cells().values()) {
            if (cell.trackingArea() != null && wanted.contains(cell.trackingArea())) {
                ids.add(cell.cellId());
            }
        }
        if (!missing.isEmpty()) {
            unserved(
                    policyId,
                    pointer,
                    Duration.NOT_VISIBLE,
                    "nothing is known of " + (missing.size() == 1 ? "cell " : "cells ")
                            + Words.names(List.copyOf(missing)));
        } else if (ids.isEmpty()) {
            unserved(
                    policyId,
                    pointer,
                    Duration.NOT_VISIBLE,
                    "no cell is known to be in tracking area "
                            + Words.names(
                                    areas.stream().map(TaI::toString).sorted().toList()));
        }
        return ids.stream().map(id -> view.cells().get(id)).toList();
    }

    /** A slice as the twin names it. */
    static Snssai slice(SliceId slice) {
        return Snssai.of(slice.sst(), slice.sd());
    }

    /** Time until a target may be changed again; 0 for now. */
    long heldOff(Target target) {
        return heldOff(target, parameters.holdOffMillis());
    }

    /** The same with another time, which is doubled with each reversal. */
    long heldOff(Target target, long millis) {
        TargetMemory last = memory.of(target);
        // A network whose time began anew is held off by nothing that is still to come.
        if (last == null || last.atMillis() > now()) {
            return 0;
        }
        long until = last.atMillis() + (millis << Math.min(last.reversals(), parameters.mostDoublings()));
        return Math.max(0, until - now());
    }

    /** What takes a target back; null when it is as it was found. */
    @Nullable
    EnforcementAction restore(Target target) {
        TargetMemory last = memory.of(target);
        return last == null ? null : last.restore();
    }
}
