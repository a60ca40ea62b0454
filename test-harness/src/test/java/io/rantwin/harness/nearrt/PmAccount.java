package io.rantwin.harness.nearrt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The simulated network's own account of a minute: its PM files, which do not pass the RIC. */
final class PmAccount {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern CELL = Pattern.compile("NRCellDU=([0-9]+)$");
    private static final Pattern BEGIN = Pattern.compile("^A([0-9]{8}\\.[0-9]{4})\\+0000-.*json$");
    private static final DateTimeFormatter NAMED = DateTimeFormatter.ofPattern("yyyyMMdd.HHmm");
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyyMMdd").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter HOUR =
            DateTimeFormatter.ofPattern("HHmm").withZone(ZoneOffset.UTC);

    private PmAccount() {}

    private static Path file(Path folder, Instant minute, int site) {
        return folder.resolve("A" + DAY.format(minute) + "." + HOUR.format(minute) + "+0000-"
                + HOUR.format(minute.plus(Duration.ofMinutes(1))) + "+0000_S" + site + ".json");
    }

    /** The newest minute of which a site has written. */
    static Optional<Instant> newest(Path folder) {
        return Arrays.stream(Objects.requireNonNull(folder.toFile().list()))
                .map(BEGIN::matcher)
                .filter(Matcher::find)
                .map(found -> LocalDateTime.parse(found.group(1), NAMED).toInstant(ZoneOffset.UTC))
                .max(Comparator.naturalOrder());
    }

    /** Whether the minute has been written by all sites. */
    static boolean isWritten(Path folder, Instant minute, int sites) {
        for (int site = 1; site <= sites; site++) {
            if (!Files.exists(file(folder, minute, site))) {
                return false;
            }
        }
        return true;
    }

    /** A measurement of that minute by index of the cell. */
    static Map<Integer, Double> figures(Path folder, Instant minute, int sites, String measurement) throws IOException {
        Map<Integer, Double> figures = new TreeMap<>();
        for (int site = 1; site <= sites; site++) {
            JsonNode list = JSON.readTree(file(folder, minute, site).toFile())
                    .at("/event/perf3gppFields/measDataCollection/measInfoList");
            for (JsonNode info : list) {
                int place = 0;
                for (JsonNode type : info.at("/measTypes/sMeasTypesList")) {
                    place++;
                    if (type.asText().equals(measurement)) {
                        read(info, place, figures);
                    }
                }
            }
        }
        return figures;
    }

    private static void read(JsonNode info, int place, Map<Integer, Double> figures) {
        for (JsonNode object : info.path("measValuesList")) {
            Matcher cell = CELL.matcher(object.path("measObjInstId").asText());
            for (JsonNode result : object.path("measResults")) {
                if (cell.find(0) && result.path("p").asInt() == place) {
                    figures.put(
                            Integer.parseInt(cell.group(1)),
                            Double.parseDouble(result.path("sValue").asText()));
                }
            }
        }
    }
}
