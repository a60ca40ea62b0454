package io.rantwin.twin.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.rantwin.twin.estimation.KeptStateException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.LongToDoubleFunction;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** Seasonal profiles against courses of which all is known. */
class SeasonTest {
    private static final SeasonSettings HOUR = new SeasonSettings(3_600_000, 48);
    private static final long SEASON = 3_600_000_000_000L;
    private static final long START = 1_767_583_800_000_000_000L / SEASON * SEASON;
    private static final double MEGABITS = 1e6;

    /** Lowest at the beginning of the season, highest in its middle. */
    private static double wave(long nanos) {
        return 0.4 - 0.3 * Math.cos(2 * Math.PI * Math.floorMod(nanos, SEASON) / SEASON);
    }

    private static void report(SeasonBank bank, int cell, long from, long until, LongToDoubleFunction load) {
        for (long at = from; at < until; at += 10_000_000_000L) {
            double share = load.applyAsDouble(at + 5_000_000_000L);
            bank.observe(cell, at, 10_000, share, share * 100 * MEGABITS);
        }
    }

    private static SeasonBank taught(int seasons) {
        SeasonBank bank = new SeasonBank(HOUR, 2);
        report(bank, 1, START, START + seasons * SEASON + 80_000_000_000L, SeasonTest::wave);
        return bank;
    }

    @Test
    void aCourseThatRepeatsIsKnownAfterOneSeason() {
        SeasonProfile profile = taught(1).profile(1);
        assertThat(profile.knownShare()).isEqualTo(1);
        assertThat(profile.seenAt(START + SEASON / 2)).isEqualTo(1);
        for (long at = START; at < START + SEASON; at += SEASON / 97) {
            assertThat(profile.loadAt(at + 5 * SEASON)).isCloseTo(wave(at), within(0.01));
            assertThat(profile.bitsAt(at + 5 * SEASON)).isCloseTo(wave(at) * 100 * MEGABITS, within(MEGABITS));
        }
        assertThat(profile.capacityBits()).isCloseTo(100 * MEGABITS, within(0.01 * MEGABITS));
    }

    @Test
    void whatWasNotSeenIsNotKnown() {
        SeasonBank bank = new SeasonBank(HOUR, 1);
        report(bank, 0, START, START + SEASON / 2, SeasonTest::wave);
        SeasonProfile profile = bank.profile(0);
        assertThat(profile.loadAt(START + SEASON / 4)).isCloseTo(wave(START + SEASON / 4), within(0.01));
        assertThat(profile.loadAt(START + 3 * SEASON / 4)).isNaN();
        assertThat(profile.deviationAt(START + 3 * SEASON / 4)).isNaN();
        assertThat(profile.seenAt(START + 3 * SEASON / 4)).isZero();
        assertThat(profile.knownShare()).isBetween(0.45, 0.5);
    }

    @Test
    void uncertaintyIsThatOfSeasonsFromEachOther() {
        SeasonBank bank = new SeasonBank(HOUR, 1);
        long noon = START + SEASON / 2;
        report(bank, 0, START, START + SEASON, SeasonTest::wave);
        // Of one season the prior is all there is: 30 % of the level, and the mean of one is as uncertain again.
        assertThat(bank.profile(0).deviationAt(noon)).isCloseTo(0.3 * 0.7 * Math.sqrt(2), within(0.02));
        for (int season = 1; season < 40; season++) {
            double factor = season % 2 == 0 ? 1.1 : 0.9;
            report(bank, 0, START + season * SEASON, START + (season + 1) * SEASON, at -> factor * wave(at));
        }
        SeasonProfile profile = bank.profile(0);
        assertThat(profile.loadAt(noon)).isCloseTo(0.7, within(0.02));
        assertThat(profile.deviationAt(noon)).isCloseTo(0.1 * 0.7, within(0.02));
    }

    @Test
    void oneWildSeasonHardlyCountsAndALastingChangeDoes() {
        SeasonBank bank = taught(10);
        long noon = START + SEASON / 2;
        report(bank, 1, START + 11 * SEASON, START + 12 * SEASON, _ -> 1.0);
        long night = START + 3 * SEASON / 48;
        double usual = wave(night);
        assertThat(bank.profile(1).loadAt(night)).isCloseTo(usual, within(0.05));
        for (int season = 12; season < 52; season++) {
            report(bank, 1, START + season * SEASON, START + (season + 1) * SEASON, _ -> 0.9);
        }
        assertThat(bank.profile(1).loadAt(night)).isGreaterThan(0.75);
        assertThat(bank.profile(1).loadAt(noon)).isCloseTo(0.9, within(0.05));
    }

