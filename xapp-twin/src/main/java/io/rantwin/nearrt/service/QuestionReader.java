package io.rantwin.nearrt.service;

import io.grpc.StatusException;
import io.rantwin.api.v1.EvaluateRequest;
import io.rantwin.api.v1.GuardRail;
import io.rantwin.api.v1.SliceShareChange;
import io.rantwin.nearrt.service.Question.Rail;
import io.rantwin.twin.topology.RRMPolicyRatio;
import io.rantwin.twin.topology.Snssai;
import io.rantwin.twin.whatif.Action;
import io.rantwin.twin.whatif.Kpi;
import io.rantwin.twin.whatif.Scenario;
import io.rantwin.twin.whatif.SnapshotException;
import io.rantwin.twin.whatif.TimedAction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a request for a what-if and says everything that is wrong with it. */
final class QuestionReader {
    private static final int MOST_ACTIONS = 200;
    private static final int MOST_RAILS = 50;
    private static final int LONGEST_SECONDS = 86_400;
    private static final int LONGEST_STEP = 3600;
    private static final int MOST_DRAWS = 10_000;
    private static final long MOST_DRAWN_CELLS = 2_000_000;
    private static final int MOST_REPORTS = 60;

    private final EvaluateRequest request;
    private final Checks checks;
    private final String at;
    private final Map<String, Integer> index = new HashMap<>();
    private final List<TimedAction> timed = new ArrayList<>();
    private final List<Integer> timedIndices = new ArrayList<>();
    private final List<Rail> rails = new ArrayList<>();
    private final Set<Integer> touched = new LinkedHashSet<>();
    private final List<String> reservations = new ArrayList<>();

    private QuestionReader(EvaluateRequest request, Checks checks, String at) {
        this.request = request;
        this.checks = checks;
        this.at = at;
    }

    /**
     * Reads one request.
     *
     * @param at path of the request, such as {@code scenarios[3].}; empty for the whole message
     * @param needsBounds whether guard rails must have a bound
     * @return null when something is wrong, which {@code checks} then tells
     * @throws StatusException when there is nothing to start from
     */
    static @Nullable Question read(
            EvaluateRequest request, Snapshots.Start start, Checks checks, String at, boolean needsBounds)
            throws StatusException {
        QuestionReader reader = new QuestionReader(request, checks, at);
        Snapshots.Cut cut = reader.start(start);
        return cut == null ? null : reader.question(cut, needsBounds);
    }

    private Snapshots.@Nullable Cut start(Snapshots.Start start) throws StatusException {
        if (request.getSnapshot().isEmpty()) {
            return start.present();
        }
        try {
            return start.of(request.getSnapshot().toByteArray());
        } catch (SnapshotException e) {
            checks.refuse(at + "snapshot", "is no snapshot of CutSnapshot: " + e.getMessage());
            return null;
        }
    }

    private @Nullable Question question(Snapshots.Cut cut, boolean needsBounds) {
        List<String> ids = cut.snapshot().cellIds();
        for (int i = 0; i < ids.size(); i++) {
            index.put(ids.get(i), i);
        }
        int horizon = request.getHorizonS() == 0 ? 60 : request.getHorizonS();
        int step = request.getStepS() == 0 ? 1 : request.getStepS();
        int draws = request.getDraws() == 0 ? 100 : request.getDraws();
        boolean times = checks.within(horizon, 1, LONGEST_SECONDS, at + "horizon_s", "s")
                && checks.within(step, 1, LONGEST_STEP, at + "step_s", "s")
                && checks.that(
                        step <= horizon, at + "step_s", "must not be longer than the horizon of " + horizon + " s");
        if (checks.within(draws, 1, MOST_DRAWS, at + "draws", "")) {
            long most = Math.max(1, MOST_DRAWN_CELLS / ids.size());
            checks.that(
                    draws <= most,
                    at + "draws",
                    "may be at most " + most + " for a network of " + ids.size() + " cells");
        }
        actions(cut, horizon);
        rails(needsBounds);
        if (!times || !checks.isFine()) {
            return null;
        }
        // Guard rails and courses are judged on means over parts of the horizon, whatever the number of draws that time
        // allows.
        int steps = horizon / step;
        long report = 1000L * step * ((steps + MOST_REPORTS - 1) / MOST_REPORTS);
        Scenario scenario = new Scenario(timed, 1000L * horizon, 1000L * step, report, draws, request.getSeed());
        return new Question(cut, scenario, timedIndices, rails, new ArrayList<>(touched), reservations);
    }

