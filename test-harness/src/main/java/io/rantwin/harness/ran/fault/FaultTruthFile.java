package io.rantwin.harness.ran.fault;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.rantwin.harness.ran.site.Layout;
import io.rantwin.harness.ran.traffic.ProfileClock;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;

/**
 * The truth as JSON lines, to lie beside what is reported: one object for each change, the same octets for the same run.
 * Members: {@code networkTimeMicros}, {@code profileHours} (since Monday 0:00), {@code change}, {@code fault} (number),
 * {@code kind}, {@code cell} and {@code cellName} or {@code site} and {@code siteName}, {@code fromMicros},
 * {@code untilMicros} (absent when it never ends), {@code strength} (0 .. 1), and {@code fullStrength} with the fault's
 * figures. Each line is flushed. Not thread-safe.
 */
public final class FaultTruthFile implements FaultTruth, Closeable {
    private static final double MICRO = 1e6;

    private final JsonGenerator json;
    private final ProfileClock clock;
    private final Layout layout;
    private final List<String> cellNames;

    /**
     * @param stream closed with this
     * @param cellNames by index
     * @throws IOException when the stream refuses
     */
    public FaultTruthFile(OutputStream stream, ProfileClock clock, Layout layout, List<String> cellNames)
            throws IOException {
        this.json = JsonFactory.builder().build().createGenerator(stream).setRootValueSeparator(null);
        this.clock = clock;
        this.layout = layout;
        this.cellNames = List.copyOf(cellNames);
    }

    @Override
    public void told(Change change, int number, TimedFault fault, double strength, long timeMicros) throws IOException {
        json.writeStartObject();
        json.writeNumberField("networkTimeMicros", timeMicros);
        json.writeNumberField("profileHours", Math.round(clock.hours(timeMicros) * MICRO) / MICRO);
        json.writeStringField("change", change.name().toLowerCase(Locale.ROOT));
        json.writeNumberField("fault", number);
        json.writeStringField("kind", fault.fault().kind());
        json.writeNumberField("fromMicros", fault.fromMicros());
        if (fault.untilMicros() != TimedFault.FOREVER) {
            json.writeNumberField("untilMicros", fault.untilMicros());
        }
        json.writeNumberField("strength", Math.round(strength * MICRO) / MICRO);
        switch (fault.fault()) {
            case NetworkFault one -> network(one);
            case ReportFault one -> report(one);
        }
        json.writeEndObject();
        json.writeRaw('\n');
        json.flush();
    }

    private void network(NetworkFault fault) throws IOException {
        switch (fault) {
            case NetworkFault.SleepingCell(int cell) -> cell(cell);
            case NetworkFault.AntennaDegradation(int cell, double loss) -> cell(cell, "lossDb", loss);
            case NetworkFault.AmplifierDegradation(int cell, double loss) -> cell(cell, "lossDb", loss);
            case NetworkFault.FanDegradation(int cell, double factor) -> cell(cell, "heatResistanceFactor", factor);
            case NetworkFault.BackhaulLimit(int cell, double bits) -> cell(cell, "bitsPerSecond", bits);
            case NetworkFault.Interference(int cell, double rise) -> cell(cell, "noiseRiseDb", rise);
            case NetworkFault.Jammer jammer -> {
                if (jammer.carrier() >= 0) {
                    json.writeStringField(
                            "carrier", layout.carriers().get(jammer.carrier()).name());
                }
                json.writeObjectFieldStart("fullStrength");
                json.writeNumberField("xMetres", jammer.xMetres());
                json.writeNumberField("yMetres", jammer.yMetres());
                json.writeNumberField("reachMetres", jammer.reachMetres());
                json.writeNumberField("noiseRiseDb", jammer.noiseRiseDb());
                json.writeNumberField("onSeconds", jammer.onSeconds());
                json.writeNumberField("offSeconds", jammer.offSeconds());
                json.writeEndObject();
            }
            case NetworkFault.MissingNeighbour(int cell, int neighbour) -> {
                cell(cell);
                json.writeNumberField("neighbour", neighbour);
                json.writeStringField("neighbourName", cellNames.get(neighbour));
            }
        }
    }

    private void report(ReportFault fault) throws IOException {
        switch (fault) {
            case ReportFault.ClockSkew(int node, double offset, double drift) -> {
                site(node);
                json.writeObjectFieldStart("fullStrength");
                json.writeNumberField("offsetMillis", offset);
                json.writeNumberField("driftPartsPerMillion", drift);
                json.writeEndObject();
            }
            case ReportFault.ReportLoss(int node, double probability) -> probability(node, probability);
            case ReportFault.ReportDelay(int node, double probability, double delay, double jitter) -> {
                site(node);
                json.writeObjectFieldStart("fullStrength");
                json.writeNumberField("probability", probability);
                json.writeNumberField("delayMillis", delay);
                json.writeNumberField("jitterMillis", jitter);
                json.writeEndObject();
            }
            case ReportFault.ReportDuplication(int node, double probability) -> probability(node, probability);
            case ReportFault.ReportReordering(int node, double probability) -> probability(node, probability);
            case ReportFault.ReportCorruption(int node, double probability) -> probability(node, probability);
            case ReportFault.NodeRestart(int node) -> site(node);
            case ReportFault.FrozenValues(int cell, String measurement) -> measurement(cell, measurement);
            case ReportFault.WrongUnit(int cell, String measurement, double factor) -> {
                measurement(cell, measurement);
                figure("factor", factor);
            }
            case ReportFault.LiarCell(int cell, String measurement, double factor, double offset) -> {
                measurement(cell, measurement);
                json.writeObjectFieldStart("fullStrength");
                json.writeNumberField("factor", factor);
                json.writeNumberField("offset", offset);
                json.writeEndObject();
            }
            case ReportFault.ControlIgnored(int cell) -> cell(cell);
        }
    }

    private void cell(int cell) throws IOException {
        json.writeNumberField("cell", cell);
        json.writeStringField("cellName", cellNames.get(cell));
    }

    private void cell(int cell, String figure, double value) throws IOException {
        cell(cell);
        figure(figure, value);
    }

    private void site(int site) throws IOException {
        json.writeNumberField("site", site);
        json.writeStringField("siteName", layout.sites().get(site).name());
    }

    private void probability(int site, double probability) throws IOException {
        site(site);
        figure("probability", probability);
    }

    private void measurement(int cell, String measurement) throws IOException {
        cell(cell);
        if (!measurement.isEmpty()) {
            json.writeStringField("measurement", measurement);
        }
    }

    private void figure(String name, double value) throws IOException {
        json.writeObjectFieldStart("fullStrength");
        json.writeNumberField(name, value);
        json.writeEndObject();
    }

    @Override
    public void close() throws IOException {
        json.close();
    }
}
