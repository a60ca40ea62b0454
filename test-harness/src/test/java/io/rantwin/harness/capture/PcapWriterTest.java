package io.rantwin.harness.capture;

import static io.rantwin.harness.capture.Wire.hex;
import static io.rantwin.harness.capture.Wire.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PcapWriterTest {

    private static final Instant TIME = Instant.parse("2024-05-01T10:00:00.123456789Z");

    private static byte[] write(CaptureFormat format, Encapsulation encapsulation, List<CapturedPdu> pdus)
            throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (PcapWriter writer = new PcapWriter(file, format, encapsulation)) {
            for (CapturedPdu pdu : pdus) {
                writer.write(pdu);
            }
        }
        return file.toByteArray();
    }

    private static Instant kept(CaptureFormat format, Instant time) {
        return format == CaptureFormat.PCAP_MICROS ? time.truncatedTo(ChronoUnit.MICROS) : time;
    }

    private static List<CapturedPdu> conversation(CaptureFormat format) {
        Random random = new Random(5);
        Endpoint node = new Endpoint(InetAddress.ofLiteral("10.1.2.3"), 40001);
        Endpoint ric = new Endpoint(InetAddress.ofLiteral("10.1.2.4"), 36422);
        Endpoint node6 = new Endpoint(InetAddress.ofLiteral("2001:db8::a"), 36421);
        Endpoint ric6 = new Endpoint(InetAddress.ofLiteral("2001:db8::b"), 36421);
        List<CapturedPdu> pdus = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            byte[] bytes = new byte[1 + random.nextInt(i % 20 == 0 ? 200_000 : 300)];
            random.nextBytes(bytes);
            Endpoint source = i % 5 == 0 ? node6 : i % 2 == 0 ? node : ric;
            Endpoint destination = i % 5 == 0 ? ric6 : i % 2 == 0 ? ric : node;
            Transport sctp = new Transport.Sctp(random.nextInt(4), 70 + i % 3, i % 7 == 0);
            pdus.add(
                    new CapturedPdu(i + 1, kept(format, TIME.plusNanos(i * 1_001L)), source, destination, sctp, bytes));
        }
        return pdus;
    }

    /** Long PDUs take several frames, so that numbers differ. */
    private static CapturedPdu withoutFrame(CapturedPdu pdu) {
        return new CapturedPdu(0, pdu.timestamp(), pdu.source(), pdu.destination(), pdu.transport(), pdu.bytes());
    }

    @ParameterizedTest
    @EnumSource(CaptureFormat.class)
    void whatIsWrittenOverSctpIsReadBack(CaptureFormat format) throws Exception {
        List<CapturedPdu> written = conversation(format);
        for (int chunk : new int[] {60_000, 1_452, 65_000}) {
            Encapsulation.SctpOverEthernet defaults = PcapWriter.e2OverSctp();
            Encapsulation encapsulation =
                    new Encapsulation.SctpOverEthernet(chunk, defaults.source(), defaults.destination());
            Wire.Reading reading = read(write(format, encapsulation, written));
            assertThat(reading.problems().counts()).isEmpty();
            assertThat(reading.pdus().stream().map(PcapWriterTest::withoutFrame))
                    .containsExactlyElementsOf(
                            written.stream().map(PcapWriterTest::withoutFrame).toList());
        }
    }

    @ParameterizedTest
    @EnumSource(CaptureFormat.class)
    void whatIsWrittenOnAUserLinkIsReadBack(CaptureFormat format) throws Exception {
        List<CapturedPdu> written = conversation(format);
        Wire.Reading reading = read(write(format, new Encapsulation.UserLink(150), written));
        assertThat(reading.pdus())
                .containsExactlyElementsOf(written.stream()
                        .map(pdu -> new CapturedPdu(
                                pdu.frameNumber(),
                                pdu.timestamp(),
                                null,
                                null,
                                new Transport.LinkPayload(150),
                                pdu.bytes()))
                        .toList());
    }

    @Test
    void octetsOfASmallFileAreTheseByHand() throws Exception {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (PcapWriter writer = new PcapWriter(file, CaptureFormat.PCAP_MICROS, new Encapsulation.UserLink(147))) {
            writer.write(Instant.ofEpochSecond(1_700_000_000, 500_000_999), hex("000102"));
        }
        assertThat(HexFormat.of().formatHex(file.toByteArray()))
                .isEqualTo("a1b2c3d4000200040000000000000000" + "0004000000000093" + "6553f1000007a1200000000300000003"
                        + "000102");
    }

    @Test
    void pdusWithNothingButOctetsGetTheUsualSurroundings() throws Exception {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (PcapWriter writer = new PcapWriter(file, CaptureFormat.PCAPNG, PcapWriter.e2OverSctp())) {
            writer.write(new CapturedPdu(1, null, null, null, new Transport.Given(InputForm.HEX), hex("0001")));
        }
        assertThat(read(file.toByteArray()).pdus())
                .containsExactly(new CapturedPdu(
                        1,
                        Instant.EPOCH,
                        new Endpoint(InetAddress.ofLiteral("192.0.2.1"), 36421),
                        new Endpoint(InetAddress.ofLiteral("192.0.2.2"), 36421),
                        new Transport.Sctp(0, 70, false),
                        hex("0001")));
    }

    @Test
    void refusesWhatNoFileCanHold() throws Exception {
        Endpoint v4 = new Endpoint(InetAddress.ofLiteral("10.1.2.3"), 1);
        Endpoint v6 = new Endpoint(InetAddress.ofLiteral("::1"), 1);
        Transport sctp = new Transport.Sctp(0, 70, false);
        try (PcapWriter writer =
                new PcapWriter(new ByteArrayOutputStream(), CaptureFormat.PCAPNG, PcapWriter.e2OverSctp())) {
            assertThatThrownBy(() -> writer.write(TIME, new byte[0])).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> writer.write(Instant.MAX, hex("00"))).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> writer.write(new CapturedPdu(1, TIME, v4, v6, sctp, hex("00"))))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> new Encapsulation.UserLink(146)).isInstanceOf(IllegalArgumentException.class);
    }
}
