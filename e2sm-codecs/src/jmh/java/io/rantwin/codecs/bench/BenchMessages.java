package io.rantwin.codecs.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rantwin.codecs.per.Octets;
import io.rantwin.codecs.per.PerException;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The two indications that are measured: format 1 with 10 measurements, and format 3 with 32 UEs of 10 measurements each.
 * They come from {@code bench.jsonl} of the reference folder, and are otherwise made in the same shape by our own encoder.
 *
 * @param f1 RICindication with a message of format 1, about 300 octets
 * @param f3 RICindication with a message of format 3, about 9000 octets
 * @param origin where they come from, for people
 */
public record BenchMessages(Octets f1, Octets f3, String origin) {
    static final String F1_ID = "bench-ind-f1-10meas";
    static final String F3_ID = "bench-ind-f3-32ue-10meas";

    /**
     * Reads {@code oran/vectors/bench.jsonl} below the reference folder, or makes the messages. The folder is the system
     * property {@code rantwin.shared}, otherwise {@code shared} beside the repository.
     *
     * @throws IllegalStateException when the file is there and does not hold them
     */
    public static BenchMessages load() {
        try {
            Path file = referenceFolder().resolve(Path.of("oran", "vectors", "bench.jsonl"));
            return Files.isReadable(file)
                    ? read(file)
                    : new BenchMessages(
                            MadeMessages.f1(), MadeMessages.f3(), "made by our encoder (no bench.jsonl found)");
        } catch (IOException | URISyntaxException | PerException e) {
            throw new IllegalStateException("no messages to measure with: " + e.getMessage(), e);
        }
    }

    private static Path referenceFolder() throws URISyntaxException {
        String folder = System.getProperty("rantwin.shared");
        if (folder != null) {
            return Path.of(folder);
        }
        // This class lies in REPOSITORY/e2sm-codecs/target/test-classes.
        Path classes = Path.of(BenchMessages.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        return classes.resolve("../../../../shared").normalize();
    }

    private static BenchMessages read(Path file) throws IOException {
        Map<String, Octets> byId = new HashMap<>();
        var json = new ObjectMapper();
        for (String line : Files.readAllLines(file)) {
            JsonNode vector = json.readTree(line);
            byId.put(vector.path("id").asText(), Octets.ofHex(vector.path("hex").asText()));
        }
        Octets f1 = byId.get(F1_ID);
        Octets f3 = byId.get(F3_ID);
        if (f1 == null || f3 == null) {
            throw new IOException(file.getFileName() + " lacks " + F1_ID + " or " + F3_ID);
        }
        return new BenchMessages(f1, f3, "bench.jsonl of the reference folder");
    }
}