    @Test
    void whatACellCarriesForASleeperIsNotItsOwn() {
        SeasonBank bank = taught(2);
        long noon = START + 3 * SEASON + SEASON / 2;
        report(bank, 1, START + 2 * SEASON + 80_000_000_000L, noon, SeasonTest::wave);
        bank.disturb(1, true);
        report(bank, 1, noon, noon + SEASON / 4, _ -> 1.0);
        bank.disturb(1, false);
        report(bank, 1, noon + SEASON / 4, noon + SEASON / 4 + 60_000_000_000L, _ -> 1.0);
        SeasonProfile profile = bank.profile(1);
        // Phases in which somebody slept, the first and the last only in part, have taught nothing.
        for (long at = noon; at <= noon + SEASON / 4; at += SEASON / 96) {
            assertThat(profile.loadAt(at)).isCloseTo(wave(at), within(0.01));
            assertThat(profile.seenAt(at)).isEqualTo(3);
        }
        assertThat(profile.seenAt(noon - SEASON / 24)).isEqualTo(4);
    }

    @Test
    void phasesThatWereHardlyReportedTeachNothing() {
        SeasonBank bank = new SeasonBank(HOUR, 1);
        // 20 s of each 75 s.
        for (long at = START; at < START + SEASON; at += SEASON / 48) {
            report(bank, 0, at, at + 20_000_000_000L, SeasonTest::wave);
        }
        assertThat(bank.profile(0).knownShare()).isZero();
    }

    @Test
    void longReportsTellOfAllTheirPhases() {
        SeasonBank bank = new SeasonBank(HOUR, 1);
        for (int quarter = 0; quarter < 5; quarter++) {
            bank.observe(0, START + quarter * SEASON / 4, 900_000, 0.1 * (1 + quarter % 4), Double.NaN);
        }
        SeasonProfile profile = bank.profile(0);
        assertThat(profile.knownShare()).isEqualTo(1);
        assertThat(profile.loadAt(START + SEASON / 8)).isCloseTo(0.1, within(1e-6));
        assertThat(profile.loadAt(START + 7 * SEASON / 8)).isCloseTo(0.4, within(1e-6));
        assertThat(profile.bitsAt(START + 7 * SEASON / 8)).isNaN();
        assertThat(profile.capacityBits()).isNaN();
    }

    @Test
    void oldAndSenselessReportsChangeNothing() {
        SeasonBank bank = taught(1);
        float before = (float) bank.profile(1).loadAt(START + SEASON / 2);
        assertThat(bank.observe(1, START, 10_000, 1, 1)).isFalse();
        assertThat(bank.observe(1, START + 3 * SEASON, 0, 1, 1)).isFalse();
        assertThat(bank.observe(1, START + 3 * SEASON, 10_000, Double.NaN, 1)).isFalse();
        assertThat((float) bank.profile(1).loadAt(START + SEASON / 2)).isEqualTo(before);
        assertThat(bank.profile(0).knownShare()).isZero();
    }

    @Test
    void aNewCellHasTheCourseOfItsNeighboursAtItsOwnLevel() {
        SeasonBank bank = new SeasonBank(HOUR, 2);
        report(bank, 0, START, START + SEASON / 4, at -> 0.5 * wave(at));
        SeasonProfile full = taught(3).profile(1);
        SeasonProfile borrowed = bank.profile(0).withNeighbours(List.of(full));
        long noon = START + SEASON / 2;
        assertThat(borrowed.loadAt(noon)).isCloseTo(0.35, within(0.02));
        assertThat(borrowed.bitsAt(noon)).isCloseTo(35 * MEGABITS, within(2 * MEGABITS));
        // Not seen here, and half of it is uncertain.
        assertThat(borrowed.seenAt(noon)).isZero();
        assertThat(borrowed.deviationAt(noon)).isCloseTo(0.175, within(0.02));
        assertThat(borrowed.loadAt(START + SEASON / 8)).isCloseTo(0.5 * wave(START + SEASON / 8), within(0.01));
        // Of a cell that never reported, the neighbours' as it is.
        assertThat(SeasonProfile.unknown(HOUR).withNeighbours(List.of(full)).loadAt(noon))
                .isCloseTo(0.7, within(0.02));
        assertThat(SeasonProfile.unknown(SeasonSettings.DAY)
                        .withNeighbours(List.of(full))
                        .loadAt(noon))
                .isNaN();
    }

