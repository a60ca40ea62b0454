package io.rantwin.harness.ric.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rantwin.harness.recording.HandMovedClock;
import io.rantwin.harness.ric.rest.BadRequestException;
import io.rantwin.harness.ric.rest.JsonInput;
import io.rantwin.harness.ric.rest.TestServer;
import io.rantwin.harness.ric.timing.Agenda;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultsTest {
    private final HandMovedClock clock = new HandMovedClock();
    private final Agenda agenda = new Agenda(clock, 10);
    private final Faults faults = new Faults(1, SplittableRandom::new, agenda);
    private final List<Integer> arrived = new ArrayList<>();

    private void set(String json) throws BadRequestException {
        faults.set(JsonInput.parse(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8), 10_000));
    }

    private void pass(int... numbers) {
        for (int number : numbers) {
            faults.at(Place.E2_INDICATION).pass(new byte[] {(byte) number}, octets -> arrived.add((int) octets[0]));
        }
    }

    @Test
    void passesEverythingWhenNothingIsPrescribed() {
        pass(1, 2, 3);
        assertThat(arrived).containsExactly(1, 2, 3);
        assertThat(faults.state().path("harmed")).isEmpty();
    }

    @Test
    void dropsAsManyAsTold() throws Exception {
        set("{'places':{'e2.indication':{'drop':{'count':2}}}}");
        pass(1, 2, 3);
        assertThat(arrived).containsExactly(3);
        assertThat(faults.state().at("/harmed/e2.indication/drop").asInt()).isEqualTo(2);
        assertThat(faults.toJson().at("/places/e2.indication/drop/count").asInt())
                .isZero();
    }

    @Test
    void duplicates() throws Exception {
        set("{'places':{'e2.indication':{'duplicate':{'count':1}}}}");
        pass(1, 2);
        assertThat(arrived).containsExactly(1, 1, 2);
    }

    @Test
    void delaysByTheClock() throws Exception {
        set("{'places':{'e2.indication':{'delay':{'count':1,'millis':500}}}}");
        pass(1, 2);
        assertThat(arrived).containsExactly(2);
        clock.advance(Duration.ofMillis(500));
        agenda.tick();
        assertThat(arrived).containsExactly(2, 1);
    }

    @Test
    void countsWhatTheFullQueueLoses() throws Exception {
        set("{'places':{'e2.indication':{'delay':{'millis':500}}}}");
        pass(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
        clock.advance(Duration.ofMillis(500));
        agenda.tick();
        assertThat(arrived).hasSize(10);
        assertThat(faults.state().at("/harmed/e2.indication/lostByFullQueue").asInt())
                .isEqualTo(2);
    }

    @Test
    void reordersNeighbours() throws Exception {
        set("{'places':{'e2.indication':{'reorder':{'count':1}}}}");
        pass(1, 2, 3);
        assertThat(arrived).containsExactly(2, 1, 3);
    }

    @Test
    void aHeldMessageGoesOnWhenNoneComesBehindIt() throws Exception {
        set("{'places':{'e2.indication':{'reorder':{}}}}");
        pass(1);
        assertThat(arrived).isEmpty();
        clock.advance(Duration.ofSeconds(1));
        agenda.tick();
        assertThat(arrived).containsExactly(1);
    }

    @Test
    void corruptsACopyAndLeavesTheOriginal() throws Exception {
        set("{'places':{'routes':{'corrupt':{}}}}");
        byte[] original = new byte[100];
        List<byte[]> out = new ArrayList<>();
        faults.at(Place.ROUTES).pass(original, out::add);
        assertThat(out.getFirst()).hasSize(100).isNotEqualTo(new byte[100]);
        assertThat(original).isEqualTo(new byte[100]);
    }

    @Test
    void oneSeedGivesOneRun() throws Exception {
        String half = "{'seed':7,'places':{'e2.indication':{'drop':{'probability':0.5}}}}";
        set(half);
        for (int i = 0; i < 100; i++) {
            pass(i);
        }
        List<Integer> first = List.copyOf(arrived);
        arrived.clear();
        set(half);
        for (int i = 0; i < 100; i++) {
            pass(i);
        }
        assertThat(arrived).isEqualTo(first).hasSizeBetween(30, 70);
    }

    @Test
    void takesWhatItShows() throws Exception {
        set(
                "{'seed':7,'places':{'e2.indication':{'delay':{'probability':0.5,'millis':3}},'rest.submgr':{'refuse':{'count':1}}}}");
        String shown = faults.toJson().toString();
        set("{}");
        assertThat(faults.toJson().path("places")).isEmpty();
        set(shown);
        assertThat(faults.toJson()).hasToString(shown);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{'place':{}}; /place",
                "{'seed':'x'}; /seed",
                "{'places':{'e2.moon':{}}}; /places/e2.moon",
                "{'places':{'routes':{'refuse':{}}}}; /places/routes/refuse",
                "{'places':{'rest.submgr':{'corrupt':{}}}}; /places/rest.submgr/corrupt",
                "{'places':{'routes':{'drop':{'probability':2}}}}; /places/routes/drop/probability",
                "{'places':{'routes':{'drop':{'count':-1}}}}; /places/routes/drop/count",
                "{'places':{'routes':{'drop':{'millis':1}}}}; /places/routes/drop/millis",
                "{'places':{'routes':{'delay':{}}}}; /places/routes/delay/millis",
                "{'places':[]}; /places"
            },
            quoteCharacter = '`')
    void refusesWhatItDoesNotKnowAndChangesNothing(String json, String pointer) throws Exception {
        set("{'places':{'routes':{'drop':{'count':1}}}}");
        String before = faults.toJson().toString();
        assertThatThrownBy(() -> set(json))
                .isInstanceOfSatisfying(
                        BadRequestException.class,
                        bad -> assertThat(bad.pointer()).isEqualTo(pointer));
        assertThat(faults.toJson()).hasToString(before);
    }

    @Test
    void restIsRefusedDelayedOrAnsweredWithNonsense() throws Exception {
        try (TestServer server = new TestServer(routes -> {
            faults.rest(Place.REST_APPMGR).register(routes);
            routes.get("/x", context -> context.json(List.of("good")));
        })) {
            assertThat(server.get("/x").body()).isEqualTo("[\"good\"]");

            set("{'places':{'rest.appmgr':{'refuse':{'count':1}}}}");
            assertThat(server.get("/x").statusCode()).isEqualTo(503);
            assertThat(server.get("/x").statusCode()).isEqualTo(200);

            set("{'places':{'rest.appmgr':{'nonsense':{'count':1}}}}");
            String nonsense = server.get("/x").body();
            assertThatThrownBy(() -> JsonInput.parse(nonsense.getBytes(StandardCharsets.UTF_8), 1_000))
                    .isInstanceOf(BadRequestException.class);

            set("{'places':{'rest.appmgr':{'delay':{'count':1,'millis':300}}}}");
            passesOnlyAfter(Duration.ofMillis(300), server);

            set("{'places':{'rest.appmgr':{'drop':{'count':1}}}}");
            passesOnlyAfter(Duration.ofMinutes(1), server);
        }
    }

    private void passesOnlyAfter(Duration delay, TestServer server) throws Exception {
        CompletableFuture<?> answer = server.askAsync("GET", "/x", "");
        Awaitility.await().until(() -> agenda.waiting() == 1);
        agenda.tick();
        assertThat(answer).isNotDone();
        clock.advance(delay);
        agenda.tick();
        answer.get();
    }
}
