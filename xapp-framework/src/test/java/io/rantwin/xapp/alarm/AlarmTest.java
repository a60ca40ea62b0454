package io.rantwin.xapp.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rantwin.xapp.http.PlatformCalls;
import io.rantwin.xapp.http.PlatformStub;
import io.rantwin.xapp.http.PlatformStub.Call;
import io.rantwin.xapp.rmr.Rmr;
import io.rantwin.xapp.rmr.RmrAddress;
import io.rantwin.xapp.rmr.RmrMessage;
import io.rantwin.xapp.rmr.SendResult;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;

class AlarmTest {
    private static final RmrAddress RMR_MANAGER = new RmrAddress("alarms", 4560);

    private final HttpClient client = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final List<AlarmDefinition> definitions =
            List.of(new AlarmDefinition(81001, "NO INDICATIONS", "Communications error", "Look at the node", 1, 2, 3));
    private Instant now = Instant.ofEpochSecond(1_700_000_000L, 5);

    @AfterEach
    void close() {
        client.shutdownNow();
    }

    private RestAlarmSender rest(URI manager, AlarmQueue queue) {
        PlatformCalls calls = new PlatformCalls(client, Runnable::run, Duration.ofSeconds(20));
        return new RestAlarmSender(manager, definitions, queue, calls, () -> now, new Random(1));
    }

    private Alarms alarms(AlarmSender sender) {
        return new Alarms("near-rt-ric", "twin", sender, () -> now);
    }

    private static void ticks(AlarmSender sender, int count) {
        for (int i = 0; i < count; i++) {
            sender.tick();
        }
    }

    @Test
    void definesItsNumbersThenRaisesAndClears() throws Exception {
        try (PlatformStub stub = new PlatformStub(c -> c.status(200))) {
            RestAlarmSender sender = rest(stub.uri(), AlarmQueue.standard());
            Alarms alarms = alarms(sender);
            ticks(sender, 3);
            assertThat(stub.calls).as("nothing to say yet").isEmpty();
            alarms.raise(81001, AlarmSeverity.MAJOR, "gnb_1", "silent for 3 s");
            alarms.clear(81001, "gnb_1");
            ticks(sender, 5);
            assertThat(stub.calls)
                    .extracting(Call::method, Call::path)
                    .containsExactly(
                            tuple("POST", "/ric/v1/alarms/define"),
                            tuple("POST", "/ric/v1/alarms"),
                            tuple("DELETE", "/ric/v1/alarms"));
            assertThat(json.readTree(stub.calls.get(0).body())).isEqualTo(json.readTree("""
                            {"alarmdefinitions": [{"alarmId": 81001, "alarmText": "NO INDICATIONS",
                              "eventType": "Communications error", "operationInstructions": "Look at the node",
                              "raiseDelay": 1, "clearDelay": 2, "timeToLive": 3}]}
                            """));
            assertThat(stub.calls.get(1).body())
                    .isEqualTo(
                            "{\"managedObjectId\":\"near-rt-ric\",\"applicationId\":\"twin\",\"specificProblem\":81001,"
                                    + "\"perceivedSeverity\":\"MAJOR\",\"identifyingInfo\":\"gnb_1\","
                                    + "\"additionalInfo\":\"silent for 3 s\",\"AlarmAction\":\"RAISE\","
                                    + "\"AlarmTime\":1700000000000000005}");
            JsonNode clear = json.readTree(stub.calls.get(2).body());
            assertThat(clear.get("AlarmAction").asText()).isEqualTo("CLEAR");
            assertThat(clear.get("perceivedSeverity").asText()).isEqualTo("CLEARED");
            assertThat(clear.get("identifyingInfo").asText()).isEqualTo("gnb_1");
            assertThat(sender.counts()).isEqualTo(new AlarmCounts(2, 0, 0, 0, 0));
        }
    }

    @Test
    void anAlarmManagerThatRestartsGetsTheDefinitionsAgainAndNoAlarmIsLost() throws Exception {
        boolean[] down = {false};
        try (PlatformStub stub = new PlatformStub(c -> c.status(down[0] ? 503 : 200))) {
            RestAlarmSender sender = rest(stub.uri(), AlarmQueue.standard());
            Alarms alarms = alarms(sender);
            alarms.raise(81001, AlarmSeverity.MAJOR, "a", "");
            ticks(sender, 5);
            down[0] = true;
            alarms.raise(81001, AlarmSeverity.MAJOR, "b", "");
            ticks(sender, 10);
            assertThat(sender.counts()).isEqualTo(new AlarmCounts(1, 0, 0, 1, 1));
            down[0] = false;
            now = now.plusSeconds(2);
            ticks(sender, 5);
            assertThat(stub.paths())
                    .containsExactly(
                            "/ric/v1/alarms/define",
                            "/ric/v1/alarms",
                            "/ric/v1/alarms",
                            "/ric/v1/alarms/define",
                            "/ric/v1/alarms");
            assertThat(sender.counts()).isEqualTo(new AlarmCounts(2, 0, 0, 1, 0));
        }
    }

