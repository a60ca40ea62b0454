package io.rantwin.twin.estimation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rantwin.codecs.catalogue.MeasurementCatalogue;
import io.rantwin.twin.chance.Chance;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportIntakeTest {
    private static final long SECOND = 1_000_000_000L;
    private static final MeasurementNames NAMES = new MeasurementNames(MeasurementCatalogue.bundled());
    private static final int TRAFFIC = 0b1_0011;
    private final Chance chance = new Chance(4);

    private record Set(FilterBank bank, ReportIntake intake) {
        static Set of(int cells, NeighbourExpectation neighbours) {
            var bank = new FilterBank(new CellParameters(cells), FilterSettings.forGranularity(1000));
            return new Set(bank, new ReportIntake(bank, NAMES, IntakeSettings.STANDARD, neighbours));
        }

        static Set one() {
            return of(1, NeighbourExpectation.NONE);
        }
    }

    private CellReport report(int cell, long second, double load) {
        double volume = 40_000 * load * (1 + 0.05 * chance.normal(cell, second));
        double[] y = {
            volume / 400 * (1 + 0.02 * chance.normal(100 + cell, second)), volume, volume, 1, 20, 30, 9, 1e5, 40, 0
        };
        return new CellReport(cell, second * SECOND, 1000, y, TRAFFIC | MeasurementSlot.TEMPERATURE.bit());
    }

    private static void assertSameState(FilterBank left, FilterBank right) {
        for (int place = 0; place < Layout.STRIDE; place++) {
            assertThat(left.number(0, place)).as("place %d", place).isEqualTo(right.number(0, place));
        }
        assertThat(left.stateNanos(0)).isEqualTo(right.stateNanos(0));
        assertThat(left.informationNanos(0)).isEqualTo(right.informationNanos(0));
    }

    @Test
    void anyOrderOfArrivalWithinTheHistoryGivesTheSameState() {
        for (int run = 0; run < 20; run++) {
            Set inOrder = Set.one();
            Set shuffled = Set.one();
            List<CellReport> waiting = new ArrayList<>();
            int reordered = 0;
            for (long k = 0; k < 120; k++) {
                CellReport report = report(0, k, k < 60 ? 0.3 : 0.4);
                inOrder.intake.take(report);
                waiting.add(report);
                // Held for a while, then out in any order: none is more than six reports late.
                if (waiting.size() == 7 || k == 119) {
                    while (!waiting.isEmpty()) {
                        CellReport next =
                                waiting.remove(chance.below(waiting.size(), 50 + run, k * 10 + waiting.size()));
                        IntakeOutcome outcome = shuffled.intake.take(next);
                        assertThat(outcome).isIn(IntakeOutcome.TAKEN, IntakeOutcome.REORDERED);
                        reordered += outcome == IntakeOutcome.REORDERED ? 1 : 0;
                    }
                }
            }
            assertThat(reordered).isGreaterThan(20);
            assertSameState(shuffled.bank, inOrder.bank);
        }
    }

    @Test
    void duplicatesChangeNothingAndOldReportsAreDroppedAndCounted() {
        Set clean = Set.one();
        Set repeated = Set.one();
        for (long k = 0; k < 50; k++) {
            CellReport report = report(0, k, 0.4);
            clean.intake.take(report);
            repeated.intake.take(report);
            assertThat(repeated.intake.take(report)).isEqualTo(IntakeOutcome.DUPLICATE);
            if (k > 3) {
                assertThat(repeated.intake.take(report(0, k - 3, 0.4))).isEqualTo(IntakeOutcome.DUPLICATE);
            }
            if (k > 20) {
                assertThat(repeated.intake.take(report(0, k - 20, 0.4))).isEqualTo(IntakeOutcome.TOO_LATE);
            }
        }
        assertSameState(repeated.bank, clean.bank);
        assertThat(repeated.intake.count(IntakeOutcome.DUPLICATE)).isEqualTo(50 + 46);
        assertThat(repeated.intake.count(IntakeOutcome.TOO_LATE)).isEqualTo(29);
    }

    @Test
    void aReportInTwoPartsCountsAsOne() {
        Set whole = Set.one();
        Set parts = Set.one();
        for (long k = 0; k < 40; k++) {
            CellReport report = report(0, k, 0.4);
            whole.intake.take(report);
            int half = MeasurementSlot.PRB_TOT_DL.bit() | MeasurementSlot.TEMPERATURE.bit();
            parts.intake.take(new CellReport(0, k * SECOND, 1000, report.values(), half));
            assertThat(parts.intake.take(new CellReport(0, k * SECOND, 1000, report.values(), report.mask() & ~half)))
                    .isEqualTo(IntakeOutcome.MERGED);
        }
        assertSameState(parts.bank, whole.bank);
    }

    @Test
    void aCounterOverWhatFineReportsToldIsOnlyCompared() {
        Set set = Set.one();
        double volume = 0;
        for (long k = 0; k < 900; k++) {
            CellReport report = report(0, k, 0.4);
            volume += report.values()[1];
            set.intake.take(report);
        }
        double before = set.bank.mean(0, StateComponent.TRAFFIC);
        double uncertain = set.bank.covariance(0, StateComponent.TRAFFIC, StateComponent.TRAFFIC);
        double[] counter = new double[10];
        counter[1] = volume * 1.1;
        var pm = new CellReport(0, 0, 900_000, counter, MeasurementSlot.VOLUME_DL.bit());
        assertThat(set.intake.take(pm)).isEqualTo(IntakeOutcome.COVERED);
        assertThat(set.bank.mean(0, StateComponent.TRAFFIC)).isEqualTo(before);
        assertThat(set.bank.covariance(0, StateComponent.TRAFFIC, StateComponent.TRAFFIC))
                .isEqualTo(uncertain);
        assertThat(set.intake.consistency(0, MeasurementSlot.VOLUME_DL)).isCloseTo(1.1, within(0.005));
    }

    @Test
    void whatFineReportsLeftOpenIsTakenFromTheCounter() {
        Set set = Set.one();
        for (long k = 0; k < 300; k++) {
            set.intake.take(report(0, k, 0.4));
        }
        // The fine reports stop after five of fifteen minutes; in the ten others the load was 0.6.
        double[] counter = new double[10];
        counter[1] = 40_000 * (0.4 * 300 + 0.6 * 600);
        var pm = new CellReport(0, 0, 900_000, counter, MeasurementSlot.VOLUME_DL.bit());
        assertThat(set.intake.take(pm)).isEqualTo(IntakeOutcome.FILLED);
        assertThat(set.bank.stateNanos(0)).isEqualTo(600 * SECOND);
        assertThat(set.bank.offeredBitsPerSecond(0)).isBetween(19e6, 26e6);
    }

    @Test
    void aLongerPeriodThanBeforeIsNoCounterOnceTheShorterReportsHaveEnded() {
        Set set = Set.one();
        for (long k = 0; k < 100; k++) {
            double[] y = report(0, k, 0.4).values();
            y[1] /= 5;
            set.intake.take(new CellReport(0, k * SECOND / 5, 200, y, TRAFFIC));
        }
        long end = 20 * SECOND;
        // The first still covers half a second of which the shorter ones have told.
        assertThat(set.intake.take(shifted(0, end - SECOND / 2))).isEqualTo(IntakeOutcome.FILLED);
        for (long k = 1; k < 90; k++) {
            long start = end - SECOND / 2 + k * SECOND;
            assertThat(set.intake.take(shifted(k, start))).isEqualTo(IntakeOutcome.TAKEN);
            assertThat(set.bank.informationNanos(0)).isEqualTo(start + SECOND);
        }
        double[] y = report(0, 0, 0.4).values();
        y[1] /= 5;
        set.intake.take(new CellReport(0, set.bank.informationNanos(0), 200, y, TRAFFIC));
        assertThat(set.intake.take(shifted(90, set.bank.informationNanos(0) - SECOND)))
                .isNotEqualTo(IntakeOutcome.TAKEN);
    }

    private CellReport shifted(long second, long startNanos) {
        return new CellReport(0, startNanos, 1000, report(0, second, 0.4).values(), TRAFFIC);
    }

    @Test
    void aCounterOfSomethingElseIsAMeasurementOfThePast() {
        Set set = Set.one();
        for (long k = 0; k < 60; k++) {
            CellReport report = report(0, k, 0.4);
            set.intake.take(new CellReport(0, k * SECOND, 1000, report.values(), TRAFFIC));
        }
        double before = set.bank.covariance(0, StateComponent.TEMPERATURE, StateComponent.TEMPERATURE);
        double[] warm = new double[10];
        warm[8] = 44;
        var pm = new CellReport(0, 0, 60_000, warm, MeasurementSlot.TEMPERATURE.bit());
        assertThat(set.intake.take(pm)).isEqualTo(IntakeOutcome.FILLED);
        assertThat(set.bank.mean(0, StateComponent.TEMPERATURE)).isCloseTo(44, within(1.5));
        assertThat(set.bank.covariance(0, StateComponent.TEMPERATURE, StateComponent.TEMPERATURE))
                .isLessThan(before);
    }

    @Test
    void whatCannotBeIsRejectedWithTheReason() {
        Set set = Set.one();
        for (long k = 0; k < 20; k++) {
            set.intake.take(report(0, k, 0.4));
        }
        double[] y = {130, 1e9, Double.NaN, -1, 20, 30, 9, 1e5, 400, 0};
        set.intake.take(new CellReport(0, 20 * SECOND, 1000, y, MeasurementSlot.ALL));
        assertThat(set.intake.count(Rejection.OUT_OF_RANGE)).isEqualTo(3);
        assertThat(set.intake.count(Rejection.NOT_FINITE)).isEqualTo(1);
        assertThat(set.intake.count(Rejection.MORE_THAN_THE_CARRIER)).isEqualTo(1);
        assertThat(set.intake.take(new CellReport(0, 21 * SECOND, 0, y, 16))).isEqualTo(IntakeOutcome.REJECTED);
        assertThat(set.intake.count(Rejection.PERIOD)).isEqualTo(1);
        assertThat(set.bank.offeredBitsPerSecond(0)).isBetween(14e6, 18e6);
    }

    @Test
    void oneCorruptTimeDoesNotCarryTheCellAway() {
        Set set = Set.one();
        for (long k = 0; k < 20; k++) {
            set.intake.take(report(0, k, 0.4));
        }
        assertThat(set.intake.take(report(0, 9_000_000, 0.4))).isEqualTo(IntakeOutcome.REJECTED);
        assertThat(set.intake.take(report(0, 20, 0.4))).isEqualTo(IntakeOutcome.TAKEN);
        assertThat(set.intake.take(report(0, 900_000, 0.4))).isEqualTo(IntakeOutcome.REJECTED);
        assertThat(set.intake.take(report(0, 900_001, 0.4))).isEqualTo(IntakeOutcome.TAKEN);
        assertThat(set.intake.count(Rejection.TIME_JUMP)).isEqualTo(2);
    }

    @Test
    void aFrozenSourceIsHeldOutUntilItMoves() {
        Set set = Set.one();
        for (long k = 0; k < 100; k++) {
            set.intake.take(report(0, k, 0.4));
        }
        double[] stuck = report(0, 99, 0.4).values();
        IntakeOutcome outcome = IntakeOutcome.TAKEN;
        for (long k = 100; k < 110; k++) {
            outcome = set.intake.take(new CellReport(0, k * SECOND, 1000, stuck, TRAFFIC));
        }
        assertThat(outcome).isEqualTo(IntakeOutcome.HELD_OUT);
        Trust trust = set.intake.trust(0, 110 * SECOND);
        assertThat(trust.state()).isEqualTo(TrustState.FROZEN);
        assertThat(trust.count()).isEqualTo(11);
        assertThat(set.intake.take(report(0, 110, 0.4))).isEqualTo(IntakeOutcome.TAKEN);
        assertThat(set.intake.trustState(0, 111 * SECOND)).isEqualTo(TrustState.TRUSTED);
    }

    @Test
    void anIdleCellIsNotFrozen() {
        Set set = Set.one();
        for (long k = 0; k < 50; k++) {
            set.intake.take(new CellReport(0, k * SECOND, 1000, new double[10], TRAFFIC));
        }
        assertThat(set.intake.trustState(0, 50 * SECOND)).isNotEqualTo(TrustState.FROZEN);
    }

    @Test
    void aLiarIsFoundByItsNeighboursAndLetInAgain() {
        NeighbourExpectation forty = (cell, nanos) -> ExpectedLoad.of(0.4, 0.06);
        int found = 0;
        int alarms = 0;
        int runs = 200;
        for (int run = 0; run < runs; run++) {
            Set set = Set.of(run + 1, forty);
            boolean falsely = false;
            for (long k = 0; k < 200; k++) {
                set.intake.take(report(run, k, 0.4));
                falsely |= set.intake.trustState(run, k * SECOND) == TrustState.QUARANTINED;
            }
            alarms += falsely ? 1 : 0;
            double honest = set.bank.offeredBitsPerSecond(run);
            boolean caught = false;
            for (long k = 200; k < 215; k++) {
                set.intake.take(report(run, k, 0.8));
                caught |= set.intake.trustState(run, k * SECOND) == TrustState.QUARANTINED;
            }
            found += caught ? 1 : 0;
            if (run == 0) {
                Trust trust = set.intake.trust(run, 215 * SECOND);
                assertThat(trust.distance()).isGreaterThan(3);
                assertThat(trust.sentence()).contains("neighbours");
                assertThat(set.bank.priorVariance(run, MeasurementSlot.VOLUME_DL))
                        .isPositive();
                assertThat(honest).isBetween(14e6, 18e6);
                for (long k = 215; k < 225; k++) {
                    set.intake.take(report(run, k, 0.4));
                }
                assertThat(set.intake.trustState(run, 225 * SECOND)).isNotEqualTo(TrustState.QUARANTINED);
            }
        }
        assertThat(found).isGreaterThanOrEqualTo(198);
        assertThat(alarms).isLessThanOrEqualTo(2);
    }

    @Test
    void aLieThatContradictsALittleEachTimeIsFoundLater() {
        NeighbourExpectation forty = (cell, nanos) -> ExpectedLoad.of(0.4, 0.12);
        Set set = Set.of(1, forty);
        for (long k = 0; k < 200; k++) {
            set.intake.take(report(0, k, 0.4));
        }
        long found = -1;
        for (long k = 200; k < 400 && found < 0; k++) {
            set.intake.take(report(0, k, 0.22));
            found = set.intake.trustState(0, k * SECOND) == TrustState.QUARANTINED ? k - 200 : -1;
            assertThat(Math.abs(set.intake.trust(0, k * SECOND).distance())).isLessThan(3.5);
        }
        // ln(0.25 / 0.43) * 0.43 / 0.124 = -1.9 deviations a report: 0.4 beyond the allowance, 15 are enough.
        assertThat(found).isBetween(15L, 100L);
    }

    @Test
    void aCellWithoutReportsGoesStaleAndItsUncertaintyGrows() {
        Set set = Set.one();
        assertThat(set.intake.trust(0, 0).state()).isEqualTo(TrustState.STALE);
        assertThat(set.intake.estimate(0, 0)).isNull();
        for (long k = 0; k < 60; k++) {
            set.intake.take(report(0, k, 0.4));
        }
        CellEstimate now = set.intake.estimate(0, 60 * SECOND);
        CellEstimate later = set.intake.estimate(0, 200 * SECOND);
        assertThat(now).isNotNull();
        assertThat(later).isNotNull();
        assertThat(now.ageNanos()).isZero();
        assertThat(now.trust().state()).isEqualTo(TrustState.TRUSTED);
        assertThat(later.ageNanos()).isEqualTo(140 * SECOND);
        assertThat(later.trust().state()).isEqualTo(TrustState.STALE);
        assertThat(later.deviation()[0]).isGreaterThan(now.deviation()[0]);
    }

    @Test
    void alarmsTellOfHeatAndSleep() {
        Set set = Set.one();
        for (long k = 0; k < 60; k++) {
            set.intake.take(report(0, k, 0.4));
        }
        double before = set.bank.mean(0, StateComponent.TEMPERATURE);
        set.intake.take(new Alarm.Temperature(0, 60 * SECOND, before - 5, true));
        assertThat(set.bank.mean(0, StateComponent.TEMPERATURE)).isEqualTo(before);
        set.intake.take(new Alarm.Temperature(0, 60 * SECOND, 60, true));
        assertThat(set.bank.mean(0, StateComponent.TEMPERATURE)).isGreaterThan(before);
        double traffic = set.bank.mean(0, StateComponent.TRAFFIC);
        set.intake.take(new Alarm.Sleep(0, 60 * SECOND, true));
        for (long k = 60; k < 90; k++) {
            set.intake.take(new CellReport(0, k * SECOND, 1000, new double[10], TRAFFIC));
        }
        assertThat(set.bank.mean(0, StateComponent.TRAFFIC)).isCloseTo(traffic, within(0.5));
        set.intake.take(new Alarm.Sleep(0, 90 * SECOND, false));
        for (long k = 90; k < 100; k++) {
            set.intake.take(report(0, k, 0.2));
        }
        assertThat(set.bank.offeredBitsPerSecond(0)).isCloseTo(8e6, within(2e6));
    }

    @Test
    void namesAreThoseOfTheCatalogue() {
        assertThat(NAMES.slotOf("RRU.PrbTotDl")).isEqualTo(MeasurementSlot.PRB_TOT_DL);
        assertThat(NAMES.slotOf("DRB.PdcpSduVolumeDL")).isEqualTo(MeasurementSlot.VOLUME_DL);
        assertThat(NAMES.slotOf("drb.uethpdl")).isEqualTo(MeasurementSlot.UE_THP_DL);
        assertThat(NAMES.slotOf("RRU.PrbTotUl")).isNull();
        assertThat(NAMES.slotOf("nonsense")).isNull();
    }
}
