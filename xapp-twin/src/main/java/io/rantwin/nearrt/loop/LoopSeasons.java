package io.rantwin.nearrt.loop;

import io.rantwin.nearrt.live.LiveSeasons;
import io.rantwin.twin.forecast.SeasonProfile;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what cells' shards have learned, and tells them whose loads are not their own. */
final class LoopSeasons implements LiveSeasons {
    private final Map<String, LiveCell> cells;
    private Set<String> disturbed = Set.of();

    LoopSeasons(Map<String, LiveCell> cells) {
        this.cells = cells;
    }

    @Override
    public @Nullable SeasonProfile of(String cellId) {
        LiveCell cell = cells.get(cellId);
        return cell == null ? null : cell.season;
    }

    @Override
    public synchronized void disturbed(Set<String> cellIds) {
        if (cellIds.equals(disturbed)) {
            return;
        }
        for (String cellId : disturbed) {
            if (!cellIds.contains(cellId)) {
                tell(cellId, false);
            }
        }
        for (String cellId : cellIds) {
            if (!disturbed.contains(cellId)) {
                tell(cellId, true);
            }
        }
        disturbed = Set.copyOf(cellIds);
    }

    private void tell(String cellId, boolean isDisturbed) {
        LiveCell cell = cells.get(cellId);
        if (cell != null) {
            cell.shard().disturbed(cell, isDisturbed);
        }
    }
}
