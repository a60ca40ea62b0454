package io.rantwin.nearrt.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.a1.mediator.PolicyInstanceKey;
import io.rantwin.api.kept.Frozen;
import io.rantwin.xapp.sdl.MemorySdl;
import io.rantwin.xapp.sdl.Sdl;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A policy that an earlier release held is held. */
class EarlierPoliciesTest {
    private static final Path FILES = Path.of("src/test/resources/io/rantwin/nearrt/policy");
    private static final String KEY = "policy/30001/es";

    private final Sdl sdl = new MemorySdl(Runnable::run);
    private final PolicyStore store = new PolicyStore(sdl, "rantwin");

    private static ObjectNode body() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putObject("esObjectives").put("esPercentage", 20);
        return body;
    }

    /** Writes what today's program keeps; see docs/upgrade.md. */
    @Test
    @EnabledIfSystemProperty(named = Frozen.PROPERTY, matches = ".+")
    void freeze() throws Exception {
        store.put(new HeldPolicy(
                new PolicyInstanceKey(30001, "es"), "ORAN_EnergySaving_3.0.1", body(), null, true, "waits", true));
        Path file = FILES.resolve(System.getProperty(Frozen.PROPERTY) + ".json");
        Files.createDirectories(FILES);
        Files.write(file, Objects.requireNonNull(sdl.get("rantwin", KEY)), StandardOpenOption.CREATE_NEW);
    }

    @ParameterizedTest
    @ValueSource(strings = "0.1")
    void isHeld(String release) throws Exception {
        sdl.set("rantwin", KEY, Files.readAllBytes(FILES.resolve(release + ".json")));
        List<String> unreadable = new ArrayList<>();
        assertThat(store.all(unreadable))
                .containsExactly(new PolicyStore.Kept(new PolicyInstanceKey(30001, "es"), body(), true, "waits"));
        assertThat(unreadable).isEmpty();
    }
}
