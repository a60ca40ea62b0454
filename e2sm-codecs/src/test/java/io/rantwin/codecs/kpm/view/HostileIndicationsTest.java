package io.rantwin.codecs.kpm.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.rantwin.codecs.asn1.AsnType;
import io.rantwin.codecs.asn1.JerWriter;
import io.rantwin.codecs.asn1.Schema;
import io.rantwin.codecs.asn1.Value;
import io.rantwin.codecs.kpm.view.Vectors.Vector;
import io.rantwin.codecs.per.PerException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whatever the octets are, the view answers with a value or a PerException, and is of one mind with the interpreter. */
class HostileIndicationsTest {
    private static final long SEED = 20_260_101;
    private static final List<KpmWire> VERSIONS = List.of(KpmWire.values());
    private static final int MUTATIONS = 200_000;
    private static final int COMPARISONS = 20_000;

    private final Random random = new Random(SEED);
    private final IndicationView view = new IndicationView(new NameTable(List.of(), 64));

    private byte[] mutated(byte[] original) {
        byte[] octets = original.clone();
        if (random.nextInt(16) == 0) {
            octets = Arrays.copyOf(octets, random.nextInt(octets.length + 1));
        }
        for (int changes = 1 + random.nextInt(3); changes > 0 && octets.length > 0; changes--) {
            int at = random.nextInt(random.nextBoolean() ? octets.length : Math.min(octets.length, 16));
            switch (random.nextInt(4)) {
                case 0 -> octets[at] = (byte) random.nextInt();
                case 1 -> octets[at] = (byte) 0xff;
                default -> octets[at] ^= (byte) (1 << random.nextInt(8));
            }
        }
        return octets;
    }

    private static byte[] pdu(Vector message) {
        return HandMadePdu.complete()
                .without(26)
                .ie(26, HandMadePdu.REJECT, HandMadePdu.openType(message.octets()))
                .octets();
    }

    @Test
    void mutatedPdusGiveAValueOrAPerException() {
        List<Vector> messages =
                Vectors.own().stream().filter(v -> v.isKpm("Message")).toList();
        byte[][] pdus = messages.stream().map(HostileIndicationsTest::pdu).toArray(byte[][]::new);
        int refused = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            int which = random.nextInt(pdus.length);
            byte[] octets = mutated(pdus[which]);
            try {
                view.read(octets, 0, octets.length, messages.get(which).kpmVersion());
            } catch (PerException e) {
                refused++;
                assertThat(e.problem()).isNotEmpty();
                assertThat(e.octetOffset()).isBetween(0L, octets.length + 8L);
            }
        }
        assertThat(refused).isBetween(MUTATIONS / 10, MUTATIONS * 9 / 10);
    }

    @Test
    void mutatedMessagesMeanTheSameToTheInterpreter() throws PerException {
        List<Vector> messages =
                Vectors.own().stream().filter(v -> v.isKpm("Message")).toList();
        int accepted = 0;
        for (int i = 0; i < COMPARISONS; i++) {
            Vector vector = messages.get(random.nextInt(messages.size()));
            byte[] octets = mutated(vector.octets());
            String problem = problemOf(octets, vector.kpmVersion());
            JsonNode expected = interpreted(octets, vector.kpmVersion());
            String as = HexFormat.of().formatHex(octets);
            if (problem != null && problem.contains("message format ")) {
                continue; // The interpreter keeps an unknown format closed.
            }
            assertThat(problem == null).as("%s: %s", as, problem).isEqualTo(expected != null);
            if (expected != null
                    && !expected.toString().contains("extension-")
                    && !expected.toString().contains("unknown-additions")) {
                ViewAgreement.assertMessageShown(view, vector.kpmVersion(), expected);
                accepted++;
            }
        }
        assertThat(accepted).isGreaterThan(COMPARISONS / 10);
    }

    private @Nullable String problemOf(byte[] octets, KpmWire version) {
        try {
            view.readMessage(octets, 0, octets.length, version);
            return null;
        } catch (PerException e) {
            return e.getMessage();
        }
    }

    private static @Nullable JsonNode interpreted(byte[] octets, KpmWire version) {
        Schema schema = ViewJson.schema(version);
        AsnType type = schema.type("E2SM-KPM-IndicationMessage");
        try {
            Value value = schema.decode("E2SM-KPM-IndicationMessage", octets).value();
            return new JerWriter().write(type, value);
        } catch (PerException e) {
            return null;
        }
    }

    @Test
    void randomOctetsAreSurvived() {
        for (int i = 0; i < 50_000; i++) {
            byte[] octets = new byte[random.nextInt(64)];
            random.nextBytes(octets);
            KpmWire version = VERSIONS.get(random.nextInt(VERSIONS.size()));
            assertOnlyPerException(() -> view.read(octets, 0, octets.length, version));
            assertOnlyPerException(() -> view.readHeader(octets, 0, octets.length, version));
            assertOnlyPerException(() -> view.readMessage(octets, 0, octets.length, version));
        }
    }

    private interface Reading {
        void run() throws PerException;
    }

    private static void assertOnlyPerException(Reading reading) {
        try {
            reading.run();
        } catch (PerException e) {
            assertThat(e.problem()).isNotEmpty();
        }
    }

    @Test
    void malformedReferenceVectorsAreSurvived() {
        List<Vector> malformed = Vectors.reference().stream()
                .filter(v -> !v.isValid() && (v.isKpm("Header") || v.isKpm("Message") || v.isIndication()))
                .toList();
        assertThat(malformed).isNotEmpty();
        for (Vector vector : malformed) {
            byte[] octets = vector.octets();
            KpmWire version = vector.isIndication() ? KpmWire.V3 : vector.kpmVersion();
            assertOnlyPerException(() -> view.read(octets, 0, octets.length, version));
            assertOnlyPerException(() -> view.readHeader(octets, 0, octets.length, version));
            assertOnlyPerException(() -> view.readMessage(octets, 0, octets.length, version));
        }
    }

    @Test
    void announcedCountsAllocateNothingAheadOfTheOctets() {
        // 65535 records announced, the first of 65536 values, in six octets.
        byte[] octets = HexFormat.of().parseHex("00fffe00c400");
        assertThatThrownBy(() -> view.readMessage(octets, 0, octets.length, KpmWire.V3))
                .isInstanceOf(PerException.class)
                .hasMessageContaining("measData[0].measRecord[");
        assertThat(view.message().records().valueCount()).isLessThan(64);
    }
}
