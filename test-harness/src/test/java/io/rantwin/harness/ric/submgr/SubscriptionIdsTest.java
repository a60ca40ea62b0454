package io.rantwin.harness.ric.submgr;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.rantwin.harness.recording.HandMovedClock;
import io.rantwin.harness.ric.rest.BadRequestException;
import io.rantwin.harness.ric.rest.JsonInput;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** An id that is given twice would put one subscription in the place of another in the books. */
class SubscriptionIdsTest {
    private final HandMovedClock clock = new HandMovedClock();

    @Test
    void aBoxThatStartsAgainWithTheSameSeedGivesOtherIds() {
        Set<String> ids = new HashSet<>();
        for (int start = 0; start < 2; start++) {
            SubscriptionIds life = new SubscriptionIds(clock, new SplittableRandom(1));
            for (int i = 0; i < 100; i++) {
                ids.add(life.next());
            }
            clock.advance(Duration.ofSeconds(1));
        }

        assertThat(ids).hasSize(200).allMatch(id -> id.matches("[0-9A-Za-z]{27}"));
    }

    @Test
    void anIdThatTheBooksHaveIsNotGivenAgain() throws Exception {
        SubscriptionTables before = tables();
        String id = before.accept(params(4560)).id();
        String kept = Objects.requireNonNull(before.restJson(id));

        SubscriptionTables after = tables();
        after.restore(List.of(), List.of(RestSubscription.read(json(kept))));
        String other = after.accept(params(4570)).id();

        assertThat(other).isNotEqualTo(id);
        assertThat(after.restList()).hasSize(2);
    }

    private SubscriptionTables tables() {
        return new SubscriptionTables(true, clock, new SplittableRandom(1));
    }

    private static SubscriptionParams params(int rmrPort) throws Exception {
        try (Bench bench = new Bench()) {
            JsonNode request = bench.request(rmrPort);
            return SubscriptionParams.read(json(request.toString()));
        }
    }

    private static JsonInput json(String text) throws BadRequestException {
        return JsonInput.parse(text.getBytes(StandardCharsets.UTF_8), Integer.MAX_VALUE);
    }
}
