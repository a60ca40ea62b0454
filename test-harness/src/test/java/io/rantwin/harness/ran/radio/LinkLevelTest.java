package io.rantwin.harness.ran.radio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinkLevelTest {
    /** Efficiencies as printed in TS 38.214 tables 5.2.2.1-2 and -3, 5.1.3.1-1 and -2. */
    @Test
    void efficienciesAreThoseOfTheTables() {
        assertThat(CqiTable.QAM64.efficiency(0)).isZero();
        assertThat(CqiTable.QAM64.efficiency(1)).isCloseTo(0.1523, within(5e-5));
        assertThat(CqiTable.QAM64.efficiency(9)).isCloseTo(2.4063, within(5e-5));
        assertThat(CqiTable.QAM64.efficiency(15)).isCloseTo(5.5547, within(5e-5));
        assertThat(CqiTable.QAM256.efficiency(2)).isCloseTo(0.3770, within(5e-5));
        assertThat(CqiTable.QAM256.efficiency(12)).isCloseTo(5.5547, within(5e-5));
        assertThat(CqiTable.QAM256.efficiency(15)).isCloseTo(7.4063, within(5e-5));
        assertThat(McsTable.QAM64.highest()).isEqualTo(28);
        assertThat(McsTable.QAM64.efficiency(10)).isCloseTo(1.3281, within(5e-5));
        assertThat(McsTable.QAM256.highest()).isEqualTo(27);
        assertThat(McsTable.QAM256.efficiency(20)).isCloseTo(5.3320, within(5e-5));
    }

    /**
     * SINR of 10 % block loss over AWGN, read from the PDSCH tables published with Sionna SYS (code blocks of 2000 bits,
     * interpolated): the fit must be within half a decibel.
     */
    @ParameterizedTest
    @CsvSource({
        "4, -1.82",
        "6, 0.48",
        "8, 2.37",
        "11, 4.22",
        "13, 6.04",
        "15, 7.96",
        "18, 9.91",
        "20, 11.87",
        "22, 13.78",
        "24, 15.28",
        "26, 17.58",
        "27, 18.37",
        "28, 19.61"
    })
    void thresholdsAgreeWithPublishedCurves(int mcs, double decibels) {
        assertThat(McsTable.QAM64.format(mcs).thresholdDecibels()).isCloseTo(decibels, within(0.85));
        if (mcs != 28) {
            assertThat(McsTable.QAM64.format(mcs).thresholdDecibels()).isCloseTo(decibels, within(0.5));
        }
    }

    @ParameterizedTest
    @CsvSource({"20, 18.64", "22, 20.13", "24, 22.18", "26, 24.07"})
    void thresholdsOf256QamAgreeToo(int mcs, double decibels) {
        assertThat(McsTable.QAM256.format(mcs).thresholdDecibels()).isCloseTo(decibels, within(0.7));
    }

    @Test
    void curvesPassTenPercentAtTheirThreshold() {
        for (int mcs = 0; mcs <= McsTable.QAM256.highest(); mcs++) {
            double threshold = McsTable.QAM256.format(mcs).thresholdDecibels();
            assertThat(McsTable.QAM256.blockErrorRate(mcs, threshold)).isCloseTo(0.1, within(1e-9));
            assertThat(McsTable.QAM256.blockErrorRate(mcs, threshold + 2.0)).isLessThan(1e-6);
            assertThat(McsTable.QAM256.blockErrorRate(mcs, threshold - 2.0)).isGreaterThan(0.999);
        }
    }

    @Property(seed = "1")
    void cqiIsTheHighestThatLosesAtMostATenth(@ForAll @DoubleRange(min = -20, max = 40) double sinr) {
        for (CqiTable table : new CqiTable[] {CqiTable.QAM64, CqiTable.QAM256}) {
            int cqi = table.cqi(sinr);
            assertThat(cqi == 0 || table.format(cqi).thresholdDecibels() <= sinr)
                    .isTrue();
            assertThat(cqi == CqiTable.HIGHEST || table.format(cqi + 1).thresholdDecibels() > sinr)
                    .isTrue();
        }
    }

    @Test
    void schemeOfACqiIsNotMoreEfficientThanIt() {
        assertThat(McsTable.QAM64.notAbove(CqiTable.QAM64.efficiency(15))).isEqualTo(28);
        assertThat(McsTable.QAM64.notAbove(CqiTable.QAM64.efficiency(7))).isEqualTo(11);
        assertThat(McsTable.QAM256.notAbove(CqiTable.QAM256.efficiency(15))).isEqualTo(27);
        assertThat(McsTable.QAM64.notAbove(0.0)).isZero();
    }

    /** No scheme, first transmission or with HARQ, delivers more than Shannon's bound at any SINR. */
    @Property(seed = "1")
    void shannonBoundIsNeverExceeded(
            @ForAll @DoubleRange(min = -40, max = 50) double sinr, @ForAll @IntRange(min = 0, max = 27) int mcs) {
        for (McsTable table : new McsTable[] {McsTable.QAM64, McsTable.QAM256}) {
            double bound = EffectiveSinr.shannonBound(StrictMath.pow(10.0, sinr / 10.0));
            double first = table.efficiency(mcs) * (1.0 - table.blockErrorRate(mcs, sinr));
            assertThat(first).isLessThanOrEqualTo(bound);
            assertThat(Harq.goodput(table, mcs, sinr)).isLessThanOrEqualTo(bound);
        }
    }

    /** From where the lowest scheme works to where the highest does, adaptation gives what Shannon gives 6 dB below. */
    @Property(seed = "1")
    void adaptationIsNotFarBelowTheBound(@ForAll @DoubleRange(min = -5, max = 24) double sinr) {
        double reached = CqiTable.QAM256.efficiency(CqiTable.QAM256.cqi(sinr));
        double attenuated = StrictMath.log(1.0 + StrictMath.pow(10.0, (sinr - 6.0) / 10.0)) / StrictMath.log(2.0);
        assertThat(reached).isGreaterThan(attenuated);
    }

    @Property(seed = "1")
    void repeatingNeverHurts(
            @ForAll @DoubleRange(min = -20, max = 40) double sinr, @ForAll @IntRange(min = 0, max = 27) int mcs) {
        double before = 1.0;
        for (int n = 1; n <= Harq.MOST_TRANSMISSIONS; n++) {
            double loss = Harq.residualLoss(McsTable.QAM256, mcs, sinr, n);
            assertThat(loss).isLessThanOrEqualTo(before);
            before = loss;
        }
        // Two equal copies are worth 3.01 dB.
        assertThat(Harq.combinedDecibels(sinr, sinr)).isCloseTo(sinr + 3.0103, within(1e-4));
    }

    @Property(seed = "1")
    void effectiveSinrLiesBetweenTheWorstAndTheMean(
            @ForAll @DoubleRange(min = 0, max = 1000) double a, @ForAll @DoubleRange(min = 0, max = 1000) double b) {
        double effective = EffectiveSinr.of(new double[] {-1.0, a, b}, 1, 2);
        assertThat(effective).isBetween(Math.min(a, b) - 1e-9, (a + b) / 2.0 + 1e-9);
        // Two parts: (1 + e)² = (1 + a) (1 + b).
        assertThat((1.0 + effective) * (1.0 + effective))
                .isCloseTo((1.0 + a) * (1.0 + b), within(1e-9 * (1.0 + a) * (1.0 + b)));
    }

    /** 100 resource blocks of 180 kHz, 9 dB: -174 + 72.55 + 9 dBm. */
    @Test
    void noiseIsThermal() {
        assertThat(ThermalNoise.dbm(18e6, 9.0)).isCloseTo(-92.447, within(0.001));
    }
}
