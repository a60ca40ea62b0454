package io.rantwin.harness.ran.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Profiles are smooth, bounded and have the traits of their kind; squeezed time and events keep their share of a day. */
class DemandProfileTest {
    private static final double SATURDAY = 120;
    private static final long SECOND = 1_000_000;

    @ParameterizedTest
    @EnumSource
    void curveStaysBetweenItsHoursWithoutStepsAndClosesTheWeek(NamedProfile named) {
        DemandProfile profile = named.profile();
        double largest = 0;
        double sum = 0;
        int points = 168 * 60;
        for (int i = 0; i < points; i++) {
            double hour = i / 60.0;
            double value = profile.at(hour);
            double left = profile.at(Math.floor(hour));
            double right = profile.at(Math.floor(hour) + 1);
            assertThat(value).isBetween(Math.min(left, right) - 1e-12, Math.max(left, right) + 1e-12);
            assertThat(Math.abs(profile.at(hour + 1.0 / 60) - value)).isLessThan(0.02);
            largest = Math.max(largest, value);
            sum += value;
        }
        assertThat(largest).isCloseTo(1, within(1e-12));
        assertThat(sum / points).isCloseTo(profile.weeklyMean(), within(1e-4));
        assertThat(profile.at(168 + 30.5)).isCloseTo(profile.at(30.5), within(1e-12));
        assertThat(profile.at(-1)).isCloseTo(profile.at(167), within(1e-12));
    }

    @Test
    void kindsOfPlacesDiffer() {
        DemandProfile office = NamedProfile.OFFICE.profile();
        DemandProfile homes = NamedProfile.RESIDENTIAL.profile();
        DemandProfile transport = NamedProfile.TRANSPORT.profile();
        DemandProfile leisure = NamedProfile.LEISURE.profile();
        assertThat(office.at(11)).isEqualTo(1);
        assertThat(office.at(SATURDAY + 11)).isLessThan(0.4);
        assertThat(homes.at(22)).isGreaterThan(homes.at(11) * 1.5);
        assertThat(transport.at(8)).isGreaterThan(2 * transport.at(11));
        assertThat(transport.at(18)).isGreaterThan(2 * transport.at(11));
        assertThat(leisure.at(SATURDAY + 20)).isGreaterThan(leisure.at(20));
        for (NamedProfile named : NamedProfile.values()) {
            assertThat(named.profile().at(3)).as("night of %s", named).isLessThan(0.15);
        }
    }

    @Test
    void halfAnHourDayRunsFortyEightTimesFaster() {
        ProfileClock clock = new ProfileClock(1800, 6);
        assertThat(clock.compression()).isEqualTo(48);
        assertThat(clock.hours(0)).isEqualTo(6);
        assertThat(clock.hours(1800 * SECOND)).isCloseTo(30, within(1e-9));
        assertThat(clock.hourOfWeek(7L * 1800 * SECOND)).isCloseTo(6, within(1e-9));
        assertThat(clock.networkMicros(30)).isEqualTo(1800 * SECOND);
        assertThat(new ProfileClock(86_400, 0).compression()).isEqualTo(1);
    }

    @Test
    void stadiumDrawsACrowdForItsTime() {
        DemandEvent match = new DemandEvent("match", 500, 500, 200, 20, 22, 1, 10, 3);
        DemandEvents events = new DemandEvents(List.of(match));
        assertThat(events.demandFactor(500, 500, 18.9)).isEqualTo(1);
        assertThat(events.demandFactor(500, 500, 19.5)).isCloseTo(2, within(1e-12));
        assertThat(events.demandFactor(500, 690, 21)).isEqualTo(3);
        assertThat(events.demandFactor(500, 710, 21)).isEqualTo(1);
        assertThat(match.crowdFactor(21)).isEqualTo(10);
        assertThat(match.crowdFactor(22.5)).isCloseTo(5.5, within(1e-12));
        assertThat(match.crowdFactor(23)).isEqualTo(1);
        // background of weight 1 on 1 km2: ten times the density in 0.126 km2 is nine parts of 0.126 more
        assertThat(match.hotspotWeight(21, 1e-6)).isCloseTo(9 * Math.PI * 0.04, within(1e-9));
    }

    @Test
    void refusesTablesOfTheWrongShape() {
        assertThatThrownBy(() -> new DemandProfile("short", new double[6][24])).hasMessageContaining("6 days, not 7");
        assertThatThrownBy(() -> new DemandProfile("narrow", new double[7][23])).hasMessageContaining("23 values");
        assertThatThrownBy(() -> new DemandProfile("empty", new double[7][24]))
                .hasMessageContaining("zero at all hours");
    }
}
