package io.rantwin.planner.history.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rantwin.planner.history.Reports;
import io.rantwin.planner.history.intake.PmReport.Flaw;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * Reads performance reports in the JSON form that the RAN PM functions put on Kafka, plain or gzip. Stateless.
 *
 * <p>{@code p} points, from 1 on, into the list of measurement types as delivered; {@code sValue} is text and may be
 * empty, a list or a number; {@code suspectFlag} is text too.
 */
public final class PmReportParser {
    /** Longest message that is read, unpacked. */
    public static final int LARGEST_OCTETS = 32 << 20;

    /** The end of the year 9999. */
    private static final long LAST_MICROS = 253_402_300_799_999_999L;

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
                    PmFormatException.Kind.NO_JSON,
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
            throw new PmFormatException(
                    "/event/perf3gppFields/measDataCollection/granularityPeriod",
                    "a period of " + granularityMillis + " ms is none; 1 ms to 31 days are");
        }
        var values = new Values();
        JsonNode infos = collection.path("measInfoList");
        if (!infos.isArray()) {
            throw new PmFormatException(
                    "/event/perf3gppFields/measDataCollection/measInfoList", "a list is missing here");
        }
        for (int i = 0; i < infos.size(); i++) {
            values.readInfo(infos.get(i), "/event/perf3gppFields/measDataCollection/measInfoList/" + i);
        }
        return new PmReport(
                header.path("sourceName").asText(),
                collection.path("measuredEntityDn").asText(),
                granularityMillis,
                end / MICROS_PER_MILLI - granularityMillis,
                values.figures,
                values.skipped,
                values.flaws);
    }

    private static byte[] unpacked(byte[] message) throws IOException, PmFormatException {
        boolean gzip = message.length > 2 && (message[0] & 0xff) == 0x1f && (message[1] & 0xff) == 0x8b;
        if (!gzip) {
            return bounded(message);
        }
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(message))) {
            return bounded(in.readNBytes(LARGEST_OCTETS + 1));
        }
    }

    private static byte[] bounded(byte[] octets) throws PmFormatException {
        if (octets.length > LARGEST_OCTETS) {
            throw new PmFormatException(
                    PmFormatException.Kind.TOO_LARGE,
                    "the message unpacks to more than " + LARGEST_OCTETS + " octets",
                    null);
        }
        return octets;
    }

    /** What has been read of the values. */
    private static final class Values {
        final List<PmReport.Figure> figures = new ArrayList<>();
        final List<PmReport.Skipped> skipped = new ArrayList<>();
        final Map<Flaw, Integer> flaws = new EnumMap<>(Flaw.class);

        void readInfo(JsonNode info, String pointer) {
            JsonNode types = info.path("measTypes").path("sMeasTypesList");
            JsonNode objects = info.path("measValuesList");
            for (int o = 0; o < objects.size(); o++) {
                JsonNode object = objects.path(o);
                String instance = object.path("measObjInstId").asText();
                boolean suspect = object.path("suspectFlag").asText().equals("true");
                JsonNode results = object.path("measResults");
                for (int r = 0; r < results.size(); r++) {
                    readResult(
                            results.path(r),
                            types,
                            instance,
                            suspect,
                            pointer + "/measValuesList/" + o + "/measResults/" + r);
                }
            }
        }

        private void readResult(JsonNode result, JsonNode types, String instance, boolean suspect, String at) {
            int place = result.path("p").asInt(0);
            String text = result.path("sValue").asText().strip();
            String name = types.path(place - 1).asText();
            if (!Reports.isMeasurement(name)) {
                skip(Flaw.NO_TYPE, at, "p is " + place + ", but " + types.size() + " measurement types are listed");
            } else if (text.isEmpty()) {
                skip(Flaw.NO_VALUE, at, shortened(name) + " has no value");
            } else {
                try {
                    double value = Double.parseDouble(text);
                    if (Double.isFinite(value)) {
                        figures.add(new PmReport.Figure(instance, name, value, suspect));
                    } else {
                        skip(Flaw.NO_NUMBER, at, shortened(name) + " is '" + text + "', no finite number");
                    }
                } catch (NumberFormatException noNumber) {
                    skip(Flaw.NO_NUMBER, at, shortened(name) + " is '" + shortened(text) + "', no number");
                }
            }
        }

        private void skip(Flaw flaw, String pointer, String reason) {
            flaws.merge(flaw, 1, Integer::sum);
            if (skipped.size() < MOST_SKIPPED_TOLD) {
                skipped.add(new PmReport.Skipped(flaw, pointer, reason));
            }
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
                throw new PmFormatException(at.toString(), "an object is missing here; is this a perf3gpp event?");
            }
        }
        return node;
    }

    private static long whole(JsonNode object, String pointer, String name) throws PmFormatException {
        JsonNode node = object.path(name);
        try {
            long value = node.isTextual() ? Long.parseLong(node.asText().strip()) : node.asLong(-1);
            if (value >= 0
                    && value <= LAST_MICROS
                    && (node.isTextual() || node.canConvertToLong() && node.isIntegralNumber())) {
                return value;
            }
        } catch (NumberFormatException noNumber) {
            // Told below.
        }
        throw new PmFormatException(
                pointer + "/" + name, "a whole number is missing here, there is " + shortened(node.toString()));
    }
}
