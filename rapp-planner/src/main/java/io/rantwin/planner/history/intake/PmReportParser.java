package io.rantwin.planner.history.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rantwin.planner.history.Reports;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * Reads performance reports in the JSON form that the RAN PM functions put on Kafka, plain or gzip. Stateless.
 *
 * <p>{@code p} points, from 1 on, into the list of measurement types as delivered; {@code sValue} is text and may be
 * empty, a list or a number; {@code suspectFlag} is text too.
 */
public final class PmReportParser {
    private static final int LARGEST_OCTETS = 64 << 20;
    private static final int MOST_SKIPPED_TOLD = 100;
    private static final long MICROS_PER_MILLI = 1000;

    private static final ObjectMapper JSON = new ObjectMapper();

    private PmReportParser() {}

    /**
     * @param message value of one Kafka record
     * @throws PmFormatException when it is no such report; single values that are no numbers are told in the result
     */
    public static PmReport parse(byte[] message) throws PmFormatException {
        JsonNode root;
        try {
            root = JSON.readTree(unpacked(message));
        } catch (IOException noJson) {
            throw new PmFormatException(
                    "the message is no JSON: "
                            + String.valueOf(noJson.getMessage())
                                    .lines()
                                    .findFirst()
                                    .orElse(""),
                    noJson);
        }
        JsonNode header = object(root, "", "event", "commonEventHeader");
        JsonNode collection = object(root, "", "event", "perf3gppFields", "measDataCollection");
        String at = "/event/commonEventHeader";
        long end = whole(header, at, "lastEpochMicrosec");
        long begin = whole(header, at, "startEpochMicrosec");
        long granularityMillis = collection.has("granularityPeriod")
                ? Math.multiplyExact(
                        Math.min(
                                whole(collection, "/event/perf3gppFields/measDataCollection", "granularityPeriod"),
                                1L << 40),
                        1000)
                : (end - begin) / MICROS_PER_MILLI;
        if (granularityMillis < 1 || granularityMillis > Reports.LONGEST_GRANULARITY_MILLIS) {
            throw new PmFormatException("/event/perf3gppFields/measDataCollection/granularityPeriod: a period of "
                    + granularityMillis + " ms is none; 1 ms to 31 days are");
        }
        List<PmReport.Figure> figures = new ArrayList<>();
        List<PmReport.Skipped> skipped = new ArrayList<>();
        JsonNode infos = collection.path("measInfoList");
        for (int i = 0; i < infos.size(); i++) {
            readInfo(infos.get(i), "/event/perf3gppFields/measDataCollection/measInfoList/" + i, figures, skipped);
        }
        return new PmReport(
                header.path("sourceName").asText(),
                collection.path("measuredEntityDn").asText(),
                granularityMillis,
                end / MICROS_PER_MILLI - granularityMillis,
                figures,
                skipped);
    }

    private static byte[] unpacked(byte[] message) throws IOException, PmFormatException {
        boolean gzip = message.length > 2 && (message[0] & 0xff) == 0x1f && (message[1] & 0xff) == 0x8b;
        if (!gzip) {
            return message;
        }
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(message))) {
            byte[] octets = in.readNBytes(LARGEST_OCTETS + 1);
            if (octets.length > LARGEST_OCTETS) {
                throw new PmFormatException("the message unpacks to more than " + LARGEST_OCTETS + " octets");
            }
            return octets;
        }
    }

    private static void readInfo(
            JsonNode info, String pointer, List<PmReport.Figure> figures, List<PmReport.Skipped> skipped) {
        JsonNode types = info.path("measTypes").path("sMeasTypesList");
        JsonNode objects = info.path("measValuesList");
        for (int o = 0; o < objects.size(); o++) {
            JsonNode object = objects.get(o);
            String instance = object.path("measObjInstId").asText();
            boolean suspect = object.path("suspectFlag").asText().equals("true");
            JsonNode results = object.path("measResults");
            for (int r = 0; r < results.size(); r++) {
                String at = pointer + "/measValuesList/" + o + "/measResults/" + r;
                int place = results.get(r).path("p").asInt(0);
                String text = results.get(r).path("sValue").asText().strip();
                String name = types.path(place - 1).asText();
                if (!Reports.isMeasurement(name)) {
                    skip(skipped, at, "p is " + place + ", but " + types.size() + " measurement types are listed");
                } else if (text.isEmpty()) {
                    skip(skipped, at, name + " has no value");
                } else {
                    try {
                        double value = Double.parseDouble(text);
                        if (Double.isFinite(value)) {
                            figures.add(new PmReport.Figure(instance, name, value, suspect));
                        } else {
                            skip(skipped, at, name + " is '" + text + "', no finite number");
                        }
                    } catch (NumberFormatException noNumber) {
                        skip(skipped, at, name + " is '" + shortened(text) + "', no number");
                    }
                }
            }
        }
    }

    private static void skip(List<PmReport.Skipped> skipped, String pointer, String reason) {
        if (skipped.size() < MOST_SKIPPED_TOLD) {
            skipped.add(new PmReport.Skipped(pointer, reason));
        }
    }

    private static String shortened(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "..." : text;
    }

    private static JsonNode object(JsonNode from, String pointer, String... path) throws PmFormatException {
        JsonNode node = from;
        var at = new StringBuilder(pointer);
        for (String name : path) {
            at.append('/').append(name);
            node = node.path(name);
            if (!node.isObject()) {
                throw new PmFormatException(at + ": an object is missing here; is this a perf3gpp event?");
            }
        }
        return node;
    }

    private static long whole(JsonNode object, String pointer, String name) throws PmFormatException {
        JsonNode node = object.path(name);
        try {
            long value = node.isTextual() ? Long.parseLong(node.asText().strip()) : node.asLong(-1);
            if (value >= 0 && (node.isTextual() || node.isIntegralNumber())) {
                return value;
            }
        } catch (NumberFormatException noNumber) {
            // Told below.
        }
        throw new PmFormatException(pointer + "/" + name + ": a whole number is missing here, there is " + node);
    }
}
