package io.rantwin.codecs.kpm.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.management.ThreadMXBean;
import io.rantwin.codecs.kpm.view.Vectors.Vector;
import io.rantwin.codecs.per.PerException;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Once the view has seen messages of a size and their names, reading them again allocates not one octet. */
class AllocationTest {
    private static final int ROUNDS = 1_000;

    /** The machine may allocate on behalf of the thread while it compiles; it does not do so in every batch. */
    private static final int BATCHES = 10;

    private final IndicationView view = new IndicationView();

    @Test
    void readingAllocatesNothing() throws PerException {
        assumeThat(ManagementFactory.getThreadMXBean()).isInstanceOf(ThreadMXBean.class);
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        List<Vector> vectors = Vectors.own();
        byte[][] octets = vectors.stream().map(Vector::octets).toArray(byte[][]::new);
        boolean[] header = new boolean[octets.length];
        var versions = new KpmWire[octets.length];
        for (int i = 0; i < octets.length; i++) {
            header[i] = vectors.get(i).isKpm("Header");
            versions[i] = vectors.get(i).kpmVersion();
        }
        byte[] pdu = HandMadePdu.complete().octetString(20, "cafe").octets();

        readAll(octets, header, versions, pdu, ROUNDS);
        long least = Long.MAX_VALUE;
        for (int batch = 0; batch < BATCHES; batch++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            readAll(octets, header, versions, pdu, ROUNDS);
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertThat(least).isZero();
    }

    private void readAll(byte[][] octets, boolean[] header, KpmWire[] versions, byte[] pdu, int rounds)
            throws PerException {
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < octets.length; i++) {
                if (header[i]) {
                    view.readHeader(octets[i], 0, octets[i].length, versions[i]);
                } else {
                    view.readMessage(octets[i], 0, octets[i].length, versions[i]);
                }
            }
            view.read(pdu, 0, pdu.length, KpmWire.V3);
        }
    }
}
