package io.rantwin.harness.nearrt;

import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.rantwin.codecs.per.Octets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Messages of other stacks and other codecs out of the reference folder.
 *
 * @param pdus of E2AP, whole and broken ones
 */
record ReferenceMessages(List<Octets> indicationHeaders, List<Octets> indicationMessages, List<Octets> pdus) {
    /** RMR takes them; longer ones are for the codecs alone. */
    private static final int LONGEST = 60_000;

    private static final List<String> FILES = List.of(
            "thirdparty-captures",
            "thirdparty-flexric",
            "scenario-kpm-v0203",
            "scenario-kpm-v0300",
            "scenario-e2ap-v0203",
            "random-kpm-v0100",
            "random-kpm-v0203",
            "random-kpm-v0300",
            "random-kpm-v0400",
            "edge",
            "malformed");
    private static final JsonMapper JSON = new JsonMapper();

    static ReferenceMessages read() throws IOException {
        Path folder = Path.of(System.getProperty("rantwin.shared", "../../shared"), "oran", "vectors");
        assumeThat(folder).as("reference vectors (set -Drantwin.shared)").isDirectory();
        List<Octets> headers = new ArrayList<>();
        List<Octets> messages = new ArrayList<>();
        List<Octets> pdus = new ArrayList<>();
        for (String file : FILES) {
            for (String line : Files.readAllLines(folder.resolve(file + ".jsonl"))) {
                if (line.isBlank()) {
                    continue;
                }
                JsonNode vector = JSON.readTree(line);
                String hex = vector.path("hex").asText();
                if (hex.length() <= 2 * LONGEST) {
                    switch (vector.path("type").asText()) {
                        case "E2SM-KPM-IndicationHeader" -> headers.add(Octets.ofHex(hex));
                        case "E2SM-KPM-IndicationMessage" -> messages.add(Octets.ofHex(hex));
                        case "E2AP-PDU" -> pdus.add(Octets.ofHex(hex));
                        default -> {}
                    }
                }
            }
        }
        return new ReferenceMessages(headers, messages, pdus);
    }

    @Override
    public String toString() {
        return indicationHeaders.size() + " headers, " + indicationMessages.size() + " messages, " + pdus.size()
                + " PDUs";
    }
}
