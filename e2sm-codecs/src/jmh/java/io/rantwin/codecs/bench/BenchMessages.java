package io.rantwin.codecs.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rantwin.codecs.per.Octets;
import io.rantwin.codecs.per.PerException;
import java.io.IOException;
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

    /** Reads {@code oran/vectors/bench.jsonl} below the system property {@code rantwin.shared}, or makes the messages. */
    public static BenchMessages load() throws IOException, PerException {
        Path file = Path.of(System.getProperty("rantwin.shared", "../shared"), "oran", "vectors", "bench.jsonl");
        if (!Files.isReadable(file)) {
            return new BenchMessages(
                    MadeMessages.f1(), MadeMessages.f3(), "made by our encoder (no bench.jsonl found)");
        }
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
