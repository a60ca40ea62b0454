package io.rantwin.harness.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * The planner keeps a policy in force through the management service of the box, each in a process of its own: whatever is
 * forgotten, and whoever is killed, the policy is there again, once, under its own id.
 */
@Order(2)
class PolicyPushTest {
    private static final Duration SOON = Duration.ofMinutes(3);
    private static final String TYPE =
            "{'name':'tsapolicy','description':'threshold','policy_type_id':20008,'create_schema':"
                    + "{'type':'object','properties':{'threshold':{'type':'integer'}},'additionalProperties':false}}";

    private RicWorld world;
    private Planner planner;

    @BeforeEach
    void begin() throws IOException {
        world = new RicWorld(RicWorld.SHORT_LIVED);
        planner = new Planner(world);
    }

    @AfterEach
    void end() throws IOException, InterruptedException {
        if (planner != null) {
            planner.kill();
        }
        if (world != null) {
            world.close();
        }
    }

    private void startBox() throws IOException {
        world.startBox("--pms-port=" + world.ports().pms());
        world.await("the box answers", SOON, () -> world.state().has("pms") ? "" : "no state of the service");
        assertThat(world.ask("PUT", world.ports().a1(), "/A1-P/v2/policytypes/20008", TYPE)
                        .statusCode())
                .isEqualTo(201);
        world.order("pms-look");
    }

    private void want(int threshold) throws IOException {
        planner.want("ts-1", "20008", "{'threshold':" + threshold + "}");
    }

    /** Waits until the RIC has these policies, and the service the same. */
    private void awaitThere(String after, String policies) {
        world.await(after, SOON, () -> {
            String atRic = policies(world.state().at("/a1/policies"), "policyInstanceId", "body");
            String atService = policies(world.state().at("/pms/policies"), "policyId", "policyObject");
            return atRic.equals(policies) && atService.equals(policies)
                    ? ""
                    : "RIC " + atRic + ", service " + atService + "; " + planner.log();
        });
    }

    private static String policies(JsonNode list, String id, String body) {
        StringBuilder text = new StringBuilder();
        list.forEach(policy -> text.append(policy.path(id).asText())
                .append(' ')
                .append(policy.path(body))
                .append(' '));
        return text.toString().strip();
    }

    @Test
    void aPolicyOutlivesEveryoneAndGoesWhenItIsTold() throws IOException, InterruptedException {
        startBox();
        want(5);
        planner.run();
        awaitThere("the policy arrives", "ts-1 {\"threshold\":5}");
        world.await(
                "its status comes back", SOON, () -> planner.audit().contains("NOT_ENFORCED") ? "" : planner.audit());

        world.order("pms-forget-policies");
        world.order("pms-look");
        awaitThere("the service forgets it", "ts-1 {\"threshold\":5}");

        world.order("pms-forget-services");
        world.order("a1-forget-policies");
        world.order("pms-look");
        awaitThere("the RIC forgets it", "ts-1 {\"threshold\":5}");

        world.child(RicWorld.BOX).kill();
        startBox();
        awaitThere("kill -9 of RIC and service", "ts-1 {\"threshold\":5}");
        assertThat(world.state().at("/pms/services").toString()).contains("rantwin");

        planner.kill();
        want(7);
        planner.run();
        awaitThere("kill -9 of the planner", "ts-1 {\"threshold\":7}");

        planner.policy("halt", "--reason", "enough");
        awaitThere("the kill switch", "");
        world.await("that is written down", SOON, () -> planner.audit().contains("policy.gone") ? "" : planner.audit());

        planner.kill();
        planner.verifyAudit();
        assertThat(planner.audit())
                .contains("policy.push.begun", "policy.pushed", "policy.halted", "policy.delete.begun");
    }
}
