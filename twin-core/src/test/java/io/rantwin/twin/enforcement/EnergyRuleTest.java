package io.rantwin.twin.enforcement;

import static io.rantwin.twin.enforcement.Networks.NOON;
import static io.rantwin.twin.enforcement.Networks.id;
import static io.rantwin.twin.enforcement.Networks.ids;
import static io.rantwin.twin.enforcement.Networks.mesh;
import static io.rantwin.twin.enforcement.Networks.saving;
import static io.rantwin.twin.enforcement.Networks.view;
import static org.assertj.core.api.Assertions.assertThat;

import io.rantwin.a1.policy.A1Policy;
import io.rantwin.a1.policy.EnergyObjective;
import io.rantwin.a1.policy.EnergyResource;
import io.rantwin.a1.policy.EnergyResource.Guard;
import io.rantwin.a1.policy.EnergyResource.Guarded;
import io.rantwin.a1.policy.Scope;
import io.rantwin.a1.policy.TaI;
import io.rantwin.twin.enforcement.EnforcementAction.SleepCell;
import io.rantwin.twin.enforcement.EnforcementAction.WakeCell;
import io.rantwin.twin.whatif.Kpi;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EnergyRuleTest {
    private static final Enforcement ENFORCEMENT = new Enforcement(EnforcementParameters.USUAL);
    private static final EnergyObjective QUARTER = new EnergyObjective.EsPercentage(25);

    @Test
    void theLeastLoadedCellsSleepUntilTheObjectiveIsMet() {
        EnforcementPlan plan = decide(mesh(0.1, 0.05, 0.3, 0.3, 0.3), saving("p", QUARTER, List.of(), 0, 1, 2));
        assertThat(plan.actions()).hasSize(1);
        PlannedAction action = plan.actions().getFirst();
        assertThat(action.action()).isEqualTo(new SleepCell(id(1)));
        assertThat(action.action().undo()).isEqualTo(new WakeCell(id(1)));
        assertThat(action.words()).startsWith("put cell " + id(1) + " to sleep, because policy p asks to save energy");
        assertThat(action.effects().getFirst()).isEqualTo(new PredictedEffect(Kpi.POWER, id(1), 205, 20));
        assertThat(plan.unserved()).isEmpty();
    }

    @Test
    void whoCannotSaveEnoughSaysWhichCellsAreInTheWay() {
        EnforcementPlan plan =
                decide(mesh(0.1, 0.6, 0.3), saving("p", new EnergyObjective.EsPercentage(85), List.of(), 0, 1, 2));
        assertThat(plan.unserved()).singleElement().satisfies(unserved -> {
            assertThat(unserved.duration()).isEqualTo(Unserved.Duration.NOT_NOW);
            assertThat(unserved.reason()).contains("85 %", id(1) + " would come to");
        });
        assertThat(plan.actions()).isEmpty();
    }

    @Test
    void aSleeperWakesAheadOfAForecastRiseOfWhoCarriesItsUsers() {
        List<CellCondition> cells = mesh(0, 0.4, 0.4);
        cells.set(0, cells.get(0).in(CellCondition.State.ASLEEP));
        EnforcementMemory slept = slept(NOON - 400_000);
        PolicyInForce policy = saving("p", null, List.of(), 0);
        assertThat(ENFORCEMENT.decide(view(cells), List.of(policy), slept).actions())
                .isEmpty();
        // The rise to 90 % comes in four minutes: half of the way is not reached within the lead of two.
        cells.set(1, cells.get(1).withLoad(0.4, Double.NaN, List.of(new LoadForecast(240_000, 0.6, 0.9))));
        assertThat(ENFORCEMENT.decide(view(cells), List.of(policy), slept).actions())
                .isEmpty();
        cells.set(1, cells.get(1).withLoad(0.4, Double.NaN, List.of(new LoadForecast(120_000, 0.6, 0.75))));
        PlannedAction action = ENFORCEMENT
                .decide(view(cells), List.of(policy), slept)
                .actions()
                .getFirst();
        assertThat(action.action()).isEqualTo(new WakeCell(id(0)));
        assertThat(action.why()).contains(id(1), "75 %", "2 min");
    }

    @Test
    void aRiseThatIsForeseenKeepsACellAwake() {
        List<CellCondition> cells = mesh(0.05, 0.2, 0.2);
        cells.set(0, cells.get(0).withLoad(0.05, Double.NaN, List.of(new LoadForecast(420_000, 0.1, 0.5))));
        EnforcementPlan plan = decide(cells, saving("p", null, List.of(), 0));
        assertThat(plan.actions()).isEmpty();
        assertThat(plan.unserved().getFirst().reason()).contains(id(0) + " is expected at 50 %");
    }

    @Test
    void cellsThatMayNotBeSwitchedOffStayOnWhoeverWantsToSave() {
        EnergyResource guard =
                new EnergyResource(new Guarded(ids(0), Guard.FORBID), new Guarded(ids(0), Guard.FORBID), null, null);
        EnforcementPlan plan = ENFORCEMENT.decide(
                view(mesh(0.05, 0.3, 0.2)),
                List.of(saving("saver", null, List.of(), 0), saving("keeper", null, List.of(guard), 0, 1)),
                EnforcementMemory.NONE);
        assertThat(plan.actions()).isEmpty();
        assertThat(plan.conflicts()).singleElement().satisfies(conflict -> {
            assertThat(conflict.winnerId()).isEqualTo("keeper");
            assertThat(conflict.sentence()).contains("cells that may not be switched off stay on");
        });
        assertThat(decide(mesh(0.05, 0.2), saving("p", QUARTER, List.of(guard), 0))
                        .unserved())
                .singleElement()
                .satisfies(unserved -> assertThat(unserved.duration()).isEqualTo(Unserved.Duration.NEVER));
    }

    @Test
    void aGuardWithACeilingHoldsAboveItOnly() {
        EnergyResource guard =
                new EnergyResource(new Guarded(ids(0), Guard.FORBID), new Guarded(ids(0), Guard.AVOID), 10, null);
        assertThat(decide(mesh(0.05, 0.1, 0.1), saving("p", null, List.of(guard), 0))
                        .actions())
                .hasSize(1);
        assertThat(decide(mesh(0.15, 0.1, 0.1), saving("p", null, List.of(guard), 0))
                        .actions())
                .isEmpty();
    }

    @Test
    void withoutCoverageByOthersNothingSleeps() {
        List<CellCondition> cells = mesh(0.05, 0.2, 0.2);
        cells.set(0, cells.get(0).withNeighbours(List.of(new Neighbour(id(1), 0.6, true, 0))));
        EnforcementPlan plan = decide(cells, saving("p", null, List.of(), 0));
        assertThat(plan.actions()).isEmpty();
        assertThat(plan.unserved()).singleElement().satisfies(unserved -> {
            assertThat(unserved.duration()).isEqualTo(Unserved.Duration.NEVER);
            assertThat(unserved.reason()).contains("other cells cover 60 % of the demand of " + id(0));
        });
    }

    @Test
    void moreThanCanEverBeSavedIsRefused() {
        List<CellCondition> cells = mesh(0.05, 0.2, 0.2);
        cells.set(0, cells.get(0).withNeighbours(List.of()));
        EnforcementPlan plan = decide(cells, saving("p", new EnergyObjective.EsPercentage(50), List.of(), 0, 1));
        assertThat(plan.unserved()).singleElement().satisfies(unserved -> {
            assertThat(unserved.duration()).isEqualTo(Unserved.Duration.NEVER);
            assertThat(unserved.reason()).startsWith("at most 47.1 % of the energy can ever be saved here, not 50 %");
        });
    }

    @Test
    void whatNoInterfaceOffersIsNeverServed() {
        List<CellCondition> cells = new ArrayList<>(mesh(0.05, 0.2));
        cells.set(0, cells.get(0).withLevers(Set.of(Lever.OFFSET)));
        assertThat(decide(cells, saving("p", QUARTER, List.of(), 0)).unserved())
                .containsExactly(new Unserved(
                        "p",
                        "/esObjectives",
                        Unserved.Duration.NEVER,
                        "no cell can sleep: no interface offers putting cells to sleep for " + id(0)));
    }

    @Test
    void trackingAreasAndEnergiesAreObjectivesToo() {
        List<CellCondition> cells = mesh(0.05, 0.2, 0.2);
        TaI area = new TaI(Networks.PLMN, "00000A");
        cells.set(0, cells.get(0).inTrackingArea(area.toString()));
        PolicyInForce policy = new PolicyInForce(
                "p",
                new A1Policy.EnergySaving(
                        Scope.ofTrackingAreas(List.of(area)), new EnergyObjective.TargetPeeEnergy(0), List.of()));
        assertThat(ENFORCEMENT
                        .decide(view(cells), List.of(policy), EnforcementMemory.NONE)
                        .actions())
                .hasSize(1);
        cells.set(0, cells.get(0).withPowers(Double.NaN, Double.NaN, 43));
        assertThat(ENFORCEMENT
                        .decide(view(cells), List.of(policy), EnforcementMemory.NONE)
                        .unserved()
                        .getFirst()
                        .reason())
                .isEqualTo("the electrical power of " + id(0) + " is not known");
        PolicyInForce elsewhere = new PolicyInForce(
                "q",
                new A1Policy.EnergySaving(
                        Scope.ofTrackingAreas(List.of(new TaI(Networks.PLMN, "00000B"))), QUARTER, List.of()));
        assertThat(ENFORCEMENT
                        .decide(view(cells), List.of(elsewhere), EnforcementMemory.NONE)
                        .unserved()
                        .getFirst()
                        .duration())
                .isEqualTo(Unserved.Duration.NOT_VISIBLE);
    }

    @Test
    void aPolicyThatIsGoneLeavesNothingBehind() {
        List<CellCondition> cells = mesh(0, 0.2, 0.2);
        cells.set(0, cells.get(0).in(CellCondition.State.ASLEEP));
        EnforcementPlan plan = ENFORCEMENT.decide(view(cells), List.of(), slept(NOON - 1000));
        assertThat(plan.actions()).singleElement().satisfies(action -> {
            assertThat(action.action()).isEqualTo(new WakeCell(id(0)));
            assertThat(action.isRestoration()).isTrue();
            assertThat(action.policyId()).isEqualTo("p");
        });
        assertThat(plan.memory().targets().values()).allMatch(each -> each.restore() == null);
    }

    @Test
    void aPolicyInForceKeepsWhatItChangedOfACellThatIsNotSeen() {
        List<CellCondition> others = mesh(0.05, 0.2, 0.2).subList(1, 3);
        EnforcementPlan plan =
                ENFORCEMENT.decide(view(others), List.of(saving("p", null, List.of(), 0)), slept(NOON - 1000));
        assertThat(plan.actions()).isEmpty();
        assertThat(plan.unserved()).extracting(Unserved::duration).containsExactly(Unserved.Duration.NOT_VISIBLE);
        assertThat(ENFORCEMENT
                        .decide(view(others), List.of(saving("q", null, List.of(), 0)), slept(NOON - 1000))
                        .actions())
                .extracting(PlannedAction::action)
                .containsExactly(new WakeCell(id(0)));
    }

    @Test
    void aWokenCellStaysOnForAWhileAndLongerEachTime() {
        EnforcementMemory memory = slept(NOON - 700_000)
                .after(new WakeCell(id(0)), "p", NOON - 590_000, EnforcementParameters.USUAL.calmMillis());
        PolicyInForce policy = saving("p", null, List.of(), 0);
        // One reversal doubles the ten minutes.
        NetworkView later = new NetworkView(NOON + 600_000, mesh(0.05, 0.2, 0.2), List.of(), List.of());
        assertThat(ENFORCEMENT
                        .decide(later, List.of(policy), memory)
                        .unserved()
                        .getFirst()
                        .reason())
                .contains("stays on for another 10 s");
        NetworkView muchLater = new NetworkView(NOON + 611_000, mesh(0.05, 0.2, 0.2), List.of(), List.of());
        assertThat(ENFORCEMENT.decide(muchLater, List.of(policy), memory).actions())
                .hasSize(1);
    }

    @Test
    void noMoreCellsWakeThanTheBusyOneNeeds() {
        // Three sleepers bring 20, 10 and 5 % to the only cell in service, at 80 %: 70 % is the most.
        List<CellCondition> cells = new ArrayList<>(mesh(0, 0, 0, 0.8));
        double[] own = {0.1, 0.2, 0.05};
        for (int c = 0; c < 3; c++) {
            cells.set(
                    c,
                    cells.get(c)
                            .in(CellCondition.State.ASLEEP)
                            .withLoad(0, 0, List.of(new LoadForecast(120_000, own[c], own[c])))
                            .withNeighbours(List.of(new Neighbour(id(3), 1, 1, true, 0))));
        }
        EnforcementPlan plan = new Enforcement(EnforcementParameters.USUAL)
                .decide(view(cells), List.of(saving("p", null, List.of(), 0, 1, 2)), EnforcementMemory.NONE);
        assertThat(plan.actions()).extracting(PlannedAction::action).containsExactly(new WakeCell(id(1)));
    }

    @Test
    void whoBringsABusyCellNextToNothingNeitherWakesForItNorStaysAwake() {
        // Cell 2 is full of its own users; 0.1 of the demand of cell 0 is there: 1 % of its PRBs, then 3 %.
        for (double own : new double[] {0.1, 0.3}) {
            List<CellCondition> cells = new ArrayList<>(mesh(own, 0.2, 0.95));
            cells.set(
                    0,
                    cells.get(0)
                            .withNeighbours(List.of(
                                    new Neighbour(id(1), 0.9, 0.9, true, 0), new Neighbour(id(2), 0.1, 0.1, true, 0))));
            EnforcementParameters.Energy usual = EnforcementParameters.USUAL.energy();
            Enforcement enforcement = new Enforcement(EnforcementParameters.USUAL.withEnergy(sleepBelow(0.3, usual)));
            List<PolicyInForce> policies = List.of(saving("p", null, List.of(), 0));
            EnforcementPlan awake = enforcement.decide(view(cells), policies, EnforcementMemory.NONE);
            cells.set(
                    0,
                    cells.get(0)
                            .in(CellCondition.State.ASLEEP)
                            .withLoad(0, 0, List.of(new LoadForecast(120_000, own, own))));
            EnforcementPlan asleep = enforcement.decide(view(cells), policies, slept(NOON - 400_000));
            if (own < 0.2) {
                assertThat(awake.actions()).extracting(PlannedAction::action).containsExactly(new SleepCell(id(0)));
                assertThat(asleep.actions()).isEmpty();
            } else {
                assertThat(awake.actions()).isEmpty();
                assertThat(awake.unserved())
                        .singleElement()
                        .satisfies(each -> assertThat(each.reason()).contains(id(2) + " would come to 98 %"));
                assertThat(asleep.actions()).extracting(PlannedAction::action).containsExactly(new WakeCell(id(0)));
            }
        }
    }

    private static EnforcementParameters.Energy sleepBelow(double load, EnforcementParameters.Energy usual) {
        return new EnforcementParameters.Energy(
                load,
                0.35,
                usual.neighbourSleepCeiling(),
                usual.neighbourWakeCeiling(),
                usual.takeoverCost(),
                usual.leastCovered(),
                usual.leastCoveredWhereForbidden(),
                usual.minOnMillis(),
                usual.minOffMillis(),
                usual.wakeLeadMillis(),
                usual.energyPeriodMillis(),
                0,
                usual.sleepPowerShare(),
                usual.loadWindowMillis(),
                usual.quantile());
    }

    @Test
    void lessPowerWhereSleepIsForbiddenIfAskedFor() {
        EnforcementParameters.Energy usual = EnforcementParameters.Energy.USUAL;
        EnforcementParameters withPower = new EnforcementParameters(
                60_000,
                5,
                7_200_000,
                20,
                new EnforcementParameters.Energy(
                        0.2,
                        0.35,
                        0.5,
                        0.7,
                        1.5,
                        0.95,
                        0.995,
                        usual.minOnMillis(),
                        usual.minOffMillis(),
                        120_000,
                        3_600_000,
                        3,
                        usual.sleepPowerShare(),
                        usual.loadWindowMillis(),
                        usual.quantile()),
                EnforcementParameters.Balance.USUAL,
                EnforcementParameters.Steering.USUAL,
                EnforcementParameters.Slices.USUAL);
        EnergyResource guard =
                new EnergyResource(new Guarded(ids(0), Guard.FORBID), new Guarded(ids(0), Guard.AVOID), null, null);
        EnforcementPlan plan = new Enforcement(withPower)
                .decide(
                        view(mesh(0.05, 0.2)),
                        List.of(saving("p", QUARTER, List.of(guard), 0)),
                        EnforcementMemory.NONE);
        assertThat(plan.actions().getFirst().action()).isEqualTo(new EnforcementAction.SetPower(id(0), 40, 43));
    }

    private static EnforcementMemory slept(long atMillis) {
        return EnforcementMemory.NONE.after(
                new SleepCell(id(0)), "p", atMillis, EnforcementParameters.USUAL.calmMillis());
    }

    private static EnforcementPlan decide(List<CellCondition> cells, PolicyInForce policy) {
        return ENFORCEMENT.decide(view(cells), List.of(policy), EnforcementMemory.NONE);
    }
}
