package io.rantwin.harness.ric.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.rantwin.harness.recording.HandMovedClock;
import io.rantwin.harness.ric.rest.JsonInput;
import io.rantwin.harness.ric.rest.TestServer;
import io.rantwin.xapp.rmr.ReturnPath;
import io.rantwin.xapp.rmr.RmrDelivery;
import io.rantwin.xapp.rmr.RmrMessage;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AlarmIntakeTest {
    private final HandMovedClock clock = new HandMovedClock();
    private final AlarmIntake intake = new AlarmIntake(clock);
    private final TestServer server = new TestServer(new AlarmRoutes(intake)::register);

    @AfterEach
    void close() {
        server.close();
    }

    private static String alarm(int specificProblem, String action) {
        return """
                {"managedObjectId":"SEP","applicationId":"twin","specificProblem":%d,"perceivedSeverity":"MAJOR",
                 "identifyingInfo":"cell 1","additionalInfo":"x","AlarmAction":"%s","AlarmTime":0}""".formatted(specificProblem, action);
    }

    private JsonNode get(String path) throws Exception {
        return JsonInput.MAPPER.readTree(server.get("/ric/v1/alarms/" + path).body());
    }

    @Test
    void raisesOnceAndClears() throws Exception {
        assertThat(server.post("/ric/v1/alarms", alarm(72_004, "RAISE")).statusCode())
                .isEqualTo(200);
        server.post("/ric/v1/alarms", alarm(72_004, "RAISE"));
        assertThat(get("active")).hasSize(1);
        assertThat(get("active").at("/0/AlarmTime").asLong())
                .isEqualTo(clock.instant().toEpochMilli() * 1_000_000L);
        assertThat(server.ask("DELETE", "/ric/v1/alarms", alarm(72_004, "RAISE"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(get("active")).isEmpty();
        assertThat(get("history")).hasSize(2);
        assertThat(get("history").at("/1/perceivedSeverity").asText()).isEqualTo("CLEARED");
    }

    @Test
    void anUnknownProblemIsIgnoredUntilItIsDefined() throws Exception {
        assertThat(server.post("/ric/v1/alarms", alarm(9_001, "RAISE")).statusCode())
                .isEqualTo(200);
        assertThat(get("active")).isEmpty();
        assertThat(intake.state().at("/ignored/0/specificProblem").asInt()).isEqualTo(9_001);

        server.post("/ric/v1/alarms/define", "{\"alarmdefinitions\":[{\"alarmId\":9001,\"alarmText\":\"stale\"}]}");
        server.post("/ric/v1/alarms/define", "{\"alarmdefinitions\":[{\"alarmId\":9001,\"alarmText\":\"second\"}]}");
        assertThat(get("define").toString()).contains("stale").doesNotContain("second");
        server.post("/ric/v1/alarms", alarm(9_001, "RAISE"));
        assertThat(get("active")).hasSize(1);
        assertThat(server.ask("DELETE", "/ric/v1/alarms/define/9001", "").statusCode())
                .isEqualTo(200);
        assertThat(server.ask("DELETE", "/ric/v1/alarms/define/9001", "").statusCode())
                .isEqualTo(404);
    }

    @Test
    void takesAlarmsOverRmrAndSurvivesNonsense() {
        intake.received(RmrMessage.of(13_111, alarm(72_007, "RAISE") + "\n\0rest"));
        assertThat(intake.state().path("active")).hasSize(1);
        intake.received(RmrMessage.of(13_111, "nonsense"));
        intake.received(RmrMessage.of(13_111, "{\"AlarmAction\":\"DANCE\"}"));
        assertThat(intake.state().path("malformed").asInt()).isEqualTo(2);
        intake.received(RmrMessage.of(13_111, alarm(0, "CLEARALL")));
        assertThat(intake.state().path("active")).isEmpty();
    }

    @Test
    void refusesWhatIsNoAlarm() throws Exception {
        assertThat(server.post("/ric/v1/alarms", "{\"managedObjectId\":\"a\"}").statusCode())
                .isEqualTo(400);
        assertThat(server.post("/ric/v1/alarms/define", "{}").statusCode()).isEqualTo(400);
    }

    @Test
    void forgetsAllButTheFirstDefinitions() {
        intake.define(9_001, "stale");
        intake.received(RmrMessage.of(13_111, alarm(9_001, "RAISE")));
        intake.forget();
        assertThat(intake.state().path("definitions").asInt()).isEqualTo(3);
        assertThat(intake.state().path("active")).isEmpty();
    }

    @Test
    void keepsTheLastMetricsAsText() {
        MetricsIntake metrics = new MetricsIntake();
        for (int i = 0; i < 30; i++) {
            metrics.received(new RmrDelivery(
                    RmrMessage.of(120, "metric " + i), new ReturnPath("twin:4560", "", 0, 0), Instant.EPOCH));
        }
        assertThat(metrics.state().path("received").asInt()).isEqualTo(30);
        assertThat(metrics.state().path("last")).hasSize(20);
        assertThat(metrics.state().at("/last/19/text").asText()).isEqualTo("metric 29");
    }
}
