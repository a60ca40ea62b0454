package io.rantwin.codecs.bench;

import io.rantwin.codecs.e2ap.E2apCodec;
import io.rantwin.codecs.e2ap.E2apVersion;
import io.rantwin.codecs.e2ap.RicIndication;
import io.rantwin.codecs.kpm.KpmCodec;
import io.rantwin.codecs.kpm.KpmIndicationHeader;
import io.rantwin.codecs.kpm.KpmReport;
import io.rantwin.codecs.kpm.KpmVersion;
import io.rantwin.codecs.per.PerException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** E2AP, KPM header and KPM message as immutable records: octets to records, and records to octets. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RecordsBenchmark {
    /** All that an indication says. */
    public record Indication(RicIndication envelope, KpmIndicationHeader header, KpmReport report) {}

    private final E2apCodec e2ap = new E2apCodec(E2apVersion.V02_03);
    private final KpmCodec kpm = KpmCodec.of(KpmVersion.V3_00);
    private final byte[] f1;
    private final byte[] f3;
    private final Indication f1Indication;
    private final Indication f3Indication;

    /** Sets up both directions: what is encoded is what was decoded before. */
    public RecordsBenchmark() {
        BenchMessages messages = BenchMessages.load();
        f1 = messages.f1().toArray();
        f3 = messages.f3().toArray();
        try {
            f1Indication = decode(f1);
            f3Indication = decode(f3);
        } catch (PerException e) {
            throw new IllegalStateException(e);
        }
    }

    private Indication decode(byte[] octets) throws PerException {
        if (!(e2ap.decode(octets).message() instanceof RicIndication envelope)) {
            throw new IllegalStateException("no RICindication");
        }
        return new Indication(
                envelope,
                kpm.decodeIndicationHeader(envelope.ricIndicationHeader()),
                kpm.decodeIndicationMessage(envelope.ricIndicationMessage()));
    }

    private byte[] encode(Indication indication) throws PerException {
        RicIndication envelope = indication.envelope();
        return e2ap.encode(new RicIndication(
                envelope.ricRequestId(),
                envelope.ranFunctionId(),
                envelope.ricActionId(),
                envelope.ricIndicationSn(),
                envelope.ricIndicationType(),
                kpm.encode(indication.header()),
                kpm.encode(indication.report()),
                envelope.ricCallProcessId()));
    }

    @Benchmark
    public Indication decodeF1() throws PerException {
        return decode(f1);
    }

    @Benchmark
    public Indication decodeF3() throws PerException {
        return decode(f3);
    }

    @Benchmark
    public byte[] encodeF1() throws PerException {
        return encode(f1Indication);
    }

    @Benchmark
    public byte[] encodeF3() throws PerException {
        return encode(f3Indication);
    }
}
