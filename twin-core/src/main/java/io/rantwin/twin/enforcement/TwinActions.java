package io.rantwin.twin.enforcement;

import io.rantwin.twin.enforcement.EnforcementAction.HandOver;
import io.rantwin.twin.enforcement.EnforcementAction.SetOffset;
import io.rantwin.twin.enforcement.EnforcementAction.SetPower;
import io.rantwin.twin.enforcement.EnforcementAction.SetQuota;
import io.rantwin.twin.enforcement.EnforcementAction.SetTilt;
import io.rantwin.twin.enforcement.EnforcementAction.SleepCell;
import io.rantwin.twin.enforcement.EnforcementAction.WakeCell;
import io.rantwin.twin.whatif.Action;
import io.rantwin.twin.whatif.Snapshot;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Actions of enforcement as the twin's what-if has them. */
public final class TwinActions {
    private final Map<String, Integer> index = new TreeMap<>();

    /** For what-ifs from a snapshot. */
    public TwinActions(Snapshot snapshot) {
        for (int c = 0; c < snapshot.cells(); c++) {
            index.put(snapshot.cellIds().get(c), c);
        }
    }

    /** Index of a cell in the snapshot, -1 when it is not in it. */
    public int indexOf(String cellId) {
        return index.getOrDefault(cellId, -1);
    }

    /** The action for a what-if; null when the snapshot has not its cells, or the what-if knows no such thing (UEs, shares of slices). */
    public @Nullable Action of(EnforcementAction action) {
        int cell = indexOf(action.cellId());
        if (cell < 0) {
            return null;
        }
        return switch (action) {
            case SleepCell _ -> new Action.Sleep(cell);
            case WakeCell _ -> new Action.Wake(cell);
            case SetPower a -> new Action.Power(cell, a.powerDbm());
            case SetTilt a -> new Action.Tilt(cell, a.electricalTiltDegrees());
            case SetOffset a -> {
                int neighbour = indexOf(a.neighbourId());
                yield neighbour < 0 ? null : new Action.Offset(cell, neighbour, a.offsetDb());
            }
            case SetQuota _, HandOver _ -> null;
        };
    }
}
