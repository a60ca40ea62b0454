package io.rantwin.harness.smo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.harness.ric.rest.JsonInput;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reports of recorded series, a file a row, as if one node had measured all its cells: {@code ManagedElement=REC}, objects
 * {@code NRCellDU=}NAME. A line whose time cannot be read is left out and counted. For one thread.
 */
final class CsvReports {
    private static final int ROWS_AT_ONCE = 20;
    private static final long MICROS = 1_000_000;

    private final BufferedReader reader;
    private final String[] names;
    private final String measurement;
    private final int granularitySeconds;
    private int row;
    private int line = 1;
    private int leftOut;
    private String firstLeftOut = "";

    private CsvReports(BufferedReader reader, String[] names, String measurement, int granularitySeconds) {
        this.reader = reader;
        this.names = names;
        this.measurement = measurement;
        this.granularitySeconds = granularitySeconds;
    }

    static CsvReports open(Path file, String measurement, int granularitySeconds) throws IOException {
        InputStream in = Files.newInputStream(file);
        var reader = new BufferedReader(new InputStreamReader(
                file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in, StandardCharsets.UTF_8));
        @Nullable String header = reader.readLine();
        if (header == null || header.indexOf(',') < 0) {
            throw new IOException(file + ": the first line must name time and cells, split by commas");
        }
        return new CsvReports(reader, header.split(",", -1), measurement, granularitySeconds);
    }

    /** Writes the reports of the next rows; false at the end. */
    boolean writeSome(Path folder) throws IOException {
        for (int i = 0; i < ROWS_AT_ONCE; i++) {
            @Nullable String text = reader.readLine();
            if (text == null) {
                reader.close();
                return false;
            }
            line++;
            String[] fields = text.split(",", -1);
            @Nullable Instant begin = time(fields[0]);
            if (begin == null) {
                firstLeftOut = leftOut++ == 0 ? "line " + line + ": '" + fields[0] + "'" : firstLeftOut;
            } else {
                Path file = folder.resolve("REC%09d.json".formatted(++row));
                Path part = folder.resolve("REC%09d.part".formatted(row));
                Files.write(part, JsonInput.MAPPER.writeValueAsBytes(report(begin, fields)));
                Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            }
        }
        return true;
    }

    /** What became of the lines so far, for people. */
    String summary() {
        return row + " rows became reports"
                + (leftOut == 0
                        ? ""
                        : "; " + leftOut + " lines are left out whose time cannot be read, the first " + firstLeftOut);
    }

    private static @Nullable Instant time(String text) {
        try {
            if (text.matches("\\d{9,10}")) {
                return Instant.ofEpochSecond(Long.parseLong(text));
            }
            return text.endsWith("Z")
                    ? Instant.parse(text)
                    : LocalDateTime.parse(text.replace(' ', 'T')).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException noTime) {
            return null;
        }
    }

    private ObjectNode report(Instant begin, String[] fields) {
        long micros = begin.getEpochSecond() * MICROS;
        ObjectNode root = JsonInput.MAPPER.createObjectNode();
        ObjectNode event = root.putObject("event");
        event.putObject("commonEventHeader")
                .put("domain", "perf3gpp")
                .put("eventId", "REC-" + micros)
                .put("eventName", "perf3gpp_RANTwin_pmMeasResult")
                .put("sourceName", "REC")
                .put("reportingEntityName", "REC")
                .put("startEpochMicrosec", micros)
                .put("lastEpochMicrosec", micros + granularitySeconds * MICROS)
                .put("timeZoneOffset", "+00:00");
        ObjectNode collection = event.putObject("perf3gppFields")
                .put("perf3gppFieldsVersion", "1.0")
                .putObject("measDataCollection")
                .put("granularityPeriod", granularitySeconds)
                .put("measuredEntityUserName", "REC")
                .put("measuredEntityDn", "ManagedElement=REC")
                .put("measuredEntitySoftwareVersion", "");
        ObjectNode info = collection.putArray("measInfoList").addObject();
        info.putObject("measInfoId").put("sMeasInfoId", "NRCellDU");
        info.putObject("measTypes").putArray("sMeasTypesList").add(measurement);
        ArrayNode values = info.putArray("measValuesList");
        for (int column = 1; column < Math.min(names.length, fields.length); column++) {
            ObjectNode value = values.addObject().put("measObjInstId", "NRCellDU=" + names[column].strip());
            value.put("suspectFlag", "false")
                    .putArray("measResults")
                    .addObject()
                    .put("p", 1)
                    .put("sValue", fields[column].strip());
        }
        return root;
    }
}
