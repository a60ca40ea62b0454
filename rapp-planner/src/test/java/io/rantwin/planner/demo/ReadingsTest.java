package io.rantwin.planner.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rantwin.planner.testbed.PmPeriods;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is read off while nothing is done, by hand. */
class ReadingsTest {
    private static final Instant FROM = Instant.parse("2026-01-05T02:00:00Z");

    private static PmPeriods.Period period(int minute, double first, double second, double watts) {
        var period = new PmPeriods.Period(FROM.plusSeconds(60L * minute).toEpochMilli(), 2);
        period.loadPercent[0] = first;
        period.loadPercent[1] = second;
        period.watts[0] = watts;
        return period;
    }

    @Test
    void luckIsHowFarSingleCountersLieFromTheirMeanWithinTheStretch() {
        Readings readings = new Readings();
        // Variances of the loads are 4 and 0, so 2 in the mean; that of the power is 100 around 1000 W. The last minute
        // is too late.
        readings.take(List.of(
                period(0, 10, 20, 990), period(1, 12, 20, 1000), period(2, 14, 20, 1010), period(3, 99, 99, 5000)));
        Readings.Luck luck = readings.luck(FROM, FROM.plusSeconds(180));
        assertThat(luck.loadPoints()).isCloseTo(Math.sqrt(2), within(1e-9));
        assertThat(luck.powerShare()).isCloseTo(0.01, within(1e-9));
        assertThat(readings.watts(FROM, FROM.plusSeconds(180))).isCloseTo(1000, within(1e-9));
        assertThat(readings.luck(FROM.minusSeconds(60), FROM).loadPoints()).isNaN();
    }
}
