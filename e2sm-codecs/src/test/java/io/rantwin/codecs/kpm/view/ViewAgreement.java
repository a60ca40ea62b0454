package io.rantwin.codecs.kpm.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.codecs.kpm.view.Vectors.Vector;
import io.rantwin.codecs.per.PerException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Compares what a view shows with the value of a vector. */
final class ViewAgreement {
    private static final Comparator<JsonNode> SAME_NUMBER = (a, b) -> {
        if (a.isNumber() && b.isNumber()) {
            return a.isIntegralNumber() && b.isIntegralNumber()
                    ? a.bigIntegerValue().compareTo(b.bigIntegerValue())
                    : Double.compare(a.doubleValue(), b.doubleValue());
        }
        return a.equals(b) ? 0 : 1;
    };

    private ViewAgreement() {}

    static void assertHeader(IndicationView view, Vector vector) throws PerException {
        view.readHeader(vector.octets(), 0, vector.octets().length, vector.kpmVersion());
        assertSame(ViewJson.header(view.header()), vector.value());
        assertThat(view.header().trailingOctets()).isZero();
    }

    static void assertMessage(IndicationView view, Vector vector) throws PerException {
        view.readMessage(vector.octets(), 0, vector.octets().length, vector.kpmVersion());
        assertMessageShown(view, vector.kpmVersion(), vector.value());
        assertThat(view.message().trailingOctets()).isZero();
    }

    static void assertMessageShown(IndicationView view, KpmWire version, JsonNode expected) throws PerException {
        // The view leaves out the report conditions of v04.00, which repeat the action definition.
        JsonNode shown = expected.deepCopy();
        shown.findParents("matchCondReportList").forEach(item -> ((ObjectNode) item).remove("matchCondReportList"));
        assertSame(new ViewJson(view.message(), version).message(), shown);
    }

    static void assertIndication(IndicationView view, Vector vector) throws PerException {
        // Somewhere within a larger array, as it comes from a socket.
        byte[] buffer = new byte[vector.octets().length + 7];
        System.arraycopy(vector.octets(), 0, buffer, 3, vector.octets().length);
        Vector header = Vectors.inner(vector, "Header");
        Vector message = Vectors.inner(vector, "Message");
        if (message == null) {
            view.readEnvelope(buffer, 3, vector.octets().length);
        } else {
            view.read(buffer, 3, vector.octets().length, message.kpmVersion());
            assertSame(ViewJson.header(view.header()), header.value());
            assertMessageShown(view, message.kpmVersion(), message.value());
        }
        assertEnvelope(view.envelope(), vector.value());
    }

    private static void assertEnvelope(EnvelopeView envelope, JsonNode pdu) {
        Map<Integer, JsonNode> ies = new HashMap<>();
        pdu.at("/initiatingMessage/value/protocolIEs")
                .forEach(ie -> ies.put(ie.get("id").asInt(), ie.get("value")));
        assertThat(envelope.ricRequestorId())
                .isEqualTo(ies.get(29).get("ricRequestorID").asInt());
        assertThat(envelope.ricInstanceId())
                .isEqualTo(ies.get(29).get("ricInstanceID").asInt());
        assertThat(envelope.ranFunctionId()).isEqualTo(ies.get(5).asInt());
        assertThat(envelope.ricActionId()).isEqualTo(ies.get(15).asInt());
        assertThat(envelope.ricIndicationSn())
                .isEqualTo(ies.containsKey(27) ? ies.get(27).asInt() : EnvelopeView.ABSENT);
        assertThat(envelope.ricIndicationType())
                .isEqualTo(List.of("report", "insert").indexOf(ies.get(28).asText()));
        assertOctets(envelope.ricIndicationHeader(), ies.get(25));
        assertOctets(envelope.ricIndicationMessage(), ies.get(26));
        assertOctets(envelope.ricCallProcessId(), ies.get(20));
    }

    private static void assertOctets(OctetRange range, JsonNode expected) {
        assertThat(range.isPresent()).isEqualTo(expected != null);
        if (expected != null) {
            assertThat(range.toOctets().toHex()).isEqualTo(expected.asText());
            assertThat(range.length()).isEqualTo(expected.asText().length() / 2);
        }
    }

    static void assertSame(JsonNode actual, JsonNode expected) {
        if (!actual.equals(SAME_NUMBER, expected)) {
            assertThat(actual.toPrettyString()).isEqualTo(expected.toPrettyString());
        }
    }
}