    private void actions(Snapshots.Cut cut, int horizon) {
        if (!checks.that(
                request.getActionsCount() <= MOST_ACTIONS,
                at + "actions",
                "may be at most " + MOST_ACTIONS + ", not " + request.getActionsCount())) {
            return;
        }
        for (int i = 0; i < request.getActionsCount(); i++) {
            String path = at + "actions[" + i + "].";
            double seconds = request.getActions(i).getAtS();
            checks.within(seconds, 0, horizon, path + "at_s", "s");
            int before = timed.size();
            for (Action action : action(cut, request.getActions(i).getAction(), path + "action.")) {
                timed.add(new TimedAction(Math.round(1000 * seconds), action));
            }
            timedIndices.add(timed.size() == before ? -1 : before);
        }
    }

    private List<Action> action(Snapshots.Cut cut, io.rantwin.api.v1.Action action, String path) {
        return switch (action.getChangeCase()) {
            case CELL_STATE -> {
                var change = action.getCellState();
                int cell = cell(change.getCellId(), path + "cell_state.cell_id");
                yield List.of(change.getActive() ? new Action.Wake(cell) : new Action.Sleep(cell));
            }
            case POWER -> {
                var change = action.getPower();
                int cell = cell(change.getCellId(), path + "power.cell_id");
                double dbm = change.getConfiguredMaxTxPowerDbm();
                checks.within(dbm, -70, 70, path + "power.configured_max_tx_power_dbm", "dBm");
                yield List.of(new Action.Power(cell, dbm));
            }
            case TILT -> {
                var change = action.getTilt();
                int cell = cell(change.getCellId(), path + "tilt.cell_id");
                double tilt = change.getElectricalTiltDegrees();
                checks.within(tilt, -90, 90, path + "tilt.electrical_tilt_degrees", "degrees");
                yield List.of(new Action.Tilt(cell, tilt));
            }
            case CELL_INDIVIDUAL_OFFSET -> {
                var change = action.getCellIndividualOffset();
                int cell = cell(change.getCellId(), path + "cell_individual_offset.cell_id");
                int neighbour = cell(change.getNeighbourCellId(), path + "cell_individual_offset.neighbour_cell_id");
                double offset = change.getCellIndividualOffsetDb();
                checks.within(offset, -24, 24, path + "cell_individual_offset.cell_individual_offset_db", "dB");
                checks.that(
                        cell != neighbour || cell < 0,
                        path + "cell_individual_offset.neighbour_cell_id",
                        "must be another cell than cell_id");
                yield List.of(new Action.Offset(cell, neighbour, offset));
            }
            case ADMISSION -> {
                var change = action.getAdmission();
                int cell = cell(change.getCellId(), path + "admission.cell_id");
                checks.within(change.getMostUsers(), 1, 10_000, path + "admission.most_users", "");
                yield List.of(new Action.AdmissionLimit(cell, change.getMostUsers()));
            }
            case DEMAND -> {
                var change = action.getDemand();
                checks.within(change.getFactor(), 0, 100, path + "demand.factor", "");
                yield change.getCellId().isEmpty()
                        ? everywhere(change.getFactor())
                        : List.of(new Action.DemandFactor(
                                cell(change.getCellId(), path + "demand.cell_id"), change.getFactor()));
            }
            case SLICE_SHARE -> slice(cut, action.getSliceShare(), path + "slice_share.");
            case CHANGE_NOT_SET -> {
                checks.refuse(path + "change", "is missing: an action says what is changed");
                yield List.of();
            }
        };
    }

