package io.rantwin.codecs.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rantwin.codecs.asn1.Schema;
import io.rantwin.codecs.asn1.SchemaVersion;
import io.rantwin.codecs.asn1.SequenceValue.UnknownAddition;
import io.rantwin.codecs.asn1.Value.ChoiceValue;
import io.rantwin.codecs.per.Octets;
import java.util.List;
import org.junit.jupiter.api.Test;

class UeIdTest {
    private static final Plmn PLMN = Plmn.of("001", "01");
    private static final Guami GUAMI = new Guami(PLMN, 2, 64, 1);
    private static final Octets RAN_UE_ID = Octets.ofHex("0000000000000007");
    private static final GlobalNodeId GNB = GlobalNodeId.gnb(PLMN, 0x19b, 22);
    private static final GlobalNodeId ENB =
            new GlobalNodeId(GlobalNodeId.Kind.ENB, PLMN, "macro-eNB-ID", Octets.ofHex("abcde0"), 20);
    private static final GlobalNodeId NG_ENB =
            new GlobalNodeId(GlobalNodeId.Kind.NG_ENB, PLMN, "macroNgENB-ID", Octets.ofHex("123450"), 20);
    private static final CellRnti CELL_RNTI = new CellRnti(0x4601, new NrCgi(PLMN, 0x19b00001L));
    /** Of a version that does not exist yet. */
    private static final List<UnknownAddition> NEWER = List.of(new UnknownAddition(5, Octets.ofHex("c0ffee")));

    private static final List<UeId> ALL = List.of(
            new UeId.Gnb(
                    (1L << 40) - 1, GUAMI, List.of(7L, 8L), List.of(9L), RAN_UE_ID, 10L, GNB, NG_ENB, CELL_RNTI, NEWER),
            UeId.Gnb.of(1, GUAMI),
            new UeId.GnbDu(4_294_967_295L, RAN_UE_ID, CELL_RNTI, NEWER),
            new UeId.GnbCuUp(12, RAN_UE_ID, NEWER),
            new UeId.NgEnb(13, GUAMI, 14L, 15L, NG_ENB, GNB, CELL_RNTI, NEWER),
            new UeId.NgEnbDu(16, CELL_RNTI, NEWER),
            new UeId.EnGnb(4095, 17L, ENB, 18L, List.of(19L), RAN_UE_ID, CELL_RNTI, NEWER),
            new UeId.Enb(20, new Gummei(PLMN, 0xfffe, 3), 21L, 22L, ENB, CELL_RNTI, NEWER),
            new UnrecognizedChoice(3, Octets.ofHex("0102")));

    @Test
    void everyAlternativeComesBackFromTheWire() throws Exception {
        Schema schema = Schema.load(SchemaVersion.KPM_V04_00);
        for (UeId ueId : ALL) {
            byte[] octets = schema.encode("UEID", UeId.toValue(ueId));
            var read = (ChoiceValue) schema.decode("UEID", octets).value();
            assertThat(UeId.from(read)).isEqualTo(ueId);
        }
    }

    @Test
    void anOlderSchemaKeepsTheCellRntiOfANewerOne() throws Exception {
        Schema newer = Schema.load(SchemaVersion.KPM_V04_00);
        Schema older = Schema.load(SchemaVersion.KPM_V03_00);
        byte[] octets = newer.encode("UEID", UeId.toValue(new UeId.GnbDu(5, null, CELL_RNTI, List.of())));
        var read = (UeId.GnbDu)
                UeId.from((ChoiceValue) older.decode("UEID", octets).value());
        assertThat(read.cellRnti()).isNull();
        assertThat(read.additions()).hasSize(1);
        assertThat(older.encode("UEID", UeId.toValue(read))).isEqualTo(octets);
    }

    @Test
    void cellIdentitiesArePrintedAsEngineersWriteThem() {
        assertThat(new NrCgi(PLMN, 0x66c000)).hasToString("001-01/00066c000");
        assertThat(new EutraCgi(PLMN, 0x19b01)).hasToString("001-01/0019b01");
    }

    @Test
    void identitiesOutOfRangeAreRefused() {
        assertThatThrownBy(() -> new NrCgi(PLMN, 1L << 36)).hasMessageContaining("36 bits");
        assertThatThrownBy(() -> new Guami(PLMN, 0, 1024, 0)).hasMessageContaining("AMF set 1024");
    }
}