    @Test
    void whatIsKeptIsTheSame() throws KeptStateException {
        SeasonBank bank = taught(3);
        ByteBuffer octets = ByteBuffer.allocate(bank.writtenOctets());
        bank.write(1, octets);
        assertThat(octets.hasRemaining()).isFalse();
        SeasonBank other = new SeasonBank(HOUR, 1);
        other.read(0, octets.flip());
        SeasonProfile before = bank.profile(1);
        SeasonProfile after = other.profile(0);
        for (long at = START; at < START + SEASON; at += SEASON / 97) {
            assertThat(after.loadAt(at)).isEqualTo(before.loadAt(at));
            assertThat(after.bitsAt(at)).isEqualTo(before.bitsAt(at));
            assertThat(after.deviationAt(at)).isEqualTo(before.deviationAt(at));
        }
    }

    @Test
    void whatWasKeptOfAnotherSeasonOrIsDamagedIsRefused() {
        SeasonBank bank = taught(1);
        ByteBuffer octets = ByteBuffer.allocate(bank.writtenOctets());
        bank.write(1, octets);
        assertThatThrownBy(() -> new SeasonBank(new SeasonSettings(7_200_000, 48), 1)
                        .read(0, octets.duplicate().flip()))
                .isInstanceOf(KeptStateException.class)
                .hasMessageContaining("3600000 ms in 48 phases");
        assertThatThrownBy(() -> bank.read(0, ByteBuffer.allocate(20))).isInstanceOf(KeptStateException.class);
        octets.putFloat(40, Float.NaN);
        assertThatThrownBy(() -> bank.read(0, octets.flip())).isInstanceOf(KeptStateException.class);
        assertThat(bank.profile(0).knownShare()).isZero();
    }

    @Property(seed = "1")
    void phasesCoverTheSeason(
            @ForAll @LongRange(min = -1_000_000_000_000_000_000L, max = 2_000_000_000_000_000_000L) long nanos,
            @ForAll @IntRange(min = 8, max = 400) int bins) {
        SeasonSettings settings = new SeasonSettings(86_400_000, bins);
        long visit = settings.visitOf(nanos);
        assertThat(settings.beginOf(visit)).isLessThanOrEqualTo(nanos);
        assertThat(settings.beginOf(visit + 1)).isGreaterThan(nanos);
        assertThat(settings.visitOf(settings.beginOf(visit))).isEqualTo(visit);
        assertThat(settings.visitOf(nanos + 86_400_000_000_000L)).isEqualTo(visit + bins);
    }

    @Test
    void aBlendIsTheNearForecastSoonAndTheSeasonLater() {
        assertThat(blend(0, 0.3, 0.3)).isEqualTo(new SeasonBlend(0.5, 0.6));
        SeasonBlend far = blend(3_600_000, 0.2, 0.3);
        assertThat(far.median()).isCloseTo(0.3, within(1e-4));
        assertThat(far.upper()).isCloseTo(0.3 + 1.28 * 0.1, within(1e-3));
        // In between: what is left of today's departure, on the course that is usual.
        double keep = Math.exp(-0.4);
        assertThat(blend(120_000, 0.2, 0.3).median()).isCloseTo(0.3 + keep * 0.3, within(1e-6));
        assertThat(blend(120_000, Double.NaN, 0.3).median()).isCloseTo(keep * 0.5 + (1 - keep) * 0.3, within(1e-6));
        assertThat(blend(120_000, 0.2, Double.NaN)).isEqualTo(new SeasonBlend(0.5, 0.6));
        SeasonBlend asleep = SeasonBlend.of(Double.NaN, Double.NaN, 0.1, 0.3, 0.1, 1.28, 120_000, 300_000);
        assertThat(asleep.upper()).isCloseTo(0.428, within(1e-6));
    }

    @Test
    void theMeanOfTheNextStretchIsAsUncertainAsSeasonsAreUnlike() {
        // Nothing of it is known by what the stretch before was like, but where it lies.
        SeasonBlend soon = SeasonBlend.ofMean(0.5, 0.3, 0.3, 0.1, 1.28, 1, 300_000);
        assertThat(soon.median()).isCloseTo(0.5, within(1e-5));
        assertThat(soon.upper()).isCloseTo(0.5 + 0.128, within(1e-5));
        SeasonBlend far = SeasonBlend.ofMean(0.5, 0.2, 0.3, 0.1, 1.28, 3_600_000, 300_000);
        assertThat(far.median()).isCloseTo(0.3, within(1e-3));
        assertThat(far.upper()).isCloseTo(0.428, within(1e-3));
        assertThat(SeasonBlend.ofMean(0.5, 0.2, 0.2, 0.1, 1.28, 0, 300_000)).isEqualTo(new SeasonBlend(0.5, 0.5));
    }

    private static SeasonBlend blend(long horizonMillis, double usualNow, double usualThen) {
        return SeasonBlend.of(0.5, 0.6, usualNow, usualThen, 0.1, 1.28, horizonMillis, 300_000);
    }
}
