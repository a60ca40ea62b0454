package io.rantwin.planner.plan.open;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rantwin.planner.fields.Fields;
import io.rantwin.planner.fields.Mistake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderedNetworkTest {
    private static final int DAY_MILLIS = 86_400_000;

    @TempDir
    private Path folder;

    private final List<Mistake> mistakes = new ArrayList<>();

    private OrderedNetwork read(String json) throws IOException {
        JsonNode order = new ObjectMapper().readTree(json.replace('\'', '"'));
        return OrderedNetwork.read(new Fields(order, "", mistakes), new OrderFiles(folder), DAY_MILLIS, 4);
    }

    private void assertMistake(String path, String reason) {
        assertThat(mistakes).anySatisfy(mistake -> {
            assertThat(mistake.path()).isEqualTo(path);
            assertThat(mistake.reason()).contains(reason);
        });
    }

    @Test
    void aNetworkIsNeeded() throws IOException {
        assertThat(read("{}")).isEqualTo(OrderedNetwork.NONE);
        assertMistake("/network", "is missing");
        read("{'network':{}}");
        assertMistake("/network", "must have topology");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../city.json", "/etc/passwd", "a/../../city.json", "\\u0000"})
    void filesOfOtherFoldersAreNotLookedAt(String file) throws IOException {
        assertThat(read("{'network':{'topology':'" + file + "'}}").cellIds()).isEmpty();
        assertMistake("/network/topology", "must be a file in the planner's folder of plans");
    }

    @Test
    void whatIsWrongWithAFileIsToldWithoutItsFolder() throws IOException {
        Files.writeString(folder.resolve("bounds.json"), "no JSON");
        read("{'network':{'topology':{'cells':7},'enforcement':'bounds.json','mapSeed':'x'}}");
        assertMistake("/network/enforcement", "bounds.json: is no JSON");
        assertMistake("/network/mapSeed", "");
        assertMistake("/network/topology", "");
        assertThat(mistakes).noneMatch(mistake -> mistake.reason().contains(folder.toString()));
    }
}
