package io.rantwin.codecs.e2ap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.rantwin.codecs.asn1.Schema;
import io.rantwin.codecs.asn1.SchemaVersion;
import io.rantwin.codecs.e2ap.E2apDecoded.Verdict;
import io.rantwin.codecs.per.PerException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The sample messages against their octets, which are in {@code sample-messages.txt}. */
class SampleMessagesTest {
    private final E2apCodecs codecs = new E2apCodecs();

    @ParameterizedTest
    @EnumSource
    void encodeToTheirOctets(E2apVersion version) throws Exception {
        List<String> expected = octets(version);
        List<E2apMessage> messages = SampleMessages.of(version);
        assertThat(expected).hasSameSizeAs(messages);
        for (int i = 0; i < messages.size(); i++) {
            E2apMessage message = messages.get(i);
            assertThat(HexFormat.of().formatHex(codecs.of(version).encode(message)))
                    .as(message.toString())
                    .isEqualTo(expected.get(i));
        }
    }

    @ParameterizedTest
    @EnumSource
    void decodeFromTheirOctets(E2apVersion version) throws Exception {
        List<String> octets = octets(version);
        List<E2apMessage> messages = SampleMessages.of(version);
        for (int i = 0; i < messages.size(); i++) {
            E2apDecoded decoded = codecs.of(version).decode(HexFormat.of().parseHex(octets.get(i)));
            assertThat(decoded.message()).isEqualTo(messages.get(i));
            assertThat(decoded.verdict()).isEqualTo(Verdict.PROCEED);
            assertThat(decoded.findings()).isEmpty();
            assertThat(decoded.kept()).isEqualTo(KeptParts.NONE);
            assertThat(decoded.reply()).isNull();
        }
    }

    @Test
    void thereIsASampleOfEveryMessage() {
        Set<Class<?>> sampled = new LinkedHashSet<>();
        for (E2apVersion version : E2apVersion.values()) {
            SampleMessages.of(version).forEach(message -> sampled.add(message.getClass()));
        }
        assertThat(records(E2apMessage.class))
                .hasSize(40)
                .filteredOn(type -> type != UnknownMessage.class)
                .allMatch(sampled::contains, "has a sample");
    }

    @Test
    void v03ReadsAllOfV02() throws Exception {
        for (E2apMessage message : SampleMessages.of(E2apVersion.V02_03)) {
            byte[] octets = codecs.of(E2apVersion.V02_03).encode(message);
            assertThat(codecs.of(E2apVersion.V03_01).decode(octets).message()).isEqualTo(message);
            assertThat(codecs.of(E2apVersion.V03_01).encode(message)).isEqualTo(octets);
        }
    }

    @Test
    void peersOfV0100AndV0201WriteTheSameOctets() throws Exception {
        var v0201 = Schema.load(SchemaVersion.E2AP_V02_01);
        for (E2apMessage message : SampleMessages.of(E2apVersion.V02_03)) {
            // Its list has another length field in v02.01.
            if (!(message instanceof RicSubscriptionDeleteRequired)) {
                byte[] octets = codecs.of(E2apVersion.V02_03).encode(message);
                assertThat(v0201.encode(
                                "E2AP-PDU", v0201.decode("E2AP-PDU", octets).value()))
                        .isEqualTo(octets);
            }
        }
        var v0100 = Schema.load(SchemaVersion.E2AP_V01_00);
        for (E2apMessage message : SampleMessages.of(E2apVersion.V01_01)) {
            byte[] octets = codecs.of(E2apVersion.V01_01).encode(message);
            assertThat(v0100.encode("E2AP-PDU", v0100.decode("E2AP-PDU", octets).value()))
                    .isEqualTo(octets);
        }
    }

    @ParameterizedTest
    @EnumSource
    void mutatedOctetsAreErrorsOrMessages(E2apVersion version) throws Exception {
        var random = new Random(20_250_101);
        int errors = 0;
        int messages = 0;
        for (String hex : octets(version)) {
            for (int round = 0; round < 400; round++) {
                byte[] octets = HexFormat.of().parseHex(hex);
                for (int i = 0; i <= round % 3; i++) {
                    octets[random.nextInt(octets.length)] = (byte) random.nextInt(256);
                }
                try {
                    E2apDecoded decoded = codecs.of(version).decode(octets);
                    messages++;
                    if (decoded.reply() != null) {
                        assertThatCode(() -> codecs.of(version).encode(decoded.reply()))
                                .as(HexFormat.of().formatHex(octets))
                                .doesNotThrowAnyException();
                    }
                    if (decoded.message() != null) {
                        codecs.of(version).reencode(decoded);
                    }
                } catch (PerException e) {
                    errors++;
                }
            }
        }
        assertThat(errors).isPositive();
        assertThat(messages).isPositive();
    }

    private static Stream<Class<?>> records(Class<?> type) {
        return type.isRecord()
                ? Stream.of(type)
                : Stream.of(type.getPermittedSubclasses()).flatMap(SampleMessagesTest::records);
    }

    private static List<String> octets(E2apVersion version) throws IOException {
        try (InputStream in = Objects.requireNonNull(
                SampleMessagesTest.class.getResourceAsStream("sample-messages.txt"), "sample-messages.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith(version + " "))
                    .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                    .toList();
        }
    }
}
