package io.rantwin.nearrt.loop;

import io.rantwin.nearrt.live.CellGlance;
import io.rantwin.twin.estimation.FilterBank;
import io.rantwin.twin.estimation.KeptStateException;
import io.rantwin.twin.estimation.MeasurementSlot;
import io.rantwin.twin.estimation.ReportIntake;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One cell as it is kept over a restart: some 4 kB. Single samples of scores, forecasts whose truth has not come, reports as they
 * came and what finer reports told of counters are left out.
 *
 * @param ranName node that reports it
 * @param arrivalNanos when its newest report arrived, wall clock
 * @param informationNanos end of the newest period that is in it, network time
 * @param classMillis of its page
 * @param lastGranularityMillis of its newest report
 * @param everReported bits of the filter's measurements that it ever reported
 * @param toldNanos when each of these was reported last
 * @param others its other measurements
 * @param filter with intake
 * @param scores of fidelity
 * @param forecaster null when it has not forecast yet
 * @param season what is usual of it; null when no phase was seen
 */
@SuppressWarnings("ArrayRecordComponent") // Written and read at once, compared nowhere.
record CellRecord(
        String ranName,
        long arrivalNanos,
        long informationNanos,
        long classMillis,
        long lastGranularityMillis,
        int everReported,
        long[] toldNanos,
        Map<String, OtherKpi> others,
        byte[] filter,
        byte[] scores,
        byte @Nullable [] forecaster,
        byte @Nullable [] season) {
    private static final int VERSION = 2;
    private static final int MOST_OCTETS = 1 << 20;
    private static final byte[] NOTHING = {};

    /** Octets of a cell; null while there is nothing to keep. On its shard. */
    static byte @Nullable [] write(LiveCell cell) throws IOException {
        CellPage page = cell.page;
        CellGlance glance = cell.published.glance();
        if (page == null || glance == null || page.bank.informationNanos(cell.place) == FilterBank.NEVER) {
            return null;
        }
        var octets = new ByteArrayOutputStream(4096);
        var out = new DataOutputStream(octets);
        out.writeShort(VERSION);
        out.writeUTF(glance.ranName());
        out.writeLong(glance.arrivalNanos());
        out.writeLong(page.bank.informationNanos(cell.place));
        out.writeLong(page.classMillis);
        out.writeLong(cell.lastGranularityMillis);
        out.writeInt(cell.everReported);
        for (long told : cell.toldNanos) {
            out.writeLong(told);
        }
        out.writeInt(cell.others.size());
        for (Map.Entry<String, OtherKpi> other : cell.others.entrySet()) {
            out.writeUTF(other.getKey());
            other.getValue().write(out);
        }
        ByteBuffer filter = ByteBuffer.allocate(ReportIntake.writtenOctets());
        page.intake.write(cell.place, filter);
        write(out, filter.array());
        ByteBuffer scores = ByteBuffer.allocate(page.fidelity.window().writtenOctets());
        page.fidelity.window().write(cell.place, scores);
        write(out, scores.array());
        if (page.forecaster.originNanos(cell.place) == FilterBank.NEVER) {
            write(out, NOTHING);
        } else {
            ByteBuffer forecaster = ByteBuffer.allocate(page.forecaster.writtenOctets());
            page.forecaster.write(cell.place, forecaster);
            write(out, forecaster.array());
        }
        if (cell.season == null) {
            write(out, NOTHING);
        } else {
            ByteBuffer season = ByteBuffer.allocate(page.seasons.writtenOctets());
            page.seasons.write(cell.place, season);
            write(out, season.array());
        }
        return octets.toByteArray();
    }

    private static void write(DataOutputStream out, byte[] octets) throws IOException {
        out.writeInt(octets.length);
        out.write(octets);
    }

    /** Reads what was written. */
    static CellRecord read(byte[] octets) throws KeptStateException {
        try (var in = new DataInputStream(new ByteArrayInputStream(octets))) {
            int version = in.readUnsignedShort();
            if (version != VERSION) {
                throw new KeptStateException("It is of version " + version + ", this is version " + VERSION + ".");
            }
            String ranName = in.readUTF();
            long arrivalNanos = in.readLong();
            long informationNanos = in.readLong();
            long classMillis = in.readLong();
            long granularityMillis = in.readLong();
            int everReported = in.readInt();
            long[] toldNanos = new long[MeasurementSlot.COUNT];
            for (int slot = 0; slot < toldNanos.length; slot++) {
                toldNanos[slot] = in.readLong();
            }
            int others = in.readInt();
            if (classMillis <= 0
                    || CellPage.classOf(classMillis) != classMillis
                    || granularityMillis < 0
                    || others < 0
                    || others > LiveCell.MOST_OTHERS) {
                throw new KeptStateException("Periods of %d and %d ms and %d other measurements cannot be."
                        .formatted(classMillis, granularityMillis, others));
            }
            Map<String, OtherKpi> read = new LinkedHashMap<>();
            for (int i = 0; i < others; i++) {
                read.put(in.readUTF(), OtherKpi.read(in));
            }
            byte[] filter = part(in);
            byte[] scores = part(in);
            byte[] forecaster = part(in);
            byte[] season = part(in);
            return new CellRecord(
                    ranName,
                    arrivalNanos,
                    informationNanos,
                    classMillis,
                    granularityMillis,
                    everReported,
                    toldNanos,
                    read,
                    filter,
                    scores,
                    forecaster.length == 0 ? null : forecaster,
                    season.length == 0 ? null : season);
        } catch (IOException e) {
            throw new KeptStateException("It ends too early: " + e);
        }
    }

    private static byte[] part(DataInputStream in) throws IOException, KeptStateException {
        int length = in.readInt();
        if (length < 0 || length > MOST_OCTETS) {
            throw new KeptStateException("A part of " + length + " octets cannot be.");
        }
        return in.readNBytes(length);
    }

    /** Puts it into a cell that has a place and had no report; when that fails, the place must not be used. */
    void putInto(LiveCell cell, CellPage page) throws KeptStateException {
        put(filter, ReportIntake.writtenOctets(), from -> page.intake.read(cell.place, from));
        if (page.bank.informationNanos(cell.place) != informationNanos) {
            throw new KeptStateException("Its filter is of another time than it says.");
        }
        put(
                scores,
                page.fidelity.window().writtenOctets(),
                from -> page.fidelity.window().read(cell.place, from));
        cell.everReported = everReported;
        System.arraycopy(toldNanos, 0, cell.toldNanos, 0, toldNanos.length);
        cell.lastGranularityMillis = lastGranularityMillis;
        cell.others.putAll(others);
    }

    /** The same of the forecaster; when that fails, the cell forecasts as one that was never seen. */
    void putForecasts(LiveCell cell, CellPage page) throws KeptStateException {
        if (forecaster != null) {
            put(forecaster, page.forecaster.writtenOctets(), from -> page.forecaster.read(cell.place, from));
        }
    }

    /** Puts what is usual of a cell into the place that it has; when that fails, nothing is. */
    static void putSeason(byte @Nullable [] season, LiveCell cell, CellPage page) throws KeptStateException {
        if (season != null) {
            put(season, page.seasons.writtenOctets(), from -> page.seasons.read(cell.place, from));
            cell.season = page.seasons.profile(cell.place);
        }
    }

    private interface Reader {
        void read(ByteBuffer from) throws KeptStateException;
    }

    private static void put(byte[] part, int octets, Reader reader) throws KeptStateException {
        if (part.length != octets) {
            throw new KeptStateException("A part has " + part.length + " octets, and " + octets + " are due.");
        }
        reader.read(ByteBuffer.wrap(part));
    }
}
