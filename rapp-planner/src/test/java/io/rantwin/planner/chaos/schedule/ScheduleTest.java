package io.rantwin.planner.chaos.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTest {
    private static final Duration TWO_HOURS = Duration.ofHours(2);

    @Test
    void theSameSeedIsTheSameSchedule() {
        assertThat(Schedule.of(7, TWO_HOURS)).isEqualTo(Schedule.of(7, TWO_HOURS));
        assertThat(Schedule.of(7, TWO_HOURS)).isNotEqualTo(Schedule.of(8, TWO_HOURS));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 20_261_122, -5})
    void twoHoursHaveFaultsOfEveryKind(long seed) {
        Set<Class<?>> kinds = Schedule.of(seed, TWO_HOURS).blows().stream()
                .map(each -> each.fault().getClass())
                .collect(Collectors.toSet());
        assertThat(kinds).containsExactlyInAnyOrder(Fault.class.getPermittedSubclasses());
    }

    @Test
    void aDayHasEveryLinkAndEveryProgram() {
        Set<String> targets = Schedule.of(1, Duration.ofHours(24)).blows().stream()
                .map(each -> each.fault().target())
                .collect(Collectors.toSet());
        assertThat(targets)
                .containsAll(
                        Arrays.stream(Program.values()).map(Program::command).toList())
                .contains("E2", "O1", "gRPC", "A1", "site S1", "site S2", "site S3");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void nothingIsHarmedTwiceAtATimeAndAllIsCalmAtBeginAndEnd(long seed) {
        List<Schedule.Blow> blows = Schedule.of(seed, Duration.ofHours(8)).blows();
        assertThat(blows)
                .hasSizeGreaterThan(80)
                .isSortedAccordingTo((one, other) -> one.at().compareTo(other.at()));
        assertThat(blows.getFirst().at()).isGreaterThanOrEqualTo(Duration.ofMinutes(2));
        for (int i = 0; i < blows.size(); i++) {
            Schedule.Blow one = blows.get(i);
            assertThat(one.end()).isLessThanOrEqualTo(Duration.ofMinutes(8 * 60 - 5));
            for (Schedule.Blow other : blows.subList(i + 1, blows.size())) {
                if (other.at().compareTo(one.end()) < 0) {
                    assertThat(other.fault().target()).isNotEqualTo(one.fault().target());
                }
            }
        }
    }

    @Test
    void someFaultsOnly() {
        assertThat(Schedule.of(1, TWO_HOURS, "corrupt").blows())
                .hasSizeGreaterThan(10)
                .allMatch(each -> each.fault() instanceof Fault.Corrupt);
        assertThatThrownBy(() -> Schedule.of(1, TWO_HOURS, "earthquake")).hasMessageContaining("earthquake");
    }

    @Test
    void someFaultsComeTogether() {
        List<Schedule.Blow> blows = Schedule.of(1, Duration.ofHours(8)).blows();
        long together = 0;
        for (int i = 1; i < blows.size(); i++) {
            together += blows.get(i).at().compareTo(blows.get(i - 1).end()) < 0 ? 1 : 0;
        }
        assertThat(together).isBetween(5L, blows.size() / 2L);
    }

    @Test
    void controlIsStoppedOnceAnHour() {
        Schedule schedule = Schedule.of(1, TWO_HOURS);
        assertThat(schedule.stops())
                .containsExactly(
                        new Schedule.Span(Duration.ofMinutes(30), Duration.ofSeconds(2250)),
                        new Schedule.Span(Duration.ofMinutes(90), Duration.ofSeconds(5850)));
        assertThat(schedule.stopAt(Duration.ofMinutes(31))).isNotNull();
        assertThat(schedule.stopAt(Duration.ofMinutes(30))).isNotNull();
        assertThat(schedule.stopAt(Duration.ofSeconds(2250))).isNull();
        assertThat(Schedule.of(1, Duration.ofMinutes(15)).stops()).hasSize(1);
    }
}
