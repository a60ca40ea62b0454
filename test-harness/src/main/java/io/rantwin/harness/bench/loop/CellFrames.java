package io.rantwin.harness.bench.loop;

import io.rantwin.codecs.e2ap.E2apCodec;
import io.rantwin.codecs.e2ap.RicIndication;
import io.rantwin.codecs.e2ap.RicIndication.RicIndicationType;
import io.rantwin.codecs.e2ap.RicRequestId;
import io.rantwin.codecs.kpm.CollectionStartTime;
import io.rantwin.codecs.kpm.KpmCodec;
import io.rantwin.codecs.kpm.KpmIndicationHeader;
import io.rantwin.codecs.kpm.MeasurementItem;
import io.rantwin.codecs.kpm.MeasurementRecord;
import io.rantwin.codecs.kpm.MeasurementReport;
import io.rantwin.codecs.kpm.RecordValue;
import io.rantwin.codecs.per.Octets;
import io.rantwin.codecs.per.PerException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Indications of one cell, encoded before the load begins: a few with different figures, of which only the time stamp is written
 * anew. Where it stands is found by encoding twice.
 */
final class CellFrames {
    /** What each report carries, with the figure of a cell at half load. */
    private static final Map<String, Double> HALF_LOAD = Map.of(
            "RRU.PrbTotDl", 50.0,
            "DRB.RlcSduTransmittedVolumeDL", 20_000.0,
            "DRB.UEThpDl", 9_000.0,
            "DRB.MeanActiveUeDl", 3.0,
            "RRC.ConnMean", 30.0,
            "DRB.RlcSduDelayDl", 150.0,
            "PEE.AvgTemperature", 45.0,
            "MM.HoResAlloInterSucc", 2.0,
            "RRU.PrbTotUl", 20.0,
            "PEE.AvgPower", 300.0);

    private static final int VARIANTS = 8;
    private static final double NOISE = 0.05;
    private static final int STAMP_OCTETS = 8;
    private static final long NTP_TO_UNIX_SECONDS = 2_208_988_800L;
    private static final long NANOS = 1_000_000_000L;
    private static final VarHandle STAMP = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final String ranName;
    private final int subscriptionId;
    private final byte[][] frames = new byte[VARIANTS][];
    private final int stampAt;
    private final long granularityNanos;
    private int next;

    /**
     * Encodes them.
     *
     * @param subscriptionId that the subscription manager gave
     */
    CellFrames(
            E2apCodec e2ap,
            KpmCodec kpm,
            String ranName,
            RicRequestId request,
            int actionId,
            int subscriptionId,
            long granularityMillis,
            SplittableRandom random)
            throws PerException {
        this.ranName = ranName;
        this.subscriptionId = subscriptionId;
        granularityNanos = granularityMillis * 1_000_000;
        double level = 0.4 + random.nextDouble();
        int at = -1;
        for (int v = 0; v < VARIANTS; v++) {
            Octets report = kpm.encode(report(level, granularityMillis, random));
            byte[] one = frame(e2ap, kpm, request, actionId, report, 0x01);
            byte[] other = frame(e2ap, kpm, request, actionId, report, 0x02);
            at = Arrays.mismatch(one, other);
            if (at < 0 || one[at + STAMP_OCTETS - 1] != 0x01) {
                throw new IllegalStateException("the time stamp does not stand in one piece");
            }
            frames[v] = one;
        }
        stampAt = at;
    }

    /** Names in the order of the reports. */
    static List<String> measurements() {
        return HALF_LOAD.keySet().stream().sorted().toList();
    }

    private static MeasurementReport report(double level, long granularityMillis, SplittableRandom random) {
        List<MeasurementItem> items = new ArrayList<>();
        List<RecordValue> row = new ArrayList<>();
        for (String name : measurements()) {
            items.add(MeasurementItem.named(name));
            double whole = HALF_LOAD.getOrDefault(name, 0.0) * level * (1 + NOISE * random.nextGaussian());
            double share = name.contains("Volume") || name.startsWith("MM.") ? granularityMillis / 1e3 : 1;
            row.add(new RecordValue.IntegerValue(Math.max(1, Math.round(whole * share))));
        }
        return MeasurementReport.of(List.of(new MeasurementRecord(row, false)), items, granularityMillis);
    }

    private static byte[] frame(
            E2apCodec e2ap, KpmCodec kpm, RicRequestId request, int actionId, Octets report, int stampOctet)
            throws PerException {
        byte[] stamp = new byte[STAMP_OCTETS];
        Arrays.fill(stamp, (byte) stampOctet);
        return e2ap.encode(new RicIndication(
                request,
                SilentNodes.KPM_FUNCTION,
                actionId,
                1,
                RicIndicationType.REPORT,
                kpm.encode(KpmIndicationHeader.at(new CollectionStartTime(Octets.of(stamp)))),
                report,
                null));
    }

    String ranName() {
        return ranName;
    }

    int subscriptionId() {
        return subscriptionId;
    }

    /** The next report, whose period ends then [ns since 1970]. The array is written over by a later call. */
    byte[] endingAt(long endNanos) {
        byte[] frame = frames[next];
        next = (next + 1) % VARIANTS;
        long start = endNanos - granularityNanos;
        long fraction = ((start % NANOS) << 32) / NANOS;
        STAMP.set(frame, stampAt, (start / NANOS + NTP_TO_UNIX_SECONDS) << 32 | fraction);
        return frame;
    }
}
