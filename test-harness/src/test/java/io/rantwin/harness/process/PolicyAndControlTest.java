package io.rantwin.harness.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** From a policy over REST through the mediator and an xApp to a control at a node, and the word of it all the way back. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PolicyAndControlTest {
    private static final Duration SOON = Duration.ofMinutes(3);
    private static final String TYPE = "/A1-P/v2/policytypes/20008";
    private static final String TYPE_BODY = "{'name':'threshold','description':'acts above it','policy_type_id':20008,"
            + "'create_schema':{'$schema':'http://json-schema.org/draft-07/schema#','type':'object',"
            + "'properties':{'threshold':{'type':'integer','minimum':0},'ranName':{'type':'string'}},"
            + "'required':['threshold'],'additionalProperties':false}}";
    private static final String DESCRIPTOR = """
            {"name": "policy-xapp", "version": "1.0.0", "messaging": {"ports": [
              {"name": "http", "container": "policy-xapp", "port": 8080},
              {"name": "rmrdata", "container": "policy-xapp", "port": 4560, "policies": [20008],
               "txMessages": ["RIC_CONTROL_REQ", "A1_POLICY_RESP", "A1_POLICY_QUERY"],
               "rxMessages": ["RIC_INDICATION", "RIC_CONTROL_ACK", "RIC_CONTROL_FAILURE", "A1_POLICY_REQ"]},
              {"name": "rmrroute", "container": "policy-xapp", "port": 4561}]}}
            """;

    private RicWorld world;
    private Path descriptor;
    private String ranName;

    @BeforeAll
    void begin() throws Exception {
        world = new RicWorld(RicWorld.SHORT_LIVED);
        descriptor = Files.writeString(world.folder().resolve("config-file.json"), DESCRIPTOR);
        world.startBox();
        world.startNodes(RicWorld.NODES, 411, 2, 0);
        world.awaitNodes(2);
        startXapp();
        world.awaitConverged("the start of an xApp with policies", 2, SOON);
        ranName = world.state().at("/e2/nodes/0/ranName").asText();
        assertThat(ask("PUT", TYPE, TYPE_BODY)).isEqualTo(201);
    }

    private void startXapp() throws IOException {
        world.startXapp(PolicyXapp.class, descriptor, Map.of());
    }

    @AfterAll
    void end() throws Exception {
        world.close();
    }

    private int ask(String method, String path, String body) throws IOException {
        return world.ask(method, world.ports().a1(), path, body).statusCode();
    }

    private void awaitStatus(String policy, String wanted) {
        world.await("the status of " + policy, SOON, () -> {
            String body = new String(
                    world.ask("GET", world.ports().a1(), TYPE + "/policies/" + policy + "/status", "")
                            .body(),
                    StandardCharsets.UTF_8);
            return body.contains('"' + wanted + '"') ? "" : body;
        });
    }

    /** Lines of JSON that the xApp printed, with something in them. */
    private long printed(String what, String how, String name) throws IOException {
        String line = "{\"what\":\"" + what + "\",\"how\":\"" + how + "\",\"name\":\"" + name + "\"}";
        return world.child(RicWorld.XAPP).lastLines().stream()
                .filter(line::equals)
                .count();
    }

    @Test
    void aPolicyIsEnforcedByAControlThatTheNodeAcknowledges() throws Exception {
        String policy = TYPE + "/policies/p1";

        assertThat(ask("PUT", policy, "{'threshold':80,'ranName':'" + ranName + "'}"))
                .isEqualTo(202);

        awaitStatus("p1", "ENFORCED");
        assertThat(printed("policy", "Created", "p1")).isEqualTo(1);
        assertThat(printed("control", "Acknowledged", ranName)).isEqualTo(1);
        assertThat(world.state().at("/e2/controlsForwarded").asInt()).isEqualTo(1);
        world.await(
                "the node counts the control", SOON, () -> world.nodeFigures().controls() == 1 ? "" : "none yet");

        // The operator wants something that the xApp does not do, and then thinks better of it.
        assertThat(ask("PUT", policy, "{'threshold':100,'ranName':'" + ranName + "'}"))
                .isEqualTo(202);
        awaitStatus("p1", "NOT_ENFORCED");
        assertThat(ask("PUT", policy, "{'threshold':70,'ranName':'" + ranName + "'}"))
                .isEqualTo(202);
        awaitStatus("p1", "ENFORCED");
        assertThat(printed("policy", "Updated", "p1")).isEqualTo(2);
        assertThat(printed("control", "Acknowledged", ranName)).isEqualTo(2);

        // Policies outlive the xApp: it asks for them when it comes back.
        world.child(RicWorld.XAPP).kill();
        startXapp();
        world.await("the policy comes back", SOON, () -> printed("policy", "Created", "p1") == 2 ? "" : "no policy");
        // A deletion that finds no route is lost, here as with the platform.
        world.awaitConverged("kill -9 of an xApp with policies", 2, SOON);
        awaitStatus("p1", "ENFORCED");

        assertThat(ask("DELETE", policy, "")).isEqualTo(202);
        world.await("the policy goes", SOON, () -> printed("policy", "Deleted", "p1") == 1 ? "" : "still there");
    }

    @Test
    void aPolicyForANodeThatIsNotThereIsNotEnforced() throws Exception {
        assertThat(ask("PUT", TYPE + "/policies/p2", "{'threshold':80,'ranName':'gnb_999_099_00000000'}"))
                .isEqualTo(202);

        world.await(
                "the control is not sent",
                SOON,
                () -> printed("control", "NotSent", "gnb_999_099_00000000") > 0 ? "" : "no outcome");

        awaitStatus("p2", "NOT_ENFORCED");
        world.assertAllAlive();
    }
}
