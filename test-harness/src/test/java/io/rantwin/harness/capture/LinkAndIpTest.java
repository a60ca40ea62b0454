package io.rantwin.harness.capture;

import static io.rantwin.harness.capture.Wire.concat;
import static io.rantwin.harness.capture.Wire.data;
import static io.rantwin.harness.capture.Wire.ethernet;
import static io.rantwin.harness.capture.Wire.hex;
import static io.rantwin.harness.capture.Wire.ipv4;
import static io.rantwin.harness.capture.Wire.ipv6;
import static io.rantwin.harness.capture.Wire.pcap;
import static io.rantwin.harness.capture.Wire.read;
import static io.rantwin.harness.capture.Wire.sctp;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LinkAndIpTest {

    private static final byte[] PDU = hex("00010005 0000000000");
    private static final String PDU_HEX = "000100050000000000";
    private static final byte[] SCTP = sctp(data(3, 1, 0, 0, 70, PDU));
    private static final byte[] IPV4 = ipv4(132, SCTP);
    private static final byte[] IPV6 = ipv6(132, SCTP);

    static Stream<Arguments> links() {
        byte[] macs = new byte[12];
        return Stream.of(
                Arguments.of(1, concat(macs, hex("0800"), IPV4)),
                // Ethernet fills short frames up.
                Arguments.of(1, concat(macs, hex("0800"), IPV4, new byte[40])),
                Arguments.of(1, concat(macs, hex("86dd"), IPV6)),
                Arguments.of(1, concat(macs, hex("8100 0064 0800"), IPV4)),
                Arguments.of(1, concat(macs, hex("88a8 0064 8100 0065 86dd"), IPV6)),
                Arguments.of(113, concat(hex("0000 0001 0006 020000000001 0000"), hex("0800"), IPV4)),
                Arguments.of(113, concat(hex("0000 0001 0006 020000000001 0000"), hex("8100 0064 0800"), IPV4)),
                Arguments.of(276, concat(hex("86dd 0000 00000002 0001 00 06 0200000000010000"), IPV6)),
                Arguments.of(101, IPV4),
                Arguments.of(101, IPV6),
                Arguments.of(228, IPV4),
                Arguments.of(229, IPV6),
                Arguments.of(0, concat(hex("02000000"), IPV4)),
                Arguments.of(0, concat(hex("0000001e"), IPV6)),
                Arguments.of(108, concat(hex("00000002"), IPV4)),
                // Upper bits of the link type tell of a check sequence.
                Arguments.of(0x4400_0001, concat(macs, hex("0800"), IPV4, new byte[4])),
                Arguments.of(
                        252,
                        concat(hex("000c 0004"), "e2ap".getBytes(US_ASCII), hex("0014 0004 0a000001 0000 0000"), PDU)));
    }

    @ParameterizedTest
    @MethodSource("links")
    void findsThePduBehindEveryLink(int linkType, byte[] packet) throws Exception {
        Wire.Reading reading = read(pcap(linkType, packet));
        assertThat(reading.hexes()).containsExactly(PDU_HEX);
        assertThat(reading.problems().counts()).isEmpty();
    }

    @Test
    void leavesOutOtherTraffic() throws Exception {
        byte[] macs = new byte[12];
        Wire.Reading reading = read(pcap(
                1,
                concat(macs, hex("0806"), new byte[28]),
                concat(macs, hex("0040"), new byte[64]),
                concat(macs, hex("0800"), ipv4(17, new byte[30]))));
        assertThat(reading.pdus()).isEmpty();
        assertThat(reading.reader().unrelatedPackets()).isEqualTo(3);
        assertThat(reading.problems().counts()).isEmpty();
        Wire.Reading exported =
                read(pcap(252, concat(hex("000c 0004"), "s1ap".getBytes(US_ASCII), hex("0000 0000"), PDU)));
        assertThat(exported.reader().unrelatedPackets()).isEqualTo(1);
    }

    @Test
    void readsIpv6BehindExtensionHeaders() throws Exception {
        byte[] payload = concat(
                hex("2b 00 000000000000"), // hop by hop, then routing
                hex("3c 00 000000000000"), // routing, then destination options of 16 octets
                hex("84 01 0000000000000000000000000000"),
                SCTP);
        Wire.Reading reading = read(pcap(101, ipv6(0, payload)));
        assertThat(reading.hexes()).containsExactly(PDU_HEX);
        assertThat(reading.pdus().getFirst().source())
                .isEqualTo(new Endpoint(InetAddress.ofLiteral("2001:db8::1"), 36421))
                .hasToString("[2001:db8:0:0:0:0:0:1]:36421");
    }

    private static byte[] part(int identification, int from, int to) {
        return ethernet(ipv4(132, identification, from, to < SCTP.length, Arrays.copyOfRange(SCTP, from, to)));
    }

    @Test
    void putsIpv4FragmentsTogetherInAnyOrder() throws Exception {
        int end = SCTP.length;
        int[][] cuts = {{0, 8}, {8, 24}, {24, end}};
        for (int[] order : new int[][] {{0, 1, 2}, {2, 1, 0}, {1, 2, 0}, {0, 2, 1}}) {
            byte[][] packets = Arrays.stream(order)
                    .mapToObj(i -> part(9, cuts[i][0], cuts[i][1]))
                    .toArray(byte[][]::new);
            Wire.Reading reading = read(pcap(1, packets));
            assertThat(reading.hexes()).containsExactly(PDU_HEX);
            assertThat(reading.pdus().getFirst().frameNumber()).isEqualTo(3);
            assertThat(reading.problems().counts()).isEmpty();
        }
    }

    @Test
    void countsRepeatedOverlappingAndMissingIpFragments() throws Exception {
        int end = SCTP.length;
        Wire.Reading repeated = read(pcap(1, part(9, 0, 24), part(9, 0, 24), part(9, 24, end)));
        assertThat(repeated.hexes()).containsExactly(PDU_HEX);
        assertThat(repeated.problems().counts()).containsOnlyKeys(ProblemReason.DUPLICATE_DROPPED);

        Wire.Reading overlapping = read(pcap(1, part(9, 0, 24), part(9, 16, end)));
        assertThat(overlapping.pdus()).isEmpty();
        assertThat(overlapping.problems().counts()).containsOnlyKeys(ProblemReason.OVERLAPPING_FRAGMENTS);

        Wire.Reading missing = read(pcap(1, part(9, 0, 16), part(9, 24, end), part(10, 0, 24), part(10, 24, end)));
        assertThat(missing.hexes()).containsExactly(PDU_HEX);
        assertThat(missing.problems().kept())
                .containsExactly(new CaptureProblem(
                        ProblemReason.GAP_IN_FRAGMENTS,
                        1,
                        "an IP datagram with %d octets in 2 fragments is incomplete".formatted(end - 8)));
    }

    @Test
    void ipIdentificationUsedAgainMuchLaterIsAnotherDatagram() throws Exception {
        byte[][] packets = new byte[63][];
        Arrays.fill(packets, new byte[60]);
        packets[0] = part(9, 0, 16);
        packets[61] = part(9, 0, 24);
        packets[62] = part(9, 24, SCTP.length);
        Wire.Reading reading = read(pcap(1, packets));
        assertThat(reading.hexes()).containsExactly(PDU_HEX);
        assertThat(reading.problems().counts()).containsOnlyKeys(ProblemReason.GAP_IN_FRAGMENTS);
    }

    @Test
    void putsIpv6FragmentsTogether() throws Exception {
        byte[] first = ipv6(44, concat(hex("84 00 0001 00000007"), Arrays.copyOf(SCTP, 16)));
        byte[] second = ipv6(44, concat(hex("84 00 0010 00000007"), Arrays.copyOfRange(SCTP, 16, SCTP.length)));
        assertThat(read(pcap(101, second, first)).hexes()).containsExactly(PDU_HEX);
        byte[] atomic = ipv6(44, concat(hex("84 00 0000 00000008"), SCTP));
        assertThat(read(pcap(101, atomic)).hexes()).containsExactly(PDU_HEX);
    }

    @Test
    void refusesImpossibleLengths() throws Exception {
        byte[] headerTooShort = IPV4.clone();
        headerTooShort[0] = 0x44;
        byte[] longerThanCaptured = IPV4.clone();
        longerThanCaptured[3]++;
        byte[] wrongVersion = IPV4.clone();
        wrongVersion[0] = 0x55;
        byte[] beyondDatagram = ipv4(132, 3, 65_528, false, new byte[16]);
        byte[] oddFragment = ipv4(132, 3, 0, true, new byte[15]);
        Wire.Reading reading =
                read(pcap(101, headerTooShort, longerThanCaptured, wrongVersion, beyondDatagram, oddFragment));
        assertThat(reading.problems().count(ProblemReason.MALFORMED_PACKET)).isEqualTo(5);
    }
}
