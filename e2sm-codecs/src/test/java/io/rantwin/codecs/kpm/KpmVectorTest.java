package io.rantwin.codecs.kpm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import io.rantwin.codecs.kpm.KpmVectors.Vector;
import io.rantwin.codecs.per.Octets;
import io.rantwin.codecs.per.PerException;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every KPM message of the reference vectors through the records and back. */
class KpmVectorTest {
    private static final Map<KpmVersion, KpmCodec> CODECS = new EnumMap<>(KpmVersion.class);

    static {
        for (KpmVersion version : KpmVersion.values()) {
            CODECS.put(version, KpmCodec.tolerant(version));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"V2_03", "V3_00", "V4_00"})
    void isWrittenAsItWasRead(KpmVersion version) throws Exception {
        KpmCodec codec = CODECS.get(version);
        List<Vector> vectors = KpmVectors.all().stream()
                .filter(vector -> vector.version() == version)
                .toList();
        for (Vector vector : vectors) {
            Object message = KpmVectors.decode(codec, vector.type(), vector.octets());
            Octets written = KpmVectors.encode(codec, message);
            assertThat(written).as(vector.toString()).isEqualTo(vector.canonical());
            assertThat(KpmVectors.decode(codec, vector.type(), written))
                    .as(vector.toString())
                    .isEqualTo(message);
        }
        assertThat(vectors).hasSizeGreaterThan(90);
    }

    @Test
    void v1MessagesOtherThanReportsAreWrittenAsTheyWereRead() throws Exception {
        KpmCodec codec = CODECS.get(KpmVersion.V1_00);
        int read = 0;
        for (Vector vector : KpmVectors.all()) {
            if (vector.version() == KpmVersion.V1_00 && !vector.type().endsWith("IndicationMessage")) {
                Object message = KpmVectors.decode(codec, vector.type(), vector.octets());
                assertThat(KpmVectors.encode(codec, message))
                        .as(vector.toString())
                        .isEqualTo(vector.canonical());
                read++;
            }
        }
        assertThat(read).isGreaterThan(80);
    }

    @Test
    void v1ReportsHaveOneLabelledMeasurementForEachFigure() throws Exception {
        KpmCodec codec = CODECS.get(KpmVersion.V1_00);
        int figures = 0;
        for (Vector vector : KpmVectors.all()) {
            if (vector.version() != KpmVersion.V1_00 || !vector.type().endsWith("IndicationMessage")) {
                continue;
            }
            KpmReport report = codec.decodeIndicationMessage(vector.octets());
            int expected = figures(vector.value());
            figures += expected;
            if (report instanceof MeasurementReport measurements) {
                assertThat(measurements.items()).as(vector.toString()).hasSize(expected);
                assertThat(measurements.records()).hasSize(1);
                assertThat(measurements.records().getFirst().values()).hasSize(expected);
                assertThat(measurements.ranContainers())
                        .hasSize(vector.value().findValues("theRANContainer").size());
            } else {
                assertThat(report).isInstanceOf(StyleReport.class);
                assertThat(expected).isZero();
            }
        }
        assertThat(figures).isPositive();
    }

    private static int figures(JsonNode value) {
        int count = 0;
        for (String name : List.of(
                "dl-TotalofAvailablePRBs",
                "ul-TotalofAvailablePRBs",
                "dl-PRBUsage",
                "ul-PRBUsage",
                "numberOfActive-UEs",
                "pDCPBytesDL",
                "pDCPBytesUL")) {
            count += value.findValues(name).size();
        }
        return count;
    }

    @Test
    void malformedMessagesAreErrorsOrValues() throws Exception {
        List<Vector> vectors = KpmVectors.malformed();
        assertThat(vectors).isNotEmpty();
        for (Vector vector : vectors) {
            onlyPerException(vector.octets());
        }
    }

    @Test
    void damagedMessagesAreErrorsOrValues() throws Exception {
        var random = new Random(20_250_101);
        for (Vector vector : KpmVectors.all()) {
            if (vector.octets().length() < 600) {
                byte[] damaged = vector.octets().toArray();
                for (int i = 0; i < 8; i++) {
                    damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
                    decodeOrRefuse(CODECS.get(vector.version()), vector.type(), Octets.of(damaged));
                }
            }
        }
    }

    private static void onlyPerException(Octets octets) throws IOException {
        for (KpmCodec codec : CODECS.values()) {
            for (String type : KpmVectors.TYPES) {
                decodeOrRefuse(codec, type, octets);
            }
        }
    }

    private static void decodeOrRefuse(KpmCodec codec, String type, Octets octets) {
        assertThatCode(() -> {
                    try {
                        KpmVectors.decode(codec, type, octets);
                    } catch (PerException e) {
                        assertThat(e.problem()).isNotEmpty();
                    }
                })
                .as(codec.version() + " " + type + " " + octets)
                .doesNotThrowAnyException();
    }
}
