package io.rantwin.twin.enforcement;

import io.rantwin.a1.policy.A1Policy;
import io.rantwin.a1.policy.EnergyObjective;
import io.rantwin.twin.enforcement.EnforcementAction.SetPower;
import io.rantwin.twin.enforcement.EnforcementAction.SleepCell;
import io.rantwin.twin.enforcement.EnforcementAction.WakeCell;
import io.rantwin.twin.enforcement.Unserved.Duration;
import io.rantwin.twin.whatif.Kpi;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * ORAN_EnergySaving: cells with little to do sleep, those least loaded first, until the objective is met; they wake ahead of a rise.
 */
final class EnergyRule {
    private static final String OBJECTIVE = "/esObjectives";

    private final Round round;
    private final SleepRoom room;
    private final EnforcementParameters.Energy bounds;

    EnergyRule(Round round, SleepRoom room) {
        this.round = round;
        this.room = room;
        this.bounds = round.parameters.energy();
    }

    void apply(String policyId, A1Policy.EnergySaving policy) {
        List<CellCondition> cells = round.cells(
                policyId, "/scope", policy.scope().cells(), policy.scope().taIList());
        if (cells.isEmpty()) {
            return;
        }
        new Case(policyId, policy, cells).apply();
    }

    /** One policy in its cells. */
    private final class Case {
        private final String policyId;
        private final @Nullable EnergyObjective objective;
        private final List<CellCondition> cells;
        private final EnergyGuards guards;
        private final boolean hasWatts;
        private final List<String> blocked = new ArrayList<>();
        private boolean isBlockedForEver = true;
        private double saved;
        /** What could be saved if loads allowed it. */
        private double possible;

        Case(String policyId, A1Policy.EnergySaving policy, List<CellCondition> cells) {
            this.policyId = policyId;
            this.objective = policy.esObjective();
            this.cells = cells;
            this.guards =
                    new EnergyGuards(policy.esResources(), round.view, bounds.minOffMillis() + bounds.wakeLeadMillis());
            this.hasWatts = cells.stream().allMatch(cell -> cell.activeWatts() > 0 && cell.sleepWatts() >= 0);
        }

        void apply() {
            if (objective instanceof EnergyObjective.TargetPeeEnergy && !hasWatts) {
                round.unserved(
                        policyId,
                        OBJECTIVE + "/targetPeeEnergy",
                        Duration.NEVER,
                        "the electrical power of "
                                + Words.names(cells.stream()
                                        .filter(cell -> !(cell.activeWatts() > 0 && cell.sleepWatts() >= 0))
                                        .map(CellCondition::cellId)
                                        .toList())
                                + " is not known");
                return;
            }
            double all = cells.stream().mapToDouble(this::activeWatts).sum();
            double needed = needed(all);
            guardedCells();
            List<CellCondition> sleepers = inOrder(CellCondition.State.ASLEEP);
            Map<String, String> needs = needs(sleepers);
            for (CellCondition cell : sleepers) {
                asleep(cell, needs.get(cell.cellId()), needed);
            }
            for (CellCondition cell : inOrder(CellCondition.State.SERVING)) {
                if (saved >= needed) {
                    isBlockedForEver = false;
                    break;
                }
                serving(cell);
            }
            lowerPower(needed);
            report(needed, all);
        }

        private double activeWatts(CellCondition cell) {
            return hasWatts ? cell.activeWatts() : 1;
        }

        private double saving(CellCondition cell) {
            return hasWatts ? cell.activeWatts() - cell.sleepWatts() : 1;
        }

        // Watts to be saved against all cells in service.
        private double needed(double all) {
            return switch (objective) {
                case null -> Double.POSITIVE_INFINITY;
                case EnergyObjective.EsPercentage(int percent) -> all * percent / 100;
                case EnergyObjective.TargetPeeEnergy(long kilowattHours) ->
                    all - cells.size() * (kilowattHours * 3.6e9 / bounds.energyPeriodMillis());
            };
        }

