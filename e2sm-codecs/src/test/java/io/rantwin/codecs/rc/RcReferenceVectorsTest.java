package io.rantwin.codecs.rc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.rantwin.codecs.per.Octets;
import io.rantwin.codecs.per.PerException;
import io.rantwin.codecs.rc.ReferenceVectors.Vector;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** All E2SM-RC messages of the reference vectors, when the reference folder is present. */
class RcReferenceVectorsTest {
    private static final Map<String, RcType<?>> TYPES =
            RcTypes.ALL.stream().collect(Collectors.toMap(RcType::asn1Name, Function.identity()));

    private final RcCodec codec = new RcCodec();

    @Test
    void everyMessageIsReadAndWrittenAgain() throws IOException, PerException {
        List<Vector> valid =
                ReferenceVectors.read().stream().filter(v -> !v.isMalformed()).toList();
        assertThat(valid).hasSizeGreaterThan(1000);
        var softly = new SoftAssertions();
        for (Vector vector : valid) {
            softly.assertThat(again(TYPES.get(vector.type()), vector.octets()))
                    .as(vector.id())
                    .isEqualTo(vector.canonical());
        }
        softly.assertAll();
    }

    private <T extends RcMessage> Octets again(RcType<T> type, Octets octets) throws PerException {
        T message = codec.decode(type, octets);
        Octets written = codec.reencode(type, message);
        assertThat(codec.decode(type, written)).isEqualTo(message);
        return written;
    }

    @Test
    void malformedOctetsGiveAnErrorOrAValue() throws IOException {
        List<Vector> malformed =
                ReferenceVectors.read().stream().filter(Vector::isMalformed).toList();
        assertThat(malformed).isNotEmpty();
        for (Vector vector : malformed) {
            assertThatCode(() -> readAsFarAsItGoes(TYPES.get(vector.type()), vector.octets()))
                    .as(vector.id())
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void damagedMessagesGiveAnErrorOrAValue() throws IOException {
        var random = new Random(20260521);
        for (Vector vector : ReferenceVectors.read()) {
            for (int i = 0; i < 8; i++) {
                byte[] damaged = vector.octets().toArray();
                for (int flips = random.nextInt(4); flips >= 0 && damaged.length > 0; flips--) {
                    damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
                }
                RcType<?> type = TYPES.get(vector.type());
                assertThatCode(() -> readAsFarAsItGoes(type, Octets.of(damaged)))
                        .as(vector.id() + " as " + Octets.of(damaged))
                        .doesNotThrowAnyException();
            }
        }
    }

    private <T extends RcMessage> void readAsFarAsItGoes(RcType<T> type, Octets octets) {
        T message;
        try {
            message = codec.decode(type, octets);
        } catch (PerException e) {
            assertThat(e.problem()).isNotEmpty();
            return;
        }
        try {
            codec.reencode(type, message);
        } catch (PerException e) {
            throw new AssertionError("read but not written: " + message, e);
        }
    }
}