    @Test
    void whatIsRefusedIsNotRepeatedAndHoldsUpNothing() throws Exception {
        try (PlatformStub stub = new PlatformStub(
                c -> c.status(c.path().endsWith("define") || c.body().contains("bad") ? 400 : 200))) {
            RestAlarmSender sender = rest(stub.uri(), AlarmQueue.standard());
            Alarms alarms = alarms(sender);
            alarms.raise(81001, AlarmSeverity.MAJOR, "bad", "");
            alarms.raise(81001, AlarmSeverity.MAJOR, "good", "");
            ticks(sender, 6);
            assertThat(sender.counts()).isEqualTo(new AlarmCounts(1, 1, 0, 0, 0));
        }
    }

    @Test
    void aFullQueueDropsAsItWasToldAndCounts() throws Exception {
        for (AlarmQueue.Overflow overflow : AlarmQueue.Overflow.values()) {
            List<String> arrived = new ArrayList<>();
            try (PlatformStub stub = new PlatformStub(c -> {
                if (!c.path().endsWith("define")) {
                    arrived.add(
                            c.bodyAsClass(JsonNode.class).get("identifyingInfo").asText());
                }
            })) {
                RestAlarmSender sender = rest(stub.uri(), new AlarmQueue(2, overflow));
                Alarms alarms = alarms(sender);
                for (String which : List.of("1", "2", "3")) {
                    alarms.raise(81001, AlarmSeverity.MINOR, which, "");
                }
                ticks(sender, 5);
                assertThat(sender.counts().dropped()).isEqualTo(1);
                assertThat(arrived)
                        .isEqualTo(
                                switch (overflow) {
                                    case DROP_OLDEST -> List.of("2", "3");
                                    case DROP_NEWEST -> List.of("1", "2");
                                });
            }
        }
    }

    @Test
    void byRmrAlarmsGoStraightToTheManagerAndWaitWhenTheyMust() throws Exception {
        Rmr rmr = mock(Rmr.class);
        when(rmr.sendTo(any(), any())).thenReturn(SendResult.UNREACHABLE, SendResult.SENT, SendResult.TOO_LARGE);
        RmrAlarmSender sender = new RmrAlarmSender(rmr, RMR_MANAGER, AlarmQueue.standard(), () -> now, new Random(1));
        Alarms alarms = alarms(sender);
        alarms.raise(81001, AlarmSeverity.CRITICAL, "a", "");
        alarms.raise(81001, AlarmSeverity.CRITICAL, "b", "");
        ticks(sender, 5);
        assertThat(sender.counts()).isEqualTo(new AlarmCounts(0, 0, 0, 1, 2));
        now = now.plusSeconds(1);
        ticks(sender, 5);
        assertThat(sender.counts()).isEqualTo(new AlarmCounts(1, 1, 0, 1, 0));
        ArgumentCaptor<RmrMessage> sent = ArgumentCaptor.forClass(RmrMessage.class);
        verify(rmr, times(3)).sendTo(eq(RMR_MANAGER), sent.capture());
        RmrMessage message = sent.getAllValues().get(1);
        assertThat(message.type()).isEqualTo(13111);
        assertThat(message.managedElement()).isEqualTo("ric");
        assertThat(json.readTree(message.payload()).get("AlarmAction").asText()).isEqualTo("RAISE");
        assertThat(json.readTree(message.payload()).get("identifyingInfo").asText())
                .isEqualTo("a");
    }

    @Test
    void whatIsUpIsNotRaisedAgainAndWhatIsNotUpIsNotCleared() {
        List<String> said = new ArrayList<>();
        Alarms alarms = alarms(new AlarmSender() {
            @Override
            public void send(Alarm alarm, AlarmAction action, Instant time) {
                said.add(action + " " + alarm.identifyingInfo() + " " + alarm.perceivedSeverity());
            }

            @Override
            public void tick() {}

            @Override
            public AlarmCounts counts() {
                return new AlarmCounts(0, 0, 0, 0, 0);
            }
        });
        assertThat(alarms.clear(81001, "a")).isFalse();
        assertThat(alarms.raise(81001, AlarmSeverity.MINOR, "a", "first")).isTrue();
        assertThat(alarms.raise(81001, AlarmSeverity.MINOR, "a", "again")).isFalse();
        assertThat(alarms.raise(81001, AlarmSeverity.MAJOR, "a", "worse")).isTrue();
        assertThat(alarms.raise(81002, AlarmSeverity.MINOR, "a", "")).isTrue();
        assertThat(alarms.active()).hasSize(2);
        assertThat(alarms.clear(81001, "a")).isTrue();
        assertThat(alarms.clear(81001, "a")).isFalse();
        alarms.startAfresh();
        alarms.clearAll();
        assertThat(alarms.active()).isEmpty();
        assertThat(said)
                .containsExactly(
                        "RAISE a MINOR",
                        "RAISE a MAJOR",
                        "RAISE a MINOR",
                        "CLEAR a CLEARED",
                        "CLEARALL  CLEARED",
                        "RAISE a MINOR",
                        "CLEAR a CLEARED");
    }

    @Test
    void anAlarmNeedsWhatTheManagerInsistsOn() {
        assertThatThrownBy(() -> new Alarm("", "twin", 1, AlarmSeverity.MINOR, "", ""))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Alarm("ric", " ", 1, AlarmSeverity.MINOR, "", ""))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new AlarmQueue(0, AlarmQueue.Overflow.DROP_OLDEST))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