        // Against sleep that other policies want.
        private void guardedCells() {
            for (CellCondition cell : cells) {
                if (guards.forbidsSleep(cell.cellId())) {
                    boolean isAsleep = cell.state() == CellCondition.State.ASLEEP;
                    wish(
                            Target.cellState(cell.cellId()),
                            isAsleep ? new WakeCell(cell.cellId()) : null,
                            Precedence.GUARD,
                            "policy " + policyId + " forbids to switch it off",
                            List.of());
                }
            }
        }

        private List<CellCondition> inOrder(CellCondition.State state) {
            List<CellCondition> some = new ArrayList<>(
                    cells.stream().filter(cell -> cell.state() == state).toList());
            some.sort(Comparator.<CellCondition>comparingInt(cell -> guards.order(cell.cellId()))
                    .thenComparingDouble(cell -> Double.isNaN(cell.load()) ? Double.POSITIVE_INFINITY : cell.load())
                    .thenComparing(CellCondition::cellId));
            return some;
        }

        // Who would carry most wakes first, and what that takes from its neighbours counts for the next: not all that
        // one busy cell carries wake at once.
        private Map<String, String> needs(List<CellCondition> sleepers) {
            List<CellCondition> busiest = new ArrayList<>(sleepers);
            busiest.sort(Comparator.comparingDouble(
                            (CellCondition cell) -> -orNothing(cell.mostLoadWithin(bounds.wakeLeadMillis())))
                    .thenComparing(CellCondition::cellId));
            Map<String, String> needs = new HashMap<>();
            for (CellCondition cell : busiest) {
                String need = guards.forbidsSleep(cell.cellId()) ? null : room.reasonToWake(cell);
                if (need != null) {
                    needs.put(cell.cellId(), need);
                    room.wakes(cell);
                }
            }
            return needs;
        }

        private static double orNothing(double load) {
            return Double.isNaN(load) ? 0 : load;
        }

        private void asleep(CellCondition cell, @Nullable String need, double needed) {
            if (guards.forbidsSleep(cell.cellId())) {
                return;
            }
            isBlockedForEver = false;
            possible += saving(cell);
            Target target = Target.cellState(cell.cellId());
            WakeCell wake = new WakeCell(cell.cellId());
            if (need != null) {
                wish(target, wake, Precedence.NEED, need, wakeEffects(cell));
                blocked.add(cell.cellId() + ": " + need);
            } else if (saved >= needed && round.heldOff(target, bounds.minOffMillis()) == 0) {
                wish(target, wake, Precedence.ENERGY, "enough is saved without it", wakeEffects(cell));
            } else {
                wish(target, null, Precedence.ENERGY, "it saves energy", List.of());
                saved += saving(cell);
            }
        }

        private void serving(CellCondition cell) {
            Target target = Target.cellState(cell.cellId());
            if (guards.forbidsSleep(cell.cellId())) {
                blocked.add(cell.cellId() + " may not be switched off");
                return;
            }
            if (!cell.offers(Lever.CELL_STATE)) {
                blocked.add("no interface offers " + Lever.CELL_STATE.words() + " for " + cell.cellId());
                return;
            }
            String uncovered = room.neverCovered(cell, guards.forbidsLossOfCoverage(cell.cellId()));
            if (uncovered != null) {
                blocked.add(uncovered);
                return;
            }
            isBlockedForEver = false;
            possible += saving(cell);
            String obstacle = obstacle(cell, target);
            if (obstacle != null) {
                blocked.add(obstacle);
                return;
            }
            room.sleeps(cell);
            saved += saving(cell);
            wish(
                    target,
                    new SleepCell(cell.cellId()),
                    Precedence.ENERGY,
                    "policy " + policyId + " asks to save energy and no more than "
                            + Words.percent(cell.mostLoadWithin(bounds.minOffMillis() + bounds.wakeLeadMillis()))
                            + " of its PRBs will be needed within "
                            + Words.time(bounds.minOffMillis() + bounds.wakeLeadMillis()),
                    sleepEffects(cell));
        }

