package io.rantwin.nearrt.service;

import static io.rantwin.nearrt.service.FakeTwin.A;
import static io.rantwin.nearrt.service.FakeTwin.B;
import static io.rantwin.nearrt.service.FakeTwin.C;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.protobuf.ByteString;
import io.grpc.Channel;
import io.grpc.Status;
import io.rantwin.api.v1.Action;
import io.rantwin.api.v1.AdmissionChange;
import io.rantwin.api.v1.CellEffect;
import io.rantwin.api.v1.CellStateChange;
import io.rantwin.api.v1.CutSnapshotRequest;
import io.rantwin.api.v1.DemandChange;
import io.rantwin.api.v1.EvaluateBatchRequest;
import io.rantwin.api.v1.EvaluateBatchResponse;
import io.rantwin.api.v1.EvaluateRequest;
import io.rantwin.api.v1.EvaluateResponse;
import io.rantwin.api.v1.Explanation;
import io.rantwin.api.v1.GuardRail;
import io.rantwin.api.v1.Kpi;
import io.rantwin.api.v1.ModelBasis;
import io.rantwin.api.v1.NetworkEffect;
import io.rantwin.api.v1.OffsetChange;
import io.rantwin.api.v1.PowerChange;
import io.rantwin.api.v1.SliceShareChange;
import io.rantwin.api.v1.Snapshot;
import io.rantwin.api.v1.TiltChange;
import io.rantwin.api.v1.TimedAction;
import io.rantwin.api.v1.WhatIfGrpc;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WhatIfServiceTest {
    private final FakeTwin twin = new FakeTwin();
    private final Channel channel = twin.serve();
    private final WhatIfGrpc.WhatIfBlockingStub whatIf = WhatIfGrpc.newBlockingStub(channel);

    @AfterEach
    void close() {
        twin.close();
    }

    static Action sleep(String cell) {
        return Action.newBuilder()
                .setCellState(CellStateChange.newBuilder().setCellId(cell))
                .build();
    }

    static EvaluateRequest.Builder request(Action... actions) {
        EvaluateRequest.Builder request =
                EvaluateRequest.newBuilder().setHorizonS(10).setDraws(24).setSeed(7);
        for (Action action : actions) {
            request.addActions(TimedAction.newBuilder().setAction(action));
        }
        return request;
    }

    private static GuardRail.Builder rail(String kpi) {
        return GuardRail.newBuilder().setKpi(Kpi.newBuilder().setName(kpi));
    }

    @Test
    void aSleepingCellSavesPowerAndLoadsTheOthers() {
        EvaluateResponse answer = whatIf.evaluate(request(sleep(A))
                .addGuardRails(rail("RRU.PrbTotDl").setAtMost(1e-3).addCellIds(B))
                .addGuardRails(rail("RRU.PrbTotDl").setAtMost(100))
                .build());
        assertThat(answer.getDraws()).isEqualTo(24);
        assertThat(answer.getBasis()).isEqualTo(ModelBasis.MODEL_BASIS_GEOMETRY);
        assertThat(answer.getSnapshotId()).hasSize(64);
        CellEffect power = effect(answer, A, "PEE.AvgPower");
        assertThat(power.getKpi().getUnit()).isEqualTo("W");
        assertThat(power.getDifferenceList()).hasSize(5);
        assertThat(power.getDifference(4).getValue()).isNegative();
        assertThat(effect(answer, B, "RRU.PrbTotDl").getDifference(2).getValue())
                .isPositive();
        assertThat(answer.getGuardRails(0).getViolationProbability()).isEqualTo(1);
        assertThat(answer.getGuardRails(0).getCellIdsList()).containsExactly(B);
        assertThat(answer.getGuardRails(1).getViolationProbability()).isZero();
        assertThat(answer.getReservationsCount()).isZero();
    }

    /** An interval of the sum is narrower than the sum of intervals, and means add up: the network is the sum of its cells. */
    @Test
    void whatAllCellsDoTogetherIsTold() {
        EvaluateResponse answer = whatIf.evaluate(request(sleep(A)).build());
        assertThat(answer.getNetworkList())
                .extracting(effect -> effect.getKpi().getName())
                .containsExactly("PEE.AvgPower", "DRB.PdcpSduVolumeDL", "DRB.MeanActiveUeDl");
        NetworkEffect power = answer.getNetwork(0);
        assertThat(power.getKpi().getUnit()).isEqualTo("W");
        List<CellEffect> cells = answer.getEffectsList().stream()
                .filter(effect -> effect.getKpi().getName().equals("PEE.AvgPower"))
                .toList();
        double without =
                cells.stream().mapToDouble(CellEffect::getWithoutActions).sum();
        assertThat(power.getWithoutActions()).isCloseTo(without, within(1e-6 * without));
        for (int p : new int[] {0, 4}) {
            int at = p;
            double sum = cells.stream()
                    .mapToDouble(effect -> effect.getDifference(at).getValue())
                    .sum();
            double together = power.getDifference(p).getValue();
            assertThat(p == 0 ? together - sum : sum - together).isGreaterThan(-1e-3);
        }
        assertThat(power.getDifference(4).getValue()).isNegative();
    }

    private static CellEffect effect(EvaluateResponse answer, String cell, String kpi) {
        return answer.getEffectsList().stream()
                .filter(effect -> effect.getCellId().equals(cell)
                        && effect.getKpi().getName().equals(kpi))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void nothingDoneChangesNothing() {
        assertThat(whatIf.evaluate(request().build()).getEffectsCount()).isZero();
    }

    @Test
    void everyKindOfActionIsUnderstoodAndSlicesAreReserved() {
        EvaluateResponse answer = whatIf.evaluate(request(
                        Action.newBuilder()
                                .setPower(PowerChange.newBuilder().setCellId(A).setConfiguredMaxTxPowerDbm(43))
                                .build(),
                        Action.newBuilder()
                                .setTilt(TiltChange.newBuilder().setCellId(B).setElectricalTiltDegrees(12))
                                .build(),
                        Action.newBuilder()
                                .setCellIndividualOffset(OffsetChange.newBuilder()
                                        .setCellId(A)
                                        .setNeighbourCellId(B)
                                        .setCellIndividualOffsetDb(3))
                                .build(),
                        Action.newBuilder()
                                .setAdmission(AdmissionChange.newBuilder()
                                        .setCellId(C)
                                        .setMostUsers(5))
                                .build(),
                        Action.newBuilder()
                                .setDemand(DemandChange.newBuilder().setFactor(1.5))
                                .build(),
                        Action.newBuilder()
                                .setSliceShare(SliceShareChange.newBuilder()
                                        .setCellId(C)
                                        .setSnssai("1")
                                        .setMaxPercent(50))
                                .build(),
                        Action.newBuilder()
                                .setSliceShare(SliceShareChange.newBuilder()
                                        .setCellId(C)
                                        .setSnssai("07"))
                                .build(),
                        sleep(C).toBuilder()
                                .setCellState(CellStateChange.newBuilder()
                                        .setCellId(C)
                                        .setActive(true))
                                .build())
                .build());
        assertThat(answer.getReservationsList())
                .containsExactly(
                        "Of shares of slices only the effect on whole cells is told.",
                        "The twin knows no traffic of slice 07: its share in " + C + " was left as it is.");
        assertThat(answer.getEffectsCount()).isPositive();
    }

    @Test
    void aSnapshotRepeatsBitForBit() {
        Snapshot snapshot = whatIf.cutSnapshot(CutSnapshotRequest.getDefaultInstance());
        assertThat(snapshot.getNetworkTimeNs()).isEqualTo(FakeTwin.NOW);
        EvaluateRequest now = request(sleep(A)).build();
        EvaluateResponse first = whatIf.evaluate(
                now.toBuilder().setSnapshot(snapshot.getContent()).build());
        EvaluateResponse second = whatIf.evaluate(
                now.toBuilder().setSnapshot(snapshot.getContent()).build());
        assertThat(second).isEqualTo(first);
        assertThat(first.getSnapshotId()).isEqualTo(snapshot.getSnapshotId());
        assertThat(whatIf.evaluate(now)).isEqualTo(first);
        assertThat(whatIf.evaluate(now.toBuilder().setSeed(8).build())).isNotEqualTo(first);
    }

    @Test
    void shortTimeMeansFewerDrawsOfTheSameBits() {
        // A clock that moves on by 1.5 s whenever it is asked: a call with 20 s of time ends long before 200 draws are
        // made.
        AtomicLong clock = new AtomicLong();
        try (FakeTwin slow = new FakeTwin()) {
            Channel here = slow.serve(ServiceLimits.USUAL, Runnable::run, () -> clock.addAndGet(1_500_000_000));
            EvaluateRequest many = request(sleep(A)).setDraws(200).build();
            EvaluateResponse answer = WhatIfGrpc.newBlockingStub(here)
                    .withDeadlineAfter(Duration.ofSeconds(20))
                    .evaluate(many);
            assertThat(answer.getDraws()).isBetween(8, 100);
            EvaluateResponse same =
                    whatIf.evaluate(many.toBuilder().setDraws(answer.getDraws()).build());
            assertThat(same).isEqualTo(answer);
        }
    }

    @Test
    void aBatchTellsResultsAndProgress() {
        EvaluateBatchRequest.Builder batch = EvaluateBatchRequest.newBuilder();
        for (int i = 0; i < 20; i++) {
            batch.addScenarios(request(sleep(i % 2 == 0 ? A : B)).setDraws(8));
        }
        List<EvaluateBatchResponse> answers = new ArrayList<>();
        whatIf.evaluateBatch(batch.build()).forEachRemaining(answers::add);
        List<Integer> indices = answers.stream()
                .filter(EvaluateBatchResponse::hasResult)
                .map(answer -> answer.getResult().getIndex())
                .sorted()
                .toList();
        assertThat(indices).hasSize(20).doesNotHaveDuplicates().contains(0, 19);
        assertThat(answers.getLast().getProgress().getDone()).isEqualTo(20);
        assertThat(answers.getLast().getProgress().getTotal()).isEqualTo(20);
        EvaluateResponse alone = whatIf.evaluate(batch.getScenarios(3));
        assertThat(answers.stream()
                        .filter(answer ->
                                answer.hasResult() && answer.getResult().getIndex() == 3)
                        .map(answer -> answer.getResult().getResponse()))
                .containsExactly(alone);
    }

    @Test
    void sharesOfActionsAreExplained() {
        Explanation why = whatIf.explain(request(
                        sleep(A),
                        Action.newBuilder()
                                .setSliceShare(SliceShareChange.newBuilder()
                                        .setCellId(B)
                                        .setSnssai("07"))
                                .build(),
                        Action.newBuilder()
                                .setDemand(
                                        DemandChange.newBuilder().setCellId(B).setFactor(2))
                                .build())
                .addGuardRails(rail("PEE.AvgPower"))
                .build());
        assertThat(why.getExact()).isTrue();
        assertThat(why.getActionSharesList()).hasSize(3);
        assertThat(why.getActionShares(0)).isNegative();
        assertThat(why.getActionShares(1)).isZero();
        assertThat(why.getActionShares(2)).isPositive();
        assertThat(why.getSentences(0)).startsWith("All actions together change power (PEE.AvgPower)");
        assertThat(why.getSentencesList()).anyMatch(line -> line.startsWith("Due to sleep of " + A + ": -"));
        assertThat(why.getSentencesList()).anyMatch(line -> line.contains("network: power (PEE.AvgPower) falls by"));
    }

    @Test
    void withoutReportsThereIsNothingToStartFrom() {
        twin.ready = false;
        assertThatThrownBy(() -> whatIf.evaluate(request(sleep(A)).build()))
                .hasMessage("FAILED_PRECONDITION: No cell has reported yet, so there is nothing to start from.");
        assertThatThrownBy(() -> whatIf.cutSnapshot(CutSnapshotRequest.getDefaultInstance()))
                .hasMessageStartingWith("FAILED_PRECONDITION");
    }

    static Stream<Arguments> badRequests() {
        byte[] promising = new byte[40];
        promising[26] = 0x7f;
        return Stream.of(
                Arguments.of(
                        "horizon_s: must lie between 1 and 86400 s, not 86401",
                        request().setHorizonS(86_401)),
                Arguments.of(
                        "horizon_s: must lie between 1 and 86400 s, not -1",
                        request().setHorizonS(-1)),
                Arguments.of(
                        "step_s: must not be longer than the horizon of 10 s",
                        request().setStepS(11)),
                Arguments.of(
                        "draws: must lie between 1 and 10000, not 10001",
                        request().setDraws(10_001)),
                Arguments.of("actions[0].action.change: is missing", request(Action.getDefaultInstance())),
                Arguments.of(
                        "actions[0].action.cell_state.cell_id: there is no cell x in the network", request(sleep("x"))),
                Arguments.of("actions[0].action.cell_state.cell_id: is missing", request(sleep(""))),
                Arguments.of(
                        "actions[1].at_s: must lie between 0 and 10 s, not 11",
                        request(sleep(A))
                                .addActions(TimedAction.newBuilder().setAtS(11).setAction(sleep(B)))),
                Arguments.of(
                        "actions[0].at_s: must lie between 0 and 10 s, not NaN",
                        request()
                                .addActions(TimedAction.newBuilder()
                                        .setAtS(Double.NaN)
                                        .setAction(sleep(B)))),
                Arguments.of(
                        "actions[0].action.power.configured_max_tx_power_dbm: must lie between -70 and 70 dBm, not 71",
                        request(Action.newBuilder()
                                .setPower(PowerChange.newBuilder().setCellId(A).setConfiguredMaxTxPowerDbm(71))
                                .build())),
                Arguments.of(
                        "actions[0].action.cell_individual_offset.neighbour_cell_id: must be another cell",
                        request(Action.newBuilder()
                                .setCellIndividualOffset(
                                        OffsetChange.newBuilder().setCellId(A).setNeighbourCellId(A))
                                .build())),
                Arguments.of(
                        "actions[0].action.demand.factor: must lie between 0 and 100, not 101",
                        request(Action.newBuilder()
                                .setDemand(DemandChange.newBuilder().setFactor(101))
                                .build())),
                Arguments.of(
                        "actions[0].action.slice_share.snssai: must be SST or SST-SD",
                        request(Action.newBuilder()
                                .setSliceShare(SliceShareChange.newBuilder()
                                        .setCellId(A)
                                        .setSnssai("x"))
                                .build())),
                Arguments.of(
                        "actions[0].action.slice_share.max_percent: and the others must be whole numbers",
                        request(Action.newBuilder()
                                .setSliceShare(SliceShareChange.newBuilder()
                                        .setCellId(A)
                                        .setSnssai("1")
                                        .setMinPercent(60)
                                        .setMaxPercent(50))
                                .build())),
                Arguments.of(
                        "guard_rails[0].kpi.name: \"load\" is not what a what-if tells; these are: DRB.",
                        request().addGuardRails(rail("load").setAtMost(1))),
                Arguments.of(
                        "guard_rails[0].at_most: is missing, and so is at_least",
                        request().addGuardRails(rail("RRU.PrbTotDl"))),
                Arguments.of(
                        "guard_rails[0].at_least: must be a number not above at_most",
                        request()
                                .addGuardRails(rail("RRU.PrbTotDl").setAtMost(1).setAtLeast(2))),
                Arguments.of(
                        "guard_rails[0].cell_ids[0]: there is no cell y",
                        request()
                                .addGuardRails(rail("RRU.PrbTotDl").setAtMost(1).addCellIds("y"))),
                Arguments.of(
                        "snapshot: is no snapshot of CutSnapshot: These octets are no snapshot",
                        request().setSnapshot(ByteString.copyFrom(promising))),
                Arguments.of(
                        "snapshot: is no snapshot of CutSnapshot: These octets are no snapshot",
                        request().setSnapshot(ByteString.copyFromUtf8("hello"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badRequests")
    void badRequestsAreRefusedWithFieldAndSentence(String sentence, EvaluateRequest.Builder request) {
        assertThatThrownBy(() -> whatIf.evaluate(request.build())).satisfies(e -> {
            assertThat(Status.fromThrowable(e).getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
            assertThat(ServicesTest.mistakes(e)).hasSize(1).first().asString().startsWith(sentence);
        });
    }

    @Test
    void batchesAndExplanationsHaveMistakesOfTheirOwn() {
        assertThatThrownBy(() -> whatIf.evaluateBatch(EvaluateBatchRequest.getDefaultInstance())
                        .next())
                .hasMessage("INVALID_ARGUMENT: scenarios: must be 1 to 1000, not 0");
        assertThatThrownBy(() -> whatIf.evaluateBatch(EvaluateBatchRequest.newBuilder()
                                .addScenarios(request(sleep(A)))
                                .addScenarios(request(sleep("x")))
                                .build())
                        .next())
                .hasMessageStartingWith(
                        "INVALID_ARGUMENT: scenarios[1].actions[0].action.cell_state.cell_id: there is");
        assertThatThrownBy(() -> whatIf.explain(request().build()))
                .hasMessageStartingWith("INVALID_ARGUMENT: actions: must be 1 to 20 to be explained, not 0");
    }

    @Test
    void quantilesAreThoseOfTheDraws() {
        EvaluateResponse answer = whatIf.evaluate(request(sleep(A)).build());
        for (CellEffect effect : answer.getEffectsList()) {
            double before = Double.NEGATIVE_INFINITY;
            for (var quantile : effect.getDifferenceList()) {
                assertThat(quantile.getValue()).isGreaterThanOrEqualTo(before);
                before = quantile.getValue();
            }
        }
        CellEffect load = effect(answer, A, "RRU.PrbTotDl");
        assertThat(load.getDifference(2).getValue()).isCloseTo(-load.getWithoutActions(), within(20.0));
    }
}
