package io.rantwin.harness.capture;

import static io.rantwin.harness.capture.Wire.concat;
import static io.rantwin.harness.capture.Wire.data;
import static io.rantwin.harness.capture.Wire.ethernet;
import static io.rantwin.harness.capture.Wire.hex;
import static io.rantwin.harness.capture.Wire.iData;
import static io.rantwin.harness.capture.Wire.ipv4;
import static io.rantwin.harness.capture.Wire.ipv6;
import static io.rantwin.harness.capture.Wire.pcap;
import static io.rantwin.harness.capture.Wire.sctp;
import static io.rantwin.harness.capture.Wire.tcpFrame;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever the octets, nothing comes out but PDUs, counted problems and the checked exception. */
class HostileCaptureTest {

    private static final int MUTATIONS = 100_000;

    private static final List<InputForm> FORMS = List.of(InputForm.values());

    /** Tight, so that mutated files reach them. */
    private static final CaptureLimits TIGHT = new CaptureLimits(4_096, 512, 600, 6, 300, 2, 8, 2, 4_096, 10);

    private static List<byte[]> seeds() throws IOException {
        byte[] pdu = hex("00010005 0000000000");
        byte[] packet = sctp(
                data(3, 1, 0, 0, 70, pdu),
                data(2, 2, 1, 1, 0, pdu),
                data(1, 3, 1, 1, 0, pdu),
                Wire.chunk(3, 0, new byte[12]));
        byte[] interleaved = sctp(iData(2, 5, 1, 7, 70, pdu), iData(0, 6, 1, 7, 1, pdu), iData(1, 7, 1, 7, 2, pdu));
        byte[] prefixed = concat(hex("00000009"), pdu, hex("00000009"), pdu);
        List<byte[]> seeds = new ArrayList<>(List.of(
                pcap(
                        1,
                        ethernet(ipv4(132, packet)),
                        ethernet(ipv4(132, 5, 0, true, Arrays.copyOf(packet, 32))),
                        ethernet(ipv4(132, 5, 32, false, Arrays.copyOfRange(packet, 32, packet.length))),
                        ethernet(ipv4(132, interleaved)),
                        ethernet(ipv4(132, sctp(data(2, 9, 1, 1, 70, pdu)))),
                        tcpFrame(2, 0, new byte[0]),
                        tcpFrame(16, 14, Arrays.copyOfRange(prefixed, 13, 26)),
                        tcpFrame(16, 1, Arrays.copyOf(prefixed, 13)),
                        tcpFrame(16, 40, prefixed)),
                pcap(
                        101,
                        ipv6(0, concat(hex("2c 00 000000000000 84 00 0001 00000007"), Arrays.copyOf(packet, 16))),
                        ipv6(44, concat(hex("84 00 0010 00000007"), Arrays.copyOfRange(packet, 16, packet.length)))),
                pcap(113, concat(hex("0000 0001 0006 020000000001 0000 8100 0064 0800"), ipv4(132, packet))),
                pcap(252, concat(hex("000c 0004 65326170 0000 0000"), pdu)),
                "00 01 0x02:03 # x\n04\n\n05".getBytes(StandardCharsets.US_ASCII),
                "AAH7/w==\nAAH7_w".getBytes(StandardCharsets.US_ASCII),
                """
                00000000  20 20 20 20 20 20 20 20  20 20 20 20 20 20 20 20  |                |
                *
                00000030  01  |.|
                00000031
                """.getBytes(StandardCharsets.US_ASCII)));
        for (CaptureFormat format : CaptureFormat.values()) {
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            try (PcapWriter writer = new PcapWriter(file, format, PcapWriter.e2OverSctp())) {
                writer.write(Instant.ofEpochSecond(5), pdu);
                writer.write(Instant.ofEpochSecond(6), new byte[100]);
            }
            seeds.add(file.toByteArray());
        }
        return seeds;
    }

    private static byte[] mutated(byte[] seed, Random random) {
        byte[] octets = seed.clone();
        for (int change = random.nextInt(6); change >= 0 && octets.length > 4; change--) {
            int at = random.nextInt(octets.length);
            switch (random.nextInt(6)) {
                case 0 -> octets[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> octets[at] = (byte) random.nextInt(256);
                case 2 -> octets[at] = (byte) (random.nextBoolean() ? 0xff : 0);
                case 3 -> octets = Arrays.copyOf(octets, at);
                case 4 ->
                    octets = concat(
                            Arrays.copyOf(octets, at),
                            Arrays.copyOfRange(octets, random.nextInt(at + 1), octets.length));
                default -> {
                    int from = random.nextInt(octets.length);
                    int length = Math.min(random.nextInt(64), octets.length - Math.max(at, from));
                    System.arraycopy(octets, from, octets, at, length);
                }
            }
        }
        return octets;
    }

    @Test
    void nothingButTheCheckedExceptionComesOut() throws Exception {
        List<byte[]> seeds = seeds();
        Random random = new Random(36_421);
        long pdus = 0;
        long refused = 0;
        long problems = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] octets = mutated(seeds.get(i % seeds.size()), random);
            CaptureOptions options = CaptureOptions.defaults();
            if (random.nextBoolean()) {
                options = options.withLimits(TIGHT);
            }
            InputForm form = random.nextInt(8) == 0 ? FORMS.get(random.nextInt(FORMS.size())) : null;
            try (CaptureReader reader = new CaptureReader(new ByteArrayInputStream(octets), form, options)) {
                for (CapturedPdu pdu = reader.next(); pdu != null; pdu = reader.next()) {
                    assertThat(pdu.bytes()).hasSizeBetween(1, 8_192);
                    pdus++;
                }
                problems += reader.problems().counts().values().stream()
                        .mapToLong(Long::longValue)
                        .sum();
            } catch (InputException e) {
                assertThat(e.offset()).isBetween(0L, (long) octets.length);
                refused++;
            }
        }
        // Mutations must reach beyond the headers to be worth their time.
        assertThat(pdus).isGreaterThan(MUTATIONS / 2);
        assertThat(problems).isGreaterThan(MUTATIONS / 4);
        assertThat(refused).isGreaterThan(MUTATIONS / 100);
    }
}
