package io.rantwin.planner.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class JobTest {
    private static final Instant BEGIN = Instant.parse("2026-11-22T20:00:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(BEGIN);
    private final Job job = new Job("1-1", "plan", "/v1/plans/1", 7, now::get, () -> {});

    private String doing() {
        return job.toJson().path("doing").asText();
    }

    private void after(int seconds) {
        now.set(BEGIN.plusSeconds(seconds));
    }

    @Test
    void howFarAPartIsAndWhatItTakesYetIsToldOnceASecond() {
        job.begin();
        job.progress(1, "greedy");
        job.within("step 1", 0, 40);
        assertThat(doing()).isEqualTo("greedy: step 1, 0 of 40");
        long told = job.version();
        job.within("step 1", 3, 40);
        assertThat(job.version()).as("within the same second").isEqualTo(told);
        after(5);
        job.within("step 1", 10, 40);
        assertThat(doing()).isEqualTo("greedy: step 1, 10 of 40, 15 s of it to go");
        job.within("step 2", 0, 30);
        assertThat(doing()).as("another part begins anew").isEqualTo("greedy: step 2, 0 of 30");
        assertThat(job.toJson().path("done").asInt()).as("steps of the whole").isEqualTo(1);
        job.progress(2, "searching");
        assertThat(doing()).isEqualTo("searching");
        after(6);
        job.within("step 2", 1, 30);
        assertThat(doing()).isEqualTo("searching: step 2, 1 of 30");
    }
}
