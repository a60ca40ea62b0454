package io.rantwin.harness.capture;

import static io.rantwin.harness.capture.Wire.concat;
import static io.rantwin.harness.capture.Wire.hex;
import static io.rantwin.harness.capture.Wire.pcap;
import static io.rantwin.harness.capture.Wire.read;
import static io.rantwin.harness.capture.Wire.tcpFrame;
import static io.rantwin.harness.capture.Wire.u32;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TcpTest {

    private static final int SYN = 2;
    private static final int RESET = 4;
    private static final int ACK = 16;

    private static byte[] prefixed(String... pdus) {
        byte[] stream = {};
        for (String pdu : pdus) {
            stream = concat(stream, u32(pdu.length() / 2), hex(pdu));
        }
        return stream;
    }

    @Test
    void cutsTheStreamIntoPdusWhateverTheSegments() throws Exception {
        List<String> expected = new ArrayList<>();
        Random random = new Random(3);
        for (int i = 0; i < 40; i++) {
            byte[] pdu = new byte[1 + random.nextInt(300)];
            random.nextBytes(pdu);
            expected.add(HexFormat.of().formatHex(pdu));
        }
        byte[] stream = prefixed(expected.toArray(String[]::new));
        for (int seed = 0; seed < 60; seed++) {
            Wire.Reading reading =
                    read(pcap(1, segments(stream, new Random(seed)).toArray(byte[][]::new)));
            assertThat(reading.hexes()).as("seed %d", seed).isEqualTo(expected);
            assertThat(reading.pdus().getFirst().transport()).isEqualTo(new Transport.LengthPrefixedTcp());
            assertThat(reading.problems().lossCount()).isZero();
        }
    }

    /** Segments of random lengths from shortly before the end of the sequence numbers, some exchanged, overlapping or repeated. */
    private static List<byte[]> segments(byte[] stream, Random random) {
        long first = 0xffff_f000L;
        List<byte[]> frames = new ArrayList<>();
        int at = 0;
        while (at < stream.length) {
            int to = Math.min(stream.length, at + 1 + random.nextInt(500));
            int from = random.nextInt(4) == 0 ? Math.max(0, at - random.nextInt(400)) : at;
            byte[] segment = tcpFrame(ACK, first + 1 + from, Arrays.copyOfRange(stream, from, to));
            frames.add(frames.isEmpty() ? frames.size() : Math.max(0, frames.size() - random.nextInt(3)), segment);
            if (random.nextInt(4) == 0) {
                int earlier = Math.max(0, at - random.nextInt(400));
                frames.add(tcpFrame(ACK, first + 1 + earlier, Arrays.copyOfRange(stream, earlier, to)));
            }
            at = to;
        }
        frames.addFirst(tcpFrame(SYN, first, new byte[0]));
        return frames;
    }

    @Test
    void countsRepeatedSegments() throws Exception {
        byte[] segment = tcpFrame(ACK, 101, prefixed("0001aa"));
        Wire.Reading reading = read(pcap(1, tcpFrame(SYN, 100, new byte[0]), segment, segment));
        assertThat(reading.hexes()).containsExactly("0001aa");
        assertThat(reading.problems().counts()).containsOnlyKeys(ProblemReason.DUPLICATE_DROPPED);
    }

    @Test
    void segmentBehindAGapMayComeAgainWithMoreOctets() throws Exception {
        byte[] stream = prefixed("0001aa", "0001bb");
        Wire.Reading reading = read(pcap(
                1,
                tcpFrame(SYN, 0, new byte[0]),
                tcpFrame(ACK, 8, Arrays.copyOfRange(stream, 7, 9)),
                tcpFrame(ACK, 8, Arrays.copyOfRange(stream, 7, 14)),
                tcpFrame(ACK, 8, Arrays.copyOfRange(stream, 7, 10)),
                tcpFrame(ACK, 1, Arrays.copyOf(stream, 7))));
        assertThat(reading.hexes()).containsExactly("0001aa", "0001bb");
    }

    @Test
    void beginsInTheMiddleAtASegmentOfWholePdus() throws Exception {
        byte[] tail = Arrays.copyOfRange(prefixed("0001aabbccdd"), 6, 10);
        byte[] whole = prefixed("0001ee", "2001");
        byte[] next = prefixed("4001ff");
        Wire.Reading reading = read(pcap(
                1,
                tcpFrame(ACK, 500, tail),
                tcpFrame(ACK, 504, whole),
                tcpFrame(ACK, 504 + whole.length, Arrays.copyOf(next, 5)),
                tcpFrame(ACK, 509 + whole.length, Arrays.copyOfRange(next, 5, next.length))));
        assertThat(reading.hexes()).containsExactly("0001ee", "2001", "4001ff");
        assertThat(reading.problems().counts()).containsOnlyKeys(ProblemReason.STREAM_POSITION_UNKNOWN);
    }

    @Test
    void givesAMissingSegmentUpAtTheEndAndGoesOnBehindIt() throws Exception {
        byte[] first = prefixed("0001aa");
        byte[] half = Arrays.copyOf(prefixed("0001bbbb"), 6);
        byte[] third = prefixed("0001cc");
        Wire.Reading reading = read(pcap(
                1,
                tcpFrame(SYN, 0, new byte[0]),
                tcpFrame(ACK, 1, concat(first, half)),
                tcpFrame(ACK, 1 + first.length + 8, third)));
        assertThat(reading.hexes()).containsExactly("0001aa", "0001cc");
        assertThat(reading.problems().kept())
                .containsExactly(new CaptureProblem(
                        ProblemReason.GAP_IN_FRAGMENTS, 3, "2 octets of a TCP stream are not in the capture"));
    }

    @Test
    void unfinishedPduAndImpossibleLengthsAreReported() throws Exception {
        Wire.Reading unfinished = read(pcap(1, tcpFrame(SYN, 0, new byte[0]), tcpFrame(ACK, 1, hex("00000005 0001"))));
        assertThat(unfinished.problems().kept())
                .containsExactly(
                        new CaptureProblem(ProblemReason.GAP_IN_FRAGMENTS, 2, "a PDU over TCP ends after 6 octets"));
        Wire.Reading zero = read(pcap(
                1,
                tcpFrame(SYN, 0, new byte[0]),
                tcpFrame(ACK, 1, hex("00000000 00000000")),
                tcpFrame(ACK, 9, prefixed("0001"))));
        assertThat(zero.hexes()).containsExactly("0001");
        assertThat(zero.problems().counts()).containsOnlyKeys(ProblemReason.MALFORMED_PACKET);
        Wire.Reading huge = read(pcap(1, tcpFrame(SYN, 0, new byte[0]), tcpFrame(ACK, 1, hex("7fffffff 00"))));
        assertThat(huge.problems().counts()).containsOnlyKeys(ProblemReason.MESSAGE_TOO_LONG);
    }

    @Test
    void newConnectionOnTheSamePortsBeginsAnew() throws Exception {
        Wire.Reading reading = read(pcap(
                1,
                tcpFrame(SYN, 100, new byte[0]),
                tcpFrame(ACK, 101, hex("00000004 0001")),
                tcpFrame(RESET, 107, new byte[0]),
                tcpFrame(SYN, 50, new byte[0]),
                tcpFrame(SYN, 50, new byte[0]),
                tcpFrame(ACK, 51, prefixed("2001"))));
        assertThat(reading.hexes()).containsExactly("2001");
        assertThat(reading.problems().counts()).containsOnlyKeys(ProblemReason.GAP_IN_FRAGMENTS);
    }

    @Test
    void otherPortsAreUnrelated() throws Exception {
        byte[] file = pcap(1, tcpFrame(ACK, 1, prefixed("0001")));
        Wire.Reading reading = read(file, CaptureOptions.defaults().withPorts(Set.of(5000)));
        assertThat(reading.pdus()).isEmpty();
        assertThat(reading.reader().unrelatedPackets()).isEqualTo(1);
    }

    @Test
    void memoryStaysWithinTheLimits() throws Exception {
        CaptureLimits tight = new CaptureLimits(100_000, 1_000, 600, 5, 300, 2, 100, 4, 1_000, 100);
        List<byte[]> frames = new ArrayList<>();
        frames.add(tcpFrame(SYN, 0, new byte[0]));
        for (int i = 0; i < 10; i++) {
            frames.add(tcpFrame(ACK, 100 + 20 * i, prefixed("00010" + i)));
        }
        Wire.Reading outOfOrder = read(
                pcap(1, frames.toArray(byte[][]::new)),
                CaptureOptions.defaults().withLimits(tight));
        assertThat(outOfOrder.pdus()).hasSize(10);
        assertThat(outOfOrder.problems().count(ProblemReason.GAP_IN_FRAGMENTS)).isEqualTo(10);
        Wire.Reading longPdu = read(
                pcap(1, tcpFrame(SYN, 0, new byte[0]), tcpFrame(ACK, 1, concat(u32(900), new byte[800]))),
                CaptureOptions.defaults().withLimits(tight));
        assertThat(longPdu.problems().counts()).containsOnlyKeys(ProblemReason.REASSEMBLY_LIMIT);
    }
}
