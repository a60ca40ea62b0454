package io.rantwin.harness.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The schema that descriptors are on-boarded by. */
class DescriptorSchemaTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
            .getSchema(read("../xapp-framework/example/descriptor.schema.json"));

    private static JsonNode read(String file) {
        try {
            return JSON.readTree(Path.of(file).toFile());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"../xapp-twin/example/config-file.json", "../xapp-framework/example/config-file.json"})
    void ourDescriptorsAreTaken(String file) {
        assertThat(SCHEMA.validate(read(file))).isEmpty();
    }

    @Test
    void whatThePlatformWouldStumbleOverIsRefused() {
        refuses("required", d -> d.remove("version"));
        refuses("not", d -> d.put("name", "my-http-app"));
        refuses("pattern", d -> d.put("xapp_name", "Twin"));
        refuses("maximum", d -> ((ObjectNode) d.at("/messaging/ports/1")).put("port", 65_536));
        refuses("contains", d -> ((ArrayNode) d.at("/messaging/ports")).remove(1));
        refuses(
                "pattern",
                d -> ((ObjectNode) d.at("/messaging/ports/1"))
                        .putArray("rxMessages")
                        .add("RIC_INDICATION, RIC_CONTROL_ACK"));
        refuses(
                "type",
                d -> ((ObjectNode) d.at("/messaging/ports/1"))
                        .putArray("policies")
                        .add("20008"));
        refuses("oneOf", d -> d.putObject("livenessProbe").put("path", "alive"));
    }

    private static void refuses(String keyword, Consumer<ObjectNode> mistake) {
        ObjectNode descriptor = (ObjectNode) read("../xapp-twin/example/config-file.json");
        mistake.accept(descriptor);
        assertThat(SCHEMA.validate(descriptor))
                .anyMatch(error -> error.getKeyword().equals(keyword));
    }

    @Test
    void theSchemaOfTheControlsTakesNothingBecauseNothingIsReadThere() {
        Schema controls = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                .getSchema(read("../xapp-twin/example/schema.json"));
        assertThat(controls.validate(JSON.createObjectNode())).isEmpty();
        assertThat(controls.validate(JSON.createObjectNode().put("threshold", 1)))
                .isNotEmpty();
        assertThat(read("../xapp-twin/example/config-file.json").path("controls"))
                .isEmpty();
    }
}
