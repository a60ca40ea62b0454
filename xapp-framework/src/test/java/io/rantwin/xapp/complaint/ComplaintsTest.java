package io.rantwin.xapp.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.rantwin.xapp.recording.HandMovedClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ComplaintsTest {
    private final HandMovedClock clock = new HandMovedClock();
    private final ListAppender<ILoggingEvent> written = new ListAppender<>();
    private final Complaints complaints = new Complaints(logger(), clock);

    private Logger logger() {
        Logger logger = new LoggerContext().getLogger("io.rantwin.Example");
        written.start();
        logger.addAppender(written);
        return logger;
    }

    private List<String> lines() {
        return written.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    @Test
    void oneLinePerCauseAndMinuteTheOthersCounted() {
        for (int second = 0; second < 61; second++) {
            complaints.add("bad frame", "at second " + second);
            clock.advance(Duration.ofSeconds(1));
        }
        complaints.add("no route", "to anywhere");
        assertThat(lines())
                .containsExactly(
                        "bad frame: at second 0",
                        "bad frame: at second 60 (and 59 more since the last line)",
                        "no route: to anywhere");
        assertThat(complaints.counts()).containsExactly(Map.entry("bad frame", 61L), Map.entry("no route", 1L));
    }

    @Test
    void whatIsNotLoggedIsNotAskedFor() {
        AtomicInteger asked = new AtomicInteger();
        for (int i = 0; i < 3; i++) {
            complaints.add("cause", () -> "detail " + asked.incrementAndGet());
        }
        assertThat(asked).hasValue(1);
        assertThat(lines()).containsExactly("cause: detail 1");
    }

    @Test
    void aFailureIsAnErrorWithItsStack() {
        RuntimeException failure = new IllegalStateException("on purpose");
        complaints.add("a step failed", "the next turn tries again", failure);
        complaints.add("a step failed", "the next turn tries again", failure);
        assertThat(lines()).containsExactly("a step failed: the next turn tries again");
        ILoggingEvent event = written.list.getFirst();
        assertThat(event.getLevel()).isEqualTo(Level.ERROR);
        assertThat(event.getThrowableProxy().getMessage()).isEqualTo("on purpose");
    }

    @Test
    void aClockThatIsPutBackSilencesNothing() {
        complaints.add("cause", "before");
        clock.advance(Duration.ofHours(-1));
        complaints.add("cause", "after");
        complaints.add("cause", "once more");
        assertThat(lines()).containsExactly("cause: before", "cause: after");
    }

    @Test
    void tooManyCausesShareOneSoThatNothingGrows() {
        int more = 1_000;
        for (int i = 0; i < Complaints.MOST_CAUSES + more; i++) {
            complaints.add("cause " + i, "detail");
        }
        complaints.add("cause 0", "known, and told apart as before");
        assertThat(complaints.counts())
                .hasSize(Complaints.MOST_CAUSES + 1)
                .containsEntry("cause 0", 2L)
                .containsEntry(Complaints.OTHER_CAUSES, (long) more);
        assertThat(lines()).hasSize(Complaints.MOST_CAUSES + 1);
    }
}
