package io.rantwin.harness.ric.timing;

import static org.assertj.core.api.Assertions.assertThat;

import io.rantwin.harness.recording.HandMovedClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AgendaTest {
    private final HandMovedClock clock = new HandMovedClock();
    private final Agenda agenda = new Agenda(clock, 3);
    private final List<String> ran = new ArrayList<>();

    @Test
    void runsWhatIsDueInTheOrderOfTimeAndThenOfArrival() {
        agenda.after(Duration.ofSeconds(2), () -> ran.add("late"));
        agenda.after(Duration.ofSeconds(1), () -> ran.add("first"));
        agenda.after(Duration.ofSeconds(1), () -> ran.add("second"));

        agenda.tick();
        assertThat(ran).isEmpty();
        clock.advance(Duration.ofSeconds(1));
        agenda.tick();
        assertThat(ran).containsExactly("first", "second");
        clock.advance(Duration.ofSeconds(1));
        agenda.tick();
        assertThat(ran).containsExactly("first", "second", "late");
    }

    @Test
    void refusesWhatItHasNoRoomFor() {
        for (int i = 0; i < 3; i++) {
            assertThat(agenda.after(Duration.ofSeconds(1), () -> ran.add("kept")))
                    .isTrue();
        }
        assertThat(agenda.after(Duration.ofSeconds(1), () -> ran.add("refused")))
                .isFalse();
        assertThat(agenda.after(Duration.ofSeconds(1))).isCompletedExceptionally();
    }

    @Test
    void oneTaskThatFailsDoesNotStopTheOthers() {
        agenda.after(Duration.ZERO, () -> {
            throw new IllegalStateException("told to fail");
        });
        agenda.after(Duration.ZERO, () -> ran.add("other"));
        agenda.tick();
        assertThat(ran).containsExactly("other");
    }
}
