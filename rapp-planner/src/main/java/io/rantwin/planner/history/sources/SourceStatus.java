package io.rantwin.planner.history.sources;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.planner.history.HistoryException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a source of reports stands. It is the source's bookmark, too, as JSON: what it counts and the rows it counts are kept
 * together. Only {@code added} to {@code repeated}, and what the history refused, may lack the last rows before a process
 * was killed.
 *
 * @param topic where the records come from: topic of Kafka, or {@link #OF_THE_TWIN}
 * @param offsets next offset of each partition; empty when they do not come from Kafka
 * @param job how the order at the information coordinator stands, for people; empty without one
 * @param link how the connection to Kafka, or to the twin, stands, for people
 * @param aliveMillis when it last said so, wall time
 * @param waitingRecords records that were not read yet, as far as known
 * @param records read; of the twin, reports
 * @param reports of them taken
 * @param rows rows handed to the history, one a cell and report
 * @param values figures in them
 * @param added rows of a time not known before
 * @param changed rows that corrected others
 * @param repeated rows that said nothing new
 * @param refused by cause
 * @param lateReports reports that came after a newer one of the same node; of the twin, of the same cell
 * @param missingPeriods periods that were left out when a newer report of the same node or cell came; what comes late fills them
 * @param lostRecords records that Kafka had deleted before they were read
 * @param lastArrivalMillis when the last report came in, wall time; 0 for never
 * @param newestEndMillis end of the newest period that was reported, network time; 0 for none
 * @param unknownMeasurements names that no standard knows, with how many values; the first 200 are listed
 * @param otherObjects objects that are no cells, with how many values; the first 100 are listed
 * @param problems the last 20 that were met
 */
public record SourceStatus(
        String topic,
        Map<String, Long> offsets,
        String job,
        String link,
        long aliveMillis,
        long waitingRecords,
        long records,
        long reports,
        long rows,
        long values,
        long added,
        long changed,
        long repeated,
        Map<Refusal, Long> refused,
        long lateReports,
        long missingPeriods,
        long lostRecords,
        long lastArrivalMillis,
        long newestEndMillis,
        Map<String, Long> unknownMeasurements,
        Map<String, Long> otherObjects,
        List<Problem> problems) {
    /** What stands as the connection when a source was ended in good order. */
    public static final String ENDED = "ended";

    /** Where reports come from that a running twin tells: the service of its contract. */
    public static final String OF_THE_TWIN = "rantwin.v1.History";

    private static final long ALIVE_MILLIS = 60_000;
    private static final long MILLIS = 1_000;

    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /**
     * Something that was refused.
     *
     * @param partition of Kafka; 0 for a twin
     * @param offset of the record in its partition; for a twin the report's place among all that came
     * @param pointer JSON pointer into it, or the figure; empty for all of it
     */
    public record Problem(int partition, long offset, String pointer, String reason) {}

    /** A source of which nothing has come yet. */
    public static SourceStatus none(String topic) {
        return new SourceStatus(
                topic, Map.of(), "", "", 0, 0, 0, 0, 0, 0, 0, 0, 0, Map.of(), 0, 0, 0, 0, 0, Map.of(), Map.of(),
                List.of());
    }

    /** Whatever a bookmark leaves out is empty. */
    public SourceStatus {
        offsets = Map.copyOf(offsets);
        refused = Map.copyOf(refused);
        unknownMeasurements = Map.copyOf(unknownMeasurements);
        otherObjects = Map.copyOf(otherObjects);
        problems = List.copyOf(problems);
    }

    /** What a bookmark says. */
    public static SourceStatus read(String bookmark) throws HistoryException {
        try {
            return JSON.readValue(bookmark, SourceStatus.class);
        } catch (JsonProcessingException wrong) {
            throw new HistoryException("the bookmark of a source cannot be read: " + wrong.getOriginalMessage(), wrong);
        }
    }

    /** Whether somebody follows it; of that the last word may be a minute old. */
    public boolean isAlive(long nowMillis) {
        return nowMillis - aliveMillis < ALIVE_MILLIS && !link.equals(ENDED);
    }

    /** The same for those who ask, with what they want to know first. */
    public ObjectNode json(String source, long nowMillis) {
        ObjectNode json = JSON.createObjectNode();
        json.put("source", source);
        json.put("isAlive", isAlive(nowMillis));
        if (lastArrivalMillis > 0) {
            json.put("lastReportAgeSeconds", Math.max(0, (nowMillis - lastArrivalMillis) / MILLIS));
            json.put("lastArrival", Instant.ofEpochMilli(lastArrivalMillis).toString());
            json.put("newestPeriodEnd", Instant.ofEpochMilli(newestEndMillis).toString());
        }
        json.put("topic", topic).put("order", job).put("connection", link);
        json.put("told", Instant.ofEpochMilli(aliveMillis).toString());
        json.put("waitingRecords", waitingRecords).put("records", records).put("reports", reports);
        json.put("rows", rows).put("values", values);
        json.put("addedRows", added).put("changedRows", changed).put("repeatedRows", repeated);
        json.put("lateReports", lateReports)
                .put("missingPeriods", missingPeriods)
                .put("lostRecords", lostRecords);
        ObjectNode causes = json.putObject("refused");
        new TreeMap<>(refused).forEach((cause, times) -> causes.put(cause.name(), times));
        json.set("unknownMeasurements", JSON.valueToTree(new TreeMap<>(unknownMeasurements)));
        json.set("otherObjects", JSON.valueToTree(new TreeMap<>(otherObjects)));
        json.set("problems", JSON.valueToTree(problems));
        json.set("offsets", JSON.valueToTree(new TreeMap<>(offsets)));
        return json;
    }

    /** The bookmark. */
    public String write() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException never) {
            throw new IllegalStateException("a record of numbers and text", never);
        }
    }
}
