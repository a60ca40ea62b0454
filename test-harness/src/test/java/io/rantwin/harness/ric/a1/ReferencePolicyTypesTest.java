package io.rantwin.harness.ric.a1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.a1.ap.PolicyTypeId;
import io.rantwin.a1.ap.PolicyTypeObject;
import io.rantwin.a1.json.A1Exception;
import io.rantwin.a1.json.BoundedJson;
import io.rantwin.a1.mediator.MediatorPolicyType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Policy types and policies that the real mediator and the A1 simulator took. Not part of the repository. */
class ReferencePolicyTypesTest {
    private final Path folder = Path.of(System.getProperty("rantwin.shared", "../../shared"), "oran", "a1-types");
    private final BoundedJson json = new BoundedJson(1_000_000);

    @BeforeEach
    void needsTheReferenceFolder() {
        assumeThat(folder).as("reference policy types (set -Drantwin.shared)").isDirectory();
    }

    @Test
    void takesTypesOfTheMediator() throws IOException, A1Exception {
        try (var run = new MediatorRun(A1MediatorOptions.REALISTIC)) {
            List<Path> files = files(folder.resolve("osc"));
            assertThat(files).isNotEmpty();
            for (Path file : files) {
                byte[] octets = Files.readAllBytes(file);
                int id = MediatorPolicyType.read(json, octets).policyTypeId();
                assertThat(run.put("/A1-P/v2/policytypes/" + id, Files.readString(file))
                                .statusCode())
                        .as(file.toString())
                        .isEqualTo(201);
            }
        }
    }

    @Test
    void takesTheExamplesOfTheStandardsTypes() throws IOException, A1Exception {
        try (var run = new MediatorRun(A1MediatorOptions.REALISTIC)) {
            List<Path> files = files(folder);
            assertThat(files).isNotEmpty();
            int id = 1;
            for (Path file : files) {
                String name = file.getFileName().toString().replace(".json", "");
                assertThat(PolicyTypeId.parse(name)).hasToString(name);
                ObjectNode schema =
                        PolicyTypeObject.read(json, Files.readAllBytes(file)).policySchema();
                String path = "/A1-P/v2/policytypes/" + id;
                var type = new MediatorPolicyType(name, name, id, schema);
                assertThat(run.put(path, type.toJson().toString()).statusCode())
                        .as(name)
                        .isEqualTo(201);
                var answer = run.put(
                        path + "/policies/p",
                        Files.readString(folder.resolve("examples").resolve(name + ".json")));
                assertThat(answer.statusCode()).as(name + " " + answer.body()).isEqualTo(202);
                assertThat(run.put(path + "/policies/q", "{\"unknown\":1}").statusCode())
                        .as(name)
                        .isEqualTo(400);
                id++;
            }
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }
}
