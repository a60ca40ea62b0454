package io.rantwin.harness.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * The planner keeps a policy in force through the management service of the box, each in a process of its own: whatever is
 * forgotten, and whoever is killed, the policy is there again, once, under its own id.
 */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("processes of PolicyPushTest")
class PolicyPushTest {
    private static final Duration SOON = Duration.ofSeconds(90);
    private static final Path PLANNER = Path.of("..", "rapp-planner", "target", "classes");
    private static final String TYPE =
            "{'name':'tsapolicy','description':'threshold','policy_type_id':20008,'create_schema':"
                    + "{'type':'object','properties':{'threshold':{'type':'integer'}},'additionalProperties':false}}";

    private RicWorld world;
    private Path data;
    private Process planner;

    @BeforeEach
    void begin() throws IOException {
        assumeThat(Files.exists(PLANNER.resolve("io/rantwin/planner/Main.class")))
                .as("the planner's classes are there; a build of all modules brings them")
                .isTrue();
        world = new RicWorld(RicWorld.SHORT_LIVED);
        data = world.folder().resolve("planner");
    }

    @AfterEach
    void end() throws IOException, InterruptedException {
        if (planner != null) {
            planner.destroyForcibly().waitFor();
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

    /** The planner's command with the classes of this build; what it says goes to a file. */
    private Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(RicWorld.SHORT_LIVED);
        command.addAll(List.of(
                "-cp",
                PLANNER.toAbsolutePath().normalize() + File.pathSeparator + System.getProperty("java.class.path"),
                "io.rantwin.planner.Main"));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
    }

    private Path log() {
        return world.folder().resolve("planner.log");
    }

    private void run(String... arguments) throws IOException, InterruptedException {
        Process process = start(arguments);
        assertThat(process.waitFor()).as(Files.readString(log())).isZero();
    }

    private void startPlanner() throws IOException {
        planner = start(
                "policy",
                "run",
                "--folder",
                data.toString(),
                "--compare",
                "1",
                "--pms",
                "http://127.0.0.1:" + world.ports().pms());
    }

    private void want(int threshold) throws IOException, InterruptedException {
        Path file = Files.writeString(world.folder().resolve("policy.json"), "{\"threshold\":" + threshold + "}");
        run(
                "policy",
                "want",
                file.toString(),
                "--id",
                "ts-1",
                "--ric",
                "ric1",
                "--type",
                "20008",
                "--folder",
                data.toString(),
                "--reason",
                "test");
    }

    /** Waits until the RIC has these policies, and the service the same. */
    private void awaitThere(String after, String policies) {
        world.await(after, SOON, () -> {
            String atRic = policies(world.state().at("/a1/policies"), "policyInstanceId", "body");
            String atService = policies(world.state().at("/pms/policies"), "policyId", "policyObject");
            return atRic.equals(policies) && atService.equals(policies)
                    ? ""
                    : "RIC " + atRic + ", service " + atService + "; " + Files.readString(log());
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
        startPlanner();
        awaitThere("the policy arrives", "ts-1 {\"threshold\":5}");
        world.await("its status comes back", SOON, () -> audit().contains("NOT_ENFORCED") ? "" : audit());

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

        planner.destroyForcibly().waitFor();
        want(7);
        startPlanner();
        awaitThere("kill -9 of the planner", "ts-1 {\"threshold\":7}");

        run("policy", "halt", "--folder", data.toString(), "--reason", "enough");
        awaitThere("the kill switch", "");
        world.await("that is written down", SOON, () -> audit().contains("policy.gone") ? "" : audit());

        planner.destroyForcibly().waitFor();
        run("audit", "verify", "--file", data.resolve("audit.jsonl").toString());
        assertThat(audit()).contains("policy.push.begun", "policy.pushed", "policy.halted", "policy.delete.begun");
    }

    private String audit() throws IOException {
        Path file = data.resolve("audit.jsonl");
        return Files.exists(file) ? Files.readString(file, StandardCharsets.UTF_8) : "no audit log yet";
    }
}
