package io.rantwin.harness.capture;

import static io.rantwin.harness.capture.Wire.data;
import static io.rantwin.harness.capture.Wire.ethernet;
import static io.rantwin.harness.capture.Wire.hex;
import static io.rantwin.harness.capture.Wire.iData;
import static io.rantwin.harness.capture.Wire.ipv4;
import static io.rantwin.harness.capture.Wire.pcap;
import static io.rantwin.harness.capture.Wire.read;
import static io.rantwin.harness.capture.Wire.sctp;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SctpTest {

    private static final int BEGIN = 2;
    private static final int END = 1;
    private static final int WHOLE = 3;
    private static final int UNORDERED = 4;

    private static byte[] frame(byte[]... chunks) {
        return ethernet(ipv4(132, sctp(chunks)));
    }

    private static Wire.Reading readFrames(byte[]... frames) throws Exception {
        return read(pcap(1, frames));
    }

    @Test
    void readsBundledChunksAndPassesOverOthers() throws Exception {
        byte[] sack = Wire.chunk(3, 0, new byte[12]);
        Wire.Reading reading = readFrames(frame(
                sack,
                data(WHOLE, 1, 0, 0, 70, hex("0001aa")),
                data(WHOLE | UNORDERED, 2, 5, 0, 71, hex("2001bbbb")),
                data(WHOLE, 3, 0, 1, 72, hex("40"))));
        assertThat(reading.hexes()).containsExactly("0001aa", "2001bbbb", "40");
        assertThat(reading.pdus())
                .extracting(CapturedPdu::transport)
                .containsExactly(
                        new Transport.Sctp(0, 70, false),
                        new Transport.Sctp(5, 71, true),
                        new Transport.Sctp(0, 72, false));
        assertThat(reading.problems().counts()).isEmpty();
    }

    @Test
    void takesProtocolZeroOnE2PortsOnlyAndCountsOthers() throws Exception {
        byte[] e2Port = ethernet(ipv4(132, sctp(40000, 36422, 1, data(WHOLE, 1, 0, 0, 0, hex("0001")))));
        byte[] otherPort = ethernet(ipv4(132, sctp(40000, 38412, 2, data(WHOLE, 1, 0, 0, 0, hex("0002")))));
        byte[] ngap = ethernet(ipv4(132, sctp(40000, 36421, 3, data(WHOLE, 1, 0, 0, 60, hex("0003")))));
        byte[] swapped = ethernet(ipv4(132, sctp(40000, 36421, 4, data(WHOLE, 1, 0, 0, 0x46000000L, hex("0004")))));
        byte[] e2Protocol = ethernet(ipv4(132, sctp(40000, 38412, 5, data(WHOLE, 1, 0, 0, 70, hex("0005")))));
        byte[] file = pcap(1, e2Port, otherPort, ngap, swapped, e2Protocol);
        CaptureOptions options = CaptureOptions.defaults();

        Wire.Reading reading = read(file);
        assertThat(reading.hexes()).containsExactly("0001", "0004", "0005");
        assertThat(reading.problems().kept())
                .containsExactly(
                        new CaptureProblem(
                                ProblemReason.OTHER_PAYLOAD_PROTOCOL,
                                2,
                                "payload protocol 0 between ports 40000 and 38412"),
                        new CaptureProblem(
                                ProblemReason.OTHER_PAYLOAD_PROTOCOL,
                                3,
                                "payload protocol 60 between ports 40000 and 36421"));
        assertThat(reading.problems().lossCount()).isZero();
        assertThat(read(file, options.withAnyPort()).hexes()).containsExactly("0001", "0002", "0004", "0005");
        assertThat(read(file, options.withAnyPayloadProtocol()).hexes())
                .containsExactly("0001", "0003", "0004", "0005");
        assertThat(read(file, options.withPorts(Set.of(38412))).hexes()).containsExactly("0002", "0005");
    }

    /** Fragments of messages of 5 octets, one an octet, on three streams; numbers wrap around. */
    private static List<byte[]> fragments(List<String> expected) {
        List<byte[]> chunks = new ArrayList<>();
        long tsn = 0xffff_fff0L;
        for (int message = 0; message < 12; message++) {
            byte[] bytes = {0, (byte) message, 3, 4, 5};
            expected.add(HexFormat.of().formatHex(bytes));
            int unordered = message % 4 == 3 ? UNORDERED : 0;
            for (int i = 0; i < bytes.length; i++) {
                int flags = (i == 0 ? BEGIN : 0) | (i == bytes.length - 1 ? END : 0) | unordered;
                chunks.add(data(flags, tsn++, message % 3, message / 3, 70, Arrays.copyOfRange(bytes, i, i + 1)));
            }
        }
        return chunks;
    }

    @Test
    void putsFragmentsTogetherInEveryOrderAcrossTheEndOfTheNumbers() throws Exception {
        for (int seed = 0; seed < 50; seed++) {
            List<String> expected = new ArrayList<>();
            List<byte[]> chunks = fragments(expected);
            if (seed > 0) {
                Collections.shuffle(chunks, new Random(seed));
            }
            Wire.Reading reading =
                    readFrames(chunks.stream().map(SctpTest::frame).toArray(byte[][]::new));
            assertThat(reading.hexes()).containsExactlyInAnyOrderElementsOf(expected);
            assertThat(reading.problems().counts()).isEmpty();
        }
    }

    @Test
    void putsInterleavedFragmentsTogether() throws Exception {
        // RFC 8260: two messages whose fragments alternate; TSNs are not contiguous within a message.
        Wire.Reading reading = readFrames(
                frame(iData(BEGIN, 1, 1, 7, 70, hex("0001"))),
                frame(iData(BEGIN, 2, 2, 7, 0, hex("2001")), iData(0, 3, 1, 7, 1, hex("aa"))),
                frame(iData(END, 5, 1, 7, 2, hex("bb"))),
                frame(iData(END, 4, 2, 7, 1, hex("cc"))),
                frame(iData(WHOLE, 6, 3, 0, 71, hex("4001"))));
        assertThat(reading.hexes()).containsExactly("0001aabb", "2001cc", "4001");
        assertThat(reading.pdus())
                .extracting(CapturedPdu::transport)
                .contains(new Transport.Sctp(1, 70, false), new Transport.Sctp(2, 0, false));
        assertThat(reading.problems().counts()).isEmpty();
    }

    @Test
    void dropsRetransmissionsButNotNumbersUsedForOtherData() throws Exception {
        byte[] first = frame(data(WHOLE, 1, 0, 0, 70, hex("0001aa")));
        // The same chunk with the immediate-acknowledgement bit, bundled with a new one, over another path.
        byte[] again = ethernet(
                ipv4(132, sctp(data(WHOLE | 8, 1, 0, 0, 70, hex("0001aa")), data(WHOLE, 2, 0, 1, 70, hex("0001bb")))));
        again[14 + 15] = 9; // another source address
        byte[] reused = frame(data(WHOLE, 2, 0, 1, 70, hex("0001cc")));
        Wire.Reading reading = readFrames(first, again, reused);
        assertThat(reading.hexes()).containsExactly("0001aa", "0001bb", "0001cc");
        assertThat(reading.problems().kept())
                .containsExactly(
                        new CaptureProblem(ProblemReason.DUPLICATE_DROPPED, 2, "SCTP chunk with TSN 1"),
                        new CaptureProblem(ProblemReason.SEQUENCE_NUMBER_REUSED, 3, "SCTP chunk with TSN 2"));
        assertThat(reading.problems().lossCount()).isZero();
    }

    @Test
    void repeatedFragmentsDoNotDisturb() throws Exception {
        byte[] begin = frame(data(BEGIN, 1, 0, 0, 70, hex("0001")));
        byte[] end = frame(data(END, 2, 0, 0, 70, hex("aa")));
        Wire.Reading reading = readFrames(begin, begin, end, begin, end);
        assertThat(reading.hexes()).containsExactly("0001aa");
        assertThat(reading.problems().count(ProblemReason.DUPLICATE_DROPPED)).isEqualTo(3);
    }

    @Test
    void directionsAndAssociationsAreApart() throws Exception {
        byte[] one = ethernet(ipv4(132, sctp(36421, 36421, 1, data(BEGIN, 5, 0, 0, 70, hex("0001")))));
        byte[] other = ethernet(ipv4(132, sctp(36421, 36421, 2, data(END, 6, 0, 0, 70, hex("bb")))));
        byte[] otherBegin = ethernet(ipv4(132, sctp(36421, 36421, 2, data(BEGIN, 5, 0, 0, 70, hex("2001")))));
        Wire.Reading reading = readFrames(one, other, otherBegin);
        assertThat(reading.hexes()).containsExactly("2001bb");
        assertThat(reading.problems().kept())
                .containsExactly(new CaptureProblem(
                        ProblemReason.GAP_IN_FRAGMENTS,
                        1,
                        "an SCTP message on stream 0 with 2 octets in 1 fragments is incomplete"));
    }

    @Test
    void missingFragmentIsReportedAndCostsItsMessageOnly() throws Exception {
        Wire.Reading reading = readFrames(
                frame(data(BEGIN, 1, 0, 0, 70, hex("0001"))),
                frame(data(END, 3, 0, 0, 70, hex("aa"))),
                frame(data(WHOLE, 4, 0, 1, 70, hex("0002"))));
        assertThat(reading.hexes()).containsExactly("0002");
        assertThat(reading.problems().count(ProblemReason.GAP_IN_FRAGMENTS)).isEqualTo(2);
    }

    @Test
    void wrongChecksumIsNotedAndTheDataUsed() throws Exception {
        byte[] packet = sctp(data(WHOLE, 1, 0, 0, 70, hex("0001aa")));
        packet[8] ^= 1;
        Wire.Reading reading = readFrames(ethernet(ipv4(132, packet)));
        assertThat(reading.hexes()).containsExactly("0001aa");
        assertThat(reading.problems().counts()).containsOnlyKeys(ProblemReason.CHECKSUM_NOT_VERIFIED);
    }

    @Test
    void checksumOfTheTestIsTheOneOfTheStandard() {
        // RFC 3720, appendix B.4: 32 octets of zero.
        assertThat(Wire.crc32c(new byte[32])).isEqualTo(0x8a9136aa);
    }

    @Test
    void chunksBeforeAMalformedOneAreUsed() throws Exception {
        byte[] good = data(WHOLE, 1, 0, 0, 70, hex("0001aa"));
        for (byte[] bad : List.of(
                hex("00030003"), // shorter than its own header
                hex("000300ff 00000001"), // longer than the packet
                data(WHOLE, 2, 0, 0, 70, new byte[0]),
                hex("00"))) {
            Wire.Reading reading = readFrames(frame(good, bad));
            assertThat(reading.hexes()).containsExactly("0001aa");
            assertThat(reading.problems().counts()).containsOnlyKeys(ProblemReason.MALFORMED_PACKET);
        }
    }

    @Test
    void memoryStaysWithinTheLimits() throws Exception {
        CaptureLimits tight = new CaptureLimits(100_000, 20, 50, 8, 1_000, 4, 100, 4, 1_000, 3);
        List<byte[]> frames = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            // Never finished: every second number is missing.
            frames.add(frame(data(BEGIN, 10 + 2 * i, 0, i, 70, hex("0001aabb"))));
        }
        for (int i = 0; i < 6; i++) {
            // 24 octets, four an each fragment: longer than a PDU may be.
            frames.add(frame(data(i == 0 ? BEGIN : i == 5 ? END : 0, 1000 + i, 0, 99, 70, hex("00010203"))));
        }
        frames.add(frame(data(WHOLE, 2000, 0, 100, 70, hex("0001"))));
        Wire.Reading reading = read(
                pcap(1, frames.toArray(byte[][]::new)),
                CaptureOptions.defaults().withLimits(tight));
        assertThat(reading.hexes()).containsExactly("0001");
        assertThat(reading.problems().count(ProblemReason.REASSEMBLY_LIMIT)).isGreaterThanOrEqualTo(12);
        assertThat(reading.problems().count(ProblemReason.MESSAGE_TOO_LONG)).isEqualTo(1);
        assertThat(reading.problems().kept()).hasSize(3);
        assertThat(reading.problems().lossCount()).isEqualTo(21);
    }

    @Test
    void aMessageInManySmallFragmentsComesBackWhole() throws Exception {
        byte[] message = new byte[30_000];
        new Random(1).nextBytes(message);
        List<byte[]> frames = new ArrayList<>();
        for (int i = 0; i < message.length; i++) {
            int flags = (i == 0 ? BEGIN : 0) | (i == message.length - 1 ? END : 0);
            frames.add(frame(data(flags, i, 0, 0, 70, Arrays.copyOfRange(message, i, i + 1))));
        }
        Collections.shuffle(frames, new Random(2));
        Wire.Reading reading = readFrames(frames.toArray(byte[][]::new));
        assertThat(reading.pdus()).hasSize(1);
        assertThat(reading.pdus().getFirst().bytes()).isEqualTo(message);
    }
}