        private @Nullable String obstacle(CellCondition cell, Target target) {
            long held = Math.max(round.heldOff(target), round.heldOff(target, bounds.minOnMillis()));
            if (held > 0) {
                return cell.cellId() + " stays on for another " + Words.time(held);
            }
            return room.obstacle(cell, guards.forbidsLossOfCoverage(cell.cellId()));
        }

        private List<PredictedEffect> sleepEffects(CellCondition cell) {
            List<PredictedEffect> effects = new ArrayList<>();
            if (hasWatts) {
                effects.add(new PredictedEffect(Kpi.POWER, cell.cellId(), cell.activeWatts(), cell.sleepWatts()));
            }
            effects.add(new PredictedEffect(Kpi.PRB_LOAD, cell.cellId(), 100 * cell.load(), 0));
            return effects;
        }

        private List<PredictedEffect> wakeEffects(CellCondition cell) {
            return hasWatts
                    ? List.of(new PredictedEffect(Kpi.POWER, cell.cellId(), cell.sleepWatts(), cell.activeWatts()))
                    : List.of();
        }

        // Cells that must stay on may radiate less while they have little to do, if that is asked for.
        private void lowerPower(double needed) {
            for (CellCondition cell : cells) {
                Target target = new Target(Lever.POWER, cell.cellId(), "");
                boolean isLowered = round.restore(target) != null;
                boolean isWanted = bounds.powerReductionDb() > 0
                        && cell.serves()
                        && guards.forbidsSleep(cell.cellId())
                        && !guards.forbidsLossOfCoverage(cell.cellId())
                        && cell.offers(Lever.POWER)
                        && !Double.isNaN(cell.powerDbm());
                double load = cell.mostLoadWithin(bounds.minOffMillis() + bounds.wakeLeadMillis());
                if (isWanted && isLowered && load <= bounds.wakeAboveLoad()) {
                    isBlockedForEver = false;
                    wish(target, null, Precedence.ENERGY, "it saves energy", List.of());
                } else if (isWanted
                        && !isLowered
                        && saved < needed
                        && load <= bounds.sleepBelowLoad()
                        && round.heldOff(target) == 0) {
                    isBlockedForEver = false;
                    wish(
                            target,
                            new SetPower(cell.cellId(), cell.powerDbm() - bounds.powerReductionDb(), cell.powerDbm()),
                            Precedence.ENERGY,
                            "policy " + policyId + " asks to save energy, the cell may not be switched off, and no more"
                                    + " than " + Words.percent(load) + " of its PRBs will be needed",
                            List.of());
                }
            }
        }

        private void report(double needed, double all) {
            if (isBlockedForEver) {
                round.unserved(policyId, OBJECTIVE, Duration.NEVER, "no cell can sleep: " + Words.sentences(blocked));
            } else if (saved < needed && possible < needed && Double.isFinite(needed)) {
                round.unserved(
                        policyId,
                        OBJECTIVE,
                        Duration.NEVER,
                        "at most " + Words.percent(possible / all) + " of the energy can ever be saved here, not "
                                + Words.percent(needed / all) + ": " + Words.sentences(blocked));
            } else if (saved < needed && Double.isFinite(needed)) {
                round.unserved(
                        policyId,
                        OBJECTIVE,
                        Duration.NOT_NOW,
                        Words.percent(saved / all) + " of the " + Words.percent(needed / all)
                                + " asked for can be saved now: " + Words.sentences(blocked));
            } else if (saved <= 0 && !blocked.isEmpty()) {
                round.unserved(
                        policyId, OBJECTIVE, Duration.NOT_NOW, "no cell can sleep now: " + Words.sentences(blocked));
            }
        }

        private void wish(
                Target target,
                @Nullable EnforcementAction action,
                Precedence precedence,
                String why,
                List<PredictedEffect> effects) {
            round.arbiter.add(new Wish(target, action, policyId, precedence, cells.size(), why, effects));
        }
    }
}
