package io.rantwin.harness.record;

import io.rantwin.codecs.e2ap.E2apVersion;
import io.rantwin.codecs.e2ap.RicIndication;
import io.rantwin.codecs.e2ap.RicIndication.RicIndicationType;
import io.rantwin.codecs.e2ap.RicRequestId;
import io.rantwin.codecs.kpm.CollectionStartTime;
import io.rantwin.codecs.kpm.KpmCodec;
import io.rantwin.codecs.kpm.KpmIndicationHeader;
import io.rantwin.codecs.kpm.KpmVersion;
import io.rantwin.codecs.kpm.MeasurementItem;
import io.rantwin.codecs.kpm.MeasurementRecord;
import io.rantwin.codecs.kpm.MeasurementReport;
import io.rantwin.codecs.kpm.RecordValue;
import io.rantwin.harness.e2node.NodeCodecs;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Recordings made for tests. */
final class Recordings {
    private static final NodeCodecs CODECS = NodeCodecs.load();

    static final Instant CREATED = Instant.parse("2026-03-01T12:00:00.123456789Z");

    private Recordings() {}

    /** Messages of three nodes, 1 ms apart. */
    static List<RecordingEntry> entries(int count, int octets, long seed) {
        Random random = new Random(seed);
        List<RecordingEntry> entries = new ArrayList<>();
        long arrival = RecordingWriter.nanos(CREATED);
        for (int i = 0; i < count; i++) {
            byte[] message = new byte[random.nextInt(octets + 1)];
            random.nextBytes(message);
            entries.add(new RecordingEntry(
                    arrival + i * 1_000_000L,
                    random.nextBoolean() ? RecordingEntry.UNKNOWN_TIME : random.nextLong(1L << 60),
                    random.nextBoolean() ? Direction.FROM_NODE : Direction.TO_NODE,
                    random.nextBoolean() ? RecordedKind.E2AP : RecordedKind.RMR,
                    "gnb_" + i / 40 % 3,
                    message));
        }
        return entries;
    }

    static void write(Path file, List<RecordingEntry> entries, int flushEvery) throws IOException {
        try (RecordingWriter writer = RecordingWriter.create(file, CREATED)) {
            for (int i = 0; i < entries.size(); i++) {
                writer.append(entries.get(i));
                if (i % flushEvery == flushEvery - 1) {
                    writer.flush();
                }
            }
        }
    }

    static List<RecordingEntry> read(Path file, RecordingQuery query, List<RecordingProblem> problems)
            throws IOException, RecordingException {
        List<RecordingEntry> read = new ArrayList<>();
        try (RecordingReader reader = RecordingReader.open(file, problems::add)) {
            reader.seek(query);
            for (RecordingEntry entry = reader.next(); entry != null; entry = reader.next()) {
                read.add(entry);
            }
        }
        return read;
    }

    /** An indication of a KPM report that began at a time. */
    static byte[] indication(int sn, CollectionStartTime time, KpmVersion version) throws Exception {
        KpmCodec kpm = CODECS.kpm().of(version);
        return CODECS.e2ap()
                .of(E2apVersion.V02_03)
                .encode(new RicIndication(
                        new RicRequestId(123, 7),
                        2,
                        1,
                        sn,
                        RicIndicationType.REPORT,
                        kpm.encode(KpmIndicationHeader.at(time)),
                        kpm.encode(MeasurementReport.of(
                                List.of(new MeasurementRecord(List.of(new RecordValue.IntegerValue(sn)), false)),
                                List.of(MeasurementItem.named("RRU.PrbTotDl")),
                                1000L)),
                        null));
    }
}
