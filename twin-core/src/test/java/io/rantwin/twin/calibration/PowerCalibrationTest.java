package io.rantwin.twin.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.rantwin.twin.chance.Chance;
import org.junit.jupiter.api.Test;

class PowerCalibrationTest {
    private static final long SECOND = 1_000_000_000L;
    private static final double RADIATED = 40;

    private final PowerCalibration calibration = new PowerCalibration(780, 4.7);
    private final Chance chance = new Chance(7);
    private long now;

    private void report(int seconds, double lowest, double highest, double idle, double slope) {
        for (int second = 0; second < seconds; second++) {
            now += SECOND;
            double load = lowest + (highest - lowest) * chance.uniform(1, now);
            double noise = 2 * chance.normal(2, now);
            calibration.serving(now, load, RADIATED, idle + slope * load * RADIATED + noise);
            if (calibration.isDue()) {
                calibration.calibrate();
            }
        }
    }

    @Test
    void idlePowerAndSlopeAreFoundWithinAMinutesAndKeptThroughTheNight() {
        assertThat(calibration.isKnown()).isFalse();
        report(600, 0.1, 0.8, 205, 5.2);
        assertThat(calibration.isKnown()).isTrue();
        assertThat(calibration.idleWatts()).isCloseTo(205, within(5.0));
        assertThat(calibration.slope()).isCloseTo(5.2, within(0.3));
        // At night there is no load that could tell of the slope: it stays what the day has told.
        report(7200, 0, 0.02, 205, 5.2);
        assertThat(calibration.idleWatts()).isCloseTo(205, within(5.0));
        assertThat(calibration.slope()).isCloseTo(5.2, within(0.8));
    }

    @Test
    void whatIsRightAlreadyStays() {
        report(1200, 0.1, 0.8, 780, 4.7);
        assertThat(calibration.idleWatts()).isCloseTo(780, within(8.0));
        assertThat(calibration.slope()).isCloseTo(4.7, within(0.4));
    }

    @Test
    void anAcceptedChangeCanBeTakenBack() {
        report(600, 0.1, 0.8, 205, 5.2);
        int changes = calibration.changes().size();
        assertThat(changes).isPositive();
        Calibration last = calibration.changes().getLast();
        assertThat(last.heldBackAfter()).isLessThan(last.heldBackBefore());
        assertThat(calibration.takeBack()).isEqualTo(last);
        assertThat(calibration.idleWatts()).isEqualTo(last.before()[0]);
        for (int i = 1; i < changes; i++) {
            calibration.takeBack();
        }
        assertThat(calibration.isKnown()).isFalse();
        assertThat(calibration.idleWatts()).isEqualTo(780);
        assertThat(calibration.takeBack()).isNull();
    }

    @Test
    void whatWasAcceptedByChanceGoesWhenTheOldIsBetter() {
        report(600, 0.1, 0.8, 205, 5.2);
        double idle = calibration.idleWatts();
        // For an hour a meter shows half, and then again what is true.
        report(3600, 0.1, 0.8, 100, 2.6);
        assertThat(calibration.idleWatts()).isCloseTo(100, within(8.0));
        report(3600, 0.1, 0.8, 205, 5.2);
        assertThat(calibration.idleWatts()).isCloseTo(idle, within(8.0));
    }

    @Test
    void sleepIsWhatIsReportedThen() {
        assertThat(calibration.sleepWatts()).isNaN();
        for (int i = 0; i < 30; i++) {
            calibration.sleeping(i % 2 == 0 ? 30 : 32);
        }
        assertThat(calibration.sleepWatts()).isCloseTo(31, within(0.5));
    }

    @Test
    void whatCannotBeIsPassedOver() {
        for (int second = 0; second < 200; second++) {
            now += SECOND;
            calibration.serving(now, Double.NaN, RADIATED, 200);
            calibration.serving(now, 1.5, RADIATED, 200);
            calibration.serving(now, 0.5, RADIATED, Double.NaN);
            calibration.serving(now, 0.5, Double.NaN, 200);
            calibration.sleeping(Double.NaN);
        }
        assertThat(calibration.isDue()).isFalse();
        assertThat(calibration.sleepWatts()).isNaN();
    }

    @Test
    void goesOnFromWhatWasLearnedBefore() {
        PowerCalibration before = new PowerCalibration(205, 5);
        for (int i = 0; i < 40; i++) {
            before.sleeping(30);
        }
        PowerCalibration after = PowerCalibration.from(before.learned());
        assertThat(after.learned()).isEqualTo(before.learned());
        assertThat(after.isKnown()).isFalse();
        // A report more counts for one of twenty.
        after.sleeping(50);
        assertThat(after.sleepWatts()).isEqualTo(31);

        PowerCalibration known = PowerCalibration.from(new PowerCalibration.Learned(true, 205, 5, Double.NaN, 0));
        assertThat(known.isKnown()).isTrue();
        assertThat(known.takeBack()).isNull();
        assertThat(known.idleWatts()).isEqualTo(205);
        assertThatThrownBy(() -> new PowerCalibration.Learned(true, Double.NaN, 5, Double.NaN, 0))
                .hasMessageContaining("above 0");
    }
}
