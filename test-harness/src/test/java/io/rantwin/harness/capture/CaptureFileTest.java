package io.rantwin.harness.capture;

import static io.rantwin.harness.capture.Wire.concat;
import static io.rantwin.harness.capture.Wire.e2Frame;
import static io.rantwin.harness.capture.Wire.hex;
import static io.rantwin.harness.capture.Wire.pcap;
import static io.rantwin.harness.capture.Wire.pcapRecord;
import static io.rantwin.harness.capture.Wire.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CaptureFileTest {

    private static final int USER_0 = 147;
    private static final byte[] PDU = hex("000100 05 0000000000");

    /** Written by hand: header, and one packet of three octets on link type 147 at 2023-11-14T22:13:20.5Z. */
    private static final String LITTLE_MICROS =
            "d4c3b2a1 0200 0400 00000000 00000000 ffff0000 93000000" + "00f15365 20a10700 03000000 03000000 000102";

    private static final String BIG_NANOS =
            "a1b23c4d 0002 0004 00000000 00000000 0000ffff 00000093" + "6553f100 1dcd6500 00000003 00000003 000102";

    @Test
    void readsBothOctetOrdersAndBothResolutions() throws Exception {
        for (String file : new String[] {LITTLE_MICROS, BIG_NANOS}) {
            Wire.Reading reading = read(hex(file));
            assertThat(reading.pdus())
                    .containsExactly(new CapturedPdu(
                            1,
                            Instant.parse("2023-11-14T22:13:20.500Z"),
                            null,
                            null,
                            new Transport.LinkPayload(USER_0),
                            new byte[] {0, 1, 2}));
            assertThat(reading.reader().form()).isEqualTo(InputForm.PCAP);
        }
        Wire.Reading bigMicros = read(pcap(ByteOrder.BIG_ENDIAN, 0xa1b2c3d4, USER_0, PDU));
        Wire.Reading littleNanos = read(pcap(ByteOrder.LITTLE_ENDIAN, 0xa1b23c4d, USER_0, PDU));
        assertThat(bigMicros.pdus().getFirst().timestamp()).isEqualTo(Instant.ofEpochSecond(Wire.SECONDS, 123_456_000));
        assertThat(littleNanos.pdus().getFirst().timestamp()).isEqualTo(Instant.ofEpochSecond(Wire.SECONDS, 123_456));
    }

    @Test
    void tellsFrameTimeAddressesStreamAndProtocol() throws Exception {
        Wire.Reading reading = read(pcap(LinkType.ETHERNET, new byte[60], e2Frame(7, PDU)));
        assertThat(reading.pdus())
                .containsExactly(new CapturedPdu(
                        2,
                        Instant.ofEpochSecond(Wire.SECONDS + 1, 123_456_000),
                        new Endpoint(InetAddress.ofLiteral("10.0.0.1"), 36421),
                        new Endpoint(InetAddress.ofLiteral("10.0.0.2"), 36421),
                        new Transport.Sctp(1, 70, false),
                        PDU));
        assertThat(reading.problems().counts()).isEmpty();
        assertThat(reading.reader().packets()).isEqualTo(2);
        assertThat(reading.reader().unrelatedPackets()).isEqualTo(1);
    }

    @Test
    void reportsPacketsThatTheCaptureCut() throws Exception {
        byte[] whole = e2Frame(1, PDU);
        for (int kept = 0; kept < whole.length - 3; kept++) {
            byte[] cut = Arrays.copyOf(whole, kept);
            byte[] file = concat(pcap(LinkType.ETHERNET), pcapRecord(ByteOrder.LITTLE_ENDIAN, 1, cut, whole.length));
            Wire.Reading reading = read(file);
            assertThat(reading.pdus()).isEmpty();
            assertThat(reading.problems().count(ProblemReason.TRUNCATED_BY_SNAP_LENGTH))
                    .as("%d kept", kept)
                    .isEqualTo(1);
        }
    }

    @Test
    void usesWholeChunksOfACutPacket() throws Exception {
        byte[] whole = Wire.ethernet(
                Wire.ipv4(132, Wire.sctp(Wire.data(3, 1, 0, 0, 70, PDU), Wire.data(3, 2, 0, 1, 70, PDU))));
        byte[] cut = Arrays.copyOf(whole, whole.length - 8);
        byte[] file = concat(pcap(LinkType.ETHERNET), pcapRecord(ByteOrder.LITTLE_ENDIAN, 1, cut, whole.length));
        Wire.Reading reading = read(file);
        assertThat(reading.pdus()).hasSize(1);
        assertThat(reading.problems().count(ProblemReason.TRUNCATED_BY_SNAP_LENGTH))
                .isEqualTo(1);
    }

    @Test
    void brokenFilesEndEarlyWithAProblem() throws Exception {
        byte[] file = pcap(USER_0, PDU, PDU);
        Wire.Reading halfPacket = read(Arrays.copyOf(file, file.length - 1));
        assertThat(halfPacket.pdus()).hasSize(1);
        assertThat(halfPacket.problems().kept())
                .extracting(CaptureProblem::reason)
                .contains(ProblemReason.FILE_ENDS_EARLY);
        byte[] claimed = concat(file, hex("00000000 00000000 ffffff7f ffffff7f"));
        Wire.Reading tooLong = read(claimed);
        assertThat(tooLong.pdus()).hasSize(2);
        assertThat(tooLong.problems().kept())
                .containsExactly(
                        new CaptureProblem(ProblemReason.CORRUPT_FILE, 3, "packet length 2147483647 is above 1048576"));
        assertThatThrownBy(() -> read(hex("a1b2c3d4 0002")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("octet 6");
    }

    @Test
    void unsupportedLinkTypesAreReported() throws Exception {
        Wire.Reading reading = read(pcap(105, PDU, PDU));
        assertThat(reading.pdus()).isEmpty();
        assertThat(reading.problems().kept())
                .startsWith(new CaptureProblem(ProblemReason.UNSUPPORTED_LINK_TYPE, 1, "link type 105"))
                .hasSize(2);
        assertThat(reading.problems().lossCount()).isEqualTo(2);
        assertThat(read(pcap(105, PDU), CaptureOptions.defaults().withPayloadLinkTypes(Set.of(105)))
                        .hexes())
                .hasSize(1);
    }

    @Test
    void readsSectionsInterfacesAndAllPacketBlocks() throws Exception {
        byte[] file = concat(
                section(ByteOrder.LITTLE_ENDIAN),
                // Nanoseconds, and 100 s later than written; then a plain Ethernet interface.
                block(ByteOrder.LITTLE_ENDIAN, 1, interfaceBody(ByteOrder.LITTLE_ENDIAN, USER_0, 9, 100L)),
                block(ByteOrder.LITTLE_ENDIAN, 1, hex("0100 0000 00000000")),
                // A block that readers skip (name resolution).
                block(ByteOrder.LITTLE_ENDIAN, 4, hex("00000000")),
                block(ByteOrder.LITTLE_ENDIAN, 6, enhanced(ByteOrder.LITTLE_ENDIAN, 0, 1_500_000_000L, hex("0001aa"))),
                block(ByteOrder.LITTLE_ENDIAN, 6, enhanced(ByteOrder.LITTLE_ENDIAN, 1, 2_500_000L, e2Frame(1, PDU))),
                block(ByteOrder.LITTLE_ENDIAN, 3, concat(hex("03000000"), hex("0001bb00"))),
                section(ByteOrder.BIG_ENDIAN),
                block(ByteOrder.BIG_ENDIAN, 1, interfaceBody(ByteOrder.BIG_ENDIAN, USER_0, 0x80 | 10, 0L)),
                // Obsolete packet block: 16 bits of interface, 16 bits of drops; 1536/1024 s.
                block(ByteOrder.BIG_ENDIAN, 2, hex("0000 0007 00000000 00000600 00000003 00000003 0001cc00")),
                block(ByteOrder.BIG_ENDIAN, 6, enhanced(ByteOrder.BIG_ENDIAN, 5, 0, hex("0001dd"))));
        Wire.Reading reading = read(file);
        assertThat(reading.reader().form()).isEqualTo(InputForm.PCAPNG);
        assertThat(reading.hexes()).containsExactly("0001aa", "0001000500000000" + "00", "0001bb", "0001cc");
        assertThat(reading.pdus())
                .extracting(CapturedPdu::timestamp)
                .containsExactly(
                        Instant.ofEpochSecond(101, 500_000_000),
                        Instant.ofEpochSecond(2, 500_000_000),
                        null,
                        Instant.ofEpochSecond(1, 500_000_000));
        assertThat(reading.pdus()).extracting(CapturedPdu::frameNumber).containsExactly(1L, 2L, 3L, 4L);
        assertThat(reading.problems().kept())
                .containsExactly(new CaptureProblem(ProblemReason.UNKNOWN_INTERFACE, 5, "interface 5 of 1 described"));
    }

    @Test
    void brokenBlocksEndTheReadingWithTheirOffset() throws Exception {
        byte[] good = concat(
                section(ByteOrder.BIG_ENDIAN),
                block(ByteOrder.BIG_ENDIAN, 1, interfaceBody(ByteOrder.BIG_ENDIAN, USER_0, 6, 0L)),
                block(ByteOrder.BIG_ENDIAN, 6, enhanced(ByteOrder.BIG_ENDIAN, 0, 0, hex("0001aa"))));
        byte[] wrongTrailer = block(ByteOrder.BIG_ENDIAN, 6, enhanced(ByteOrder.BIG_ENDIAN, 0, 0, hex("0001bb")));
        wrongTrailer[wrongTrailer.length - 1]++;
        Wire.Reading reading = read(concat(good, wrongTrailer, good));
        assertThat(reading.hexes()).containsExactly("0001aa");
        assertThat(reading.problems().kept())
                .containsExactly(new CaptureProblem(
                        ProblemReason.CORRUPT_FILE,
                        0,
                        "block at octet %d: length 36 at the beginning, 37 at the end".formatted(good.length)));
        // A length of nearly 4 GiB for a block that is skipped, and for one that is read.
        assertThat(read(concat(good, hex("00000bad fffffffc 0000"))).problems().counts())
                .containsOnlyKeys(ProblemReason.FILE_ENDS_EARLY);
        assertThat(read(concat(good, hex("00000006 fffffffc 0000"))).problems().counts())
                .containsOnlyKeys(ProblemReason.CORRUPT_FILE);
    }

    private static byte[] section(ByteOrder order) {
        return block(
                order,
                0x0a0d0d0a,
                ByteBuffer.allocate(16)
                        .order(order)
                        .putInt(0x1a2b3c4d)
                        .putShort((short) 1)
                        .putShort((short) 0)
                        .putLong(-1)
                        .array());
    }

    private static byte[] interfaceBody(ByteOrder order, int linkType, int resolution, long offsetSeconds) {
        return ByteBuffer.allocate(32)
                .order(order)
                .putShort((short) linkType)
                .putShort((short) 0)
                .putInt(0)
                .putShort((short) 9)
                .putShort((short) 1)
                .put((byte) resolution)
                .put(new byte[3])
                .putShort((short) 14)
                .putShort((short) 8)
                .putLong(offsetSeconds)
                .putInt(0)
                .array();
    }

    private static byte[] enhanced(ByteOrder order, int interfaceId, long ticks, byte[] packet) {
        return ByteBuffer.allocate(20 + ((packet.length + 3) & ~3))
                .order(order)
                .putInt(interfaceId)
                .putInt((int) (ticks >>> 32))
                .putInt((int) ticks)
                .putInt(packet.length)
                .putInt(packet.length)
                .put(packet)
                .array();
    }

    private static byte[] block(ByteOrder order, int type, byte[] body) {
        return ByteBuffer.allocate(12 + body.length)
                .order(order)
                .putInt(type)
                .putInt(12 + body.length)
                .put(body)
                .putInt(12 + body.length)
                .array();
    }
}
