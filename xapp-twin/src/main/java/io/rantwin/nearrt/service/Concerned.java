package io.rantwin.nearrt.service;

import io.rantwin.api.v1.Action;
import io.rantwin.api.v1.EvaluateRequest;
import io.rantwin.api.v1.GuardRail;
import io.rantwin.api.v1.TimedAction;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The cells that requests name, so that no more need be cut than has to do with them. */
final class Concerned {
    private Concerned() {}

    /** Of one request; null when it is about the whole network. */
    static @Nullable Set<String> of(EvaluateRequest request) {
        return of(List.of(request));
    }

    /** Of several together; null when one of them is about the whole network. */
    static @Nullable Set<String> of(List<EvaluateRequest> requests) {
        Set<String> cells = new HashSet<>();
        for (EvaluateRequest request : requests) {
            for (TimedAction timed : request.getActionsList()) {
                if (!add(timed.getAction(), cells)) {
                    return null;
                }
            }
            for (GuardRail rail : request.getGuardRailsList()) {
                if (rail.getCellIdsCount() == 0) {
                    return null;
                }
                cells.addAll(rail.getCellIdsList());
            }
            if (request.getActionsCount() + request.getGuardRailsCount() == 0) {
                return null;
            }
        }
        return cells.isEmpty() ? null : Set.copyOf(cells);
    }

    /** @return false for an action on all cells */
    private static boolean add(Action action, Set<String> cells) {
        switch (action.getChangeCase()) {
            case CELL_STATE -> cells.add(action.getCellState().getCellId());
            case POWER -> cells.add(action.getPower().getCellId());
            case TILT -> cells.add(action.getTilt().getCellId());
            case CELL_INDIVIDUAL_OFFSET -> {
                cells.add(action.getCellIndividualOffset().getCellId());
                cells.add(action.getCellIndividualOffset().getNeighbourCellId());
            }
            case ADMISSION -> cells.add(action.getAdmission().getCellId());
            case DEMAND -> {
                if (action.getDemand().getCellId().isEmpty()) {
                    return false;
                }
                cells.add(action.getDemand().getCellId());
            }
            case SLICE_SHARE -> cells.add(action.getSliceShare().getCellId());
            // A mistake, which whoever reads the request tells.
            case CHANGE_NOT_SET -> cells.add("");
        }
        return true;
    }
}