    private List<Action> slice(Snapshots.Cut cut, SliceShareChange change, String path) {
        int cell = cell(change.getCellId(), path + "cell_id");
        double dedicated = change.getDedicatedPercent();
        double min = change.getMinPercent();
        double max = change.getMaxPercent();
        boolean whole = dedicated == Math.rint(dedicated) && min == Math.rint(min) && max == Math.rint(max);
        boolean ordered = dedicated >= 0 && dedicated <= min && min <= max && max <= 100;
        Snssai slice = Snssai.parse(change.getSnssai());
        checks.that(
                slice != null,
                path + "snssai",
                "must be SST or SST-SD, SST 0 to 255 and SD in six hexadecimal digits, such as 1 or 1-0000a1");
        if (!checks.that(
                        whole && ordered,
                        path + "max_percent",
                        "and the others must be whole numbers with 0 <= dedicated <= min <= max <= 100")
                || slice == null) {
            return List.of();
        }
        if (cut.snapshot().slices().indexOf(slice) < 0) {
            reservations.add("The twin knows no traffic of slice " + change.getSnssai() + ": its share in "
                    + change.getCellId() + " was left as it is.");
            return List.of();
        }
        reservations.add("Of shares of slices only the effect on whole cells is told.");
        return List.of(new Action.SlicePolicy(cell, slice, new RRMPolicyRatio((int) dedicated, (int) min, (int) max)));
    }

    private List<Action> everywhere(double factor) {
        List<Action> actions = new ArrayList<>();
        for (int c = 0; c < index.size(); c++) {
            actions.add(new Action.DemandFactor(c, factor));
            touched.add(c);
        }
        return actions;
    }

    private void rails(boolean needsBounds) {
        if (!checks.that(
                request.getGuardRailsCount() <= MOST_RAILS,
                at + "guard_rails",
                "may be at most " + MOST_RAILS + ", not " + request.getGuardRailsCount())) {
            return;
        }
        for (int i = 0; i < request.getGuardRailsCount(); i++) {
            String path = at + "guard_rails[" + i + "].";
            GuardRail rail = request.getGuardRails(i);
            Kpi kpi = Question.KPIS.get(rail.getKpi().getName());
            if (kpi == null) {
                checks.refuse(
                        path + "kpi.name",
                        "\"" + rail.getKpi().getName() + "\" is not what a what-if tells; these are: "
                                + String.join(
                                        ", ",
                                        Question.KPIS.keySet().stream().sorted().toList()));
                continue;
            }
            double most = rail.hasAtMost() ? rail.getAtMost() : Double.POSITIVE_INFINITY;
            double least = rail.hasAtLeast() ? rail.getAtLeast() : Double.NEGATIVE_INFINITY;
            checks.that(
                    !needsBounds || rail.hasAtMost() || rail.hasAtLeast(),
                    path + "at_most",
                    "is missing, and so is at_least: a guard rail needs a bound");
            checks.that(least <= most, path + "at_least", "must be a number not above at_most");
            List<Integer> cells = new ArrayList<>();
            for (int c = 0; c < rail.getCellIdsCount(); c++) {
                cells.add(known(rail.getCellIds(c), path + "cell_ids[" + c + "]"));
            }
            rails.add(new Rail(kpi, least, most, cells));
        }
    }

    private int cell(String id, String path) {
        int cell = known(id, path);
        if (cell >= 0) {
            touched.add(cell);
        }
        return cell;
    }

    private int known(String id, String path) {
        Integer cell = index.get(id);
        if (cell == null) {
            checks.refuse(
                    path,
                    id.isEmpty()
                            ? "is missing"
                            : "there is no cell " + id + " among the " + index.size() + " of the snapshot");
            return -1;
        }
        return cell;
    }
}
