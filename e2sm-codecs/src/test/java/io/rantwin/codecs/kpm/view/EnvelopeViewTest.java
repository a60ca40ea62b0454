package io.rantwin.codecs.kpm.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rantwin.codecs.per.PerException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class EnvelopeViewTest {
    private final IndicationView view = new IndicationView();

    private void read(HandMadePdu pdu) throws PerException {
        byte[] octets = pdu.octets();
        view.read(octets, 0, octets.length, KpmWire.V3);
    }

    @Test
    void showsTheIes() throws PerException {
        read(HandMadePdu.complete().ie(27, HandMadePdu.REJECT, "fffe").octetString(20, "cafe"));

        EnvelopeView envelope = view.envelope();
        assertThat(envelope.ricRequestorId()).isEqualTo(17);
        assertThat(envelope.ricInstanceId()).isEqualTo(4);
        assertThat(envelope.ranFunctionId()).isEqualTo(0x92);
        assertThat(envelope.ricActionId()).isEqualTo(3);
        assertThat(envelope.ricIndicationSn()).isEqualTo(0xfffe);
        assertThat(envelope.ricIndicationType()).isEqualTo(EnvelopeView.REPORT);
        assertThat(envelope.ricCallProcessId().toOctets().toHex()).isEqualTo("cafe");
        assertThat(envelope.ricIndicationHeader().toOctets().toHex()).isEqualTo(HandMadePdu.HEADER_V3);
        assertThat(view.message().records().integer(0)).isEqualTo(7);
    }

    @Test
    void optionalIesOfTheMessageBeforeAreGone() throws PerException {
        read(HandMadePdu.complete().ie(27, HandMadePdu.REJECT, "0001").octetString(20, "cafe"));
        read(HandMadePdu.complete());

        assertThat(view.envelope().ricIndicationSn()).isEqualTo(EnvelopeView.ABSENT);
        assertThat(view.envelope().ricCallProcessId().isPresent()).isFalse();
    }

    @Test
    void orderOfIesDoesNotMatter() throws PerException {
        read(HandMadePdu.complete().reversed());

        assertThat(view.envelope().ricRequestorId()).isEqualTo(17);
        assertThat(view.message().records().integer(0)).isEqualTo(7);
    }

    @Test
    void unknownIeIsTreatedByItsCriticality() throws PerException {
        read(HandMadePdu.complete()
                .ie(99, HandMadePdu.IGNORE, "0102")
                .ie(60_000, HandMadePdu.NOTIFY, new byte[40_000]));
        assertThat(view.envelope().unknownIes()).isEqualTo(2);

        assertThatThrownBy(() -> read(HandMadePdu.complete().ie(99, HandMadePdu.REJECT, "0102")))
                .isInstanceOf(PerException.class)
                .hasMessageContaining("initiatingMessage.value.protocolIEs[6]")
                .hasMessageContaining("IE 99 is unknown and marked reject");
    }

    @Test
    void knownIeWithAnotherCriticalityIsRead() throws PerException {
        read(HandMadePdu.complete().ie(27, HandMadePdu.IGNORE, "0005"));

        assertThat(view.envelope().ricIndicationSn()).isEqualTo(5);
    }

    @Test
    void eachMandatoryIeMustBeThere() {
        for (int id : new int[] {29, 5, 15, 28, 25, 26}) {
            assertThatThrownBy(() -> read(HandMadePdu.complete().without(id)))
                    .isInstanceOf(PerException.class)
                    .hasMessageContaining("IE " + id + " is mandatory and missing");
        }
    }

    @Test
    void ieThatComesTwiceIsAnError() {
        assertThatThrownBy(() -> read(HandMadePdu.complete().ie(15, HandMadePdu.REJECT, "04")))
                .isInstanceOf(PerException.class)
                .hasMessageContaining("IE 15 comes twice");
    }

    @Test
    void otherProceduresAndOutcomesAreErrors() {
        byte[] control = HandMadePdu.complete().octets();
        control[1] = 4;
        byte[] outcome = HandMadePdu.complete().octets();
        outcome[0] = 0x20;

        assertThat(IndicationView.isIndication(control, 0, control.length)).isFalse();
        assertThat(IndicationView.isIndication(outcome, 0, outcome.length)).isFalse();
        assertThatThrownBy(() -> view.readEnvelope(control, 0, control.length))
                .isInstanceOf(PerException.class)
                .hasMessageContaining("procedure code 4");
        assertThatThrownBy(() -> view.readEnvelope(outcome, 0, outcome.length))
                .isInstanceOf(PerException.class)
                .hasMessageContaining("not an initiatingMessage");
    }

    /** PDU value, IE value and OCTET STRING are each in fragments, and so is the record in the message. */
    @Test
    void fragmentsAreJoined() throws PerException {
        int items = 40_000;
        // Format 1, one record; a noValue has 3 bits, 010: eight of them are three octets.
        byte[] message = HexFormat.of().parseHex("00000000");
        byte[] eight = HexFormat.of().parseHex("492492");
        byte[] values = new byte[0];
        int left = items;
        while (left >= 16_384) {
            int blocks = Math.min(4, left / 16_384);
            values = HandMadePdu.concat(values, new byte[] {(byte) (0xc0 | blocks)});
            values = HandMadePdu.concat(values, repeated(eight, blocks * 16_384 / 8));
            left -= blocks * 16_384;
        }
        values = HandMadePdu.concat(values, new byte[] {(byte) (left >> 8 | 0x80), (byte) left});
        values = HandMadePdu.concat(values, repeated(eight, left / 8));
        byte[] padded = HandMadePdu.concat(HandMadePdu.concat(message, values), new byte[5000]);

        HandMadePdu pdu = HandMadePdu.complete().without(26).ie(26, HandMadePdu.REJECT, HandMadePdu.openType(padded));
        read(pdu);

        assertThat(view.envelope().ricIndicationMessage().length()).isEqualTo(padded.length);
        assertThat(view.message().records().valueCount()).isEqualTo(items);
        assertThat(view.message().records().kind(items - 1)).isEqualTo(ValueKind.NO_VALUE);
        assertThat(view.message().trailingOctets()).isEqualTo(5000);
    }

    private static byte[] repeated(byte[] pattern, int times) {
        byte[] all = new byte[pattern.length * times];
        for (int i = 0; i < all.length; i++) {
            all[i] = pattern[i % pattern.length];
        }
        return all;
    }

    @Test
    void errorsCountFromTheStartOfThePdu() {
        byte[] octets = HandMadePdu.complete().octets();
        // The last three octets of the record are cut off: header and length of the value stay.
        byte[] truncated =
                HandMadePdu.complete().without(26).octetString(26, "00000000").octets();

        assertThatThrownBy(() -> view.read(truncated, 0, truncated.length, KpmWire.V3))
                .isInstanceOf(PerException.class)
                .hasMessageContaining("RICindicationMessage.indicationMessage-formats.measData[0].measRecord[0]")
                .satisfies(e -> assertThat(((PerException) e).octetOffset()).isEqualTo(truncated.length))
                .satisfies(e -> assertThat(octets.length).isEqualTo(truncated.length + 3));
    }
}
