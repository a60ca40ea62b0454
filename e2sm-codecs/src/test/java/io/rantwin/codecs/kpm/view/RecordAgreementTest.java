package io.rantwin.codecs.kpm.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.rantwin.codecs.kpm.KpmCodec;
import io.rantwin.codecs.kpm.KpmIndicationHeader;
import io.rantwin.codecs.kpm.KpmReport;
import io.rantwin.codecs.kpm.KpmVersion;
import io.rantwin.codecs.kpm.view.Vectors.Vector;
import io.rantwin.codecs.per.Octets;
import io.rantwin.codecs.per.PerException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The view and the record decoder read every vector alike. */
class RecordAgreementTest {
    private final IndicationView view = new IndicationView();
    private final Map<KpmWire, KpmCodec> codecs = new EnumMap<>(KpmWire.class);

    RecordAgreementTest() {
        for (KpmVersion version : KpmVersion.values()) {
            KpmWire wire = KpmWire.of(version);
            if (wire != null) {
                codecs.put(wire, KpmCodec.of(version));
            }
        }
    }

    @Test
    void ownVectors() throws PerException {
        assertThat(compare(Vectors.own())).isEqualTo(9);
    }

    @Test
    void referenceVectors() throws PerException {
        assertThat(compare(Vectors.reference())).isGreaterThan(470);
    }

    /** How many vectors were compared. */
    private int compare(List<Vector> vectors) throws PerException {
        int compared = 0;
        for (Vector vector : vectors) {
            if (!vector.isValid()) {
                continue;
            }
            if (vector.isKpm("Header")) {
                compareHeader(vector);
                compared++;
            } else if (vector.isKpm("Message")) {
                compareMessage(vector);
                compared++;
            }
        }
        return compared;
    }

    private void compareMessage(Vector vector) throws PerException {
        KpmReport expected = codecs.get(vector.kpmVersion()).decodeIndicationMessage(vector.contents());
        byte[] octets = vector.octets();
        view.readMessage(octets, 0, octets.length, vector.kpmVersion());
        assertThat(new ViewRecords(view.message(), vector.kpmVersion()).report())
                .as(vector.id())
                .isEqualTo(ViewRecords.withoutConditions(expected));
    }

    private void compareHeader(Vector vector) throws PerException {
        KpmIndicationHeader expected = codecs.get(vector.kpmVersion()).decodeIndicationHeader(vector.contents());
        byte[] octets = vector.octets();
        view.readHeader(octets, 0, octets.length, vector.kpmVersion());
        HeaderView header = view.header();
        Octets time = expected.collectionStartTime().octets();
        assertThat(header.collectionStartTime()).as(vector.id()).isEqualTo(time.toUnsignedLong());
        assertThat(header.timeStampOctets()).as(vector.id()).isEqualTo(time.length());
        assertThat(text(header.fileFormatVersion())).as(vector.id()).isEqualTo(expected.fileFormatVersion());
        assertThat(text(header.senderName())).as(vector.id()).isEqualTo(expected.senderName());
        assertThat(text(header.senderType())).as(vector.id()).isEqualTo(expected.senderType());
        assertThat(text(header.vendorName())).as(vector.id()).isEqualTo(expected.vendorName());
    }

    private static @Nullable String text(OctetRange range) {
        return range.isPresent() ? range.toText() : null;
    }
}
