package io.rantwin.codecs.kpm.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.codecs.kpm.view.ReferenceVectors.Vector;
import io.rantwin.codecs.per.PerException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** The view shows what the vectors of the reference folder say. */
class ReferenceIndicationsTest {
    private static final Comparator<JsonNode> SAME_NUMBER = (a, b) -> {
        if (a.isNumber() && b.isNumber()) {
            return a.isIntegralNumber() && b.isIntegralNumber()
                    ? a.bigIntegerValue().compareTo(b.bigIntegerValue())
                    : Double.compare(a.doubleValue(), b.doubleValue());
        }
        return a.equals(b) ? 0 : 1;
    };

    private final IndicationView view = new IndicationView();

    @Test
    void headers() {
        List<Vector> headers = ReferenceVectors.all().stream()
                .filter(v -> v.isKpm("Header") && v.isValid())
                .toList();
        assertThat(headers).hasSizeGreaterThan(200);
        SoftAssertions.assertSoftly(softly -> {
            for (Vector vector : headers) {
                softly.assertThatCode(() -> {
                            view.readHeader(vector.octets(), 0, vector.octets().length, vector.kpmVersion());
                            assertSame(ViewJson.header(view.header()), vector.value());
                        })
                        .as(vector.id())
                        .doesNotThrowAnyException();
            }
        });
        assertThat(view.header().secondTries()).isZero();
    }

    @Test
    void messages() {
        List<Vector> messages = ReferenceVectors.all().stream()
                .filter(v -> v.isKpm("Message") && v.isValid())
                .toList();
        assertThat(messages).hasSizeGreaterThan(180);
        SoftAssertions.assertSoftly(softly -> {
            for (Vector vector : messages) {
                softly.assertThatCode(() -> {
                            view.readMessage(vector.octets(), 0, vector.octets().length, vector.kpmVersion());
                            assertMessage(view, vector.kpmVersion(), vector.value());
                            assertThat(view.message().trailingOctets()).isZero();
                        })
                        .as(vector.id())
                        .doesNotThrowAnyException();
            }
        });
    }

    @Test
    void indications() {
        List<Vector> indications = ReferenceVectors.all().stream()
                .filter(v -> v.isIndication() && v.isValid())
                .toList();
        assertThat(indications).hasSizeGreaterThan(150);
        SoftAssertions.assertSoftly(softly -> {
            for (Vector vector : indications) {
                softly.assertThatCode(() -> assertIndication(vector))
                        .as(vector.id())
                        .doesNotThrowAnyException();
            }
        });
    }

    private void assertIndication(Vector vector) throws PerException {
        // Somewhere within a larger array, as it comes from a socket.
        byte[] buffer = new byte[vector.octets().length + 7];
        System.arraycopy(vector.octets(), 0, buffer, 3, vector.octets().length);
        Vector header = ReferenceVectors.inner(vector, "Header");
        Vector message = ReferenceVectors.inner(vector, "Message");
        if (message == null) {
            view.readEnvelope(buffer, 3, vector.octets().length);
        } else {
            view.read(buffer, 3, vector.octets().length, message.kpmVersion());
            assertSame(ViewJson.header(view.header()), header.value());
            assertMessage(view, message.kpmVersion(), message.value());
        }
        Map<Integer, JsonNode> ies = new HashMap<>();
        vector.value()
                .at("/initiatingMessage/value/protocolIEs")
                .forEach(ie -> ies.put(ie.get("id").asInt(), ie.get("value")));
        EnvelopeView envelope = view.envelope();
        assertThat(envelope.ricRequestorID())
                .isEqualTo(ies.get(29).get("ricRequestorID").asInt());
        assertThat(envelope.ricInstanceID())
                .isEqualTo(ies.get(29).get("ricInstanceID").asInt());
        assertThat(envelope.ranFunctionID()).isEqualTo(ies.get(5).asInt());
        assertThat(envelope.ricActionID()).isEqualTo(ies.get(15).asInt());
        assertThat(envelope.ricIndicationSN())
                .isEqualTo(ies.containsKey(27) ? ies.get(27).asInt() : -1);
        assertThat(envelope.ricIndicationType())
                .isEqualTo(List.of("report", "insert").indexOf(ies.get(28).asText()));
        assertOctets(envelope.ricIndicationHeader(), ies.get(25));
        assertOctets(envelope.ricIndicationMessage(), ies.get(26));
        assertOctets(envelope.ricCallProcessID(), ies.get(20));
    }

    private static void assertOctets(OctetRange range, JsonNode expected) {
        assertThat(range.isPresent()).isEqualTo(expected != null);
        if (expected != null) {
            assertThat(range.toOctets().toHex()).isEqualTo(expected.asText());
            assertThat(range.length()).isEqualTo(HexFormat.of().parseHex(expected.asText()).length);
        }
    }

    private static void assertMessage(IndicationView view, KpmWire version, JsonNode expected) throws PerException {
        // The view leaves out the report conditions of v04.00, which repeat the action definition.
        JsonNode shown = expected.deepCopy();
        shown.findParents("matchCondReportList").forEach(item -> ((ObjectNode) item).remove("matchCondReportList"));
        assertSame(new ViewJson(view.message(), version).message(), shown);
    }

    private static void assertSame(JsonNode actual, JsonNode expected) {
        if (!actual.equals(SAME_NUMBER, expected)) {
            assertThat(actual.toPrettyString()).isEqualTo(expected.toPrettyString());
        }
    }
}
