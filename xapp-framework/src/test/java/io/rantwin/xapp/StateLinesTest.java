package io.rantwin.xapp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.rantwin.codecs.per.Octets;
import io.rantwin.xapp.indication.IndicationFigures;
import io.rantwin.xapp.registration.RegistrationState;
import io.rantwin.xapp.rmr.RmrStatistics;
import io.rantwin.xapp.rmr.SendResult;
import io.rantwin.xapp.subscription.IndicationCounts;
import io.rantwin.xapp.subscription.KeeperCounts;
import io.rantwin.xapp.subscription.SubscriptionSnapshot;
import io.rantwin.xapp.subscription.SubscriptionState;
import io.rantwin.xapp.subscription.SubscriptionWish;
import io.rantwin.xapp.subscription.rest.ActionToBeSetup;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StateLinesTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void isJsonThatProgramsCanRead() throws Exception {
        ActionToBeSetup action = ActionToBeSetup.report(1, Octets.ofHex("00"));
        SubscriptionWish wish = new SubscriptionWish(
                "load/gnb_1", "gnb_1", 2, Octets.ofHex("08"), List.of(action), Duration.ofSeconds(1), null);
        XAppState state = new XAppState(
                NOON,
                RegistrationState.REGISTERED,
                null,
                3,
                "a \"quoted\" problem",
                List.of(new SubscriptionSnapshot(
                        wish,
                        action,
                        SubscriptionState.LIVE,
                        "id-1",
                        77,
                        5,
                        NOON,
                        "",
                        0,
                        null,
                        new IndicationCounts(9, 0, 0, 0, 0, 0))),
                new KeeperCounts(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13),
                new IndicationFigures(1, 2, 3, 4, 5, 6, 7),
                new RmrStatistics(
                        1,
                        2,
                        3,
                        Map.of(SendResult.FULL, 4L),
                        5,
                        6,
                        Map.of(),
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        "t",
                        NOON,
                        12,
                        0),
                14);
        List<String> lines = StateLines.of(state).lines().toList();
        assertThat(lines).hasSize(2);
        JsonNode whole = new JsonMapper().readTree(lines.getFirst());
        assertThat(whole.path("workingSince").asText()).isEqualTo("2026-11-21T12:00:00Z");
        assertThat(whole.path("registration").asText()).isEqualTo("REGISTERED");
        assertThat(whole.path("registrationError").isNull()).isTrue();
        assertThat(whole.path("nodesProblem").asText()).isEqualTo("a \"quoted\" problem");
        assertThat(whole.at("/keeper/storeFailures").asInt()).isEqualTo(13);
        assertThat(whole.at("/indications/droppedOldest").asInt()).isEqualTo(3);
        assertThat(whole.at("/rmr/refused/FULL").asInt()).isEqualTo(4);
        assertThat(whole.at("/rmr/tableSince").asText()).isEqualTo("2026-11-21T12:00:00Z");
        JsonNode subscription = new JsonMapper().readTree(lines.getLast());
        assertThat(subscription.path("wish").asText()).isEqualTo("load/gnb_1");
        assertThat(subscription.path("state").asText()).isEqualTo("LIVE");
        assertThat(subscription.path("lastIndication").isNull()).isTrue();
        assertThat(subscription.at("/indications/received").asInt()).isEqualTo(9);
    }
}
