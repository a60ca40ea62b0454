package io.rantwin.nearrt.policy;

import static io.rantwin.nearrt.policy.PolicyBodies.balance;
import static io.rantwin.nearrt.policy.PolicyBodies.cell;
import static io.rantwin.nearrt.policy.PolicyBodies.energy;
import static io.rantwin.nearrt.policy.PolicyBodies.json;
import static io.rantwin.nearrt.policy.SmallNetwork.id;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.a1.mediator.PolicyInstanceKey;
import io.rantwin.a1.types.MediatorNumbers;
import io.rantwin.a1.types.PolicyTypes;
import io.rantwin.a1.validation.PolicyLimits;
import io.rantwin.a1.validation.PolicyValidator;
import io.rantwin.codecs.identity.Guami;
import io.rantwin.codecs.identity.Plmn;
import io.rantwin.codecs.identity.UeId;
import io.rantwin.nearrt.control.ControlDesk;
import io.rantwin.nearrt.control.ControlPorts;
import io.rantwin.nearrt.control.ControlSettings;
import io.rantwin.nearrt.control.FakeCells;
import io.rantwin.nearrt.control.FakePort;
import io.rantwin.nearrt.control.SdlControlStore;
import io.rantwin.nearrt.control.SeenUe;
import io.rantwin.nearrt.control.VisibleUes;
import io.rantwin.nearrt.live.LiveSeasons;
import io.rantwin.nearrt.live.PolicyView;
import io.rantwin.nearrt.live.PolicyView.Stage;
import io.rantwin.nearrt.live.ReportLine;
import io.rantwin.nearrt.tracing.ControlTraces;
import io.rantwin.twin.enforcement.Enforcement;
import io.rantwin.twin.enforcement.EnforcementAction.HandOver;
import io.rantwin.twin.enforcement.EnforcementAction.SetOffset;
import io.rantwin.twin.enforcement.EnforcementAction.SetQuota;
import io.rantwin.twin.enforcement.EnforcementAction.SleepCell;
import io.rantwin.twin.enforcement.EnforcementAction.WakeCell;
import io.rantwin.twin.enforcement.EnforcementParameters;
import io.rantwin.twin.enforcement.UeCondition.Candidate;
import io.rantwin.twin.forecast.SeasonBank;
import io.rantwin.twin.forecast.SeasonProfile;
import io.rantwin.twin.forecast.SeasonSettings;
import io.rantwin.twin.whatif.PowerDraw;
import io.rantwin.twin.whatif.WhatIf;
import io.rantwin.xapp.a1.A1PolicyEvent;
import io.rantwin.xapp.a1.A1PolicyVerdict;
import io.rantwin.xapp.sdl.MemorySdl;
import io.rantwin.xapp.sdl.Sdl;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PolicyDeskTest {
    private static final int ENERGY = 30001;
    private static final int BALANCE = 30002;
    private static final int SLICE = 30012;
    private static final int STEERING = 30013;
    private static final int THRESHOLD = 20008;
    private static final PowerDraw POWER = (cell, load, dbm, serving) -> serving ? 200 + 100 * load : 20;

    private final FakeCells cells = new FakeCells();
    private final SmallNetwork network = new SmallNetwork();
    private final FakePort port = new FakePort();
    private final Sdl sdl = new MemorySdl(Runnable::run);
    private final Map<String, Double> foreseen = new HashMap<>();
    private final Map<String, SeasonProfile> usual = new HashMap<>();
    private final Set<String> disturbed = new TreeSet<>();
    private final LiveSeasons seasons = new LiveSeasons() {
        @Override
        public void disturbed(Set<String> cellIds) {
            disturbed.clear();
            disturbed.addAll(cellIds);
        }

        @Override
        public @Nullable SeasonProfile of(String cellId) {
            return usual.get(cellId);
        }
    };

    private final List<SeenUe> ues = new ArrayList<>();
    private final List<ReportLine> reports = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private final List<String> alarms = new ArrayList<>();
    private Instant wall = Instant.parse("2026-01-01T00:00:00Z");
    private ControlDesk control;
    private PolicyDesk desk;

    @BeforeEach
    void start() throws Exception {
        VisibleUes visible = new ListedUes(ues);
        ControlPorts ports = new ControlPorts(List.of(port));
        DeskEvents events = new DeskEvents(alarms::add);
        control = new ControlDesk(
                ports,
                cells,
                visible,
                ControlSettings.USUAL,
                EnforcementParameters.USUAL.calmMillis(),
                new SdlControlStore(sdl, "rantwin", "control"),
                events,
                Runnable::run,
                () -> wall,
                ControlTraces.off());
        control.restore();
        PolicyTypes types = PolicyTypes.known();
        desk = new PolicyDesk(
                new PolicyReadings(types, MediatorNumbers.usual(types), new PolicyValidator(PolicyLimits.USUAL)),
                new Enforcement(EnforcementParameters.USUAL),
                new TwinCheck(new WhatIf(POWER, null), TwinRails.USUAL),
                new ViewMaker(
                        cells,
                        network,
                        new ForeseenLoads(foreseen),
                        visible,
                        ports,
                        new SliceReports(new ListedReports(reports), 10_000),
                        POWER,
                        Map.of(),
                        new ViewMaker.Foresight(seasons, 0.9, 1.5, 60_000, List.of(60_000L, 120_000L, 420_000L)),
                        TwinRails.USUAL.leastRsrpDbm()),
                control,
                cells,
                new PolicyStore(sdl, "rantwin"),
                (key, isEnforced) -> told.add(key.policyInstanceId() + (isEnforced ? " OK" : " ERROR")),
                PolicySettings.USUAL,
                () -> wall);
        events.attach(desk);
        desk.restore();
    }

    @Test
    void anEnergyPolicySleepsVerifiesWakesAheadAndLeavesNothingBehind() {
        assertThat(create(ENERGY, "es", energy(10, 13))).isEqualTo(A1PolicyVerdict.ENFORCED);
        pass(1);
        assertThat(port.done).containsExactly(new SleepCell(id(13)));
        pass(3);
        assertThat(view("es").effects())
                .extracting(PolicyView.ControlView::stage)
                .containsExactly(Stage.VERIFIED);
        assertThat(view("es").enforced()).isTrue();
        pass(20);
        assertThat(port.done).hasSize(1);
        // The cells that carry its users are expected to fill up in the next two minutes.
        for (int c = 0; c < SmallNetwork.CELLS; c++) {
            foreseen.put(id(c), 85.0);
        }
        pass(1);
        assertThat(port.done).endsWith(new WakeCell(id(13)));
        assertThat(view("es").effects().getFirst().control()).contains("which carries its users, is expected at 85 %");
    }

    @Test
    void aCellWakesAheadOfWhatIsUsualAtThatTimeOfDay() {
        create(ENERGY, "es", energy(10, 13));
        pass(12);
        assertThat(port.done).containsExactly(new SleepCell(id(13)));
        assertThat(disturbed).contains(id(13)).hasSizeGreaterThan(1);
        // From now on the day is known, and in a minute and a half its own users alone would need it.
        long rise = cells.networkNanos() + 90_000_000_000L;
        SeasonBank bank = new SeasonBank(new SeasonSettings(3_600_000, 60), 1);
        for (long at = rise - 7_200_000_000_000L; at < rise - 3_000_000_000_000L; at += 10_000_000_000L) {
            boolean isDay = Math.floorMod(at - rise, 3_600_000_000_000L) < 1_800_000_000_000L;
            bank.observe(0, at, 10_000, isDay ? 0.8 : 0.05, Double.NaN);
        }
        usual.put(id(13), bank.profile(0));
        pass(1);
        assertThat(port.done).endsWith(new WakeCell(id(13)));
        assertThat(view("es").effects().getFirst().control()).contains("its own users are expected to need");
        pass(15);
        assertThat(disturbed).isEmpty();
    }

    @Test
    void aPolicyThatIsDeletedIsUndoneAndForgotten() throws Exception {
        create(ENERGY, "es", energy(10, 13));
        pass(15);
        List<PolicyView> seen = new ArrayList<>();
        AutoCloseable watch = desk.watch(seen::add);
        desk.happened(new A1PolicyEvent.Deleted(key(ENERGY, "es"), energy(10, 13)));
        watch.close();
        assertThat(seen)
                .singleElement()
                .satisfies(last -> assertThat(last.reason()).isEqualTo("Deleted."));
        pass(1);
        assertThat(port.done).containsExactly(new SleepCell(id(13)), new WakeCell(id(13)));
        assertThat(desk.policies()).isEmpty();
        assertThat(sdl.keys("rantwin")).containsExactly("control");
    }

    @Test
    void aPolicyThatWouldBreakCoverageIsRefusedWithTheCellsNamed() {
        String reason = reason(create(ENERGY, "es", energy(10, SmallNetwork.REMOTE)));
        assertThat(reason).contains("no cell can sleep", "of the demand of " + id(SmallNetwork.REMOTE));
        assertThat(view("es").enforced()).isFalse();
        pass(2);
        assertThat(port.done).isEmpty();
    }

    @Test
    void theTwinIsAskedFirstAndRefusesWithTheCellsNamed() {
        // On average the cells around have room; the twin knows how little is certain of that. There is a demand that
        // the network just carries with the cell and may well not carry without it.
        network.relativeDeviation = 0.8;
        String reason = "enforced";
        for (double demand = 8e6; reason.equals("enforced") && demand < 1e8; demand *= 1.06) {
            desk.happened(new A1PolicyEvent.Deleted(key(ENERGY, "es"), energy(10, 13)));
            Arrays.fill(network.demand, demand);
            network.demand[SmallNetwork.REMOTE] = 1e5;
            network.demand[13] = 4e6;
            reason = reason(create(ENERGY, "es", energy(10, 13)));
        }
        assertThat(reason).startsWith("The twin advises against to put cell " + id(13) + " to sleep: ");
        assertThat(reason).containsAnyOf("would be above 90 % of their PRBs", "would carry less than 98 %", "Mbit/s");
        assertThat(port.done).isEmpty();
        // Later there is room, and the mediator is told.
        network.relativeDeviation = 0;
        Arrays.fill(network.demand, 2e6);
        pass(11);
        assertThat(view("es").enforced()).isTrue();
        assertThat(told).containsExactly("es OK");
    }

    @Test
    void whatIsNotValidIsRefusedWithPlaceAndReason() throws Exception {
        assertThat(reason(create(ENERGY, "bad", json("{\"scope\":{},\"esObjectives\":{\"esPercentage\":150}}"))))
                .contains("/esObjectives/esPercentage", "150");
        assertThat(reason(create(4711, "x", json("{}")))).isEqualTo("No policy type was agreed on for number 4711.");
        assertThat(reason(create(BALANCE, "lb", balance(77, 1)))).contains("nothing is known of cell " + id(77));
        assertThat(desk.policies()).extracting(PolicyView::policyId).containsExactly("bad", "lb", "x");
    }

    @Test
    void aUeThatIsNotVisibleIsRefusedUntilItIs() throws Exception {
        ObjectNode body = json("{\"scope\":{\"ueId\":\"00000000000004D2\"},\"tspResources\":[{\"cellIdList\":["
                + cell(0) + "],\"preference\":\"FORBID\",\"primary\":true}]}");
        assertThat(reason(create(STEERING, "tsp", body))).contains("the UE is not visible");
        Plmn plmn = Plmn.of("001", "01");
        ues.add(new SeenUe(
                "gnb/amf-1234",
                UeId.Gnb.of(1234, new Guami(plmn, 1, 1, 1)),
                Set.of(new io.rantwin.a1.policy.UeId.Hex("00000000000004D2")),
                "gnb",
                id(0),
                null,
                0,
                Double.NaN,
                Double.NaN,
                List.of(new Candidate(id(0), -80), new Candidate(id(1), -85)),
                cells.nanos));
        pass(12);
        assertThat(told).containsExactly("tsp OK");
        assertThat(port.done).containsExactly(new HandOver("gnb/amf-1234", id(0), id(1)));
    }

    @Test
    void loadIsMovedAndGuaranteesAreKept() throws Exception {
        report(0, 85);
        assertThat(create(BALANCE, "lb", balance(0, 1))).isEqualTo(A1PolicyVerdict.ENFORCED);
        pass(1);
        assertThat(port.done)
                .containsExactlyInAnyOrder(new SetOffset(id(0), id(1), 1, 0), new SetOffset(id(1), id(0), -1, 0));
        port.done.clear();
        reports.add(new ReportLine(
                id(2),
                "gnb-1",
                cells.nanos - 1_000_000_000L,
                1000,
                0,
                List.of(new ReportLine.Figure("DRB.PdcpSduVolumeDL", 1000, "1", 0)),
                ""));
        ObjectNode sla = json("{\"scope\":{\"sliceId\":{\"sst\":1,\"plmnId\":{\"mcc\":\"001\",\"mnc\":\"01\"}}},"
                + "\"sliceSlaObjectives\":{\"guaDlThptPerSlice\":5000},\"sliceSlaResources\":{\"cellIdList\":["
                + cell(2) + "]}}");
        assertThat(create(SLICE, "sla", sla)).isEqualTo(A1PolicyVerdict.ENFORCED);
        pass(2);
        assertThat(port.done).singleElement().satisfies(action -> {
            assertThat(action).isInstanceOf(SetQuota.class);
            assertThat(((SetQuota) action).ratio().minRatio()).isBetween(3, 40);
        });
        ObjectNode users = json("{\"scope\":{\"sliceId\":{\"sst\":1,\"plmnId\":{\"mcc\":\"001\",\"mnc\":\"01\"}}},"
                + "\"sliceSlaObjectives\":{\"maxNumberOfUes\":5}}");
        assertThat(reason(create(SLICE, "users", users))).contains("/sliceSlaObjectives/maxNumberOfUes");
        assertThat(reason(create(THRESHOLD, "ts", json("{\"threshold\":10}")))).contains("no UE is visible");
    }

    @Test
    void afterARestartPoliciesAreInForceAndThoseNobodyNamesAnyMoreGo() throws Exception {
        create(ENERGY, "es", energy(10, 13));
        create(ENERGY, "other", energy(10, 22));
        pass(15);
        int before = port.done.size();
        start();
        assertThat(desk.policies()).extracting(PolicyView::enforced).containsExactly(true, true);
        assertThat(control.memory().targets()).hasSize(2);
        pass(2);
        assertThat(port.done).hasSize(before);
        assertThat(create(ENERGY, "es", energy(10, 13))).isEqualTo(A1PolicyVerdict.ENFORCED);
        desk.mediatorAsked(Map.of(ENERGY, wall));
        assertThat(desk.policies()).hasSize(2);
        wall = wall.plusSeconds(61);
        desk.mediatorAsked(Map.of(ENERGY, wall.minusSeconds(60)));
        assertThat(desk.policies()).extracting(PolicyView::policyId).containsExactly("es");
        pass(1);
        assertThat(port.done).endsWith(new WakeCell(id(22)));
    }

    @Test
    void afterARestartWhatIsNotSeenYetIsNotTakenBack() throws Exception {
        create(ENERGY, "es", energy(10, 13));
        pass(15);
        assertThat(port.done).containsExactly(new SleepCell(id(13)));
        start();
        cells.forget();
        network.isReady = false;
        for (int second = 0; second < 3; second++) {
            cells.pass(1_000);
            report(2, 10);
            desk.tick();
        }
        assertThat(view("es").enforced()).isTrue();
        assertThat(view("es").reason()).isEqualTo("nothing is known of cell " + id(13));
        network.isReady = true;
        pass(10);
        assertThat(port.done).hasSize(1);
        assertThat(view("es").enforced()).isTrue();
    }

    @Test
    void aPolicyThatWasChangedWhileTheXappWasDownWaitsForReportsAndItsCellSleepsOn() throws Exception {
        create(ENERGY, "es", energy(10, 13));
        pass(15);
        assertThat(port.done).containsExactly(new SleepCell(id(13)));
        start();
        cells.forget();
        network.isReady = false;
        assertThat(desk.happened(new A1PolicyEvent.Updated(key(ENERGY, "es"), energy(20, 13), energy(10, 13))))
                .isEqualTo(A1PolicyVerdict.ENFORCED);
        assertThat(view("es").reason())
                .isEqualTo(
                        "What it has changed cannot be reached just now: /scope: nothing is known of cell " + id(13));
        for (int second = 0; second < 3; second++) {
            cells.pass(1_000);
            report(2, 10);
            desk.tick();
        }
        assertThat(view("es").enforced()).isTrue();
        network.isReady = true;
        pass(10);
        assertThat(port.done).as("neither woken nor told again").hasSize(1);
        assertThat(view("es")).satisfies(es -> {
            assertThat(es.enforced()).isTrue();
            assertThat(es.policyJson()).contains("20");
        });
    }

    @Test
    void aPolicyInForceThatIsChangedToWhatNobodyKnowsIsRefusedWhileItsCellIsSeen() {
        create(ENERGY, "es", energy(10, 13));
        pass(15);
        assertThat(desk.happened(new A1PolicyEvent.Updated(key(ENERGY, "es"), energy(10, 77), energy(10, 13))))
                .isInstanceOfSatisfying(
                        A1PolicyVerdict.Refused.class,
                        refused -> assertThat(refused.reason()).contains(id(77)));
        pass(15);
        assertThat(port.done).containsExactly(new SleepCell(id(13)), new WakeCell(id(13)));
    }

    @Test
    void theKillSwitchIsSeenInTheStatusOfEveryPolicy() {
        create(ENERGY, "es", energy(10, 13));
        pass(15);
        assertThat(desk.setControlEnabled(false, "operator: storm")).isEqualTo(1);
        assertThat(port.done).endsWith(new WakeCell(id(13)));
        assertThat(view("es").reason()).isEqualTo("All control has been stopped: operator: storm.");
        pass(1);
        assertThat(told).containsExactly("es ERROR");
        assertThat(reason(create(ENERGY, "late", energy(10, 22)))).contains("operator: storm");
        desk.setControlEnabled(true, "operator: over");
        assertThat(view("es").enforced()).isTrue();
        pass(1);
        assertThat(told).containsExactly("es ERROR", "es OK", "late OK");
    }

    @Test
    void controlsThatAreIgnoredEndTheEnforcement() {
        create(ENERGY, "es", energy(10, 13));
        isObeying = false;
        pass(45);
        assertThat(view("es").enforced()).isFalse();
        assertThat(view("es").reason()).contains("acknowledged it, and nothing moved within 30 s");
        assertThat(told).containsExactly("es ERROR");
        assertThat(alarms)
                .singleElement()
                .satisfies(alarm -> assertThat(alarm).contains("acknowledged and ignored", id(13)));
        wall = wall.plusSeconds(300);
        pass(1);
        assertThat(told).hasSize(1);
        // The framework answers a repeated request as it did at first: the later word is said again.
        desk.mediatorAsked(Map.of(ENERGY, wall));
        wall = wall.plusSeconds(6);
        desk.mediatorAsked(Map.of(ENERGY, wall.minusSeconds(6)));
        pass(2);
        assertThat(told).containsExactly("es ERROR", "es ERROR");
    }

    /** One cell of several that does not do what it is told is left alone; those that sleep go on sleeping. */
    @Test
    void oneCellThatIgnoresItsControlDoesNotWakeTheOthers() {
        create(ENERGY, "es", energy(10, 13));
        pass(70);
        assertThat(isAsleep(13)).isTrue();
        disobeying.add(16);
        desk.happened(new A1PolicyEvent.Updated(key(ENERGY, "es"), energy(50, 13, 16), energy(10, 13)));
        pass(60);
        assertThat(port.done).contains(new SleepCell(id(16)));
        assertThat(alarms)
                .singleElement()
                .satisfies(alarm -> assertThat(alarm).contains("acknowledged and ignored", id(16)));
        assertThat(view("es").enforced()).isTrue();
        assertThat(isAsleep(13)).isTrue();
        assertThat(told).doesNotContain("es ERROR");
    }

    private final Set<Integer> disobeying = new HashSet<>();
    private boolean isObeying = true;

    private void pass(int seconds) {
        for (int second = 0; second < seconds; second++) {
            cells.pass(1_000);
            for (int c = 0; c < SmallNetwork.CELLS; c++) {
                boolean isAsleep = isObeying && !disobeying.contains(c) && isAsleep(c);
                double load = c == 0
                                && cells.cell(id(0)) != null
                                && cells.cell(id(0)).kpis().stream().anyMatch(kpi -> kpi.mean() == 85)
                        ? 85
                        : 10;
                cells.report(
                        id(c), Map.of("RRU.PrbTotDl", isAsleep ? 0 : load, "PEE.AvgPower", isAsleep ? 20.0 : 210.0));
            }
            desk.tick();
        }
    }

    private void report(int cell, double load) {
        cells.report(id(cell), Map.of("RRU.PrbTotDl", load, "PEE.AvgPower", 285.0));
    }

    private boolean isAsleep(int cell) {
        boolean isAsleep = false;
        for (var action : port.done) {
            isAsleep = action.equals(new SleepCell(id(cell))) || (isAsleep && !action.equals(new WakeCell(id(cell))));
        }
        return isAsleep;
    }

    private A1PolicyVerdict create(int type, String policyId, ObjectNode body) {
        if (cells.cellIds().size() < SmallNetwork.CELLS) {
            for (int c = 0; c < SmallNetwork.CELLS; c++) {
                if (cells.cell(id(c)) == null) {
                    cells.report(id(c), Map.of("RRU.PrbTotDl", 10.0, "PEE.AvgPower", 210.0));
                }
            }
        }
        return desk.happened(new A1PolicyEvent.Created(key(type, policyId), body));
    }

    private static PolicyInstanceKey key(int type, String policyId) {
        return new PolicyInstanceKey(type, policyId);
    }

    private static String reason(A1PolicyVerdict verdict) {
        return verdict instanceof A1PolicyVerdict.Refused(String reason) ? reason : "enforced";
    }

    private PolicyView view(String policyId) {
        return desk.policies().stream()
                .filter(policy -> policy.policyId().equals(policyId))
                .findFirst()
                .orElseThrow();
    }
}
